#include "unit.h"

#include "score/points/points.h"

static void rounds_ties_up(void **state)
{
    static const struct {
        real raw;
        unsigned decimals;
        int64_t half_up, truncated;
    } cases[] = {
        { 0.285, 2, 29, 28 },     { 1.005, 2, 101, 100 },
        { 2.675, 2, 268, 267 },   { 2.9651, 2, 297, 296 },
        { 9.928, 2, 993, 992 },   { 0.125, 2, 13, 12 },
        { 0, 2, 0, 0 },           { 2.99999999999999, 2, 300, 300 },
        { 0.5, 0, 1, 0 },         { 5, 3, 5000, 5000 },
        { 0.2849999, 2, 28, 28 }, { 1.0 / 3, 9, 333333333, 333333333 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(points_round(cases[i].raw, cases[i].decimals, ROUND_HALF_UP),
                         cases[i].half_up);
        assert_int_equal(points_round(cases[i].raw, cases[i].decimals, ROUND_TRUNCATE),
                         cases[i].truncated);
    }
}

static void rescales_in_integers(void **state)
{
    (void)state;
    assert_int_equal(points_rescale(8995, 2, 4, ROUND_HALF_UP), 899500);
    assert_int_equal(points_rescale(8995, 2, 2, ROUND_HALF_UP), 8995);
    assert_int_equal(points_rescale(8995, 2, 1, ROUND_HALF_UP), 900);
    assert_int_equal(points_rescale(8994, 2, 1, ROUND_HALF_UP), 899);
    assert_int_equal(points_rescale(8999, 2, 1, ROUND_TRUNCATE), 899);
    assert_int_equal(points_rescale(8950, 2, 0, ROUND_HALF_UP), 90);
}

static void caps_before_it_rounds(void **state)
{
    const struct framework fw = { .decimals = 2 };

    (void)state;
    assert_int_equal(points_award(&fw, 3.5, 3), 300);
    assert_int_equal(points_award(&fw, -0.1, 3), 0);
    assert_int_equal(points_award(&fw, 2.345, 3), 235);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_ties_up),
        cmocka_unit_test(rescales_in_integers),
        cmocka_unit_test(caps_before_it_rounds),
    };

    return cmocka_run_group_tests_name("points", tests, NULL, NULL);
}
