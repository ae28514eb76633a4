#include "rankings.h"

#include "plots/charts/bump_lines.h"

/* 乙 rises by two, 丁 falls by two; 丙 lacks a year and 戊 the newest. */
static const char five[] = "县,2022,甲,1,4,,优,90,90,90,0\n"
                           "县,2022,丁,2,4,,优,89,89,89,0\n"
                           "县,2022,戊,3,4,,优,88,88,88,0\n"
                           "县,2022,乙,4,4,,优,87,87,87,0\n"
                           "县,2023,甲,1,3,,优,90,90,90,0\n"
                           "县,2023,乙,2,3,,优,89,89,89,0\n"
                           "县,2023,丁,3,3,,优,88,88,88,0\n"
                           "县,2024,甲,1,4,,优,90,90,95,1\n"
                           "县,2024,乙,2,4,,优,89,89,89,0\n"
                           "县,2024,丙,3,4,,优,88,88,88,0\n"
                           "县,2024,丁,4,4,,优,87,87,87,0\n";

static const struct bump_line *line(const struct bump_lines *b, const char *department)
{
    for (size_t i = 0; i < b->n; i++)
        if (str_is(b->line[i].department, department))
            return &b->line[i];
    fail_msg("no line of %s", department);
    return NULL;
}

static void tells_who_moved(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct bump_lines b;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER "\n", five));
    bump_lines_set(&b, &s.county[0]);
    assert_int_equal(b.n, 5);
    assert_int_equal(b.named, 5);
    assert_int_equal(b.last_rank, 4);
    assert_int_equal(b.newest_last, 4);
    assert_int_equal(line(&b, "乙")->won, 2);
    assert_true(line(&b, "乙")->rises && !line(&b, "乙")->falls);
    assert_true(line(&b, "丁")->falls && !line(&b, "丁")->rises);
    assert_false(line(&b, "甲")->rises || line(&b, "甲")->falls || line(&b, "甲")->gap);
    assert_false(line(&b, "丙")->moves || line(&b, "戊")->moves);
    assert_int_equal(line(&b, "丙")->first, 2);
    assert_int_equal(line(&b, "戊")->last, 0);
    assert_true(b.gaps && b.provisional);
    bump_lines_free(&b);
    standings_free(&s);
}

/* Department i of 60 is i-th in 2023; in 2024 the 30th is first, and the 31st last. */
static void names_both_ends_and_movers_of_many(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct bump_lines b;
    struct buf rows = { 0 };

    (void)state;
    for (int i = 1; i <= 60; i++) {
        int then = i == 30 ? 1 : i == 31 ? 60 : i < 30 ? i + 1 : i - 1;

        buf_printf(&rows, "县,2023,D%02d,%d,60,,,%d,,,0\n", i, i, 100 - i);
        buf_printf(&rows, "县,2024,D%02d,%d,60,,,%d,,,0\n", i, then, 100 - then);
    }
    assert_true(ranking_read(&s, &c, RANKING_HEADER "\n", buf_cstr(&rows)));
    bump_lines_set(&b, &s.county[0]);
    assert_int_equal(b.n, 60);
    assert_true(line(&b, "D30")->named && line(&b, "D30")->rises);
    assert_true(line(&b, "D31")->named && line(&b, "D31")->falls);
    assert_true(line(&b, "D01")->named && line(&b, "D60")->named);
    assert_false(line(&b, "D20")->named);
    assert_true(b.named >= 20 && b.named <= 28);
    bump_lines_free(&b);
    standings_free(&s);
    buf_free(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_who_moved),
        cmocka_unit_test(names_both_ends_and_movers_of_many),
    };

    return cmocka_run_group_tests_name("bump_lines", tests, NULL, NULL);
}
