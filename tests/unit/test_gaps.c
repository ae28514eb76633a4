#include "rankings.h"

#include "plots/data/gaps.h"

/* Hands lines about a department to the remarks as a file would, without one. */
static void explain(struct remarks *r, const struct standing *s, const char *weight,
                    const char *points, const char *self)
{
    size_t at = (size_t)(s - r->standings->row);
    struct explained *e = arena_new(&r->arena, 1, sizeof *e);

    *e = (struct explained){ .weight = str_of(weight),
                             .points = str_of(points),
                             .self = str_of(self),
                             .next = r->explained[at] };
    r->explained[at] = e;
}

static void says(struct points p, const char *text)
{
    struct buf out = { 0 };

    gaps_write(&out, p);
    assert_text(buf_view(&out), text);
    buf_free(&out);
}

static void like_is_compared_with_like(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct remarks r;
    struct gaps g;
    const struct standing *row;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER "\n",
                             "县,2024,甲,1,4,,,9.00,,,0\n县,2024,乙,2,4,,,8.00,,,0\n"
                             "县,2024,丙,3,4,,,7.00,,,1\n县,2024,丁,4,4,,,6.00,,,0\n"));
    row = s.county[0].rows;
    remarks_begin(&r, &s);
    explain(&r, &row[0], "5", "4.00", "4.005"); /* more decimals than the points */
    explain(&r, &row[0], "5", "5.00", "");      /* blank: not compared */
    explain(&r, &row[1], "5", "3.00", "NA");    /* not applicable: earns its weight */
    explain(&r, &row[1], "5", "5.00", "4");
    explain(&r, &row[2], "5", "", "5"); /* no points: not compared */
    explain(&r, &row[2], "5", "5.00", "4.5");
    explain(&r, &row[3], "5", "5.00", "all of it");
    explain(&r, &row[3], "5", "5.00", "999999999");
    gaps_set(&g, &r, &s.county[0], 0);
    assert_int_equal(g.n, 3);
    assert_int_equal(g.over, 2);
    assert_int_equal(g.under, 1);
    assert_text(g.gap[0].standing->department, "乙");
    says(g.gap[0].more, "+1.000");
    assert_int_equal(g.gap[0].compared, 2);
    assert_text(g.gap[1].standing->department, "甲");
    says(g.gap[1].more, "+0.005");
    assert_int_equal(g.gap[1].compared, 1);
    assert_int_equal(g.gap[1].indicators, 2);
    says(g.gap[2].more, "−0.500");
    says(g.mean, "+0.168"); /* 0.505 / 3 */
    assert_int_equal(g.withouts, 1);
    assert_text(g.without[0]->department, "丁");
    gaps_free(&g);
    remarks_free(&r);
    standings_free(&s);
}

static void means_round_half_up(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct remarks r;
    struct gaps g;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER "\n",
                             "县,2024,甲,1,2,,,9.00,,,0\n县,2024,乙,2,2,,,8.00,,,0\n"));
    remarks_begin(&r, &s);
    explain(&r, &s.county[0].rows[0], "5", "4.0", "4.0");
    explain(&r, &s.county[0].rows[1], "5", "4.1", "4.0");
    gaps_set(&g, &r, &s.county[0], 0);
    says(g.mean, "0.0"); /* of -0.05 */
    says(g.gap[0].more, "0.0");
    says(g.gap[1].more, "−0.1");
    gaps_free(&g);
    explain(&r, &s.county[0].rows[0], "5", "4.0", "4.2");
    gaps_set(&g, &r, &s.county[0], 0);
    says(g.mean, "+0.1"); /* of 0.05 */
    gaps_free(&g);
    remarks_free(&r);
    standings_free(&s);
}

static void nobody_has_a_gap(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct remarks r;
    struct gaps g;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER "\n", "县,2024,甲,1,1,,,9.00,,,0\n"));
    remarks_begin(&r, &s);
    gaps_set(&g, &r, &s.county[0], 0);
    assert_int_equal(g.n, 0);
    assert_int_equal(g.withouts, 1);
    assert_false(g.mean.known);
    gaps_free(&g);
    remarks_free(&r);
    standings_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(like_is_compared_with_like),
        cmocka_unit_test(means_round_half_up),
        cmocka_unit_test(nobody_has_a_gap),
    };

    return cmocka_run_group_tests_name("gaps", tests, NULL, NULL);
}
