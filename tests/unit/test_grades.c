#include "unit.h"

#include "framework/grades.h"

static void gives_the_first_bound_reached(void **state)
{
    struct arena arena = { 0 };
    struct grades g;
    int index;

    (void)state;
    assert_null(grades_parse(&g, str_of(grades_national), &arena));
    assert_int_equal(g.n, 4);
    assert_text(grades_of(&g, 9000, 2, &index), "优");
    assert_int_equal(index, 0);
    assert_text(grades_of(&g, 8999, 2, NULL), "良");
    assert_text(grades_of(&g, 60, 0, NULL), "中");
    assert_text(grades_of(&g, 59999999999, 9, NULL), "差");
    assert_text(grades_of(&g, 0, 2, NULL), "差");
    assert_text(grades_of(&g, -1, 2, &index), "");
    assert_int_equal(index, -1);
    arena_free(&arena);
}

static void refuses(void **state)
{
    static const char *const wrong[] = {
        "90", "90:", "x:优", "80:良 90:优", "90:优 90:良", "1e2:优"
    };
    struct arena arena = { 0 };
    struct grades g;

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        assert_non_null(grades_parse(&g, str_of(wrong[i]), &arena));
    assert_null(grades_parse(&g, str_of(""), &arena));
    assert_int_equal(g.n, 0);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_first_bound_reached),
        cmocka_unit_test(refuses),
    };

    return cmocka_run_group_tests_name("grades", tests, NULL, NULL);
}
