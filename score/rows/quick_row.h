/* A row's cells, straight from its line.
 *
 * Taking a line apart into fields and then every field into digits goes over each byte twice. In a
 * line without quotation marks the second step finds the fields' ends on its way: eight bytes are
 * loaded, and digits.h finds the comma among them and turns what stands before it into a number; a
 * field that is no short plain number goes through observations_read like any other. Whatever else
 * a line can be (quoted, blank, with too many fields or too few, with a cell that is no number,
 * with other columns in front) is left where it is for stream_next and observations_read_row, which
 * stay the reference: tests/unit/test_quick_row.c and tests/fuzz/fuzz_row.c hold that both read
 * every input alike. */
#ifndef JIXIAO_QUICK_ROW_H
#define JIXIAO_QUICK_ROW_H

#include "rows/observations.h"

struct quick_rows {
    struct observations *o;
    struct stream_reader *r;
    const int *item;  /* by column, or NOWHERE */
    int *number_item; /* the same of items that are no labels */
    bool usable;      /* the keys are the first columns, in order */
    struct buf front; /* how a line began, up to its department: county and year, which are sound */
    struct str shared[KEY_DEPARTMENT]; /* those, in front */
};

/* columns is observations_columns'. It must live as long, and the others too. */
void quick_rows_init(struct quick_rows *q, struct observations *o, struct stream_reader *r,
                     const int *columns);
void quick_rows_free(struct quick_rows *q);

/* Begins the reader's next row (observations_begin) and reads all its cells; then *cohort is the
 * row's and r->in.line its line. False where the row is still to come from stream_next: nothing has
 * happened. */
bool quick_row(struct quick_rows *q, int *cohort);

#endif
