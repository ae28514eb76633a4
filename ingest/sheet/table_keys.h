/* The keys of a table's rows: whose figures they are, and of which year.
 *
 * A cell left empty repeats the one above, as merged cells come out of Excel; a key that has no
 * column is what the headings above the table have said. */
#ifndef JIXIAO_INGEST_TABLE_KEYS_H
#define JIXIAO_INGEST_TABLE_KEYS_H

#include "sheet/form_keys.h"

struct table_keys {
    int column[KEY_COUNT];       /* the head's, or NOWHERE */
    struct buf said[KEY_COUNT];  /* by the headings above the table */
    struct buf above[KEY_COUNT]; /* as last written */
    bool lost;                   /* a row was lost, which may have held what is to be repeated */
};

void table_keys_free(struct table_keys *keys);

/* Nothing stands above, and what a form's headings have said is the table's. */
void table_keys_begin(struct table_keys *keys, const struct form_keys *headings);

/* A row's cell; an empty text where it has none. */
static inline struct str table_keys_cell(const struct table_keys *keys, const struct row *row,
                                         enum stream_key k)
{
    int column = keys->column[k];

    return column != NOWHERE && (size_t)column < row->n ? row->cell[column] : (struct str){ 0 };
}

/* Reads the keys of a row into its submission; what is wrong with them is reported and refuses
 * it. */
void table_keys_read(struct table_keys *keys, struct intake *in, struct submission *s,
                     const struct row *row);

/* The same of a row whose county and year are those of the row before. */
void table_keys_read_department(struct table_keys *keys, struct intake *in, struct submission *s,
                                const struct row *row);

/* A row of the wrong width: which cells are its keys is not sure, and the rows below do not repeat
 * them. */
void table_keys_lose(struct table_keys *keys, const struct row *row);

#endif
