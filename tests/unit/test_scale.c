#include "unit.h"

#include <math.h>

#include "plots/draw/scale.h"

static void is_round(void **state)
{
    struct scale s = scale_round(54.98, 98.88, 8);

    (void)state;
    assert_true(s.low == 50 && s.high == 100 && s.step == 10);
    assert_int_equal(s.ticks, 6);
    assert_int_equal(s.decimals, 0);
    s = scale_round(0.312, 0.958, 8);
    assert_true(fabs(s.low - 0.3) < 1e-9 && fabs(s.high - 1) < 1e-9);
    assert_int_equal(s.decimals, 1);
    s = scale_round(88, 88, 8);
    assert_true(s.low <= 88 && s.high >= 88 && s.ticks >= 2);
}

static void covers_what_it_should(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        double low = scramble(&seed) % 200000 / 1000.0 - 50;
        double high = low + scramble(&seed) % 100000 / 1000.0;
        size_t max = 3 + scramble(&seed) % 10;
        struct scale s = scale_round(low, high, max);

        assert_true(s.low <= low + s.step * 1e-6 && s.high >= high - s.step * 1e-6);
        assert_true(s.ticks >= 2 && s.ticks <= max);
        assert_true(fabs(scale_tick(&s, s.ticks - 1) - s.high) < s.step * 1e-6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_round),
        cmocka_unit_test(covers_what_it_should),
    };

    return cmocka_run_group_tests_name("scale", tests, NULL, NULL);
}
