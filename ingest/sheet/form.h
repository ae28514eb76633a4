/* A form: one department, one year; headings in any order, then a row for each figure. Several
 * forms may follow each other in a file. */
#ifndef JIXIAO_INGEST_FORM_H
#define JIXIAO_INGEST_FORM_H

#include "sheet/form_keys.h"
#include "sheet/heading.h"
#include "submissions/intake.h"

enum { FORM_GROUPS = 4 };

/* Columns of names, values and units; several stand side by side in wide forms. */
struct form_group {
    size_t name, value, unit; /* SIZE_MAX: none */
    size_t room;              /* how far the rest of a figure that was cut may reach: cut.h */
    size_t unheaded; /* where the cells end of which no head says what they are; 0 where one does */
};

struct form {
    struct intake *in;
    struct submission sub;
    struct form_keys keys;
    bool figures; /* it has named at least one item */
    bool named;   /* it has at least one heading */
    struct form_group group[FORM_GROUPS];
    size_t groups;
    bool units_beside; /* without a head: the cell behind the value has held a unit */
    struct named_unit money;
};

/* in, which takes the form's submissions, must live as long. */
void form_init(struct form *f, struct intake *in);
void form_free(struct form *f);

/* Nothing begun; the unit of the sheet's amounts stays. */
void form_clear(struct form *f);

/* A row of headings: what it says of whose the form is, or where the next form begins; and the
 * unit. */
void form_headings(struct form *f, const struct headings *h, const struct row *row);
/* A resolved row that is the head of columns: the rows below are read by it. */
void form_head(struct form *f, const struct row *row);

/* Reads a resolved row's figures. False where the row names no item, and nothing that looks like
 * one. */
bool form_figures(struct form *f, const struct row *row);

/* A row was lost (it is reported): what it said is not known, so the form is refused. */
void form_lost_row(struct form *f);

/* Ends the form, if one has begun. */
void form_finish(struct form *f);

#endif
