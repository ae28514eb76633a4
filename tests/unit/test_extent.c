/* Bands and their extents. */
#include "unit.h"

#include <math.h>

#include "score/points/extent.h"

static struct threshold number(real n)
{
    return (struct threshold){ .kind = THRESHOLD_NUMBER, .number = n };
}

static const struct threshold word_max = { .kind = THRESHOLD_MAX };
static const struct threshold word_min = { .kind = THRESHOLD_MIN };

static void assert_near(real got, real expected)
{
    if (fabsl(got - expected) > 1e-9)
        fail_msg("%.20Lg is not %.20Lg", got, expected);
}

static real rates[] = { 0.8214, 0.9873, 1.01, 1.04, 1.10, 7 };
static unsigned char states[] = { 0, 0, 0, 0, 0, CELL_MISSING };
static const struct column example = { rates, states };

static void reads_four_ways(void **state)
{
    static const struct {
        enum extent reading;
        real min, max;
        size_t n, min_at, max_at;
    } cases[] = {
        { EXTENT_COHORT, 0.8214, 1.10, 5, 0, 4 },
        { EXTENT_CLIPPED, 1, 1.10, 5, (size_t)AT_NOBODY, 4 },
        { EXTENT_INSIDE, 1.01, 1.10, 3, 2, 4 },
        { EXTENT_BOUNDS, 1, 1.15, 5, (size_t)AT_NOBODY, (size_t)AT_NOBODY },
    };
    const struct rule_spec spec = { .full = number(1), .zero = number(1.15) };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct band b = band_of(&spec, cases[i].reading, &example, 6);

        assert_false(b.higher_is_better);
        assert_int_equal(b.reading, cases[i].reading);
        assert_false(b.fell_back);
        assert_int_equal(b.range.n, cases[i].n);
        assert_near(b.range.min, cases[i].min);
        assert_near(b.range.max, cases[i].max);
        assert_int_equal(b.range.min_at, cases[i].min_at);
        assert_int_equal(b.range.max_at, cases[i].max_at);
    }
}

static void falls_back_on_thresholds(void **state)
{
    const struct rule_spec spec = { .full = number(0.95), .zero = number(0.85) };
    real one[] = { 0.9093, 0.9093 };
    unsigned char both[] = { 0, 0 }, none[] = { CELL_MISSING, CELL_NA };
    struct band b;

    (void)state;
    for (size_t n = 1; n <= 2; n++) {
        b = band_of(&spec, EXTENT_COHORT, &(struct column){ one, both }, n);
        assert_true(b.fell_back);
        assert_true(b.higher_is_better);
        assert_near(b.range.min, 0.85);
        assert_near(b.range.max, 0.95);
    }
    b = band_of(&spec, EXTENT_COHORT, &(struct column){ one, none }, 2);
    assert_int_equal(b.range.n, 0);
    assert_true(b.fell_back);
}

static void takes_the_cohorts_own(void **state)
{
    const struct rule_spec spec = { .full = word_max, .zero = word_min };
    const struct rule_spec half = { .full = number(1), .zero = word_max };
    real same[] = { 2, 2 };
    struct band b = band_of(&spec, EXTENT_BOUNDS, &example, 6);

    (void)state;
    assert_true(b.higher_is_better);
    assert_int_equal(b.reading, EXTENT_COHORT); /* no numbers to be the bounds */
    assert_near(b.full, 1.10);
    assert_near(b.zero, 0.8214);

    b = band_of(&half, EXTENT_COHORT, &example, 6);
    assert_false(b.higher_is_better);
    assert_near(b.zero, 1.10);
    assert_true(b.zero_binds);

    b = band_of(&half, EXTENT_COHORT, &(struct column){ same, states }, 2);
    assert_false(b.zero_binds); /* everyone has the maximum: it divides nobody */
    assert_true(b.everyone_full);
}

static void forgives_a_rounding(void **state)
{
    real thirds[] = { (0.1 + 0.2) / 3, 0.3 / 3 };
    const struct rule_spec spec = { .full = number(1), .zero = number(0) };

    (void)state;
    assert_true(thirds[0] != thirds[1]);
    assert_true(band_of(&spec, EXTENT_COHORT, &(struct column){ thirds, states }, 2).fell_back);
    assert_true(at_least(0.15 / 0.1, 1.5));
    assert_true(at_most(1.5 + 1e-10, 1.5));
    assert_false(at_least(1.499999, 1.5));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_four_ways),
        cmocka_unit_test(falls_back_on_thresholds),
        cmocka_unit_test(takes_the_cohorts_own),
        cmocka_unit_test(forgives_a_rounding),
    };

    return cmocka_run_group_tests_name("extent", tests, NULL, NULL);
}
