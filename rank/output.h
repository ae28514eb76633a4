/* Writing the ranking stream. */
#ifndef JIXIAO_OUTPUT_H
#define JIXIAO_OUTPUT_H

#include "framework/grades.h"
#include "robustness.h"
#include "table.h"

/* Whether output_ranking adds a column of this name to those of the scores. */
bool output_adds(struct str column);

/* standing, by row, are what so many draws came to; NULL: none were made. */
void output_ranking(const struct table *t, const struct grades *grades,
                    const struct standing *standing, long draws, bool plain);

#endif
