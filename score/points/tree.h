/* From indicators to sections and totals, with one of the policies for what is missing. */
#ifndef JIXIAO_TREE_H
#define JIXIAO_TREE_H

#include "points/points.h"

/* Fills the points of every section but the root from those of its children, for departments 0..n,
 * and the totals (integers of the total's last decimal). points is by node; POINTS_MISSING where
 * there are none. */
void tree_add_up(const struct framework *fw, enum missing policy, int64_t *const *points, size_t n,
                 int64_t *total);

/* The same where no indicator lacks points, whatever the policy: a column at a time. */
void tree_add_complete(const struct framework *fw, int64_t *const *points, size_t n,
                       int64_t *total);

#endif
