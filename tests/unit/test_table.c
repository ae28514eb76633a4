#include "sheets.h"

#define HEAD "县区,年度,单位名称,编制数,年初预算数\n"
#define FIRST "示例县,2024,白云镇,,56,1419.08,,,\n"

static void the_usual_table(void **state)
{
    (void)state;
    assert_sheet(HEAD "示例县,2024,示例县白云镇人民政府,56,\"1,419.08\"\n示例县,2024,青山镇,—,NA\n",
                 FIRST "示例县,2024,青山镇,,,NA,,,\n", "");
}

static void heads_any_way(void **state)
{
    static const char *const ways[] = {
        "county,year,department,quota,initial\n示例县,2024,白云镇,56,1419.08\n",
        "单位,年份,县（区）,年初预算数（元）,核定编制（人）\n白云镇,2024年,示例县,14190800,56\n",
        "2024年汇总表,,,,单位：元\n,,,,\n" HEAD "示例县,2024,白云镇,56,14190800\n",
        "县：示例县,,年度：2024\n单位名称,编制数,年初预算数\n白云镇,56,1419.08\n",
        "County,Year,Department,quota,initial\n示例县,2024,白云镇,56,1419.08\n",
        "县[区],年度,单位名称,编制数[人],年初预算数【元】\n示例县,2024,白云镇,56,14190800\n",
        HEAD ",,,[人],【元】\n示例县,2024,白云镇,56,14190800\n",
        HEAD ",,,人,元\n示例县,2024,白云镇,56,14190800\n",
        HEAD ",,,（人）,（元）\n示例县,2024,白云镇,56,14190800\n",
        "县区,年度,单位名称,人员情况,预算\n,,,编制数,年初预算数\n示例县,2024,白云镇,56,1419.08\n",
        "县区,年度,单位名称,编制数,年初预算数,,\n示例县,2024,白云镇,56,1419.08,,\n,,,,,,\n",
        HEAD "栏次,1,2,3,4\n示例县,2024,白云镇,56,1419.08\n",
        HEAD "示例县,2024,白云镇,56,1419.08\n注：以上属实,,,,\n填报人：张,,,审核人：李,\n",
        "序号,县区,年度,单位名称,编制数,年初预算数,备注\n1,示例县,2024,白云镇,56,1419.08,见附件\n",
        HEAD "示例县,2024,白云镇,56,1419.08",
        HEAD "\n示例县,2024,白云镇,56,1419.08\r\n\r\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        assert_sheet_says(ways[i], FIRST, NULL);
}

static void separators(void **state)
{
    static const char *const ways[] = {
        "县区\t年度\t单位名称\t编制数\t年初预算数\n示例县\t2024\t白云镇\t56\t1,419.08\n",
        "县区;年度;单位名称;编制数;年初预算数\n示例县;2024;白云镇;56;1,419.08\n",
        "县区，年度，单位名称，编制数，年初预算数\n示例县，2024，白云镇，56，1,419.08\n",
        "县区，年度，单位名称，编制数，年初预算数\n示例县，2024，白云镇，56，\"1，419.08\"\n",
        "sep=;\n县区;年度;单位名称;编制数;年初预算数\n示例县;2024;白云镇;56;1,419.08\n",
        "sep=,\r\n" HEAD "示例县,2024,白云镇,56,\"1,419.08\"\r\n",
        "\"sep=\t\"\n县区\t年度\t单位名称\t编制数\t年初预算数\n示例县\t2024\t白云镇\t56\t1,419."
        "08\n",
        "\xEF\xBB\xBF"
        "\"县区\",\"年度\",\"单位名称\",\"编制数\",\"年初预算数\"\n"
        "\"示例县\",\"2024\",\"白云镇\",\"56\",\"1,419.08\"\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
        assert_sheet_says(ways[i], FIRST, NULL);
}

static void merged_cells(void **state)
{
    (void)state;
    assert_sheet(HEAD "示例县,2024,白云镇,56,1419.08\n,,青山镇,40,5\n,2023,,41,6\n",
                 FIRST "示例县,2024,青山镇,,40,5,,,\n示例县,2023,青山镇,,41,6,,,\n", "");
    /* no key of its own: nobody knows whose it is */
    assert_sheet_says(HEAD "示例县,2024,白云镇,56,1419.08\n,,,40,5\n", FIRST, "3:0 error key");
    /* the year of the row above again: the department was left out, here and, who knows, below */
    assert_sheet(
        HEAD "示例县,2024,白云镇,56,1419.08\n示例县,2024年,,40,5\n,2023,,41,6\n"
             ",2023,青山镇,1,1\n示例县,2024,,2,2\n",
        FIRST "示例县,2023,青山镇,,1,1,,,\n示例县,2024,青山镇,,2,2,,,\n",
        "3:3 error key no department, in the county and year of the row above, which is of "
        "白云镇; write whose figures these are\n"
        "4:0 error key the department is not said; add it (单位名称), or give --department for "
        "files that do not say\n");
    assert_sheet_says(
        "县：示例县\n年度,单位名称,编制数\n2024,甲镇,1\n2024,,2\n2023,乙镇,3\n2022,,4\n",
        "示例县,2024,甲镇,,1,,,,\n示例县,2023,乙镇,,3,,,,\n示例县,2022,乙镇,,4,,,,\n",
        "4:2 error key no department");
    /* the row that named them is lost */
    assert_sheet_says(HEAD
                      "示例县,2024,白云镇,56,1419.08\n示例县,2023,\"青\"山镇,1,1\n,,河口镇,40,5\n"
                      "示例县,2024,东镇,1,1\n,,西镇,2,2\n",
                      FIRST "示例县,2024,东镇,,1,1,,,\n示例县,2024,西镇,,2,2,,,\n",
                      "4:0 error key the row above");
}

static void totals_and_repeats(void **state)
{
    (void)state;
    assert_sheet(HEAD "示例县,2024,白云镇,56,1419.08\n,,合　计,56,1419.08\n总计,,,56,1419.08\n",
                 FIRST,
                 "3:3 note total '合　计' is a row of totals and is passed over\n"
                 "4:1 note total '总计' is a row of totals and is passed over\n");
    assert_sheet(HEAD "示例县,2024,白云镇,56,1419.08\n\n" HEAD "示例县,2024,青山镇,40,5\n"
                      "单位名称,年度,县区,编制数\n河口镇,2024,示例县,41\n",
                 FIRST "示例县,2024,青山镇,,40,5,,,\n示例县,2024,河口镇,,41,,,,\n", "");
    assert_sheet(
        HEAD "示例县,2024,白云镇,56,1419.08\n,,,,\n单位名称,青山镇,,,\n县,示例县,,,\n年度,2024,,,\n"
             "编制数,40,,,\n",
        FIRST "示例县,2024,青山镇,,40,,,,\n", "");
}

static void rows_that_are_none(void **state)
{
    (void)state;
    assert_sheet(HEAD "示例县,2024,白云镇,56,1419.08\n示例县,2024,乡镇合计（1个）,56,1419.08\n"
                      "示例县,2024,,,\n一、县直部门,,,,\n填报人：张,审核人：李,联系电话：,5,\n",
                 FIRST,
                 "3:1 note total '乡镇合计（1个）' is a row of totals and is passed over\n"
                 "4:1 note aside '示例县': no department and no figure; the row is passed over\n"
                 "5:1 note aside '一、县直部门': no department and no figure; the row is passed "
                 "over\n");
    assert_sheet(
        "单位,县,年度,编制数\n一、县直部门,,,\n财政局,示例县,2024,5\n注：以上为决算数,,,\n",
        "示例县,2024,财政局,,5,,,,\n",
        "2:1 warning aside '一、县直部门' stands alone, without a figure; the row is taken for a "
        "title\n");
    assert_sheet("序号,单位,县,年度,编制数\n1,财政局,示例县,2024,5\n2,,,,\n3,教育局,示例县,2024,\n",
                 "示例县,2024,财政局,,5,,,,\n",
                 "3:1 note aside '2': no department and no figure; the row is passed over\n"
                 "4:0 error empty 教育局 2024 gives not a single figure; that is no submission\n");
}

static void twice(void **state)
{
    (void)state;
    assert_sheet(HEAD "示例县,2024,白云镇,56,1419.08\n示例县,2024,白云镇,56,1419.080\n",
                 FIRST FIRST,
                 "3:0 note twice 白云镇 2024 came before, at f:2, with the same values\n");
    assert_sheet(
        HEAD "示例县,2024,白云镇,1,1\n示例县,2024,白云镇,56,1419.08\n",
        "示例县,2024,白云镇,,1,1,,,\n" FIRST,
        "3:0 warning twice 白云镇 2024 came before, at f:2, with other values; the later one "
        "counts\n");
}

static void faults_of_rows(void **state)
{
    (void)state;
    assert_sheet(
        HEAD "示例县,2024,青山镇,40,5,6\n示例县,2024,河口镇,40\n示例县,2024,白云镇,56,1419.08\n",
        FIRST,
        "2:6 error fields 6 fields, the head on line 1 has 5 (extra: '6'); a comma inside a "
        "value must stand in quotation marks\n"
        "3:4 error fields 4 fields, the head on line 1 has 5; a field is missing, or the row "
        "was cut\n");
    assert_sheet(
        HEAD "示例县,2024,青山镇,约40,5人\n示例县,24,河口镇,1,1\n", "",
        "2:4 error value 编制数 of 青山镇: '约40' cannot be read: this is not exact; give the "
        "figure itself\n"
        "2:5 error value 年初预算数 of 青山镇: '5人': '人' is a unit of a count, and this "
        "figure is in 万元\n"
        "3:2 error key '24' is no year; write four digits: 2024\n");
    assert_sheet_says(HEAD "示例县,2024,青山\xB0镇,40,5\n示例县,2024,白云镇,56,1419.08\n", FIRST,
                      "2:3 error bytes the byte 0xB0");
    assert_sheet_says(HEAD "示例县,2024,青山\x01镇,40,5\n示例县,2024,白云镇,56,1419.08\n", FIRST,
                      "2:3 error bytes the byte 0x01");
}

static void faults_of_heads(void **state)
{
    (void)state;
    /* a slip: rows with a value there are refused, others go on, and it is said once */
    assert_sheet("县区,年度,单位名称,编制数,年初预算\n示例县,2024,甲镇,1,1\n示例县,2024,乙镇,2,2\n"
                 "示例县,2024,丙镇,3,\n",
                 "示例县,2024,丙镇,,3,,,,\n",
                 "1:5 error unknown '年初预算' is not an item of test; did you mean 年初预算数?\n");
    /* a stranger: not used */
    assert_sheet(
        "县区,年度,单位名称,编制数,汽车数量\n示例县,2024,甲镇,1,1\n示例县,2024,乙镇,2,2\n",
        "示例县,2024,甲镇,,1,,,,\n示例县,2024,乙镇,,2,,,,\n",
        "1:5 warning unknown '汽车数量' is not an item of test, and its values are not used\n");
    assert_sheet_says("县区,年度,单位名称,编制数,核定编制\n示例县,2024,甲镇,1,1\n", "",
                      "1:5 error head '核定编制' means the same as column 4, '编制数'");
    assert_sheet_says("县区,单位名称,编制数,年初预算数\n示例县,甲镇,1,1\n", "",
                      "2:0 error key the year is not said");
}

/* A cell may help itself with a unit of its own; what the sheet says in two other ways, it may
 * not. */
static void units(void **state)
{
    (void)state;
    assert_sheet("单位：万元\n县区,年度,单位名称,年初预算数（万元）,基本支出（元）\n"
                 "示例县,2024,白云镇,50000元,50000\n",
                 "示例县,2024,白云镇,,,5,,,5\n", "");
    assert_sheet(
        "县区,年度,单位名称,年初预算数（元）\n示例县,2024,甲镇,5万元\n"
        "示例县,2024,乙镇,50000元\n",
        "示例县,2024,乙镇,,,5,,,\n",
        "2:4 error value 年初预算数 of 甲镇: '5万元': its unit is 万元 behind the figure and "
        "元 with the name; leave only the one that is meant\n");
    assert_sheet_says("单位：元\n县区,年度,单位名称,年初预算数（万元）\n示例县,2024,甲镇,5\n", "",
                      "万元 with the name and 元 for all amounts");
    assert_sheet(
        "县区,年度,单位名称,年初预算数（元）\n,,,万元\n示例县,2024,甲镇,5\n", "",
        "2:4 error head '年初预算数(元)' is in 元 by its name and in 万元 by the cell below; "
        "leave only the one that is meant\n");
}

/* Where remarks stand behind a figure, a row that its comma made longer may still have the right
 * width. */
static void figures_cut_at_a_comma(void **state)
{
    (void)state;
    assert_sheet_says("县区,年度,单位名称,年初预算数,备注\n示例县,2024,甲镇,1,419.08\n"
                      "示例县,2024,乙镇,5,见附件\n示例县,2024,丙镇,1,2025\n",
                      "示例县,2024,乙镇,,,5,,,\n示例县,2024,丙镇,,,1,,,\n",
                      "2:4 error value 年初预算数 of 甲镇: '1' and what stands behind it look like "
                      "1,419.08, cut at its comma");
    assert_sheet_says(HEAD "示例县,2024,白云镇,56,419\n", "示例县,2024,白云镇,,56,419,,,\n", NULL);
}

static void strict(void **state)
{
    struct sheet_run run;

    (void)state;
    sheet_begin(&run);
    run.in.strict = true;
    sheet_read(&run, str_of("县区,年度,单位名称,编制数,汽车数量\n示例县,2024,甲镇,1,1\n"));
    assert_int_equal(run.rows.out.n, 0);
    assert_int_equal(run.in.refused, 1);
    sheet_end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_usual_table),
        cmocka_unit_test(heads_any_way),
        cmocka_unit_test(separators),
        cmocka_unit_test(merged_cells),
        cmocka_unit_test(totals_and_repeats),
        cmocka_unit_test(rows_that_are_none),
        cmocka_unit_test(twice),
        cmocka_unit_test(faults_of_rows),
        cmocka_unit_test(faults_of_heads),
        cmocka_unit_test(units),
        cmocka_unit_test(figures_cut_at_a_comma),
        cmocka_unit_test(strict),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
