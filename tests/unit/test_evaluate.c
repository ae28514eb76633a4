/* Formulas down columns: values, and what the absence of one makes of the result. */
#include "unit.h"

#include <math.h>
#include <stdlib.h>

#include "score/points/evaluate.h"

enum { M = CELL_MISSING, NA = CELL_NA, BAD = CELL_INVALID, OK = CELL_VALUE };

static int two_items(void *context, struct str code)
{
    (void)context;
    return str_is(code, "a") ? 0 : str_is(code, "b") ? 1 : -1;
}

/* One department whose a and b are x and y, absent where the state says so. */
static real value_of(const char *text, real x, int x_state, real y, int y_state, int *state)
{
    struct arena arena = { 0 };
    struct formula_error error;
    struct formula f;
    struct evaluator e = { 0 };
    real result = 0;
    unsigned char result_state = 0, states[2] = { (unsigned char)x_state, (unsigned char)y_state };
    struct column items[2] = { { &x, &states[0] }, { &y, &states[1] } };
    struct column out = { &result, &result_state };

    assert_true(formula_parse(&f, str_of(text), &arena, two_items, NULL, &error));
    evaluate(&e, &f, items, 1, &out);
    *state = result_state;
    evaluator_free(&e);
    arena_free(&arena);
    return result;
}

static void computes(void **state)
{
    static const struct {
        const char *text;
        real a, b, value;
    } cases[] = {
        { "a / b", 2489.116, 2737.391, 2489.116 / 2737.391 },
        { "abs(a - b) / b", 3, 4, 0.25 },
        { "-a * b + 1", 2, 3, -5 },
        { "min(a, b, 0)", 2, -3, -3 },
        { "max(a, b, 2.5)", 2, -3, 2.5 },
        { "exp(ln(a)) - sqrt(b)", 5, 9, 2 },
        { "a + 0.2 - 0.3", 0.1L, 0, 0 }, /* on paper it is */
    };
    int got;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        real value = value_of(cases[i].text, cases[i].a, OK, cases[i].b, OK, &got);

        assert_int_equal(got, OK);
        if (fabsl(value - cases[i].value) > 1e-12)
            fail_msg("%s is %.20Lg", cases[i].text, value);
    }
}

static void tells_absences_apart(void **state)
{
    static const struct {
        const char *text;
        real a;
        int a_state;
        real b;
        int b_state;
        int result;
    } cases[] = {
        { "a / b", 1, M, 2, OK, M },
        { "a / b", 1, OK, 2, M, M },
        { "a / b", 1, NA, 2, M, M },
        { "a / b", 1, M, 2, NA, M },
        { "a / b", 1, NA, 2, OK, NA },
        { "a / b", 1, OK, 0, NA, NA },
        { "a / b", 0, OK, 0, OK, NA },
        { "a / b", 1, OK, 0, OK, BAD },
        { "a / b", 0, M, 0, M, M },
        { "ln(a)", 0, OK, 0, OK, BAD },
        { "ln(a)", -1, OK, 0, OK, BAD },
        { "sqrt(a)", -1, OK, 0, OK, BAD },
        { "sqrt(a)", 0, OK, 0, OK, OK },
        { "exp(a)", 1e6, OK, 0, OK, BAD },
        { "1 / (a / b)", 0, OK, 0, OK, NA },
        { "a / b + 1 / b", 0, OK, 0, OK, BAD },
        { "1 / b + a / b", 0, OK, 0, OK, BAD },
        { "a / (b - 0.3)", 1, OK, 0.3L, OK, BAD },
        { "a / (b + 0.2 - 0.3)", 0, OK, 0.1L, OK, NA },
    };
    int got;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        value_of(cases[i].text, cases[i].a, cases[i].a_state, cases[i].b, cases[i].b_state, &got);
        if (got != cases[i].result)
            fail_msg("case %zu, %s: %d", i, cases[i].text, got);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(computes),
        cmocka_unit_test(tells_absences_apart),
    };

    return cmocka_run_group_tests_name("evaluate", tests, NULL, NULL);
}
