/* The extent of an indicator: its minimum and maximum over a cohort, by one of the four readings of
 * the published rule. */
#ifndef JIXIAO_EXTENT_H
#define JIXIAO_EXTENT_H

#include "framework/framework.h"
#include "rows/observations.h"

/* Over which departments, and who set the ends. */
struct range {
    size_t n; /* departments with a value */
    real min, max;
    size_t min_at, max_at; /* the first department that has it */
};

enum { AT_NOBODY = -1 };

/* Over every department with a value. */
struct range range_of(const struct column *value, size_t n);

/* Over those strictly between low and high. */
struct range range_between(const struct column *value, size_t n, real low, real high);

/* Whether the ends are the same but for the rounding of a division. */
bool range_is_point(const struct range *r);

/* Comparisons with a threshold forgive 1e-9, so that 0.15 / 0.1 reaches 1.5. */
bool at_least(real value, real threshold);
bool at_most(real value, real threshold);

/* A band's thresholds as numbers and the extent between them, for one indicator and cohort. */
struct band {
    real full, zero;
    bool higher_is_better;
    bool zero_binds;    /* false where zero is the cohort's own and the cohort has one value only */
    bool everyone_full; /* max = min and no thresholds to serve instead */
    size_t values;      /* departments with a value */
    enum extent reading; /* the one that counted */
    bool fell_back;      /* max = min: the thresholds serve */
    struct range range;  /* n: the departments that the reading looks at. Its ends are the
                            thresholds'  where reading is bounds or it fell back; min_at and max_at
                            are then  AT_NOBODY */
};

/* Where a value stands in a band, and what it pays of the weight before rounding. */
enum band_place { BAND_FULL, BAND_ZERO, BAND_BETWEEN };
enum band_place band_place(const struct band *b, real value);
real band_pays(const struct band *b, real value, real weight);

struct band band_of(const struct rule_spec *spec, enum extent reading, const struct column *value,
                    size_t n);

#endif
