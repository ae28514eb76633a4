/* What a department's amounts may be compared with: all rows that there are, by county and by
 * department. */
#ifndef JIXIAO_AMOUNTS_H
#define JIXIAO_AMOUNTS_H

#include <tgmath.h>

#include "rows/observations.h"

/* The smallest and the largest size of an item's amounts; 0 before there is one. */
struct amount_range {
    real low, high;
};

struct amounts {
    const struct framework *fw;
    size_t *item; /* those that are in money */
    size_t items;
    struct strmap county;       /* its number; see amounts_ranges */
    struct amount_range *range; /* by county and place in item */
    size_t range_cap;
    bool has_years;
    int *first_year, *next_year; /* by row; a row, or NOWHERE */
    struct arena arena;
};

void amounts_init(struct amounts *a, const struct framework *fw);
void amounts_free(struct amounts *a);

/* Takes all rows that there are, in place of those before. The observations must stay as they
 * are. */
void amounts_take(struct amounts *a, const struct observations *o);

/* The ranges of the items, by place, over all that amounts of this row may be compared with: its
 * county's, or everything where a cohort holds several counties. */
const struct amount_range *amounts_ranges(const struct amounts *a, const struct observations *o,
                                          size_t row);

/* Strings the rows of every department together, whichever their year: first_year of each is the
 * first of them, and next_year leads on from there. Once for rows that were taken; it takes its
 * time. */
void amounts_find_years(struct amounts *a, const struct observations *o);

/* The size of an amount, whatever its sign; 0 where there is no figure, which is as good as
 * none. */
static inline real amount_size(const struct observations *o, size_t item, size_t row)
{
    int64_t cell = observations_cell(o, item, row);

    return cell_state(cell) == CELL_VALUE ? fabs(observations_value(o, cell)) : 0;
}

#endif
