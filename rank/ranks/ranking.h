/* Ranks inside a cohort, and what changed since the year before. */
#ifndef JIXIAO_RANKING_H
#define JIXIAO_RANKING_H

#include "rows/table.h"

enum ties { TIES_COMPETITION, TIES_DENSE, TIES_ORDINAL, TIES };
extern const char *const ties_names[TIES + 1];

/* Fills ranked: the rows by the key columns of within, then by rank (those without one last), then
 * by what is left of county, year and department; and their rank, peers and change. Departments
 * with the same points share a rank, but with TIES_ORDINAL, where the department's name decides. */
void ranking_make(struct table *t, const bool within[KEY_COUNT], enum ties ties);

/* The order of years in a ranking: numbers by number, so 999 stands before 2024, and words behind
 * all numbers. */
int ranking_compare_years(struct str a, struct str b);

/* Index in ranked behind the last row of the cohort that begins with start. */
size_t ranking_cohort_end(const struct table *t, size_t start);

#endif
