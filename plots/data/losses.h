/* What a county's departments lost of the weights of the indicators in a year. */
#ifndef JIXIAO_PLOTS_LOSSES_H
#define JIXIAO_PLOTS_LOSSES_H

#include "data/standings.h"
#include "framework/framework.h"

struct loss {
    const struct node *node; /* the indicator */
    int section;             /* the node of the first level that it is in */
    int code;                /* its place in standing.node */
    int64_t lost;            /* by all departments together, in points */
    long counted;            /* departments that have points */
};

struct losses {
    struct loss *loss; /* of every indicator that the framework and the stream have, in its order */
    size_t n;
    int64_t lost;
};

void losses_set(struct losses *l, const struct framework *fw, const struct standings *s,
                const struct county *c, size_t year);
void losses_free(struct losses *l);

enum losses_order { LOSSES_BY_POINTS, LOSSES_BY_SHARE /* of their weight, on average */ };

/* The indicator that cost most first; ties stay in the framework's order. */
void losses_sort(struct losses *l, enum losses_order order);

/* Drops those that cost the least share of their weight until n are left; the others keep their
 * order. */
void losses_keep(struct losses *l, size_t n);

/* What a department lost by an indicator, and the mean of those that have points for it, rounded to
 * so many decimals; not known where there are none. */
struct points loss_of(const struct loss *l, const struct standing *s);
struct points loss_mean(const struct loss *l, unsigned decimals);

/* What a department lost of an indicator, 0 to 1. False where it has no points for it. */
bool loss_share(const struct loss *l, const struct standing *s, double *share);

/* The same of all departments together. */
bool loss_mean_share(const struct loss *l, double *share);

#endif
