#include "rankings.h"

#include <math.h>

#include "plots/charts/headlines.h"

/* The headline of the named chart of the first county's last year, in a language. */
static bool headline_of(struct buf *out, const struct standings *s, const char *chart,
                        enum language language, double name_width)
{
    const struct scene scene = { .standings = s, .language = language };
    const struct county *c = &s->county[0];
    const struct subject about = { c, c->years - 1, 0 };
    struct page page;
    bool cut;

    buf_clear(out);
    page_begin(&page, NULL);
    cut = headline(out, &charts[charts_find(str_of(chart))], &page, &scene, &about, name_width);
    page_free(&page);
    return cut;
}

static const struct {
    const char *what, *rows, *chart, *zh, *en;
} known[] = {
    { "first and last", "县,2024,甲,1,2,,,91,,,0\n县,2024,乙,2,2,,,80.5,,,0\n", "ranking",
      "甲以91分居首，乙以80.5分居末", "甲 is first with 91 points, 乙 last with 80.5" },
    { "shared and provisional",
      "县,2024,甲,1,3,,,91,,,0\n县,2024,乙,1,3,,,91,,,0\n县,2024,丙,3,3,,,80,70,90,2\n", "ranking",
      "乙等2个以91分居首，丙（暂定）以80分居末",
      "乙 (one of 2) is first with 91 points, 丙 (provisional) last with 80" },
    { "one alone", "县,2024,甲,1,1,,,91,,,0\n", "ranking", "", "" },
    { "all alike", "县,2024,甲,1,2,,,91,,,0\n县,2024,乙,1,2,,,91,,,0\n", "ranking", "", "" },
    { "nobody has a rank", "县,2024,甲,,0,,,,,,3\n县,2024,乙,,0,,,,,,3\n", "ranking", "", "" },
    { "up",
      "县,2023,甲,1,2,,,90.00,,,0\n县,2023,乙,2,2,,,80.00,,,0\n"
      "县,2024,甲,1,2,,,89.00,,,0\n县,2024,乙,2,2,,,84.00,,,0\n",
      "trend", "全县平均从85.00分升到86.50分，乙升幅最大（+4.00）",
      "The county's mean rose from 85.00 to 86.50, 乙 rose most (+4.00)" },
    { "nobody rose",
      "县,2023,甲,1,2,,,90.00,,,0\n县,2023,乙,2,2,,,80.00,,,0\n"
      "县,2024,甲,1,2,,,89.00,,,0\n县,2024,乙,2,2,,,76.00,,,0\n",
      "trend", "全县平均从85.00分降到82.50分，乙降幅最大（−4.00）",
      "The county's mean fell from 85.00 to 82.50, 乙 fell most (−4.00)" },
    { "nothing moved",
      "县,2023,甲,1,2,,,90,,,0\n县,2023,乙,2,2,,,80,,,0\n"
      "县,2024,甲,1,2,,,90,,,0\n县,2024,乙,2,2,,,80,,,0\n",
      "trend", "全县平均仍为85分", "The county's mean is 85 as before" },
    { "ranks",
      "县,2023,甲,1,3,,,90,,,0\n县,2023,乙,2,3,,,80,,,0\n县,2023,丙,3,3,,,70,,,0\n"
      "县,2024,丙,1,3,,,90,,,0\n县,2024,甲,2,3,,,80,,,0\n县,2024,乙,3,3,,,70,,,1\n",
      "bump", "丙从第3名升到第1名，乙（暂定）从第2名降到第3名",
      "丙 climbed from rank 3 to 1, 乙 (provisional) fell from rank 2 to 3" },
    { "the spread",
      "县,2023,甲,1,3,,,90,,,0\n县,2023,乙,2,3,,,80,,,0\n县,2023,丙,3,3,,,70,,,0\n"
      "县,2024,丙,1,3,,,90,,,0\n县,2024,甲,2,3,,,85,,,0\n县,2024,乙,3,3,,,75,,,1\n",
      "distribution", "中位数从80分升到85分，首末之差从20分缩小到15分",
      "The median rose from 80 to 85, the range narrowed from 20 to 15" },
    { "the spread of one year", "县,2024,甲,1,2,,,91,,,0\n县,2024,乙,2,2,,,80.5,,,0\n",
      "distribution", "中位数85.8分，最低80.5分，最高91分",
      "Median 85.8, lowest 80.5, highest 91" },
};

static void says_what_is_found(void **state)
{
    struct buf out = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        struct standings s = { 0 };
        struct collected c;

        assert_true(ranking_read(&s, &c, RANKING_HEADER "\n", known[i].rows));
        assert_false(headline_of(&out, &s, known[i].chart, LANGUAGE_ZH, HEADLINE_NAME));
        assert_text(buf_view(&out), known[i].zh);
        assert_false(headline_of(&out, &s, known[i].chart, LANGUAGE_EN, HEADLINE_NAME));
        assert_text(buf_view(&out), known[i].en);
        standings_free(&s);
    }
    buf_free(&out);
}

/* A name of 200 characters does not fill the picture, and is there in full where there is room. */
static void cuts_names(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct buf rows = { 0 }, out = { 0 };

    (void)state;
    buf_text(&rows, "县,2024,");
    for (int i = 0; i < 200; i++)
        buf_text(&rows, "长");
    buf_text(&rows, ",1,2,,,91,,,0\n县,2024,乙,2,2,,,80.5,,,0\n");
    assert_true(ranking_read(&s, &c, RANKING_HEADER "\n", buf_cstr(&rows)));
    assert_true(headline_of(&out, &s, "ranking", LANGUAGE_ZH, HEADLINE_NAME));
    assert_text(buf_view(&out), "长长长长长长长长长长长长…以91分居首，乙以80.5分居末");
    assert_false(headline_of(&out, &s, "ranking", LANGUAGE_ZH, INFINITY));
    assert_int_equal(out.n, 200 * strlen("长") + strlen("以91分居首，乙以80.5分居末"));
    standings_free(&s);
    buf_free(&rows);
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_is_found),
        cmocka_unit_test(cuts_names),
    };

    return cmocka_run_group_tests_name("headlines", tests, NULL, NULL);
}
