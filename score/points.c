#include "points.h"

#include <math.h>

#include "decimal.h"

static const double forgiven = 1e-9;

int64_t points_round(double raw, unsigned decimals, enum rounding rounding)
{
    double scaled = raw * (double)decimal_power(decimals);

    return (int64_t)floor(scaled + (rounding == ROUND_HALF_UP ? 0.5 : 0) + forgiven);
}

int64_t points_rescale(int64_t points, unsigned from, unsigned to, enum rounding rounding)
{
    int64_t unit;

    if (to >= from)
        return points * decimal_power(to - from);
    unit = decimal_power(from - to);
    return (points + (rounding == ROUND_HALF_UP ? unit / 2 : 0)) / unit;
}

int64_t points_award(const struct framework *fw, double raw, double weight)
{
    double capped = raw < 0 ? 0 : raw > weight ? weight : raw;

    return points_round(capped, fw->decimals, fw->rounding);
}

double node_weight(const struct node *n)
{
    return (double)n->weight / (double)decimal_power(WEIGHT_SCALE);
}
