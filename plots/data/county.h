/* What a county's years and departments come to: ranks, means, the highest. */
#ifndef JIXIAO_PLOTS_COUNTY_H
#define JIXIAO_PLOTS_COUNTY_H

#include "data/standings.h"

/* The newest of the county's years that has the department. */
size_t county_newest(const struct county *c, size_t department);

/* How many rows of the county's year-th year have a rank; they stand first. */
size_t county_ranked(const struct county *c, size_t year);

/* The mean of the totals of a county's year, rounded half up to as many decimals as they have. Not
 * known where there is no total. */
struct points county_mean(const struct county *c, size_t year);

/* The same, and the highest, of a section or indicator: code is its place in standings.code, -1 the
 * total. */
struct points county_mean_of(const struct county *c, size_t year, int code);
struct points county_best_of(const struct county *c, size_t year, int code);

/* Whether the row says between which ranks it is when the weights are drawn. */
bool standing_has_interval(const struct standing *s);

/* Of those: the row with the widest interval, NULL where all keep a single rank; and *still, how
 * many do. */
const struct standing *county_least_sure(const struct county *c, size_t year, long *still);

/* The points of a row for such a code. */
struct points standing_points(const struct standing *s, int code);

#endif
