/* The figures as people write them: every way that is read, and every way that is refused with its
 * reason. One row a way. */
#include "unit.h"

#include "ingest/words/value.h"

enum { MISSING = VALUE_MISSING, NA = VALUE_NA, NUMBER = VALUE_NUMBER, BAD = VALUE_BAD };

static const struct {
    const char *unit;  /* the item's */
    const char *given; /* by the column, the row or the sheet; "" for nothing */
    const char *cell;
    int kind;
    const char *expected; /* the number, or a part of the reason */
} ways[] = {
    /* plain */
    { "万元", "", "1419.08", NUMBER, "1419.08" },
    { "万元", "", "1,419.08", NUMBER, "1419.08" },
    { "万元", "", "1,234,567", NUMBER, "1234567" },
    { "万元", "", "1 419.08", NUMBER, "1419.08" },
    { "万元", "", "１４１９", NUMBER, "1419" },
    { "万元", "", "１，４１９．０８", NUMBER, "1419.08" },
    { "万元", "", "　1419 ", NUMBER, "1419" },
    { "万元", "", "1419\xC2\xA0", NUMBER, "1419" },
    { "万元", "",
      "\xE2\x80\x8B"
      "1419",
      NUMBER, "1419" },
    { "万元", "", "1419.0800", NUMBER, "1419.08" },
    { "万元", "", "007", NUMBER, "7" },
    { "万元", "", "0", NUMBER, "0" },
    { "万元", "", "0.00", NUMBER, "0" },
    { "万元", "", "-0", NUMBER, "0" },
    { "万元", "", ".5", NUMBER, "0.5" },
    { "万元", "", "5.", NUMBER, "5" },
    { "万元", "", "+5", NUMBER, "5" },
    { "万元", "", "-5", NUMBER, "-5" },
    { "万元", "", "－5", NUMBER, "-5" },
    { "万元", "",
      "\xE2\x88\x92"
      "5",
      NUMBER, "-5" },
    { "万元", "", "'1419", NUMBER, "1419" },
    { "万元", "", "123456789012345.123456789", NUMBER, "123456789012345.123456789" },
    /* money, and its units */
    { "万元", "", "￥1,419.08", NUMBER, "1419.08" },
    { "万元", "", "¥-5", NUMBER, "-5" },
    { "万元", "", "-￥5", NUMBER, "-5" },
    { "万元", "", "109000元", NUMBER, "10.9" },
    { "万元", "", "109000 元", NUMBER, "10.9" },
    { "万元", "", "人民币109000元整", NUMBER, "10.9" },
    { "万元", "", "5万元", NUMBER, "5" },
    { "万元", "", "109000（元）", NUMBER, "10.9" },
    { "万元", "", "109000【元】", NUMBER, "10.9" },
    { "公里", "", "5（公里）", NUMBER, "5" },
    { "万元", "", "5（含追加）", BAD, "cannot be read" },
    { "万元", "", "[5]", BAD, "brackets may mean" },
    { "万元", "", "5万", NUMBER, "5" },
    { "万元", "", "1.2亿元", NUMBER, "12000" },
    { "元", "", "5万元", NUMBER, "50000" },
    { "元", "", "1,419.0812万元", NUMBER, "14190812" },
    { "元", "万元", "5", NUMBER, "50000" },
    { "万元", "元", "109000", NUMBER, "10.9" },
    { "万元", "千元", "5", NUMBER, "0.5" },
    { "万元", "百万元", "5", NUMBER, "500" },
    { "万元", "万元", "109000元", NUMBER, "10.9" }, /* what a form prints does not contradict */
    { "万元", "元", "5元整", NUMBER, "0.0005" },
    { "万元", "元", "5万元", BAD, "its unit is 万元 behind the figure and 元 in the cell beside" },
    { "万元", "亿元", "10000元", BAD, "leave only the one that is meant" },
    { "人", "个", "5名", NUMBER, "5" },
    { "%", "‰", "5%", BAD, "% behind the figure and ‰ in the cell beside" },
    /* rates */
    { "%", "", "90.93%", NUMBER, "0.9093" },
    { "%", "", "90.93％", NUMBER, "0.9093" },
    { "%", "", "90.93 %", NUMBER, "0.9093" },
    { "%", "", "0.9093", NUMBER, "0.9093" },
    { "%", "", "1.5", NUMBER, "1.5" },
    { "%", "", "-3.2%", NUMBER, "-0.032" },
    { "%", "%", "90.93", NUMBER, "0.9093" },
    { "%", "%", "90.93%", NUMBER, "0.9093" },
    { "%", "%", "0.6", NUMBER, "0.006" },
    { "%", "", "5‰", NUMBER, "0.005" },
    /* counts and points */
    { "人", "", "46人", NUMBER, "46" },
    { "人", "", "46名", NUMBER, "46" },
    { "项", "个", "3", NUMBER, "3" },
    { "分", "", "3.75分", NUMBER, "3.75" },
    { "公里", "", "12公里", NUMBER, "12" },
    { "公里", "公里", "12", NUMBER, "12" },
    /* nothing, and not applicable */
    { "万元", "", "", MISSING, "" },
    { "万元", "", " 　", MISSING, "" },
    { "万元", "", "—", MISSING, "" },
    { "万元", "", "——", MISSING, "" },
    { "万元", "", "-", MISSING, "" },
    { "万元", "", "－", MISSING, "" },
    { "万元", "", "--", MISSING, "" },
    { "万元", "", "/", MISSING, "" },
    { "万元", "", "／", MISSING, "" },
    { "万元", "", "\\", MISSING, "" },
    { "万元", "", "无", MISSING, "" },
    { "万元", "", "不适用", NA, "" },
    { "万元", "", "无此项", NA, "" },
    { "万元", "", "NA", NA, "" },
    { "万元", "", "n/a", NA, "" },
    { "万元", "", "Ｎ／Ａ", NA, "" },
    /* refused: not exact */
    { "万元", "", "约100", BAD, "not exact" },
    { "万元", "", "近100", BAD, "not exact" },
    { "万元", "", "100左右", BAD, "not exact" },
    { "万元", "", "100多", BAD, "not exact" },
    { "万元", "", "100余万元", BAD, "not exact" },
    { "万元", "", "≥100", BAD, "not exact" },
    { "万元", "", ">100", BAD, "not exact" },
    { "万元", "", "100以上", BAD, "not exact" },
    { "万元", "", "1-2", BAD, "a range" },
    { "万元", "", "1~2", BAD, "a range" },
    { "万元", "", "1至2", BAD, "a range" },
    { "%", "", "80%-90%", BAD, "a range" },
    /* refused: what Excel has made of it */
    { "万元", "", "1.2E+07", BAD, "cut digits off" },
    { "万元", "", "1e7", BAD, "cut digits off" },
    { "万元", "", "####", BAD, "too narrow" },
    { "万元", "", "#DIV/0!", BAD, "an error of Excel" },
    { "万元", "", "#N/A", BAD, "an error of Excel" },
    { "万元", "", "=1+2", BAD, "a formula" },
    { "万元", "", "2024/1/5", BAD, "a date" },
    { "万元", "", "2024-01-05", BAD, "a date" },
    { "万元", "", "1月5日", BAD, "a date" },
    { "万元", "", "2024年", BAD, "a date" },
    { "万元", "", "5-Jan", BAD, "a date" },
    { "万元", "", "3/4", BAD, "a fraction" },
    /* refused: the digits */
    { "万元", "", "1,41", BAD, "by three" },
    { "万元", "", "1,419,08", BAD, "by three" },
    { "万元", "", "14,19,000", BAD, "by three" },
    { "万元", "", "1\n419", BAD, "two lines" },
    { "万元", "", "1419,000", BAD, "by three" },
    { "万元", "", "12 34", BAD, "by three" },
    { "万元", "", "1.2.3", BAD, "two decimal points" },
    { "万元", "", "--5", BAD, "no number" },
    { "万元", "", "5-", BAD, "no number" },
    { "万元", "", "5+", BAD, "not exact" },
    { "万元", "", "(5.00)", BAD, "brackets" },
    { "万元", "", "（5）", BAD, "brackets" },
    { "万元", "", "1419。08", BAD, "no number" },
    { "万元", "", "一百", BAD, "in words" },
    { "万元", "", "壹佰万元整", BAD, "in words" },
    { "万元", "", "abc", BAD, "no number" },
    { "万元", "", "见附件", BAD, "no number" },
    { "万元", "", "0x10", BAD, "not" },
    { "万元", "", "inf", BAD, "no number" },
    { "万元", "", "nan", BAD, "no number" },
    { "万元", "", "1234567890123456789012345678901234567890123", BAD, "more digits" },
    /* refused: the unit */
    { "万元", "", "1亿2000万", BAD, "two units" },
    { "万元", "", "5人", BAD, "a unit of a count" },
    { "人", "", "5元", BAD, "a unit of an amount of money" },
    { "人", "万元", "5", BAD, "a unit of an amount of money" },
    { "人", "", "￥5", BAD, "an amount of money" },
    { "人", "", "5万", BAD, "a unit of an amount of money" },
    { "万元", "", "5%", BAD, "a unit of a rate" },
    { "项", "", "3分", BAD, "a unit of points" },
    { "%", "", "90元", BAD, "a unit of an amount of money" },
    { "万元", "", "5公斤", BAD, "'公斤' is not known" },
    { "万元", "美元", "5", BAD, "'美元' is not known" },
    { "%", "", "93", BAD, "without a % sign" },
    { "%", "", "-1.6", BAD, "without a % sign" },
};

