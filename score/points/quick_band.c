#include "points/quick_band.h"

#include <float.h>
#include <math.h>

#include "decimal.h"
#include "points/points.h"
#include "rows/cell.h"

struct quick_band quick_band_of(const struct framework *fw, const struct node *n)
{
    const struct threshold *full = &n->spec.full, *zero = &n->spec.zero;
    const struct formula *f = &n->formula;
    real weight = node_weight(n), unit = (real)decimal_power(fw->decimals);
    real forgiven = full->number > zero->number ? REAL_FORGIVEN : -REAL_FORGIVEN;
    struct quick_band q = {
        .usable = n->rule == RULE_BAND && f->steps == 3 && f->step[0].op == OP_ITEM &&
                  f->step[1].op == OP_ITEM && f->step[2].op == OP_DIVIDE &&
                  full->kind == THRESHOLD_NUMBER && zero->kind == THRESHOLD_NUMBER,
    };

    if (!q.usable)
        return q;
    q.above = f->step[0].item;
    q.below = f->step[1].item;
    q.higher_is_better = full->number > zero->number;
    q.full = (double)(full->number - forgiven);
    q.zero = (double)(zero->number + forgiven);
    q.low = (double)(q.higher_is_better ? zero->number : full->number);
    q.high = (double)(q.higher_is_better ? full->number : zero->number);
    q.weight = (double)(weight * unit);
    q.round = (fw->rounding == ROUND_HALF_UP ? 0.5 : 0) + (double)REAL_FORGIVEN;
    q.full_points = points_award(fw, weight, weight);
    q.no_points = points_award(fw, 0, weight);
    return q;
}

/* What evaluate makes of two cells of which one is absent, or the lower one zero. */
static unsigned char state_of(int64_t above, int64_t below)
{
    enum cell_state a = cell_state(above), b = cell_state(below);

    if (a != CELL_VALUE || b != CELL_VALUE)
        return a == CELL_MISSING || b == CELL_MISSING ? CELL_MISSING : CELL_NA;
    return cell_digits(above) == 0 ? CELL_NA : CELL_INVALID;
}

struct ends {
    double min, max;
};

static void widen(struct ends *ends, double value)
{
    ends->min = value < ends->min ? value : ends->min;
    ends->max = value > ends->max ? value : ends->max;
}

/* The quotients, NaN where there is none, and their ends. False where a figure is a longer one. */
static bool divide(const struct quick_columns *c, struct ends *ends)
{
    static const double tens[2 * FORM_DECIMALS + 1] = {
        1e-13, 1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1e0,
        1e1,   1e2,   1e3,   1e4,   1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13
    };
    struct ends found = { INFINITY, -INFINITY };

    for (size_t i = 0; i < c->n; i++) {
        unsigned a = cell_form(c->above[i]), b = cell_form(c->below[i]);
        int64_t divisor = cell_digits(c->below[i]);
        double v;

        if (a > FORM_DECIMALS || b > FORM_DECIMALS || divisor == 0) {
            if (a == FORM_LONGER || b == FORM_LONGER)
                return false;
            c->state[i] = state_of(c->above[i], c->below[i]);
            c->value[i] = NAN;
            continue;
        }
        v = (double)cell_digits(c->above[i]) / (double)divisor * tens[FORM_DECIMALS + b - a];
        c->state[i] = CELL_VALUE;
        c->value[i] = v;
        widen(&found, v);
    }
    *ends = found;
    return true;
}

/* The ends of the values strictly between the thresholds. */
static struct ends ends_inside(const struct quick_band *q, const struct quick_columns *c)
{
    double low = q->higher_is_better ? q->zero : q->full;
    double high = q->higher_is_better ? q->full : q->zero;
    struct ends ends = { INFINITY, -INFINITY };

    for (size_t i = 0; i < c->n; i++)
        if (c->value[i] > low && c->value[i] < high)
            widen(&ends, c->value[i]);
    return ends;
}

/* An end that is never beyond a threshold; NaN where it is so near that what is forgiven
 * decides. */
static double clip(double end, double threshold, double beyond)
{
    if (fabs(end - threshold) <= 2 * (double)REAL_FORGIVEN + 64 * DBL_EPSILON * fabs(threshold))
        return NAN;
    return beyond > 0 ? threshold : end;
}

/* What stands for min and max. */
static struct ends ends_read(const struct quick_band *q, enum extent reading,
                             const struct quick_columns *c, struct ends all)
{
    switch (reading) {
    case EXTENT_COHORT: break;
    case EXTENT_CLIPPED:
        return (struct ends){ clip(all.min, q->low, q->low - all.min),
                              clip(all.max, q->high, all.max - q->high) };
    case EXTENT_INSIDE: return ends_inside(q, c);
    case EXTENT_BOUNDS:
    case EXTENTS: return (struct ends){ q->low, q->high };
    }
    return all;
}

static double larger(double a, double b)
{
    return fabs(a) > fabs(b) ? fabs(a) : fabs(b);
}

bool quick_band_pay(const struct quick_band *q, enum extent reading, const struct quick_columns *c)
{
    double sign = q->higher_is_better ? 1 : -1; /* then higher is better */
    double full = sign * q->full, zero = sign * q->zero, most, near, worst, slope, from;
    struct ends all, ends;
    bool doubt = false;

    if (!divide(c, &all))
        return false;
    ends = ends_read(q, reading, c, all);
    most = larger(larger(all.min, all.max), larger(q->low, q->high));
    near = 64 * DBL_EPSILON * most; /* of a threshold */
    slope = q->weight / (ends.max - ends.min);
    worst = 64 * DBL_EPSILON * most * slope + 16 * DBL_EPSILON * (q->weight + 1);
    if (!(ends.max - ends.min > 1e-6 * most && worst < 1e-3))
        return false; /* all the same, nobody there, too many digits */
    from = q->higher_is_better ? ends.min : -ends.max;
    for (size_t i = 0; i < c->n; i++) {
        double v = sign * c->value[i], gained = (v - from) * slope, rest;
        int64_t whole;

        gained = gained > 0 ? gained : 0;
        gained = gained < q->weight ? gained : q->weight;
        gained += q->round;
        whole = (int64_t)gained;
        rest = gained - (double)whole;
        doubt |= fabs(v - full) <= near || fabs(v - zero) <= near ||
                 (v < full && v > zero && (rest < worst || rest > 1 - worst));
        whole = v <= zero ? q->no_points : whole;
        whole = v >= full ? q->full_points : whole;
        if (c->state[i] != CELL_VALUE)
            whole = c->state[i] == CELL_NA ? q->full_points : POINTS_MISSING;
        c->points[i] = whole;
    }
    return !doubt;
}
