/* What departments gave themselves beyond the points that they have, from 'score --explain'.
 *
 * Like is compared with like: only indicators for which a department has both, its own points and
 * computed ones (or reviewed, which count instead). What is not applicable earns its weight in the
 * town's own sheet too. A town that gave itself a total and no points by indicator has no gap:
 * nobody could say which indicators it comes from.
 */
#ifndef JIXIAO_PLOTS_GAPS_H
#define JIXIAO_PLOTS_GAPS_H

#include "data/remarks.h"

struct gap {
    const struct standing *standing;
    struct points own, points; /* sums over the indicators compared */
    struct points more;        /* own minus points, of either sign */
    long compared, indicators; /* of so many that are explained */
    struct str stated; /* its own total where that is not the sum of its points; else empty */
};

struct gaps {
    struct gap *gap; /* the greatest first; ties by rank */
    size_t n;
    const struct standing **without; /* departments that have no gap */
    size_t withouts;
    size_t over, under; /* departments above and below zero */
    struct points mean; /* of more; not known where n is 0 */
};

void gaps_set(struct gaps *g, const struct remarks *r, const struct county *c, size_t year);
void gaps_free(struct gaps *g);

/* Appends points with their sign: "+1.50", "−0.25", "0.00". */
void gaps_write(struct buf *out, struct points more);

#endif
