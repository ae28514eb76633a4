#include "rankings.h"

#include <math.h>

#include "plots/data/spread.h"
#include "plots/draw/swarm.h"

static void read(struct standings *s, const char *rows)
{
    struct collected c;

    assert_true(ranking_read(s, &c, RANKING_HEADER "\n", rows));
}

static void says(struct points p, const char *text)
{
    struct buf out = { 0 };

    assert_true(p.known);
    points_write(&out, p);
    assert_text(buf_view(&out), text);
    buf_free(&out);
}

/* As QUARTILE.INC has them: 70 80 90 95.5 99 has 80, 90, 95.5; without 99 it is 77.5, 85,
 * 91.375. */
static void quartiles_are_those_of_excel(void **state)
{
    struct standings s = { 0 };
    struct spread spread;

    (void)state;
    read(&s, "县,2023,甲,1,4,,,95.50,,,0\n县,2023,乙,2,4,,,90.00,,,0\n县,2023,丙,3,4,,,80.00,,,0\n"
             "县,2023,丁,4,4,,,70.00,,,0\n县,2023,戊,,4,,,,,,3\n"
             "县,2024,甲,1,5,,,99.00,,,0\n县,2024,乙,2,5,,,95.50,,,0\n县,2024,丙,3,5,,,90.00,,,0\n"
             "县,2024,丁,4,5,,,80.00,,,0\n县,2024,戊,5,5,,,70.00,,,0\n");
    spread_set(&spread, &s.county[0], 0);
    assert_int_equal(spread.n, 4);
    says(spread.lowest, "70.00");
    says(spread.lower, "77.50");
    says(spread.median, "85.00");
    says(spread.upper, "91.38"); /* half up */
    says(spread.highest, "95.50");
    spread_free(&spread);
    spread_set(&spread, &s.county[0], 1);
    assert_int_equal(spread.n, 5);
    says(spread.lower, "80.00");
    says(spread.median, "90.00");
    says(spread.upper, "95.50");
    spread_free(&spread);
    standings_free(&s);
}

static void ties_and_nobody(void **state)
{
    struct standings s = { 0 };
    struct spread spread;

    (void)state;
    read(&s, "县,2023,甲,,3,,,,,,3\n"
             "县,2024,甲,1,3,,,80.1,,,0\n县,2024,乙,1,3,,,80.10,,,0\n县,2024,丙,3,3,,,-0.05,,,0\n");
    spread_set(&spread, &s.county[0], 0);
    assert_int_equal(spread.n, 0);
    assert_false(spread.median.known);
    spread_free(&spread);
    spread_set(&spread, &s.county[0], 1);
    assert_int_equal(spread.best, 2);
    assert_int_equal(spread.last, 1);
    assert_text(spread.at[0]->department, "丙");
    says(spread.median, "80.10");
    says(spread.lower, "40.03"); /* 40.025 */
    spread_free(&spread);
    standings_free(&s);
}

/* No two dots touch, none leaves the width, and one alone stands in the middle. */
static void dots_do_not_overlap(void **state)
{
    static const double widths[] = { 40, 80, 150 };
    struct swarm_dot dots[200];

    (void)state;
    for (size_t w = 0; w < sizeof widths / sizeof widths[0]; w++) {
        unsigned seed = 1;
        double y = 0, diameter;

        for (size_t i = 0; i < 200; i++) {
            seed = seed * 1103515245U + 12345U;
            y += i % 3 == 0 ? 0 : (seed >> 16 & 255) / 64.0; /* every third has the one before's */
            dots[i] = (struct swarm_dot){ .y = y };
        }
        diameter = swarm_place(dots, 200, widths[w], 3, 10);
        assert_true(diameter >= 3 && diameter <= 10);
        for (size_t i = 0; i < 200; i++) {
            assert_true(fabs(dots[i].x) + diameter / 2 <= widths[w] / 2 + 1e-6);
            for (size_t j = 0; j < i; j++)
                assert_true(hypot(dots[i].x - dots[j].x, dots[i].y - dots[j].y) > diameter - 1e-3);
        }
    }
    swarm_place(dots, 1, 40, 3, 10);
    assert_true(dots[0].x == 0);
}

/* Too many for the width: pressed into it. */
static void a_crowd_stays_in_its_width(void **state)
{
    struct swarm_dot dots[100];

    (void)state;
    for (size_t i = 0; i < 100; i++)
        dots[i] = (struct swarm_dot){ .y = 5 };
    assert_true(swarm_place(dots, 100, 40, 3, 10) == 3);
    for (size_t i = 0; i < 100; i++)
        assert_true(fabs(dots[i].x) <= 20 - 1.5 + 1e-6);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quartiles_are_those_of_excel),
        cmocka_unit_test(ties_and_nobody),
        cmocka_unit_test(dots_do_not_overlap),
        cmocka_unit_test(a_crowd_stays_in_its_width),
    };

    return cmocka_run_group_tests_name("spread", tests, NULL, NULL);
}
