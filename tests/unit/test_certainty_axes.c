#include "rankings.h"

#include "plots/charts/certainty_axes.h"

/* A county of so many departments, each of which is surely one of three ranks. */
static void county_of(struct standings *s, long departments)
{
    struct buf rows = { 0 };
    struct collected c;

    for (long i = 1; i <= departments; i++)
        buf_printf(&rows, "县,2024,%03ld镇,%ld,%ld,,,%ld.5,,,0,%ld,%ld,%ld\n", i, i, departments,
                   900 - i, i > 1 ? i - 1 : 1, i, i < departments ? i + 1 : departments);
    assert_true(
        ranking_read(s, &c, RANKING_HEADER ",rank_p05,rank_median,rank_p95\n", buf_cstr(&rows)));
    buf_free(&rows);
}

static size_t axes_of(struct certainty_axis axis[CERTAINTY_AXES], long departments)
{
    struct standings s = { 0 };
    struct ranking_rows rows;
    struct page page;
    size_t n;

    county_of(&s, departments);
    page_begin(&page, NULL);
    ranking_rows_set(&rows, &page, &(struct scene){ .standings = &s }, &s.county[0], 0);
    n = certainty_axes(axis, &rows, 100, 500);
    ranking_rows_free(&rows);
    page_free(&page);
    standings_free(&s);
    return n;
}

static void one_for_few(void **state)
{
    struct certainty_axis axis[CERTAINTY_AXES];

    (void)state;
    assert_int_equal(axes_of(axis, 20), 1);
    assert_int_equal(axis[0].from, 0);
    assert_int_equal(axis[0].to, 20);
    assert_true(certainty_x(&axis[0], 0.5) == 100 && certainty_x(&axis[0], 20.5) == 500);
    assert_int_equal(certainty_next(&axis[0], 0), 1);
    assert_int_equal(certainty_next(&axis[0], 1), 2);
    assert_int_equal(certainty_next(&axis[0], 2), 4);
    assert_int_equal(certainty_next(&axis[0], 20), 0);
}

static void one_for_each_end(void **state)
{
    struct certainty_axis axis[CERTAINTY_AXES];

    (void)state;
    assert_int_equal(axes_of(axis, 197), 2);
    assert_int_equal(axis[0].to, 20);
    assert_int_equal(axis[1].from, 21); /* behind the row on those left out */
    assert_int_equal(axis[1].to, 41);
    assert_true(certainty_x(&axis[0], 0.5) == 100 && certainty_x(&axis[0], 21.5) == 500);
    assert_true(certainty_x(&axis[1], 176.5) == 100 && certainty_x(&axis[1], 197.5) == 500);
    assert_int_equal(certainty_next(&axis[1], 0), 180);
    assert_int_equal(certainty_next(&axis[1], 180), 185);
    assert_int_equal(certainty_next(&axis[1], 195), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_for_few),
        cmocka_unit_test(one_for_each_end),
    };

    return cmocka_run_group_tests_name("certainty_axes", tests, NULL, NULL);
}
