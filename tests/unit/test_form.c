#include "sheets.h"

#define HEAD "县（区）,示例县\n单位名称,白云镇\n年度,2024\n"
#define ROW "示例县,2024,白云镇,"

static void the_usual_form(void **state)
{
    (void)state;
    assert_sheet(HEAD
                 "项目,数值,单位,来源\n在职人员数,46,人,花名册\n年初预算数,\"1,419.08\",万元,\n"
                 "自报执行率,90.93%,%,\n职责明确,符合,,\n",
                 ROW "46,,1419.08,0.9093,符合,\n", "");
}

static void headings_any_way(void **state)
{
    static const char *const ways[] = {
        "单位名称：白云镇,,年度：2024,县：示例县\n编制数,56\n",
        "单位名称,白云镇,,年度,2024年\n县区,示例县\n编制数,56\n",
        "年度：２０２４年度\n县（区）：示例县\n单位名称：示例县白云镇人民政府（盖章）\n编制数,56\n",
        "填报单位：示例县白云镇人民政府    年度：2024    县区：示例县    "
        "金额单位：万元\n编制数,56\n",
        "单 位 名 称,示例县 白云镇 人民政府\n年 度,2024\n县,示例县\n编制数,56\n",
        "编制数,56\n年度,2024\n单位名称,河北省邢台市示例县白云镇\n县,示例县\n",
        "年度,2024\n编制数,56\n单位名称,白云镇\n县,示例县\n",
        "附件3\n部门整体支出绩效自评表,,\n县,示例县\n单位名称,白云镇,\n年度,2024\n编制数,"
        "56\n说明：以上属实,\n",
        "county,示例县\ndepartment,白云镇\nyear,2024\nquota,56\n",
        "County,示例县\nDepartment: 白云镇\nYEAR,2024\nItem,Value,Unit\nquota,56,人\n",
        "单位名称,白云镇,编制数,56\n县,示例县\n年度,2024\n",
        "1,县,示例县\n2,单位名称,白云镇\n3,年度,2024\n4,编制数,56\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        assert_sheet_says(ways[i], ROW ",56,,,,\n", NULL);
}

static void rows_any_way(void **state)
{
    static const char *const ways[] = {
        "核定编制,56\n",
        "quota,56\n",
        "“编制数”,56人\n",
        "一、编制数,56\n",
        "（1）编制数：,56\n",
        "1. 编制数,56,人,备注\n",
        "其中：编制数,56\n",
        "编制数（人）,56\n",
        "人员情况,编制数,56,人\n,在职人员数,,人\n",
        "项目,数值,单位\n编制数,56,人\n",
        "部分,指标名称,计量单位,填报数\n人员,编制数,人,56\n,在职人数,人,\n",
        "序号,项目,数值\n1,编制数,56\n",
        "项目,数值,项目,数值\n在职人员数,,编制数,56\n",
        "在职人员数,—,人,编制数,56,人\n",
        "编制数,56\n编制数,\n",
        "编制数,56\n编制数,56\n",
        ",,\n编制数,56,,,,\n,,,\n\n",
        "填报人,张,联系电话,123456\n编制数,56\n填报日期,2025\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct buf text = { 0 };

        buf_printf(&text, "%s%s", HEAD, ways[i]);
        assert_sheet_says(buf_cstr(&text), ROW ",56,,,,\n", NULL);
        buf_free(&text);
    }
}

/* The sheet's, for money alone; the brackets' or the column's before it; behind the value before
 * all. One farther off may be the declared unit, which forms print. */
static void units_by_precedence(void **state)
{
    (void)state;
    assert_sheet(HEAD "金额单位：元\n年初预算数,50000\n编制数,56\n", ROW ",56,5,,,\n", "");
    assert_sheet(
        "（单位：元）\n" HEAD "年初预算数（千元）,50\n", "",
        "5:2 error value 年初预算数 of 白云镇: '50': its unit is 千元 with the name and 元 for "
        "all amounts; leave only the one that is meant\n");
    assert_sheet("（单位：万元）\n" HEAD "年初预算数（千元）,50\n", ROW ",,5,,,\n", "");
    assert_sheet("（单位：万元）\n" HEAD "年初预算数,50,千元\n基本支出,50000元\n", ROW ",,5,,,5\n",
                 "");
    assert_sheet(HEAD "项目,数值（元）,单位\n年初预算数（元）,50000,\n基本支出,50000,元\n",
                 ROW ",,5,,,5\n", "");
    assert_sheet(HEAD "年初预算数（万元）,50000元,万元\n", ROW ",,5,,,\n", "");
    assert_sheet(HEAD "年初预算数（万元）,50000元,元\n", ROW ",,5,,,\n", "");
    assert_sheet(HEAD "项目,数值,单位\n年初预算数,50000,（元）\n基本支出,5,[万元]\n",
                 ROW ",,5,,,5\n", "");
    assert_sheet(HEAD "年初预算数【元】,50000\n编制数,5,〔人〕\n在职人员数,4,—\n", ROW "4,5,5,,,\n",
                 "");
    assert_sheet(HEAD "金额单位,【元】\n年初预算数,50000\n", ROW ",,5,,,\n", "");
    assert_sheet("【单位：元】\n" HEAD "年初预算数,50000\n", ROW ",,5,,,\n", "");
    assert_sheet(HEAD "编制数（名）,5个,人\n", ROW ",5,,,,\n", "");
    assert_sheet_says(HEAD "项目,数值,单位\n编制数,5,公斤\n", "", "'公斤' is not known");
    assert_sheet_says(HEAD "编制数,56,人\n年初预算数,5,公斤\n", "", "'公斤' is not known");
    assert_sheet(HEAD "编制数,56,见花名册\n", ROW ",56,,,,\n", "");
}

/* Two units in a row, neither of them the declared one that forms print: nobody knows which is
 * meant. */
static void units_that_contradict(void **state)
{
    static const struct {
        const char *rows, *says;
    } ways[] = {
        { "年初预算数（元）,10000,万元\n", "万元 in the cell beside and 元 with the name" },
        { "年初预算数（万元）,10000,元\n", "元 in the cell beside and 万元 with the name" },
        { "年初预算数,10000元,亿元\n", "元 behind the figure and 亿元 in the cell beside" },
        { "年初预算数（元）,5万元\n", "万元 behind the figure and 元 with the name" },
        { "年初预算数（元）,50000,\n年初预算数（元）,5,万\n", "万 in the cell beside and 元" },
        { "金额单位：元\n年初预算数,5,万元\n", "万元 in the cell beside and 元 for all amounts" },
        { "项目,数值（元）,单位\n年初预算数,5,万元\n", "万元 in the cell beside and 元 for all" },
        { "项目,数值,单位\n年初预算数,5,万元\n基本支出（元）,5,万元\n",
          "基本支出预算 of 白云镇: '5'" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct buf text = { 0 };

        buf_printf(&text, "%s%s", HEAD, ways[i].rows);
        assert_sheet_says(buf_cstr(&text), "", ways[i].says);
        buf_free(&text);
    }
}

/* The comma of 1,419.08 is a separator like any other where no quotation marks say that it is
 * not. */
static void figures_cut_at_a_comma(void **state)
{
    static const struct {
        const char *rows, *whole; /* NULL where it was not cut; read then, as */
        const char *read;
    } ways[] = {
        { "年初预算数,1,419.08\n", "1,419.08", "" },
        { "年初预算数,￥1,419,万元\n", "¥1,419", "" },
        { "年初预算数,-1,419.08 万元\n", "-1,419.08 万元", "" },
        { "项目,数值\n年初预算数,109,000元\n", "109,000元", "" },
        { "项目,数值,单位,备注\n年初预算数,1,234,567.89,万元\n", "1,234,567.89", "" },
        { "项目,数值,说明\n编制数,56,123\n", "56,123", "" },
        { "项目,数值,项目,数值\n在职人员数,5,编制数,1,234\n", "1,234", "" },
        { "项目,数值,单位,行次\n编制数,56,人,104\n", NULL, ROW ",56,,,,\n" },
        { "编制数,56,123见附件\n", NULL, ROW ",56,,,,\n" },
        { "项目,数值,上年数\n编制数,56,123\n", NULL, ROW ",56,,,,\n" },
        { "项目,数值,行次\n编制数,56,123\n", NULL, ROW ",56,,,,\n" },
        { "职责明确,1,234\n", NULL, ROW ",,,,1,\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct buf text = { 0 }, says = { 0 };

        buf_printf(&text, "%s%s", HEAD, ways[i].rows);
        if (ways[i].whole != NULL)
            buf_printf(&says, "look like %s, cut at its comma", ways[i].whole);
        assert_sheet_says(buf_cstr(&text), ways[i].read,
                          ways[i].whole != NULL ? buf_cstr(&says) : NULL);
        buf_free(&text);
        buf_free(&says);
    }
    assert_sheet(
        HEAD "年初预算数,1,419.08\n", "",
        "4:2 error value 年初预算数 of 白云镇: '1' and what stands behind it look like 1,419.08, "
        "cut at its comma; write 1419.08, or \"1,419.08\" in quotation marks\n");
    assert_sheet_says("县\t示例县\n单位名称\t白云镇\n年度\t2024\n编制数\t56\t123\n", "",
                      "'56' and '123' stand side by side");
    assert_sheet_says("县，示例县\n单位名称，白云镇\n年度，2024\n编制数，56，123\n", "",
                      "look like 56,123");
}

/* This year's and last year's, several towns in one sheet, the number of the line: without a head
 * nobody knows. */
static void figures_of_which_one_is_meant(void **state)
{
    static const struct {
        const char *rows, *says; /* NULL where it is read, as */
        const char *read;
    } ways[] = {
        { "编制数,56,1234\n", "'56' and '1234' stand side by side", "" },
        { "编制数,1234,123\n", "'1234' and '123' stand side by side", "" },
        { "编制数,0,123\n", "'0' and '123' stand side by side", "" },
        { "编制数,5.5,123\n", "'5.5' and '123' stand side by side", "" },
        { "编制数,56人,人,104人\n", "'56人' and '104人' stand side by side", "" },
        { "项目,上年数,本年数\n编制数,56.5,57.5\n", "'56.5' and '57.5' stand side by side", "" },
        { "编制数,56.5,,57.5\n", "'56.5' and '57.5' stand side by side", "" },
        { "编制数,,57.5\n", "'57.5' stands farther off than beside the name", "" },
        { "编制数,56.5,57.5,在职人员数,5\n", "'56.5' and '57.5' stand side by side", "" },
        { "编制数,/,57.5\n", "'/' and '57.5' stand side by side", "" },
        { "编制数,56,人,2024年批复\n", NULL, ROW ",56,,,,\n" },
        { "编制数,56,,在职人员数,5\n", NULL, ROW "5,56,,,,\n" },
        { "项目,上年数,数值\n编制数,56.5,57.5\n", NULL, ROW ",57.5,,,,\n" },
        { "项目,金额,数值\n编制数,56.5,57.5\n", "'金额' and '数值' are both heads of figures", "" },
        { "职责明确,优秀,5\n", NULL, ROW ",,,,优秀,\n" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct buf text = { 0 };

        buf_printf(&text, "%s%s", HEAD, ways[i].rows);
        assert_sheet_says(buf_cstr(&text), ways[i].read, ways[i].says);
        buf_free(&text);
    }
}

static void faults_of_figures(void **state)
{
    (void)state;
    assert_sheet(HEAD "编制数,56\n在职人员,46\n", "",
                 "5:1 error unknown '在职人员' is not an item of test; did you mean 在职人员数?\n");
    assert_sheet(
        HEAD "编制数,56\n汽车数量,4\n", ROW ",56,,,,\n",
        "5:1 warning unknown '汽车数量' is not an item of test, and its values are not used\n");
    assert_sheet(HEAD "编制数,56\n核定编制,57\n", "",
                 "5:1 error double 编制数 is 57 here and 56 on line 4; leave one of the two\n");
    assert_sheet(HEAD "编制数,约50\n年初预算数,5人\n", "",
                 "4:2 error value 编制数 of 白云镇: '约50' cannot be read: this is not exact; give "
                 "the figure "
                 "itself\n"
                 "5:2 error value 年初预算数 of 白云镇: '5人': '人' is a unit of a count, and this "
                 "figure is in "
                 "万元\n");
    assert_sheet_says("编制数,56\n职责明却,符合\n" HEAD, "", "did you mean 职责明确?");
}

static void faults_of_keys(void **state)
{
    (void)state;
    assert_sheet(
        "单位名称,白云镇\n编制数,56\n", "",
        "1:0 error key the county is not said; add it (县（区）), or give --county for files "
        "that do not say\n");
    assert_sheet(
        HEAD "年度,2023\n编制数,56\n", "",
        "4:2 error key '2023': the form has said '2024' already, on line 3; leave one of the "
        "two\n");
    assert_sheet_says("县,示例县\n单位名称,白云镇\n年度,24\n编制数,56\n", "",
                      "3:2 error key '24' is no year");
    assert_sheet_says(HEAD, "", "1:0 error empty 白云镇 2024 gives not a single figure");
    assert_sheet_says("甲,乙\n丙,丁\n", "", "no figure of test is named here");
    assert_sheet_says("", "", "nothing stands in this file");
}

/* One key said twice is one where both come to the same, whatever comes first. */
static void keys_said_again(void **state)
{
    static const char *const ways[] = {
        "填报单位：白云镇\n单位名称：白云镇人民政府\n年度,2024\n县,示例县\n编制数,56\n",
        "单位名称,示例县白云镇\n填报单位：白云镇人民政府（盖章）\n年度,2024\n年份：2024年\n县,"
        "示例县\n编制数,56\n",
        HEAD "编制数,56\n填报单位（盖章）：示例县白云镇人民政府\n",
        HEAD "编制数,56\n填报单位（盖章）：,,填报日期：2025\n",
        HEAD "编制数,56\n单位负责人：张\n填报单位：白云镇,,年度：2024年度\n填报人：李\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        assert_sheet_says(ways[i], ROW ",56,,,,\n", NULL);
    assert_sheet(
        "填报单位：白云镇\n单位名称：青山镇人民政府\n年度,2024\n县,示例县\n编制数,56\n", "",
        "2:1 error key '青山镇人民政府': the form has said '白云镇' already, on line 1; leave one "
        "of the two\n");
    assert_sheet_says("年度：2023\n年度：2024\n县,单位名称,编制数\n示例县,白云镇,56\n", "",
                      "2:1 error key '2024': the form has said '2023'");
    assert_sheet_says(HEAD "编制数,56\n填报单位：青山镇\n", ROW ",56,,,,\n", "5:0 error key");
    assert_sheet_says("县,\n单位名称,\n年度,\n", "", "1:0 error key");
}

static void several_forms(void **state)
{
    struct sheet_run run;

    (void)state;
    assert_sheet(HEAD "编制数,56\n\n县,示例县\n年度,2024\n单位名称,青山镇\n编制数,40\n",
                 ROW ",56,,,,\n示例县,2024,青山镇,,40,,,,\n", "");
    assert_sheet(HEAD "编制数,五十\n" HEAD "编制数,40\n", ROW ",40,,,,\n",
                 "4:2 error value 编制数 of 白云镇: '五十' cannot be read: it is in words; write "
                 "it in digits\n");
    /* headings below the figures */
    assert_sheet("编制数,56\n" HEAD "编制数,40\n单位名称,青山镇\n县,示例县\n年度,2023\n", "",
                 "5:1 error double 编制数 is 40 here and 56 on line 1; leave one of the two\n"
                 "6:0 error empty 青山镇 2023 gives not a single figure; that is no submission\n");
    /* the option serves the first, and the year above the second is the second's */
    sheet_begin(&run);
    run.in.given[KEY_COUNTY] = str_of("示例县");
    run.in.given[KEY_YEAR] = str_of("2022");
    sheet_read(&run, str_of("单位名称,白云镇\n编制数,56\n年度,2024\n单位名称,青山镇\n编制数,40\n"));
    assert_string_equal(buf_cstr(&run.rows.out),
                        "示例县,2022,白云镇,,56,,,,\n示例县,2024,青山镇,,40,,,,\n");
    sheet_end(&run);
}

static void lost_rows(void **state)
{
    (void)state;
    assert_sheet_says(HEAD "编制数,56\n在职人员数,\"4\"6\n", "",
                      "5:2 error csv a stray quotation mark");
    assert_sheet_says(HEAD "编制数,56\n在职人员数,4\xFF"
                           "6\n",
                      "", "5:2 error bytes the byte 0xFF");
    assert_sheet_says("\"a\"b\n" HEAD "编制数,56\n", "", "1:1 error csv");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_form),
        cmocka_unit_test(headings_any_way),
        cmocka_unit_test(rows_any_way),
        cmocka_unit_test(units_by_precedence),
        cmocka_unit_test(units_that_contradict),
        cmocka_unit_test(figures_cut_at_a_comma),
        cmocka_unit_test(figures_of_which_one_is_meant),
        cmocka_unit_test(faults_of_figures),
        cmocka_unit_test(faults_of_keys),
        cmocka_unit_test(keys_said_again),
        cmocka_unit_test(several_forms),
        cmocka_unit_test(lost_rows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
