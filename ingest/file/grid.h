/* A file as rows of cells: CSV in its dialect. */
#ifndef JIXIAO_INGEST_GRID_H
#define JIXIAO_INGEST_GRID_H

#include "file/dialect.h"
#include "file/figures.h"
#include "file/row.h"

struct grid {
    struct row row;    /* the last one; its cells are valid until the next call */
    const char *fault; /* of the last one, where the status is CSVIN_BAD */
    size_t bad;        /* the first cell that holds a byte that is no text; row.n where none does */
    unsigned char bad_byte;
    unsigned long column; /* of the fault */

    /* its own */
    struct dialect dialect;
    struct csvin csv;
    struct str *cell; /* in the wide dialect: the cells with their commas back */
    size_t cell_cap;
    struct buf text;
};

/* The source gives UTF-8, in which a byte that is no text is left as it was. */
void grid_open(struct grid *g, csvin_source *read, void *from, const char *file,
               struct names *names);
void grid_close(struct grid *g);

/* CSVIN_ROW, CSVIN_BAD, CSVIN_END or CSVIN_FAILED (errno). */
enum csvin_status grid_next(struct grid *g);

/* Whether the next row is a line for figures_take that is at hand whole; its cells in front are the
 * row then. grid_pass takes it; else it comes again with grid_next. */
bool grid_figures(struct grid *g, struct figures *f, struct buf *out);
void grid_pass(struct grid *g, const struct figures *f);

#endif
