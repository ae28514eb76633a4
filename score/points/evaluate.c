#include "points/evaluate.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>
#include <tgmath.h>

enum { FAULT_NONE, FAULT_NOTHING_OVER_NOTHING, FAULT_INVALID };

/* A sum or difference that is nothing but the rounding errors of its terms is zero: 0.1 + 0.2 - 0.3
 * must be a zero denominator, as it is on paper. */
static real settled(real result, real a, real b)
{
    real larger = fabs(a) > fabs(b) ? fabs(a) : fabs(b);

    return fabs(result) <= 4 * LDBL_EPSILON * larger ? 0 : result;
}

/* One operation on one department. What has no number as its result is NaN, and the fault says why;
 * the worse of two faults stays. */
static real apply(enum formula_op op, real a, real b, unsigned char *fault)
{
    switch (op) {
    case OP_ADD: return settled(a + b, a, b);
    case OP_SUBTRACT: return settled(a - b, a, b);
    case OP_MULTIPLY: return a * b;
    case OP_DIVIDE:
        if (b != 0)
            return a / b;
        if (a != 0)
            *fault = FAULT_INVALID;
        else if (*fault == FAULT_NONE)
            *fault = FAULT_NOTHING_OVER_NOTHING;
        return NAN;
    case OP_NEGATE: return -a;
    case OP_ABS: return fabs(a);
    case OP_MIN: return a < b ? a : b;
    case OP_MAX: return a > b ? a : b;
    case OP_LN:
        if (a <= 0)
            *fault = FAULT_INVALID;
        return a <= 0 ? NAN : log(a);
    case OP_EXP: return exp(a);
    case OP_SQRT:
        if (a < 0)
            *fault = FAULT_INVALID;
        return a < 0 ? NAN : sqrt(a);
    case OP_NUMBER:
    case OP_ITEM:
    case OP_COUNT: break;
    }
    return NAN;
}

static bool takes_two(enum formula_op op)
{
    return op == OP_ADD || op == OP_SUBTRACT || op == OP_MULTIPLY || op == OP_DIVIDE ||
           op == OP_MIN || op == OP_MAX;
}

static void reserve(struct evaluator *e, size_t depth, size_t n)
{
    if (depth <= e->depth && n <= e->cap)
        return;
    e->depth = depth > e->depth ? depth : e->depth;
    e->cap = n > e->cap ? n : e->cap;
    free(e->slot);
    e->slot = mem_new(e->depth, e->cap * sizeof *e->slot);
    e->fault = mem_resize(e->fault, e->cap, 1);
}

static void take_states(const struct formula *f, const struct column *items, size_t n,
                        unsigned char *state)
{
    memset(state, CELL_VALUE, n);
    for (size_t i = 0; i < f->items; i++) {
        const unsigned char *input = items[f->item[i]].state;

        for (size_t row = 0; row < n; row++)
            if (input[row] == CELL_MISSING || state[row] == CELL_VALUE)
                state[row] = input[row];
    }
}

static void settle_states(const struct evaluator *e, const real *value, size_t n,
                          struct column *result)
{
    for (size_t row = 0; row < n; row++) {
        result->value[row] = value[row];
        if (result->state[row] != CELL_VALUE)
            continue;
        if (e->fault[row] == FAULT_NOTHING_OVER_NOTHING)
            result->state[row] = CELL_NA;
        else if (e->fault[row] == FAULT_INVALID || !isfinite(value[row]))
            result->state[row] = CELL_INVALID;
    }
}

void evaluate(struct evaluator *e, const struct formula *f, const struct column *items, size_t n,
              struct column *result)
{
    size_t top = 0; /* slots in use: slot k is e->slot + k * e->cap */

    if (f->steps == 1 && f->step[0].op == OP_ITEM) { /* more than half of all formulas */
        memcpy(result->value, items[f->item[0]].value, n * sizeof *result->value);
        memcpy(result->state, items[f->item[0]].state, n);
        return;
    }
    reserve(e, f->depth, n);
    take_states(f, items, n, result->state);
    memset(e->fault, FAULT_NONE, n);
    for (size_t s = 0; s < f->steps; s++) {
        const struct formula_step *step = &f->step[s];
        real *a, *b;

        if (step->op == OP_NUMBER || step->op == OP_ITEM) {
            a = e->slot + top++ * e->cap;
            if (step->op == OP_ITEM)
                memcpy(a, items[step->item].value, n * sizeof *a);
            else
                for (size_t row = 0; row < n; row++)
                    a[row] = step->number;
            continue;
        }
        top -= takes_two(step->op);
        a = e->slot + (top - 1) * e->cap;
        b = takes_two(step->op) ? a + e->cap : a;
        for (size_t row = 0; row < n; row++)
            a[row] = apply(step->op, a[row], b[row], &e->fault[row]);
    }
    settle_states(e, e->slot, n, result);
}

void evaluator_free(struct evaluator *e)
{
    free(e->slot);
    free(e->fault);
    *e = (struct evaluator){ 0 };
}
