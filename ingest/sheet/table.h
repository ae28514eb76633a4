/* A table: a head of names, then a row for each department. */
#ifndef JIXIAO_INGEST_TABLE_H
#define JIXIAO_INGEST_TABLE_H

#include "file/figures.h"
#include "sheet/form.h"
#include "sheet/table_keys.h"

enum column_kind { COLUMN_BLANK, COLUMN_KEY, COLUMN_ITEM, COLUMN_UNKNOWN };

struct column {
    enum column_kind kind;
    int index;              /* of the key or of the item */
    struct named_unit unit; /* what stands in the head */
    struct stated stated;   /* once the head has said all */
    struct str name;        /* as it stands in the head */
    bool is_part;           /* what stands here is what a row is about: no head, or 项目 */
    bool said;              /* an unknown name has been reported */
    bool near;              /* ... as an error: a row with a value here is refused */
    bool takes_rest;        /* of a figure that was cut: cut.h */
    size_t room;            /* how far that may reach, of one here */
    bool plain;             /* its figures may stand as they are: value_may_be_plain */
};

struct table {
    struct intake *in;
    struct submission sub;
    struct arena arena; /* of the columns' names */
    struct column *column;
    size_t columns;
    unsigned long head_line;
    bool unusable; /* its head is in error: every row is refused */
    bool fresh;    /* no row of figures yet: units, or the head's second row, may come */
    bool settled;  /* the columns' units are known, and with them which are plain */
    bool has_row;  /* a row of figures has come */
    size_t
        front; /* the columns before the figures, where those are all items in their order; or 0 */
    struct table_keys keys;
    struct named_unit money;
    struct buf lead; /* the first cell of the last row, and what it is: table_lead.h's */
    enum name_kind lead_kind;
};

/* in, which takes the table's submissions, must live as long. */
void table_init(struct table *t, struct intake *in);
void table_free(struct table *t);

/* Begins a table with a resolved row. What a form's headings have said is the table's. */
void table_begin(struct table *t, const struct row *row, const struct form *headings);

/* Takes a row that is not blank. False where it is not the table's: it begins with the name of a
 * key, so it is a head again (the table comes in pages, or another one follows), or a form's. */
bool table_row(struct table *t, struct row *row);

/* Whether a row may be taken as a line of figures, and as what kind of one. */
bool table_takes_figures(const struct table *t, struct figures *f);

/* Takes such a line: its cells in front, and its figures as the stream writes them. same: all cells
 * but the last are those of the line that was taken just before. False where it might be something
 * else, a row of totals or a head, and must come with all its cells. */
bool table_figures(struct table *t, const struct row *row, struct str figures, bool same);

/* A row was lost (it is reported): its department is refused. */
void table_lost_row(struct table *t);

#endif
