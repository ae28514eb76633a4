#include "rankings.h"

#include <math.h>

#include "plots/data/losses.h"
#include "plots/draw/style.h"

#define LITERAL(s)                                                                                 \
    {                                                                                              \
        s, sizeof s - 1                                                                            \
    }
#define POINTS(n) (INT64_C(n) * 1000000000)

/* total 20: a section of a (5) and b (10), and c (5) beside it; d is in the stream only. */
static struct node nodes[] = {
    { .code = LITERAL("total"), .parent = NOWHERE, .weight = POINTS(20), .rule = RULE_SUM },
    { .code = LITERAL("s"), .parent = 0, .weight = POINTS(15), .rule = RULE_SUM },
    { .code = LITERAL("a"), .parent = 1, .weight = POINTS(5), .rule = RULE_POINTS },
    { .code = LITERAL("b"), .parent = 1, .weight = POINTS(10), .rule = RULE_POINTS },
    { .code = LITERAL("c"), .parent = 0, .weight = POINTS(5), .rule = RULE_POINTS },
};
static const struct framework framework = { .node = nodes, .nodes = 5 };

static const char rows[] = "县,2024,甲,1,2,,,17,,,0,12,5,7,5,9\n"
                           "县,2024,乙,2,2,,,10,,,1,4,,4,6,9\n";

static void adds_up_what_was_lost(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct losses l;
    double share = 0;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER ",s,a,b,c,d\n", rows));
    losses_set(&l, &framework, &s, &s.county[0], 0);
    assert_int_equal(l.n, 3);
    assert_int_equal(l.lost, POINTS(9));
    assert_int_equal(l.loss[0].lost, 0);
    assert_int_equal(l.loss[0].counted, 1);
    assert_int_equal(l.loss[0].section, 1);
    assert_int_equal(l.loss[1].lost, POINTS(9));
    assert_int_equal(l.loss[2].lost, 0); /* 6 of 5 is no gain */
    assert_int_equal(l.loss[2].section, 4);
    assert_true(loss_mean_share(&l.loss[1], &share) && fabs(share - 0.45) < 1e-9);
    assert_true(loss_share(&l.loss[1], &s.county[0].rows[0], &share) && fabs(share - 0.3) < 1e-9);
    assert_false(loss_share(&l.loss[0], &s.county[0].rows[1], &share));
    losses_sort(&l, LOSSES_BY_POINTS);
    assert_text(l.loss[0].node->code, "b");
    assert_text(l.loss[1].node->code, "a");
    losses_free(&l);
    losses_set(&l, &framework, &s, &s.county[0], 0);
    losses_keep(&l, 1);
    assert_int_equal(l.n, 1);
    assert_text(l.loss[0].node->code, "b");
    losses_free(&l);
    standings_free(&s);
}

/* a loses 2 and 2.01 of 5, b 5 of 10: less in sum, but more of its weight. */
static void orders_and_means(void **state)
{
    static const char three[] = "县,2024,甲,1,3,,,90,,,0,,3,5,5,9\n"
                                "县,2024,乙,2,3,,,80,,,0,,2.99,10,5,9\n"
                                "县,2024,丙,3,3,,,70,,,1,,,10,5,9\n";
    struct standings s = { 0 };
    struct collected c;
    struct losses l;
    struct points p;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER ",s,a,b,c,d\n", three));
    losses_set(&l, &framework, &s, &s.county[0], 0);
    p = loss_of(&l.loss[0], &s.county[0].rows[1]);
    assert_true(p.known && p.value == 2010000000 && p.decimals == 2);
    assert_false(loss_of(&l.loss[0], &s.county[0].rows[2]).known);
    p = loss_mean(&l.loss[0], 2); /* 2.005, half up */
    assert_true(p.known && p.value == 2010000000 && p.decimals == 2);
    losses_sort(&l, LOSSES_BY_POINTS);
    assert_text(l.loss[0].node->code, "b");
    losses_sort(&l, LOSSES_BY_SHARE);
    assert_text(l.loss[0].node->code, "a");
    losses_free(&l);
    standings_free(&s);
}

static double luminance(unsigned colour)
{
    static const double part[] = { 0.0722, 0.7152, 0.2126 };
    double sum = 0;

    for (unsigned i = 0; i < 3; i++) {
        double c = (colour >> 8 * i & 0xFF) / 255.0;

        sum += part[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

static void every_number_can_be_read(void **state)
{
    double before = 2;

    (void)state;
    for (int percent = 0; percent <= 100; percent++) {
        struct style_heat style = style_heat(percent / 100.0);
        double fill = luminance(style.fill) + 0.05, text = luminance(style.text) + 0.05;

        assert_true((fill > text ? fill / text : text / fill) >= 4.5);
        assert_true(fill <= before); /* in grey print more is darker too */
        before = fill;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adds_up_what_was_lost),
        cmocka_unit_test(orders_and_means),
        cmocka_unit_test(every_number_can_be_read),
    };

    return cmocka_run_group_tests_name("losses", tests, NULL, NULL);
}
