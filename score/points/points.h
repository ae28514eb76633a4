/* Points: integers of the framework's last decimal, so that a printed sheet adds up. */
#ifndef JIXIAO_POINTS_H
#define JIXIAO_POINTS_H

#include <stdint.h>

#include "framework/framework.h"
#include "real.h"

#define POINTS_MISSING INT64_MIN

/* Raw points as an integer of their last decimal. Half up forgives 1e-9 of that decimal: 28.5 is a
 * half though 0.285 x 100 stands below it in a double. */
int64_t points_round(real raw, unsigned decimals, enum rounding rounding);

/* points with from decimals, as points with to decimals; exact in integers. */
int64_t points_rescale(int64_t points, unsigned from, unsigned to, enum rounding rounding);

/* Capped to 0..weight, then rounded. */
int64_t points_award(const struct framework *fw, real raw, real weight);

real node_weight(const struct node *n);

#endif
