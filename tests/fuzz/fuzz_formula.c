/* Formulas: what parses is a stack machine that never runs dry, whatever brackets and blanks stand
 * around it; it comes to the same for one department as down a column, and what it reads is what it
 * says it reads. What does not parse says where. */
#include <math.h>

#include "framework/formula.h"
#include "score/points/evaluate.h"
#include "tests/fuzz/fuzz.h"

enum { ITEMS = 4, ROWS = 7 };

static const char *const codes[ITEMS] = { "a", "b", "self.total", "\xE7\x8E\x87" };

static int find_code(void *context, struct str code)
{
    (void)context;
    for (int i = 0; i < ITEMS; i++)
        if (str_is(code, codes[i]))
            return i;
    return -1;
}

static int values_taken(enum formula_op op)
{
    switch (op) {
    case OP_NUMBER:
    case OP_ITEM: return 0;
    case OP_NEGATE:
    case OP_ABS:
    case OP_LN:
    case OP_EXP:
    case OP_SQRT: return 1;
    case OP_ADD:
    case OP_SUBTRACT:
    case OP_MULTIPLY:
    case OP_DIVIDE:
    case OP_MIN:
    case OP_MAX: return 2;
    case OP_COUNT: break;
    }
    abort();
}

static void check_steps(const struct formula *f)
{
    size_t top = 0, deepest = 0, used = 0;
    bool is_used[ITEMS] = { false };

    for (size_t i = 0; i < f->steps; i++) {
        size_t taken = (size_t)values_taken(f->step[i].op);

        MUST(top >= taken);
        top += 1 - taken;
        deepest = top > deepest ? top : deepest;
        MUST(!isnan(f->step[i].number));
        if (f->step[i].op == OP_ITEM) {
            MUST(f->step[i].item >= 0 && f->step[i].item < ITEMS);
            used += !is_used[f->step[i].item];
            is_used[f->step[i].item] = true;
        }
    }
    MUST(top == 1 && deepest == f->depth && used == f->items);
    for (size_t i = 0; i < f->items; i++) {
        MUST(is_used[f->item[i]]);
        is_used[f->item[i]] = false;
    }
}

static real values[ITEMS][ROWS] = {
    { 0, 1, -1, 2489.116L, 0, 1e300L, 0 },
    { 0, 2, 3, 2737.391L, 5, -1e-300L, 0 },
    { 0, 100, 95.75L, 70, 0, 1e4000L, 0 },
    { 0, 0.9093L, -0.5L, 1, 0, 1e-9L, 0 },
};
static unsigned char states[ITEMS][ROWS] = {
    { 0, 0, 0, 0, CELL_MISSING, 0, CELL_NA },
    { 0, 0, 0, 0, CELL_NA, 0, 0 },
    { 0, 0, 0, 0, 0, 0, 0 },
    { 0, 0, 0, 0, 0, 0, CELL_MISSING },
};

/* What the inputs alone make of the result; CELL_VALUE where there are all. */
static unsigned char expected_state(const struct formula *f, size_t row)
{
    unsigned char state = CELL_VALUE;

    for (size_t i = 0; i < f->items; i++) {
        unsigned char input = states[f->item[i]][row];

        if (input == CELL_MISSING || (input == CELL_NA && state == CELL_VALUE))
            state = input;
    }
    return state;
}

static bool is_same(real a, real b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void check_values(const struct formula *f)
{
    struct column items[ITEMS], alone[ITEMS], all, one;
    real value[ROWS], lone_value;
    unsigned char state[ROWS], lone_state;
    struct evaluator e = { 0 };

    for (size_t i = 0; i < ITEMS; i++)
        items[i] = (struct column){ values[i], states[i] };
    all = (struct column){ value, state };
    one = (struct column){ &lone_value, &lone_state };
    evaluate(&e, f, items, ROWS, &all);
    for (size_t row = 0; row < ROWS; row++) {
        unsigned char inputs = expected_state(f, row);

        MUST(inputs == CELL_VALUE || state[row] == inputs);
        MUST(state[row] != CELL_VALUE || isfinite(value[row]));
        for (size_t i = 0; i < ITEMS; i++)
            alone[i] = (struct column){ values[i] + row, states[i] + row };
        evaluate(&e, f, alone, 1, &one);
        MUST(lone_state == state[row]);
        MUST(state[row] != CELL_VALUE || is_same(lone_value, value[row]));
    }
    evaluator_free(&e);
}

static bool is_same_formula(const struct formula *f, const struct formula *g)
{
    if (f->steps != g->steps || f->depth != g->depth || f->items != g->items)
        return false;
    for (size_t i = 0; i < f->steps; i++)
        if (f->step[i].op != g->step[i].op || f->step[i].item != g->step[i].item ||
            f->step[i].number != g->step[i].number)
            return false;
    return true;
}

/* " ( TEXT ) " is the same, unless it is too deep. */
static void check_brackets(const struct formula *f, struct str text, struct arena *arena)
{
    struct formula_error error = { 0 };
    struct formula inside;
    struct buf bracketed = { 0 };

    buf_text(&bracketed, " (\t");
    buf_str(&bracketed, text);
    buf_text(&bracketed, " ) ");
    if (formula_parse(&inside, buf_view(&bracketed), arena, find_code, NULL, &error))
        MUST(is_same_formula(f, &inside));
    else
        MUST(strstr(error.text, "deep") != NULL);
    buf_free(&bracketed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str text = { (const char *)data, n };
    struct formula_error error = { 0 };
    struct arena arena = { 0 };
    struct formula f;

    if (formula_parse(&f, text, &arena, find_code, NULL, &error)) {
        MUST(str_eq(f.text, text));
        check_steps(&f);
        check_values(&f);
        check_brackets(&f, text, &arena);
    } else {
        MUST(f.steps == 0 && error.at <= n);
        MUST(error.text[0] != '\0' && memchr(error.text, '\0', sizeof error.text) != NULL);
    }
    arena_free(&arena);
    return 0;
}
