/* A row of a sheet, and what it looks like. */
#ifndef JIXIAO_INGEST_ROW_H
#define JIXIAO_INGEST_ROW_H

#include "report.h"
#include "words/names.h"

struct row {
    const char *file;
    unsigned long line;
    const struct str *cell;
    size_t n;
    bool by_commas;    /* one stood between two cells */
    struct name *name; /* of every cell, after row_resolve */
    size_t cap;
};

/* Finds what every cell names: row->name. */
void row_resolve(struct row *row, struct names *names);
void row_free(struct row *row);

/* Where the cell with this index stands, for a message. */
struct place row_place(const struct row *row, size_t column);

/* Whether nothing stands in any cell. */
bool row_is_blank(const struct row *row);

/* Index of the first cell that is not blank; row->n where all are. */
size_t row_first(const struct row *row);

/* The rest wants a resolved row. */

/* Whether a cell names an item of the framework. */
bool row_has_item(const struct row *row);

/* The head of a table: several cells name keys and items, and no cell is a figure. in_form:
 * a form has begun already, and more is asked of a row that ends it. */
bool row_is_table_head(const struct row *row, bool in_form);

/* The head of a form's columns: 项目, 数值, 单位, 来源. */
bool row_is_form_head(const struct row *row);

#endif
