#include "rankings.h"

#include <stdlib.h>

#include "plots/charts/trend_lines.h"

static bool read(struct standings *s, struct collected *c, const char *rows)
{
    return ranking_read(s, c, RANKING_HEADER "\n", rows);
}

static const char two_counties[] = "乙县,2022,丙镇,2,2,,良,81.5,81.5,81.5,0\n"
                                   "甲县,2023,B,1,2,3,优,90.00,90.00,90.00,0\n"
                                   "甲县,2022,B,,2,,,,40,70.5,2\n"
                                   "甲县,2023,A,1,2,-1,优,90.00,90.00,92.00,1\n"
                                   "乙县,2022,丁镇,1,2,,优,95.25,,,0\n"
                                   "甲县,2022,C,1,2,,优,91.00,91.00,91.00,0\n";

static void orders_whatever_comes(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    const struct county *county;

    (void)state;
    assert_true(read(&s, &c, two_counties));
    assert_int_equal(s.counties, 2);
    assert_text(s.county[0].name, "乙县");
    assert_text(s.county[0].rows[0].department, "丁镇");
    county = &s.county[1];
    assert_int_equal(county->years, 2);
    assert_int_equal(county->year[0], 2022);
    assert_int_equal(county->departments, 3);
    assert_text(county->department[0], "A");
    assert_text(county->rows[county->first[0]].department, "C");
    assert_text(county->rows[county->first[0] + 1].department, "B");
    assert_int_equal(county_ranked(county, 0), 1);
    assert_int_equal(county_ranked(county, 1), 2);
    assert_text(county->rows[county->first[1]].department, "A");
    assert_null(county->cell[0]);
    assert_int_equal(county->cell[1]->change, -1);
    assert_int_equal(county->cell[2]->missing, 2);
    assert_false(county->cell[2]->total.known);
    assert_true(county->cell[2]->high.value == INT64_C(70500000000));
    standings_free(&s);
}

static void keeps_the_later_of_two(void **state)
{
    struct standings s = { 0 };
    struct collected c;

    (void)state;
    assert_true(read(&s, &c, "甲县,2023,A,1,1,,优,90,,,0\n甲县,2023,A,1,1,,优,91,,,0\n"));
    assert_int_equal(s.rows, 1);
    assert_true(s.county[0].rows[0].total.value == INT64_C(91000000000));
    assert_string_equal(c.text, "3:0 warning repeated 'A' is there twice for 2023, first at "
                                "in.csv:2; this row counts\n");
    standings_free(&s);
}

static void refuses(void **state)
{
    static const struct {
        const char *row, *said;
    } wrong[] = {
        { "甲县,二三,A,1,1,,优,90,,,0\n", "2:2 error value '二三' is no year, like 2024\n" },
        { "甲县,,A,1,1,,优,90,,,0\n", "2:2 error value '' is no year, like 2024\n" },
        { "甲县,10000,A,1,1,,优,90,,,0\n", "2:2 error value '10000' is no year, like 2024\n" },
        { "甲县,2024,A,1,1,,优,9e1,,,0\n",
          "2:8 error value '9e1' is no number of points, like 87.50\n" },
        { "甲县,2024,A,1,1,,优,1000001,,,0\n",
          "2:8 error value '1000001' is no number of points, like 87.50\n" },
        { "甲县,2024,A,0,1,,优,90,,,0\n", "2:4 error value '0' is no rank, like 3\n" },
        { "甲县,2024,A,1,1,,优,,,,0\n",
          "2:4 error value '1' is no rank that can stand without a total\n" },
        { "甲县,2024,A,1,1,x,优,90,,,0\n",
          "2:6 error value 'x' is no number of places, like 3 or -2\n" },
        { "甲县,2024,A,1,1,,优,90,,,-1\n", "2:11 error value '-1' is no count, like 3\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct standings s = { 0 };
        struct collected c;

        assert_false(read(&s, &c, wrong[i].row));
        assert_string_equal(c.text, wrong[i].said);
        standings_free(&s);
    }
}

/* The columns of rank --robustness are no indicators, wherever they stand. */
static void tells_intervals_from_indicators(void **state)
{
    static const char header[] = RANKING_HEADER ",a,rank_p05,rank_median,rank_p95,top_share,b\n";
    struct standings s = { 0 };
    struct collected c;
    const struct standing *row;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER ",a,b\n", "甲县,2024,A,1,1,,,9,,,0,4,5\n"));
    assert_false(s.intervals);
    standings_free(&s);
    s = (struct standings){ 0 };
    assert_true(ranking_read(&s, &c, header,
                             "甲县,2024,A,2,2,,,9,,,0,4,1,2,3,0.25,5\n"
                             "甲县,2024,B,,2,,,,,,1,,,,,,\n"));
    assert_true(s.intervals);
    assert_int_equal(s.codes, 2);
    assert_text(s.code[0], "a");
    assert_text(s.code[1], "b");
    row = &s.county[0].rows[0];
    assert_true(row->p05 == 1 && row->median == 2 && row->p95 == 3);
    assert_true(row->top.known && row->top.value == 250000000);
    assert_true(row->node[1].value == INT64_C(5000000000));
    assert_true(row[1].p05 == 0 && row[1].p95 == 0 && !row[1].top.known);
    standings_free(&s);
    s = (struct standings){ 0 };
    assert_false(ranking_read(&s, &c, header, "甲县,2024,A,2,2,,,9,,,0,4,3,2,2,0,5\n"));
    assert_string_equal(c.text, "2:15 error value '2' is no rank from rank_p05 on\n");
    standings_free(&s);
}

