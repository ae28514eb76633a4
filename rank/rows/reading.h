/* Scores, or rankings, row by row as they come.
 *
 * All inputs must have the same columns, and numbers where a number is ranked by. What comes of
 * that is a row's keys, its numbers and the rest of its cells as the line that a ranking passes
 * on. */
#ifndef JIXIAO_RANK_READING_H
#define JIXIAO_RANK_READING_H

#include "rows/table.h"

/* What is done with every row. */
typedef void reading_taker(void *to, const struct arrival *row);

/* Reads one input, behind those that were read before, and hands over its rows: scores, or a
 * ranking, of which the columns that rank added are not passed on. by is the name of the column to
 * rank by. The table learns the header and the input's name. False where the input was cut, has
 * other columns, or holds something that is no number; the faults are in the report. */
bool reading_rows(struct table *t, csvin_source *read, void *from, const char *name,
                  enum stream_kind kind, const char *by, reading_taker *take, void *to,
                  struct report *report);

/* A reading_taker that adds to a table. */
void reading_into_table(void *table, const struct arrival *row);

#endif
