#include "ingest/submissions/seen.h"
#include "ingest/words/cell.h"
#include "ingest/words/keys.h"
#include "unit.h"

static void years(void **state)
{
    static const char *const good[] = { "2024",     "2024年", "2024年度",
                                        "２０２４", " 2024 ", "２０２４ 年" };
    static const char *const bad[] = { "",     "24",     "2024.0", "20245",   "1899",
                                       "2200", "2024/1", "年",     "二〇二四" };
    struct buf out = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        buf_clear(&out);
        assert_true(key_year(&out, str_of(good[i])));
        assert_text(buf_view(&out), "2024");
    }
    buf_clear(&out);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        assert_false(key_year(&out, str_of(bad[i])));
    assert_int_equal(out.n, 0);
    buf_free(&out);
}

static void departments(void **state)
{
    static const struct {
        const char *raw, *county, *name;
    } cases[] = {
        { "巨鹿县阎疃镇人民政府", "巨鹿县", "阎疃镇" },
        { "阎疃镇", "巨鹿县", "阎疃镇" },
        { "巨鹿县 阎疃镇 人民政府（盖章）", "巨鹿县", "阎疃镇" },
        { "河北省邢台市巨鹿县阎疃镇", "巨鹿县", "阎疃镇" },
        { "巨鹿县财政局", "巨鹿县", "财政局" },
        { "巨鹿县", "巨鹿县", "巨鹿县" },
        { "巨鹿县人民政府", "巨鹿县", "人民政府" },
        { "人民政府", "", "人民政府" },
        { "新巨鹿县路办事处", "巨鹿县", "新巨鹿县路办事处" },
        { "合水县吉岷镇", "巨鹿县", "合水县吉岷镇" },
        { "吉岷镇人民政府", "", "吉岷镇" },
        { "", "巨鹿县", "" },
        { "1.阎疃镇", "巨鹿县", "阎疃镇" },
        { "２、巨鹿县 阎疃镇", "巨鹿县", "阎疃镇" },
        { "（十一）阎疃镇人民政府（盖章）", "巨鹿县", "阎疃镇" },
        { "③阎疃镇", "", "阎疃镇" },
        { "其中：阎疃镇", "巨鹿县", "阎疃镇" },
        { "3.15办公室", "", "3.15办公室" },
        { "一中", "", "一中" },
        { "（一）", "", "(一)" },
        { "12345热线办", "", "12345热线办" },
        /* a county without its kind; what follows never begins with it, nor in the middle of a
         * word */
        { "巨鹿县阎疃镇人民政府", "巨鹿", "阎疃镇" },
        { "河北省邢台市巨鹿县阎疃镇", "巨鹿", "阎疃镇" },
        { "巨鹿阎疃镇", "巨鹿", "阎疃镇" },
        { "巨鹿县", "巨鹿", "巨鹿县" },
        { "巨鹿县城管局", "巨鹿", "城管局" },
        { "巨鹿县民政局", "巨鹿", "民政局" },
        { "巨鹿县财政局", "巨鹿", "财政局" },
        { "巨鹿县委办公室", "巨鹿", "巨鹿县委办公室" },
        { "巨鹿县委办公室", "巨鹿县", "巨鹿县委办公室" },
        { "巨鹿市场监督管理局", "巨鹿", "巨鹿市场监督管理局" },
        { "巨鹿县市场监督管理局", "巨鹿", "市场监督管理局" },
        { "高碑店市民政局", "高碑店市", "民政局" },
        { "高碑店市财政局", "高碑店", "财政局" },
        { "长阳土家族自治县龙舟坪镇", "长阳土家族", "龙舟坪镇" },
        { "长阳土家族自治县龙舟坪镇", "长阳", "长阳土家族自治县龙舟坪镇" },
        { "陈巴尔虎旗巴彦库仁镇", "陈巴尔虎", "巴彦库仁镇" },
        { "高邑县高邑镇人民政府", "高邑", "高邑镇" },
        { "高邑镇人民政府", "高邑", "高邑镇" },
        { "高邑镇财政所", "高邑", "高邑镇财政所" },
    };
    struct buf out = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        buf_clear(&out);
        key_department(&out, str_of(cases[i].raw), str_of(cases[i].county));
        assert_text(buf_view(&out), cases[i].name);
    }
    buf_free(&out);
}