/* Departments are numbered through all counties; each has a newest year of its own; means and bests
 * are those of the rows that have points. */
static void knows_departments_and_their_peers(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    const struct county *county;
    struct points mean, best;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER ",a\n",
                             "乙县,2024,B,1,1,,,9,,,0,4\n"
                             "甲县,2023,C,1,1,,,9,,,0,4\n"
                             "甲县,2024,A,1,3,,,90.5,,,0,1.5\n"
                             "甲县,2024,B,2,3,,,70,,,0,2.25\n"
                             "甲县,2024,D,3,3,,,60,,,1,\n"));
    county = &s.county[1]; /* 甲县, by its bytes */
    assert_int_equal(standings_number(&s, 0, 0), 1);
    assert_int_equal(standings_number(&s, 1, 0), 2);
    assert_int_equal(standings_number(&s, 1, 3), 5);
    assert_int_equal(county_newest(county, 0), 1);
    assert_int_equal(county_newest(county, 2), 0);
    mean = county_mean_of(county, 1, 0);
    best = county_best_of(county, 1, 0);
    assert_true(mean.known && mean.decimals == 2 && mean.value == INT64_C(1880000000));
    assert_true(best.known && best.value == INT64_C(2250000000));
    assert_true(county_mean(county, 1).value == INT64_C(73500000000));
    assert_true(county_best_of(county, 1, -1).value == INT64_C(90500000000));
    standings_free(&s);
}

static void writes_points_as_they_came(void **state)
{
    static const char *const points[] = { "0", "87.50", "-3.5", "100.000000000", "0.958" };

    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        struct standings s = { 0 };
        struct collected c;
        char row[100];
        struct buf out = { 0 };

        snprintf(row, sizeof row, "甲县,2024,A,1,1,,优,%s,,,0\n", points[i]);
        assert_true(read(&s, &c, row));
        points_write(&out, s.county[0].rows[0].total);
        assert_text(buf_view(&out), points[i]);
        buf_free(&out);
        standings_free(&s);
    }
}

