#include "annual_words.h"

static const char *const words[WORDS][LANGUAGES] = {
    [WORD_LANGUAGE_TAG] = { "zh-CN", "en" },
    [WORD_TITLE] = { "{}部门整体支出绩效评价报告（{}）", "{}: performance of departments, {}" },
    [WORD_YEARS] = { "{}—{}年", "{}–{}" },
    [WORD_SKIP] = { "跳到正文", "Skip to the text" },
    [WORD_CONTENTS] = { "目录", "Contents" },
    [WORD_RANKING] = { "排名", "Ranking" },
    [WORD_RANKING_OF] = { "{}{}年排名与历年总分",
                          "{}, {}: ranking, and totals of the years before" },
    [WORD_CHARTS] = { "图表", "Charts" },
    [WORD_FINDINGS] = { "核查发现", "Findings" },
    [WORD_METHOD] = { "评价方法", "Method" },
    [WORD_DEPARTMENTS_HAVE] = { "{}年：{}个部门，{}个有名次。",
                                "{}: departments: {}, of which ranked: {}." },
    [WORD_SUMMARY] = { "最高：{}，{}；最低：{}，{}；平均{}分。",
                       "Highest: {}, {}; lowest: {}, {}; mean {}." },
    [WORD_ROSE] = { "升幅最大：{}，比{}年多{}。", "Greatest rise: {}, on {}: {}." },
    [WORD_FELL] = { "降幅最大：{}，比{}年少{}。", "Greatest fall: {}, on {}: {}." },
    [WORD_PROVISIONAL_COUNT] = { "其中{}个部门的总分暂定：还有指标缺数据。",
                                 "Provisional totals (indicators are missing): {}." },
    [WORD_RANK] = { "名次", "Rank" },
    [WORD_DEPARTMENT] = { "部门", "Department" },
    [WORD_TOTAL] = { "总分", "Total" },
    [WORD_GRADE] = { "等级", "Grade" },
    [WORD_CHANGE] = { "比上年", "Change" },
    [WORD_YEAR] = { "年度", "Year" },
    [WORD_RANK_OF] = { "{} / {}", "{} of {}" },
    [WORD_UP] = { "升{}位", "up {}" },
    [WORD_DOWN] = { "降{}位", "down {}" },
    [WORD_SAME] = { "持平", "same" },
    [WORD_PROVISIONAL] = { "暂定", "provisional" },
    [WORD_PROVISIONAL_BEHIND] = { "（暂定）", " (provisional)" },
    [WORD_POINTS_UNIT] = { "分", " points" },
    [WORD_SEVERAL] = { "{}等{}个县（区）", "{} and others, {} counties" },
    [WORD_RANGE] = { "可能得{}至{}", "possible: {} to {}" },
    [WORD_MISSING] = { "缺数据的指标", "Indicators missing" },
    [WORD_NOT_RANKED] = { "未排名", "not ranked" },
    [WORD_DOWNLOAD] = { "下载（用Excel打开）：", "Download for Excel: " },
    [WORD_DOWNLOAD_YEAR] = { "{}年排名", "ranking {}" },
    [WORD_DATA] = { "查看数据", "Show the data" },
    [WORD_DATA_OF] = { "数据：{}", "Data: {}" },
    [WORD_ALT] = { "{}。图中数据见图下的数据表。", "{}. The table below it has the data." },
    [WORD_NOT_DRAWN] = { "此图未能画出，数据见下表。",
                         "This chart could not be drawn; its data are in the table." },
    [WORD_OPEN_PICTURE] = { "打开图：{}", "Open the chart: {}" },
    [WORD_MEAN] = { "平均", "Mean" },
    [WORD_HIGHEST] = { "最高", "Highest" },
    [WORD_MEDIAN] = { "中位数", "Median" },
    [WORD_LOWEST] = { "最低", "Lowest" },
    [WORD_COUNT] = { "个数", "Number" },
    [WORD_CODE] = { "代码", "Code" },
    [WORD_LEVEL] = { "{}级指标", "Level {}" },
    [WORD_INDICATOR] = { "指标", "Indicator" },
    [WORD_WEIGHT] = { "分值", "Weight" },
    [WORD_CRITERION] = { "评分标准", "Criterion" },
    [WORD_POINTS] = { "得分", "Points" },
    [WORD_SELF] = { "自评", "Own" },
    [WORD_REASON] = { "扣分原因（计算过程）", "Why these points" },
    [WORD_SUM] = { "合计", "Total" },
    [WORD_SHEET_OF] = { "{}{}年部门整体支出绩效评分表", "Score sheet of {}, {}" },
    [WORD_SHEET] = { "评分表", "Score sheet" },
    [WORD_EARLIER] = { "{}年评分表", "Score sheet of {}" },
    [WORD_TREND] = { "历年得分", "Over the years" },
    [WORD_TREND_OF] = { "{}历年总分、名次与一级指标得分",
                        "{}: total, rank and points of the sections by year" },
    [WORD_STANDS] = { "{}年总分{}分", "{}: {} points" },
    [WORD_STANDS_RANK] = { "，第{}名（共{}个部门）", ", rank {} of {}" },
    [WORD_STANDS_GRADE] = { "，等级：{}", ", grade: {}" },
    [WORD_STANDS_MISSING] = { "暂定：{}项指标缺数据", "Provisional; indicators missing: {}" },
    [WORD_BACK] = { "返回全县排名", "Back to the ranking" },
    [WORD_PROFILE] = { "图", "Chart" },
    [WORD_NO_FINDINGS] = { "没有发现。", "None." },
    [WORD_FINDINGS_COUNT] = { "{}年共{}条。历年数量见下表。",
                              "In {}: {}. The table has the number of each year." },
    [WORD_FINDINGS_KINDS] = { "核查发现的数量", "Number of findings" },
    [WORD_KIND] = { "类别", "Kind" },
    [WORD_SEVERITY] = { "程度", "Severity" },
    [WORD_ERROR] = { "错误", "error" },
    [WORD_WARNING] = { "警告", "warning" },
    [WORD_NOTE] = { "提示", "note" },
    [WORD_MESSAGE] = { "说明", "What was found" },
    [WORD_FINDINGS_OF] = { "{}，{}年，{}条", "{}, {}: {}" },
    [WORD_FRAMEWORK] = { "指标体系", "Indicator system" },
    [WORD_FRAMEWORK_NONE] = { "（未提供）", "(not given)" },
    [WORD_EXTENT] = { "最高、最低值的取法", "Highest and lowest are taken" },
    [WORD_POLICY] = { "缺数据的指标", "A missing indicator" },
    [WORD_POLICY_ZERO] = { "按0分计入总分", "counts 0 in the total" },
    [WORD_POLICY_HOLD] = { "补齐之前不计总分、不排名", "no total and no rank until it is there" },
    [WORD_POLICY_FULL] = { "按分值计入总分", "counts its weight in the total" },
    [WORD_POLICY_SKIP] = { "由同组其他指标按比例补足", "the others of its section scale up" },
    [WORD_ROUNDING] = { "小数", "Rounding" },
    [WORD_ROUNDING_HALF] = { "每项指标四舍五入到{}位小数，合计为各项得分之和",
                             "each indicator half up to {} decimals; totals are sums of these" },
    [WORD_ROUNDING_DOWN] = { "每项指标截取到{}位小数，合计为各项得分之和",
                             "each indicator cut to {} decimals; totals are sums of these" },
    [WORD_GRADES] = { "等级", "Grades" },
    [WORD_GRADE_FROM] = { "{}：{}分及以上", "{}: from {}" },
    [WORD_PROVISIONAL_MEANS] = { "有指标缺数据的总分。可能的范围：从所缺指标全按零分，到全按满分。",
                                 "A total with indicators missing. Its range: with none of their "
                                 "points, to all of them." },
    [WORD_SOFTWARE] = { "软件", "Software" },
    [WORD_INPUT] = { "{}（SHA-256）", "{} (SHA-256)" },
    [WORD_METHOD_TABLE] = { "怎样算出这些分数", "How the points came about" },
    [WORD_INPUTS] = { "本报告依据的文件", "The files that this report was made from" },
    [WORD_INPUT_FILE] = { "文件", "File" },
    [WORD_SOURCE] = { "依据", "Source" },
    [WORD_COMMA] = { "，", ", " },
    [WORD_STOP] = { "。", "." },
    [WORD_NOBODY] = { "没有总分。", "There is no total." },
    [WORD_LOST] = { "全部部门失分合计", "Lost by all" },
    [WORD_LOST_MEAN] = { "平均失分", "Lost on average" },
    [WORD_COUNTY] = { "县（区）", "County" },
    [WORD_LOW] = { "可能的最低总分", "Lowest possible" },
    [WORD_HIGH] = { "可能的最高总分", "Highest possible" },
    [WORD_NAMELESS] = { "（无名）", "(no name)" },
    [WORD_TREND_CAPTION] = { "从{}年到{}年：", "From {} to {}: " },
    [WORD_RISE] = { "升幅最大的是{}（+{}）", "greatest rise {} (+{})" },
    [WORD_FALL] = { "降幅最大的是{}（−{}）", "greatest fall {} (−{})" },
    [WORD_NO_ROW] = { "—", "–" },
    [WORD_INTERVAL] = { "名次的5%—95%区间", "Interval of the rank, 5 to 95 %" },
    [WORD_ALL_YEARS] = { "各年", "All years" },
    [WORD_SELF_MINUS] = { "自评减得分", "Own minus points" },
};

