#include "points/points.h"

#include "decimal.h"

/* floor, for what fits. It runs for every cell, and a double becomes an integer in one instruction,
 * where a long double wants the processor's rounding changed and changed back. */
static int64_t whole_below(real value)
{
    int64_t whole = value < 1e15L ? (int64_t)(double)value : (int64_t)value;

    return whole - ((real)whole > value);
}

int64_t points_round(real raw, unsigned decimals, enum rounding rounding)
{
    real scaled = raw * (real)decimal_power(decimals);

    return whole_below(scaled + (rounding == ROUND_HALF_UP ? 0.5 : 0) + REAL_FORGIVEN);
}

int64_t points_rescale(int64_t points, unsigned from, unsigned to, enum rounding rounding)
{
    int64_t unit;

    if (to >= from)
        return points * decimal_power(to - from);
    unit = decimal_power(from - to);
    return (points + (rounding == ROUND_HALF_UP ? unit / 2 : 0)) / unit;
}

int64_t points_award(const struct framework *fw, real raw, real weight)
{
    real capped = raw < 0 ? 0 : raw > weight ? weight : raw;

    return points_round(capped, fw->decimals, fw->rounding);
}

real node_weight(const struct node *n)
{
    return (real)n->weight / (real)decimal_power(WEIGHT_SCALE);
}
