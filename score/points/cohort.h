/* Scoring a cohort: the departments whose minimum and maximum belong together. */
#ifndef JIXIAO_COHORT_H
#define JIXIAO_COHORT_H

#include "points/evaluate.h"
#include "points/points.h"
#include "points/quick_band.h"
#include "points/review.h"
#include "points/rules.h"

enum self_mode { SELF_AUDIT, SELF_FALLBACK, SELF_ONLY, SELF_MODES };
extern const char *const self_names[SELF_MODES + 1];

/* Where an indicator's points come from. */
enum origin {
    ORIGIN_NONE, /* missing */
    ORIGIN_RULE,
    ORIGIN_NOT_APPLICABLE, /* full points */
    ORIGIN_REVIEW,
    ORIGIN_SELF,
};

/* A node over the departments of the cohort. Sections have points only; with points_only an
 * indicator may have nothing but points and states. */
struct node_scores {
    struct column value;
    struct band band;
    int64_t *points;       /* POINTS_MISSING where there are none */
    unsigned char *origin; /* enum origin */
};

/* The scores of one cohort at a time; its memory is used again for the next. */
struct cohort {
    const struct framework *fw;
    const struct observations *o;
    enum self_mode self;
    struct reviews *reviews; /* NULL: none */
    bool points_only;        /* set after cohort_init: nobody asks for values, bands and origins */
    size_t first, n;         /* rows of o */
    struct column *item; /* by item, over those rows; with points_only, those that were needed */
    struct node_scores *node;
    int64_t *total, *low, *high; /* integers of the total's last decimal */
    unsigned *missing;           /* indicators without points */

    /* its own */
    size_t cap;
    int64_t *cell; /* item * stride + department */
    size_t stride;
    bool *item_taken;
    struct quick_band *quick; /* by node */
    double *quick_value;
    real *raw;
    int64_t **points; /* node[i].points, as tree_add_up wants them */
    struct evaluator evaluator;
};

void cohort_init(struct cohort *c, const struct framework *fw, enum self_mode self,
                 struct reviews *reviews);
void cohort_free(struct cohort *c);

/* The cell of department i as it was written; see cell.h. */
static inline int64_t cohort_cell(const struct cohort *c, int item, size_t i)
{
    return c->cell[(size_t)item * c->stride + i];
}

/* The keys of department i of the cohort. */
void cohort_key(const struct cohort *c, size_t i, struct str key[KEY_COUNT]);

/* Takes rows first .. first + n of o as the cohort, to be scored once or in several ways. */
void cohort_take(struct cohort *c, const struct observations *o, size_t first, size_t n);

/* Scores it. The result stands until the next call of either. */
void cohort_score(struct cohort *c);

#endif
