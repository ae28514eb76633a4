/* Places, ties, peers and change, on tables made by hand. */
#include "scores_table.h"

#include <stdlib.h>

#include "rank/ranks/ranking.h"

/* "county year department points", points "-" for none. */
static struct table table_of(const char *const *lines)
{
    struct buf csv = { 0 };
    struct table t;

    buf_text(&csv, "county,year,department,total,total_low,total_high,missing\n");
    for (; *lines != NULL; lines++) {
        struct str rest = str_of(*lines), word;

        for (int k = 0; k < KEY_COUNT; k++) {
            assert_true(str_word(&rest, &word));
            buf_printf(&csv, "%.*s,", STR_ARG(word));
        }
        assert_true(str_word(&rest, &word));
        buf_printf(&csv, "%.*s,,,0\n", str_is(word, "-") ? 0 : (int)word.n, word.s);
    }
    t = scores_table(buf_cstr(&csv));
    buf_free(&csv);
    return t;
}

/* "department:rank/peers change" of every row in order. */
static void assert_ranking(const char *const *lines, const bool within[KEY_COUNT], enum ties ties,
                           const char *expected)
{
    struct table t = table_of(lines);
    struct buf got = { 0 };

    ranking_make(&t, within, ties);
    for (size_t i = 0; i < t.rows; i++) {
        buf_str(&got, row_key(t.ranked[i], KEY_DEPARTMENT));
        buf_printf(&got, ":%u/%u", t.ranked[i]->rank, t.ranked[i]->peers);
        if (t.ranked[i]->has_change)
            buf_printf(&got, " %+ld", t.ranked[i]->change);
        buf_text(&got, "; ");
    }
    assert_string_equal(buf_cstr(&got), expected);
    buf_free(&got);
    table_free(&t);
}

static const bool county_year[KEY_COUNT] = { [KEY_COUNTY] = true, [KEY_YEAR] = true };
static const bool year_only[KEY_COUNT] = { [KEY_YEAR] = true };

static void ties_three_ways(void **state)
{
    static const char *const lines[] = { "x 2024 b 90", "x 2024 a 80", "x 2024 d 70",
                                         "x 2024 c 80", "x 2024 e -",  NULL };

    (void)state;
    assert_ranking(lines, county_year, TIES_COMPETITION, "b:1/4; a:2/4; c:2/4; d:4/4; e:0/4; ");
    assert_ranking(lines, county_year, TIES_DENSE, "b:1/4; a:2/4; c:2/4; d:3/4; e:0/4; ");
    assert_ranking(lines, county_year, TIES_ORDINAL, "b:1/4; a:2/4; c:3/4; d:4/4; e:0/4; ");
}

static void changes_from_the_year_before(void **state)
{
    static const char *const lines[] = { "x 2023 a 90", "x 2023 b 80", "x 2024 a 70", "x 2024 b 80",
                                         "x 2024 c 75", "x 2022 c 60", "y 2023 c 99", NULL };

    (void)state;
    assert_ranking(lines, county_year, TIES_COMPETITION,
                   "c:1/1; a:1/2; b:2/2; b:1/3 +1; c:2/3; a:3/3 -2; c:1/1; ");
}

static void ranks_across_counties(void **state)
{
    static const char *const lines[] = { "x 2024 a 70", "y 2024 a 90", "x 2023 a 1", NULL };

    (void)state;
    assert_ranking(lines, year_only, TIES_COMPETITION, "a:1/1; a:1/2; a:2/2 -1; ");
}

/* Of the same points, the county's name decides before the department's. */
static void ties_across_counties(void **state)
{
    static const char *const lines[] = { "y 2024 a 90", "x 2024 c 90", "x 2024 b 90", "z 2024 d 91",
                                         NULL };

    (void)state;
    assert_ranking(lines, year_only, TIES_COMPETITION, "d:1/4; b:2/4; c:2/4; a:2/4; ");
    assert_ranking(lines, year_only, TIES_ORDINAL, "d:1/4; b:2/4; c:3/4; a:4/4; ");
}

/* An order that holds for any three: words that begin like numbers stand between none of them. */
static void numbers_before_words(void **state)
{
    static const char *const years[] = { "-1", "9", "10", "999", "2024", "", "1x", "9x", "年" };
    size_t n = sizeof years / sizeof years[0];

    (void)state;
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++) {
            int order = ranking_compare_years(str_of(years[i]), str_of(years[j]));

            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

/* A department against itself in other counties and years. */
static void ranks_within_departments(void **state)
{
    static const bool department_only[KEY_COUNT] = { [KEY_DEPARTMENT] = true };
    static const char *const lines[] = { "x 2024 b 50", "x 2024 a 70", "x 2023 b 60",
                                         "y 2024 a 80", "y 2023 a -",  NULL };

    (void)state;
    assert_ranking(lines, department_only, TIES_COMPETITION, "a:1/2; a:2/2; a:0/2; b:1/2; b:2/2; ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_three_ways),          cmocka_unit_test(changes_from_the_year_before),
        cmocka_unit_test(ranks_across_counties),    cmocka_unit_test(ties_across_counties),
        cmocka_unit_test(ranks_within_departments), cmocka_unit_test(numbers_before_words),
    };

    return cmocka_run_group_tests_name("ranking", tests, NULL, NULL);
}
