#include "points/extent.h"

#include <tgmath.h>

bool at_least(real value, real threshold)
{
    return value >= threshold - REAL_FORGIVEN;
}

bool at_most(real value, real threshold)
{
    return value <= threshold + REAL_FORGIVEN;
}

static void widen(struct range *r, real value, size_t at)
{
    if (r->n == 0 || value < r->min) {
        r->min = value;
        r->min_at = at;
    }
    if (r->n == 0 || value > r->max) {
        r->max = value;
        r->max_at = at;
    }
    r->n++;
}

struct range range_of(const struct column *value, size_t n)
{
    struct range r = { 0 };

    for (size_t i = 0; i < n; i++)
        if (value->state[i] == CELL_VALUE)
            widen(&r, value->value[i], i);
    return r;
}

struct range range_between(const struct column *value, size_t n, real low, real high)
{
    struct range r = { 0 };

    for (size_t i = 0; i < n; i++)
        if (value->state[i] == CELL_VALUE && !at_most(value->value[i], low) &&
            !at_least(value->value[i], high))
            widen(&r, value->value[i], i);
    return r;
}

bool range_is_point(const struct range *r)
{
    real larger = fmax(fabs(r->min), fabs(r->max));

    return r->n == 0 || r->max - r->min <= 1e-10L * larger;
}

static real resolve(const struct threshold *t, const struct range *all)
{
    switch (t->kind) {
    case THRESHOLD_MIN: return all->min;
    case THRESHOLD_MAX: return all->max;
    case THRESHOLD_NUMBER:
    case THRESHOLD_NONE: break;
    }
    return t->number;
}

static bool better_is_higher(const struct rule_spec *spec)
{
    if (spec->full.kind == THRESHOLD_NUMBER && spec->zero.kind == THRESHOLD_NUMBER)
        return spec->full.number > spec->zero.number;
    return spec->full.kind == THRESHOLD_MAX || spec->zero.kind == THRESHOLD_MIN;
}

/* The thresholds themselves as the ends. */
static void use_bounds(struct band *b, real low, real high)
{
    b->range.min = low;
    b->range.max = high;
    b->range.min_at = b->range.max_at = (size_t)AT_NOBODY;
}

static void clip(struct range *r, real low, real high)
{
    if (!at_least(r->min, low)) {
        r->min = low;
        r->min_at = (size_t)AT_NOBODY;
    }
    if (!at_most(r->max, high)) {
        r->max = high;
        r->max_at = (size_t)AT_NOBODY;
    }
}

struct band band_of(const struct rule_spec *spec, enum extent reading, const struct column *value,
                    size_t n)
{
    struct range all = range_of(value, n);
    bool numbers = spec->full.kind == THRESHOLD_NUMBER && spec->zero.kind == THRESHOLD_NUMBER;
    struct band b = {
        .full = resolve(&spec->full, &all),
        .zero = resolve(&spec->zero, &all),
        .higher_is_better = better_is_higher(spec),
        .zero_binds = spec->zero.kind == THRESHOLD_NUMBER || !range_is_point(&all),
        .values = all.n,
        .reading = reading,
        .range = all,
    };
    real low = b.full < b.zero ? b.full : b.zero, high = b.full < b.zero ? b.zero : b.full;

    if (!numbers && (reading == EXTENT_CLIPPED || reading == EXTENT_BOUNDS))
        b.reading = EXTENT_COHORT;
    switch (b.reading) {
    case EXTENT_COHORT: break;
    case EXTENT_CLIPPED: clip(&b.range, low, high); break;
    case EXTENT_INSIDE: b.range = range_between(value, n, low, high); break;
    case EXTENT_BOUNDS:
    case EXTENTS: use_bounds(&b, low, high); return b;
    }
    if (range_is_point(&b.range)) {
        b.fell_back = numbers;
        b.everyone_full = !numbers;
        if (numbers)
            use_bounds(&b, low, high);
    }
    return b;
}

enum band_place band_place(const struct band *b, real value)
{
    if (b->higher_is_better ? at_least(value, b->full) : at_most(value, b->full))
        return BAND_FULL;
    if (b->zero_binds && (b->higher_is_better ? at_most(value, b->zero) : at_least(value, b->zero)))
        return BAND_ZERO;
    return BAND_BETWEEN;
}

real band_pays(const struct band *b, real value, real weight)
{
    real gained = b->higher_is_better ? value - b->range.min : b->range.max - value;

    switch (band_place(b, value)) {
    case BAND_FULL: return weight;
    case BAND_ZERO: return 0;
    case BAND_BETWEEN: break;
    }
    return b->everyone_full ? weight : gained * weight / (b->range.max - b->range.min);
}
