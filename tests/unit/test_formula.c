/* Formulas: what parses to what, and what is said of those that do not. */
#include "unit.h"

#include <stdlib.h>

#include "framework/formula.h"

/* Items a b c are 0 1 2. */
static int one_letter(void *context, struct str code)
{
    (void)context;
    return code.n == 1 && code.s[0] >= 'a' && code.s[0] <= 'c' ? code.s[0] - 'a' : -1;
}

/* The steps as reverse Polish: "a b + 2 /". */
static const char *polish(const struct formula *f)
{
    static const char *const signs[OP_COUNT] = {
        [OP_ADD] = "+",    [OP_SUBTRACT] = "-", [OP_MULTIPLY] = "*", [OP_DIVIDE] = "/",
        [OP_NEGATE] = "~", [OP_ABS] = "abs",    [OP_MIN] = "min",    [OP_MAX] = "max",
        [OP_LN] = "ln",    [OP_EXP] = "exp",    [OP_SQRT] = "sqrt",
    };
    static struct buf out;

    buf_clear(&out);
    for (size_t i = 0; i < f->steps; i++) {
        if (f->step[i].op == OP_NUMBER)
            buf_printf(&out, "%g ", (double)f->step[i].number);
        else if (f->step[i].op == OP_ITEM)
            buf_printf(&out, "%c ", 'a' + f->step[i].item);
        else
            buf_printf(&out, "%s ", signs[f->step[i].op]);
    }
    return buf_cstr(&out);
}

static void compiles(void **state)
{
    static const struct {
        const char *text, *polish;
        size_t depth;
    } cases[] = {
        { "a", "a ", 1 },
        { "a / b", "a b / ", 2 },
        { "(a - b) / b", "a b - b / ", 2 },
        { "a - b - c", "a b - c - ", 2 },
        { "a / b / c", "a b / c / ", 2 },
        { "a + b * c", "a b c * + ", 3 },
        { "-a + 2", "a ~ 2 + ", 2 },
        { "a * -b", "a b ~ * ", 2 },
        { "--a", "a ~ ~ ", 1 },
        { "abs(a - b) / c", "a b - abs c / ", 2 },
        { "min(a, b, c)", "a b min c min ", 2 },
        { "max(a)", "a ", 1 },
        { "(ln(a) - ln(100)) / (ln(75000) - ln(100))", "a ln 100 ln - 75000 ln 100 ln - / ", 3 },
        { " sqrt ( exp ( 0.5 ) ) ", "0.5 exp sqrt ", 1 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = { 0 };
        struct formula_error error;
        struct formula f;

        assert_true(formula_parse(&f, str_of(cases[i].text), &arena, one_letter, NULL, &error));
        assert_string_equal(polish(&f), cases[i].polish);
        assert_int_equal(f.depth, cases[i].depth);
        arena_free(&arena);
    }
}

static void lists_items_once(void **state)
{
    struct arena arena = { 0 };
    struct formula_error error;
    struct formula f;

    (void)state;
    assert_true(formula_parse(&f, str_of("(c - a) / a + c"), &arena, one_letter, NULL, &error));
    assert_int_equal(f.items, 2);
    assert_int_equal(f.item[0], 2);
    assert_int_equal(f.item[1], 0);
    arena_free(&arena);
}

static void refuses(void **state)
{
    static const struct {
        const char *text, *says;
    } cases[] = {
        { "", "ends where a value should stand" },
        { "a +", "ends where a value should stand" },
        { "(a", "a ')' is missing" },
        { "a)", "')' is left over" },
        { "a b", "'b' is left over" },
        { "x + a", "'x' is no item" },
        { "ln a", "is a function: write ln(...)" },
        { "ln(a, b)", "takes one value" },
        { "min()", "stands where a value should be" },
        { "1.5.2", "is not a number" },
        { "0x10", "is not a number" },
        { "1e3", "is not a number" },
        { "a ** b", "stands where a value should be" },
        { "a; b", "is left over" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena arena = { 0 };
        struct formula_error error = { 0 };
        struct formula f;

        assert_false(formula_parse(&f, str_of(cases[i].text), &arena, one_letter, NULL, &error));
        if (strstr(error.text, cases[i].says) == NULL)
            fail_msg("'%s': '%s' does not say '%s'", cases[i].text, error.text, cases[i].says);
        arena_free(&arena);
    }
}

/* A million of anything is an answer, never a crash. */
static void survives_size(void **state)
{
    static const char *const parts[] = { "(", "-", "a+", "min(" };

    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct arena arena = { 0 };
        struct formula_error error;
        struct formula f;
        struct buf text = { 0 };
        bool parsed;

        while (text.n < 1000000)
            buf_text(&text, parts[i]);
        buf_char(&text, 'a');
        parsed = formula_parse(&f, buf_view(&text), &arena, one_letter, NULL, &error);
        assert_int_equal(parsed, i == 2);
        buf_free(&text);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compiles),
        cmocka_unit_test(lists_items_once),
        cmocka_unit_test(refuses),
        cmocka_unit_test(survives_size),
    };

    return cmocka_run_group_tests_name("formula", tests, NULL, NULL);
}
