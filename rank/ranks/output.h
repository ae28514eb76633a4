/* Writing the ranking stream. */
#ifndef JIXIAO_OUTPUT_H
#define JIXIAO_OUTPUT_H

#include "framework/grades.h"
#include "ranks/robustness.h"
#include "rows/table.h"

struct output {
    struct stream_writer stream; /* stream.rows have been written */
    unsigned long provisional;   /* of them: those with a grade, and indicators missing */

    /* its own */
    const struct grades *grades;
    long draws;
    size_t missing;      /* which of the cells passed on holds how many are missing */
    struct csvout group; /* the county and year of the row, once for all that have them */
};

/* Begins the stream, with the table's columns. draws: whether rows come with what so many draws
 * came to; 0: they do not. */
void output_begin(struct output *o, const struct table *t, const struct grades *grades, long draws,
                  bool plain);

/* The rows of a table that is ranked. standing, by row, is what the draws came to, or NULL. */
void output_rows(struct output *o, const struct table *t, const struct standing *standing);

/* Ends the stream, with the line that says that it is whole. */
void output_end(struct output *o);

/* Instead of output_end: what was written has no last line, and whoever reads it refuses it. */
void output_break_off(struct output *o);

#endif
