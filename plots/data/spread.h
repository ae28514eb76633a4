/* How the totals of a county's departments are spread in a year. */
#ifndef JIXIAO_PLOTS_SPREAD_H
#define JIXIAO_PLOTS_SPREAD_H

#include "data/standings.h"

/* Quartiles are those of Excel's QUARTILE.INC (and of its MEDIAN): where one lies between two
 * totals it is as far between them. Rounded half up to as many decimals as the totals have. */
struct spread {
    const struct standing **at; /* the departments that have a total, the lowest first; its own */
    size_t n;
    struct points lowest, lower, median, upper, highest; /* not known where n is 0 */
    size_t best, last; /* how many share the highest total, and the lowest */
};

void spread_set(struct spread *s, const struct county *c, size_t year);
/* The highest less the lowest. */
struct points spread_range(const struct spread *s);

void spread_free(struct spread *s);

#endif