static void every_way(void **state)
{
    size_t read = 0, refused = 0;

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct value_want want = { false, unit_named(str_of(ways[i].unit)) };
        struct stated stated = { { unit_named(str_of(ways[i].given)) } };
        struct buf out = { 0 }, why = { 0 };
        enum value_kind kind = value_read(&want, str_of(ways[i].cell), &stated, &out, &why);

        if ((int)kind != ways[i].kind ||
            (kind == VALUE_BAD ? strstr(buf_cstr(&why), ways[i].expected) == NULL
                               : strcmp(buf_cstr(&out), ways[i].expected) != 0))
            fail_msg("'%s' in %s (%s): kind %d, '%s' '%s', not %d '%s'", ways[i].cell, ways[i].unit,
                     ways[i].given, (int)kind, buf_cstr(&out), buf_cstr(&why), ways[i].kind,
                     ways[i].expected);
        if (kind == VALUE_BAD)
            assert_int_equal(out.n, 0);
        refused += kind == VALUE_BAD;
        read += kind != VALUE_BAD;
        buf_free(&out);
        buf_free(&why);
    }
    assert_true(read >= 30 && refused >= 30);
}

/* The reason begins with the text as it was written, so that the clerk finds the cell. */
static void reasons_quote_the_text(void **state)
{
    struct value_want want = { false, unit_named(str_of("万元")) };
    struct buf out = { 0 }, why = { 0 };

    (void)state;
    assert_int_equal(value_read(&want, str_of("约１００"), &(struct stated){ 0 }, &out, &why),
                     VALUE_BAD);
    assert_memory_equal(why.s, "'约100' ", strlen("'约100' "));
    buf_free(&out);
    buf_free(&why);
}

static void labels(void **state)
{
    struct value_want want = { .is_label = true };
    struct buf out = { 0 }, why = { 0 };

    (void)state;
    assert_int_equal(
        value_read(&want, str_of("　100%－80%（含） "), &(struct stated){ 0 }, &out, &why),
        VALUE_LABEL);
    assert_text(buf_view(&out), "100%-80%(含)");
    assert_int_equal(value_read(&want, str_of("无"), &(struct stated){ 0 }, &out, &why),
                     VALUE_MISSING);
    assert_int_equal(value_read(&want, str_of("不适用"), &(struct stated){ 0 }, &out, &why),
                     VALUE_NA);
    buf_free(&out);
    buf_free(&why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way),
        cmocka_unit_test(reasons_quote_the_text),
        cmocka_unit_test(labels),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