static const struct {
    const char *kind, *name[LANGUAGES];
} kinds[] = {
    { "over_weight", { "得分超过分值", "more points than the weight" } },
    { "self_total", { "自评合计不符", "own total does not add up" } },
    { "self_differs", { "自评与计算不同", "own points differ" } },
    { "missing", { "缺数据", "missing" } },
    { "not_applicable", { "不适用", "not applicable" } },
    { "invalid", { "不能计算", "cannot be computed" } },
    { "check", { "填报数互相矛盾", "figures contradict each other" } },
    { "rule_conflict", { "评分标准自相矛盾", "the rule contradicts itself" } },
    { "unit_suspect", { "单位可疑", "unit in doubt" } },
    { "over_completion", { "完成率过高", "more done than planned" } },
};

const char *word(enum language language, enum word what)
{
    return words[what][language];
}

struct str word_of_kind(enum language language, struct str kind)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_is(kind, kinds[i].kind))
            return str_of(kinds[i].name[language]);
    return kind;
}

const char *word_numeral(enum language language, size_t number)
{
    static const char *const numerals[][LANGUAGES] = {
        { "一", "1" }, { "二", "2" }, { "三", "3" }, { "四", "4" }, { "五", "5" },
        { "六", "6" }, { "七", "7" }, { "八", "8" }, { "九", "9" },
    };
    size_t known = sizeof numerals / sizeof numerals[0];

    return numerals[number >= 1 && number <= known ? number - 1 : known - 1][language];
}
