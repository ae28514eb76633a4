/* Bands in doubles beside the long way, over many random cohorts: fuzz_band.c says what must hold.
 * Here also that the quick way is taken at all. */
#include "unit.h"

#include "tests/fuzz/fuzz_band.c"

enum { COHORTS = 20000 };

/* An amount with a form and three bytes of digits, near a thousand in its last decimals. */
static void put_amount(struct buf *input, uint64_t *random, unsigned decimals, uint32_t around,
                       uint32_t spread)
{
    uint32_t digits = around + scramble(random) % spread;

    buf_char(input, (char)(decimals + 16 * 2));
    buf_char(input, (char)(digits >> 16));
    buf_char(input, (char)(digits >> 8));
    buf_char(input, (char)digits);
}

/* A cohort under a random indicator; where absent, some cells have no figure. */
static void put_cohort(struct buf *input, uint64_t *random, uint32_t spread, bool absent)
{
    uint32_t rows = 2 + scramble(random) % 30;

    buf_clear(input);
    buf_char(input, (char)scramble(random));
    buf_char(input, (char)(1 + scramble(random) % 63));
    buf_char(input, (char)(scramble(random) % 10));
    buf_char(input, (char)(scramble(random) % 10));
    for (uint32_t i = 0; i < 2 * rows; i++)
        if (absent && scramble(random) % 10 == 0)
            buf_char(input, (char)(FORM_ABSENT + 16 * (scramble(random) % 4)));
        else
            put_amount(input, random, scramble(random) % 4, 1000 - spread / 2, spread);
}

static uint32_t count_quick(uint32_t spread, bool absent)
{
    struct buf input = { 0 };
    uint64_t random = spread;
    uint32_t quick = 0;

    for (int i = 0; i < COHORTS; i++) {
        struct bytes b;

        put_cohort(&input, &random, spread, absent);
        b = (struct bytes){ (const uint8_t *)input.s, (const uint8_t *)input.s + input.n };
        quick += try_band(&b);
    }
    buf_free(&input);
    return quick;
}

/* Of few different amounts, so that they meet thresholds and halves. */
static void pays_the_same(void **state)
{
    (void)state;
    assert_in_range(count_quick(2000, false), COHORTS / 2, COHORTS);
    assert_in_range(count_quick(1000, true), COHORTS / 2, COHORTS);
    count_quick(20, false);
    count_quick(4, true);
}

/* digits of seven bytes. */
static void put_long_amount(struct buf *input, unsigned decimals, int64_t digits)
{
    buf_char(input, (char)(decimals + 16 * 3));
    for (int shift = 48; shift >= 0; shift -= 8)
        buf_char(input, (char)(digits >> shift));
}

/* Quotients that are a threshold with just what is forgiven, or nearly all the same: out of
 * hundredths, give or take edge and some 10^-decimals more. The thresholds are 1 and 0.85. */
static void pays_the_same_near(const int *hundredths, uint32_t n, int64_t edge, unsigned decimals)
{
    struct buf input = { 0 };
    uint64_t random = decimals;

    for (int i = 0; i < COHORTS / 4; i++) {
        struct bytes b;

        buf_clear(&input);
        buf_char(&input, (char)scramble(&random));
        buf_char(&input, (char)(1 + scramble(&random) % 63));
        buf_char(&input,
                 i % 2 == 0 ? 1 : 3); /* full and zero: 1 and 0.85, or the other way round */
        buf_char(&input, i % 2 == 0 ? 3 : 1);
        for (uint32_t row = 2 + scramble(&random) % 6; row > 0; row--) {
            int64_t near = decimal_power(decimals) / 100 * hundredths[scramble(&random) % n];
            int64_t below = 1 + scramble(&random) % 300;

            near += edge * ((int64_t)(scramble(&random) % 3) - 1);
            near += scramble(&random) % 4 == 0 ? (int64_t)(scramble(&random) % 99) - 49 : 0;
            put_long_amount(&input, decimals, near * below);
            put_long_amount(&input, 0, below);
        }
        b = (struct bytes){ (const uint8_t *)input.s, (const uint8_t *)input.s + input.n };
        try_band(&b);
    }
    buf_free(&input);
}

static void pays_the_same_where_it_is_close(void **state)
{
    static const int thresholds[] = { 100, 85 }, and_between[] = { 100, 85, 90, 91, 97 };

    (void)state;
    pays_the_same_near(thresholds, 2, 1, 9); /* 10^-9 is forgiven */
    pays_the_same_near(thresholds, 2, 1000, 12);
    pays_the_same_near(and_between, 5, 1, 9);
    pays_the_same_near(and_between, 5, 500, 12);
    for (unsigned decimals = 9; decimals <= 12; decimals++)
        pays_the_same_near(and_between + 2, 1, 0, decimals);
}

/* Three towns between thresholds 0 and 1, of which the last has value of all points: the indicator
 * is worth one point. */
static bool pays_quickly(double weight, int64_t value, unsigned decimals, int64_t *points)
{
    const struct quick_band q = { .usable = true,
                                  .higher_is_better = true,
                                  .full = 2,
                                  .zero = -1,
                                  .high = 2,
                                  .low = -1,
                                  .weight = weight,
                                  .round = 0.5,
                                  .full_points = -1 };
    const int64_t above[] = { cell_of(0, 0), cell_of(1, 0), cell_of(value, decimals) };
    const int64_t below[] = { cell_of(1, 0), cell_of(1, 0), cell_of(1, 0) };
    double room[3];
    unsigned char state[3];
    int64_t paid[3];
    bool quick = quick_band_pay(&q, EXTENT_COHORT,
                                &(struct quick_columns){ 3, above, below, room, state, paid });

    *points = paid[2];
    return quick;
}

static void says_where_it_does_not_know(void **state)
{
    int64_t points;

    (void)state;
    assert_true(pays_quickly(100, 49499, 5, &points)); /* 49.499 of 100 */
    assert_int_equal(points, 49);
    assert_true(pays_quickly(100, 49501, 5, &points));
    assert_int_equal(points, 50);
    assert_false(pays_quickly(100, 495, 3, &points)); /* a half: the last bit decides */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pays_the_same),
        cmocka_unit_test(pays_the_same_where_it_is_close),
        cmocka_unit_test(says_where_it_does_not_know),
    };

    return cmocka_run_group_tests_name("quick_band", tests, NULL, NULL);
}