static void means_are_exact(void **state)
{
    static const struct {
        const char *a, *b, *c, *mean;
    } known[] = {
        { "1.00", "1.01", "1.01", "1.01" }, /* 1.00666... */
        { "1.0", "1.1", "", "1.1" },        /* 1.05: half up */
        { "-1.0", "-1.1", "", "-1.0" },
        /* -1.05: half up */ { "1000000", "1000000", "1000000", "1000000" },
        { "0.285", "0.286", "", "0.286" },
        { "50", "", "", "50" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        const char *const totals[] = { known[i].a, known[i].b, known[i].c };
        struct standings s = { 0 };
        struct collected c;
        struct buf rows = { 0 }, out = { 0 };

        for (size_t k = 0; k < 3; k++)
            buf_printf(&rows, "甲县,2024,%zu,%s,3,,优,%s,,,0\n", k, totals[k][0] ? "1" : "",
                       totals[k]);
        assert_true(read(&s, &c, buf_cstr(&rows)));
        points_write(&out, county_mean(&s.county[0], 0));
        assert_text(buf_view(&out), known[i].mean);
        buf_free(&rows);
        buf_free(&out);
        standings_free(&s);
    }
}

static const struct trend_line *line_of(const struct trend_lines *t, const char *department)
{
    for (size_t i = 0; i < t->n; i++)
        if (str_is(t->line[i].department, department))
            return &t->line[i];
    fail();
    return NULL;
}

static void lines_break_where_a_year_is_lacking(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct trend_lines t;

    (void)state;
    assert_true(read(&s, &c,
                     "县,2021,A,1,,,,90,,,0\n县,2022,A,1,,,,91,,,0\n县,2023,A,1,,,,92,,,0\n"
                     "县,2021,B,2,,,,80,,,0\n县,2023,B,2,,,,70,,,1\n"
                     "县,2022,C,2,,,,60,,,0\n县,2022,D,,,,,,,,3\n"));
    trend_lines_set(&t, &s.county[0]);
    assert_int_equal(t.n, 3);
    assert_false(trend_breaks_before(&t, line_of(&t, "A"), 1));
    assert_true(trend_breaks_before(&t, line_of(&t, "B"), 2));
    assert_true(line_of(&t, "B")->gap && !line_of(&t, "A")->gap && t.gaps);
    assert_int_equal(line_of(&t, "A")->roles, TREND_BEST | TREND_RISE);
    assert_int_equal(line_of(&t, "B")->roles, TREND_LAST | TREND_FALL);
    assert_int_equal(line_of(&t, "C")->roles, 0);
    assert_int_equal(line_of(&t, "C")->last, 1);
    assert_true(t.low == 60 && t.high == 92 && t.provisional);
    trend_lines_free(&t);
    standings_free(&s);
}

/* Every second year is whole; a jump beyond that is a gap for everybody. */
static void years_are_due_at_their_smallest_distance(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct trend_lines t;

    (void)state;
    assert_true(read(&s, &c,
                     "县,2016,A,1,,,,90,,,0\n县,2018,A,1,,,,90,,,0\n"
                     "县,2022,A,1,,,,90,,,0\n"));
    trend_lines_set(&t, &s.county[0]);
    assert_false(trend_breaks_before(&t, &t.line[0], 1));
    assert_true(trend_breaks_before(&t, &t.line[0], 2));
    assert_true(trend_mean_breaks_before(&t, 2));
    trend_lines_free(&t);
    standings_free(&s);
}

/* Of very many departments only those that are spoken of have a name; a place that many share is no
 * place to speak of. */
static void few_are_spoken_of(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct trend_lines t;
    struct buf rows = { 0 };
    size_t named = 0;

    (void)state;
    for (int i = 0; i < 200; i++)
        buf_printf(&rows, "县,2023,%d,1,,,,%d,,,0\n县,2024,%d,1,,,,%d,,,0\n", i, 50 + i % 40, i,
                   i < 5 ? 99 : 98 - i % 60);
    assert_true(read(&s, &c, buf_cstr(&rows)));
    trend_lines_set(&t, &s.county[0]);
    for (size_t i = 0; i < t.n; i++) {
        assert_false(t.line[i].roles & TREND_BEST);
        named += t.line[i].named;
    }
    assert_int_equal(named, t.spoken_of);
    assert_true(named > 0 && named < 12);
    trend_lines_free(&t);
    standings_free(&s);
    buf_free(&rows);
}

/* Where very many moved by as much, none of them is spoken of. */
static void many_that_moved_alike_are_not(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct trend_lines t;
    struct buf rows = { 0 };

    (void)state;
    for (int i = 0; i < 9; i++)
        buf_printf(&rows, "县,2023,%d,1,,,,%d,,,0\n县,2024,%d,1,,,,%d,,,0\n", i, 50 + i, i,
                   50 + i +
                       (i < 5   ? 2
                        : i < 7 ? -1
                                : 0));
    assert_true(read(&s, &c, buf_cstr(&rows)));
    trend_lines_set(&t, &s.county[0]);
    for (size_t i = 0; i < t.n; i++)
        assert_int_equal(t.line[i].roles & (TREND_RISE | TREND_FALL),
                         i == 5 || i == 6 ? TREND_FALL : 0);
    trend_lines_free(&t);
    standings_free(&s);
    buf_free(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(orders_whatever_comes),
        cmocka_unit_test(keeps_the_later_of_two),
        cmocka_unit_test(refuses),
        cmocka_unit_test(tells_intervals_from_indicators),
        cmocka_unit_test(knows_departments_and_their_peers),
        cmocka_unit_test(writes_points_as_they_came),
        cmocka_unit_test(means_are_exact),
        cmocka_unit_test(lines_break_where_a_year_is_lacking),
        cmocka_unit_test(years_are_due_at_their_smallest_distance),
        cmocka_unit_test(few_are_spoken_of),
        cmocka_unit_test(many_that_moved_alike_are_not),
    };

    return cmocka_run_group_tests_name("standings", tests, NULL, NULL);
}
