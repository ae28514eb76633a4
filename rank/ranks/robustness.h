/* How sure a rank is: how it moves when the weights do. */
#ifndef JIXIAO_RANK_ROBUSTNESS_H
#define JIXIAO_RANK_ROBUSTNESS_H

#include "framework/framework.h"
#include "rows/table.h"

struct robustness_options {
    long draws;
    double noise; /* 0..1 */
    uint64_t seed;
};

/* What the draws made of a department's rank; a quantile is the best rank that so large a share of
 * the draws does not exceed, so it is a rank that came up. */
struct standing {
    unsigned p05, median, p95; /* 0: no rank */
    unsigned long top;         /* draws in which it is first */
};

enum { STANDING_SHARE_DECIMALS = 4 };

/* The share of the draws in which it is first: an integer of its last decimal, rounded half up. */
int64_t standing_share(const struct standing *s, long draws);

/* For every row of a ranking that is made: each draw multiplies every indicator's weight by a
 * number of its own between 1 - noise and 1 + noise. The draws depend on the seed, the draw and the
 * indicator's place in the framework alone, and are the same for every cohort. NULL with faults in
 * the report where the cells are not the framework's points. Free with free(). */
struct standing *robustness_draw(const struct table *t, const struct framework *fw,
                                 const struct robustness_options *o, struct report *report);

/* Writes a file: for every cohort and indicator, how the ranks change where it is left out and the
 * other weights are stretched to the same sum. False with a diagnostic. */
bool robustness_leave_one_out(const struct table *t, const struct framework *fw, const char *path,
                              struct report *report);

#endif