static void cells(void **state)
{
    struct buf out = { 0 };

    (void)state;
    cell_clean(&out, str_of(" \xE2\x80\x8B１ ２（％）\xC2\xA0　\xE2\x80\xAE"));
    assert_text(buf_view(&out), "1 2(%)");
    assert_true(cell_is_blank(str_of(" 　\xC2\xA0\xEF\xBB\xBF\t")));
    assert_false(cell_is_blank(str_of("。")));
    assert_true(cell_looks_numeric(str_of("１,419.08%")));
    assert_false(cell_looks_numeric(str_of("—")));
    assert_false(cell_looks_numeric(str_of("5万")));
    buf_free(&out);
}

static size_t bytes_of(const struct seen *seen)
{
    size_t bytes = seen->cohorts * sizeof *seen->cohort;

    for (size_t i = 0; i < seen->cohorts; i++)
        bytes += seen->cohort[i].slots * sizeof *seen->cohort[i].slot;
    return bytes;
}

/* Departments of many counties, in the order of the counties and in no order; and what two
 * departments of one name in two counties are not: the same. */
static void remembers_who_was_seen(void **state)
{
    enum { MANY = 20000, COHORTS = 400 };

    (void)state;
    for (int shuffled = 0; shuffled < 2; shuffled++) {
        struct seen seen = { 0 };
        struct seen_slot earlier = { 0 };
        uint64_t key[MANY], random = 1;

        for (uint32_t i = 0; i < MANY; i++) {
            uint32_t cohort = shuffled ? i % COHORTS : i / (MANY / COHORTS);

            key[i] = (uint64_t)scramble(&random) << 32 | cohort;
            assert_int_equal(
                seen_add(&seen, cohort, (struct seen_slot){ key[i], i, 1, i + 1 }, &earlier),
                SEEN_NEW);
            assert_int_equal(seen_add(&seen, COHORTS + cohort,
                                      (struct seen_slot){ key[i], i, 1, i + 1 }, &earlier),
                             SEEN_NEW);
        }
        assert_true(bytes_of(&seen) <= 2 * MANY * 44);
        for (uint32_t i = 0; i < MANY; i++) {
            bool same = i % 2 == 0;
            struct seen_slot now = { key[i], same ? i : i + 1, 2, i + 7 };

            assert_int_equal(seen_add(&seen, (uint32_t)key[i], now, &earlier),
                             same ? SEEN_SAME : SEEN_OTHER);
            assert_int_equal(earlier.file, 1);
            assert_int_equal(earlier.line, i + 1);
        }
        seen_free(&seen);
    }
}

/* By county and year: those gone by are forgotten but for themselves. */
static void forgets_who_has_gone(void **state)
{
    struct seen seen = { .grouped = true };
    struct seen_slot earlier = { 0 }, now = { 1, 1, 1, 1 };

    (void)state;
    for (uint32_t cohort = 1; cohort <= 1000; cohort++) {
        for (uint32_t i = 0; i < 100; i++) {
            now = (struct seen_slot){ (uint64_t)i << 40, i, 1, i + 1 };
            assert_int_equal(seen_add(&seen, cohort, now, &earlier), SEEN_NEW);
        }
        assert_int_equal(seen_add(&seen, cohort, now, &earlier), SEEN_SAME);
    }
    assert_true(bytes_of(&seen) <= 2048 * sizeof *seen.cohort + 200 * sizeof now);
    assert_int_equal(seen_add(&seen, 7, now, &earlier), SEEN_GONE);
    seen_free(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years),
        cmocka_unit_test(departments),
        cmocka_unit_test(cells),
        cmocka_unit_test(remembers_who_was_seen),
        cmocka_unit_test(forgets_who_has_gone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
