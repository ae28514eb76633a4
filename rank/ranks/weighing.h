/* Totals and ranks of one cohort under other weights than the framework's.
 *
 * What a department earned of an indicator's weight is a share of it, and the share stays: an
 * indicator that weighs twice as much pays twice as much. Sections add up and multiply as they do
 * in the framework, with the weights of what is below them, and a missing indicator counts as the
 * framework says. The result is stretched to the root's weight and rounded as totals are, so that
 * the framework's own weights give the ranks that the ranking has. */
#ifndef JIXIAO_RANK_WEIGHING_H
#define JIXIAO_RANK_WEIGHING_H

#include "framework/framework.h"
#include "rows/table.h"

struct weighed {
    int64_t total; /* an integer of the total's last decimal */
    size_t row;    /* in the cohort */
};

struct weighing {
    const struct framework *fw;
    size_t n;        /* departments with a rank: the first ones of the cohort */
    double **points; /* by node, then department; of an indicator: its share of the weight */
    bool **missing;  /* likewise; only with MISSING_SKIP, else NULL */
    double *weight;  /* by node: what weighing_rank was called with, and what follows from it */
    double *left;    /* by department: scratch, the weights that count in a section */
    struct weighed *order;
};

/* Looks up the indicators' columns in the table. By node; NULL with a fault in the report where the
 * table has not all of them. Free with free(). */
int *weighing_columns(const struct table *t, const struct framework *fw, struct report *report);

/* Takes the rows of a cohort, from start up to end, in the order of the ranking. False where a cell
 * is no number of points; the fault is in the report. Free in any case. */
bool weighing_begin(struct weighing *w, const struct framework *fw, const struct table *t,
                    size_t start, size_t end, const int *column, struct report *report);
void weighing_free(struct weighing *w);

/* Ranks with the indicators' weights times factor (by node; sections are not looked at). Fills
 * rank, by department; ties share one and the next is skipped. False where nothing has a weight any
 * more. */
bool weighing_rank(struct weighing *w, const double *factor, unsigned *rank);

#endif
