/* What a band over "item / item" pays a whole cohort, in doubles; and whether that is beyond doubt.
 *
 * The points of such an indicator are a few divisions and comparisons a department, and long
 * doubles make them several times dearer than they need to be: hardly any department stands so near
 * a threshold or a half that the last bits of its value decide. So they are reckoned in doubles
 * here, together with how far a result can be from the one that evaluate.c, extent.c, rules.c and
 * points.c come to. Where a comparison or a rounding is nearer than that, quick_band_pay says so,
 * and the indicator is left to those files for this cohort: they are the reference.
 * tests/unit/test_quick_band.c and tests/fuzz/fuzz_band.c hold that the points are the same, for
 * every reading.
 *
 * How far: let e be 2^-53. A quotient is within 5e of the exact one, relatively (two amounts, their
 * division, a power of ten, its product), and the reference's within 3e where a real is but a
 * double. With M the largest of the values and the ends, and s the distance of the ends, both value
 * - min and what it is divided by are within 20e M of the reference's; so the points are within
 * weight (40e M / s + 6e). Three times as much is taken for doubtful. */
#ifndef JIXIAO_QUICK_BAND_H
#define JIXIAO_QUICK_BAND_H

#include "framework/framework.h"

/* What there is to know before the cohorts come. */
struct quick_band {
    bool usable;      /* a band over "item / item" between two numbers */
    int above, below; /* the items */
    bool higher_is_better;
    double full, zero; /* where the values reach them, with what is forgiven */
    double low, high;  /* the thresholds as they stand, in order */
    double weight;     /* in units of the points' last decimal */
    double round;      /* added before points are cut to a whole number */
    int64_t full_points, no_points;
};

struct quick_band quick_band_of(const struct framework *fw, const struct node *n);

/* The cells (cell.h) of n departments; what comes out. */
struct quick_columns {
    size_t n;
    const int64_t *above, *below;
    double *value;        /* room for n */
    unsigned char *state; /* of the values */
    int64_t *points;
};

/* Fills the states and the points. False where there is a doubt; they mean nothing then. */
bool quick_band_pay(const struct quick_band *q, enum extent reading, const struct quick_columns *c);

#endif
