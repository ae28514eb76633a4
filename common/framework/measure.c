#include "measure.h"

#include <stdlib.h>

static struct measure of_item(const struct item *item)
{
    if (str_is(item->unit, "%"))
        return (struct measure){ .kind = MEASURE_RATE };
    if (item->unit.n == 0)
        return (struct measure){ .kind = MEASURE_OTHER };
    return (struct measure){ .kind = MEASURE_UNIT, .unit = item->unit };
}

static bool is_same(struct measure a, struct measure b)
{
    return a.kind == b.kind && str_eq(a.unit, b.unit);
}

static struct measure divided(struct measure a, struct measure b)
{
    if (b.kind == MEASURE_NUMBER)
        return a;
    if (a.kind == MEASURE_UNIT && is_same(a, b))
        return (struct measure){ .kind = MEASURE_RATE };
    return (struct measure){ .kind = MEASURE_OTHER };
}

static struct measure multiplied(struct measure a, struct measure b)
{
    if (b.kind == MEASURE_NUMBER || b.kind == MEASURE_RATE)
        return a;
    if (a.kind == MEASURE_NUMBER || a.kind == MEASURE_RATE)
        return b;
    return (struct measure){ .kind = MEASURE_OTHER };
}

/* Sums, differences, min and max: both must be the same thing. A rate and a number are (rate -
 * 1). */
static struct measure added(struct measure a, struct measure b, struct str *x, struct str *y)
{
    if (a.kind == MEASURE_NUMBER)
        return b;
    if (b.kind == MEASURE_NUMBER || is_same(a, b))
        return a;
    if (a.kind == MEASURE_UNIT && b.kind == MEASURE_UNIT && x != NULL) {
        *x = a.unit;
        *y = b.unit;
    }
    return (struct measure){ .kind = MEASURE_OTHER };
}

struct measure formula_measure(const struct framework *fw, const struct formula *f, struct str *a,
                               struct str *b)
{
    struct measure *stack = mem_new(f->depth + 1, sizeof *stack), result;
    size_t top = 0;

    if (a != NULL)
        *a = *b = (struct str){ 0 };
    for (size_t i = 0; i < f->steps; i++) {
        switch (f->step[i].op) {
        case OP_NUMBER: stack[top++] = (struct measure){ .kind = MEASURE_NUMBER }; break;
        case OP_ITEM: stack[top++] = of_item(&fw->item[f->step[i].item]); break;
        case OP_ADD:
        case OP_SUBTRACT:
        case OP_MIN:
        case OP_MAX:
            top--;
            stack[top - 1] = added(stack[top - 1], stack[top], a, b);
            break;
        case OP_MULTIPLY:
            top--;
            stack[top - 1] = multiplied(stack[top - 1], stack[top]);
            break;
        case OP_DIVIDE:
            top--;
            stack[top - 1] = divided(stack[top - 1], stack[top]);
            break;
        case OP_NEGATE:
        case OP_ABS: break;
        case OP_LN:
        case OP_EXP:
        case OP_SQRT: stack[top - 1] = (struct measure){ .kind = MEASURE_OTHER }; break;
        case OP_COUNT: break;
        }
    }
    result = top > 0 ? stack[0] : (struct measure){ .kind = MEASURE_OTHER };
    free(stack);
    return result;
}
