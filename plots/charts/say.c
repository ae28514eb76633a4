#include "charts/say.h"

#include <string.h>

const char *const language_names[LANGUAGES + 1] = { [LANGUAGE_ZH] = "zh", [LANGUAGE_EN] = "en" };

static const char *const sayings[SAYINGS][LANGUAGES] = {
    [SAY_RANKING_TITLE] = { "{} {}年部门整体支出绩效排名",
                            "Ranking of departments by performance, {} {}" },
    [SAY_TOTAL] = { "总分", "Total points" },
    [SAY_TOTAL_OF] = { "总分（满分{}分）", "Total points (of {})" },
    [SAY_DEPARTMENTS] = { "共{}个部门", "departments: {}" },
    [SAY_GRADE_COUNT] = { "{} {}个", "{} {}" },
    [SAY_BETWEEN] = { "，", ", " },
    [SAY_PROVISIONAL] = { "暂定", "provisional" },
    [SAY_PROVISIONAL_NOTE] = { "暂定（空心条）：还有指标缺数据。细线从所缺指标全按零分的总分，到全"
                               "按满分的总分。",
                               "Provisional (hollow bars): indicators are missing. The thin line "
                               "goes "
                               "from the total with none of their points to the total with all." },
    [SAY_CHANGE] = { "比上年", "Change" },
    [SAY_NOT_RANKED] = { "未排名（没有总分）", "Not ranked (no total)" },
    [SAY_MISSING] = { "缺{}项指标", "indicators missing: {}" },
    [SAY_POSSIBLE] = { "可能得{}至{}分", "possible: {} to {}" },
    [SAY_OMITTED] = { "第{}至{}名从略：{}个部门，{}至{}分",
                      "Ranks {} to {} left out (departments: {}; points: {} to {})" },
    [SAY_OMITTED_NOT_RANKED] = { "另有{}个部门未排名", "not ranked, besides: {}" },
    [SAY_RANKING_SUMMARY] = { "最高：{}，{}分；最低：{}，{}分；平均{}分。",
                              "Highest: {}, {}; lowest: {}, {}; mean {}." },
    [SAY_FRAMEWORK] = { "指标体系：{}", "Indicator system: {}" },
    [SAY_TREND_TITLE] = { "{} {}—{}年部门整体支出绩效总分",
                          "Performance of departments, {} {}–{}" },
    [SAY_TREND_AXIS] = { "纵轴不从零开始", "the axis does not begin at zero" },
    [SAY_TREND_MEAN_DASHED] = { "虚线为全县平均", "dashed: the county's mean" },
    [SAY_TREND_REST] = { "灰线为其余{}个部门", "grey: the other {}" },
    [SAY_TREND_GAPS] = { "线断处该年没有总分", "a line breaks where a year has no total" },
    [SAY_TREND_RINGS] = { "空心点为暂定总分（有指标缺数据）",
                          "rings: provisional totals (indicators missing)" },
    [SAY_MEAN] = { "全县平均", "County mean" },
    [SAY_UNTIL] = { "（{}年）", " ({})" },
    [SAY_BEST] = { "最高", "highest" },
    [SAY_LAST] = { "最低", "lowest" },
    [SAY_RISE] = { "升幅最大 +{}", "greatest rise +{}" },
    [SAY_FALL] = { "降幅最大 −{}", "greatest fall −{}" },
    [SAY_BUMP_TITLE] = { "{} {}—{}年部门整体支出绩效名次", "Ranks of departments, {} {}–{}" },
    [SAY_BUMP_WHAT] = { "数字为当年名次，第1名在最上",
                        "Numbers: the rank of the year, the first on top" },
    [SAY_BUMP_SOME] = { "标出名次在两端和变动最大的{}个部门，灰线为其余部门（共{}个）",
                        "named: both ends and those that moved most, {} of {}" },
    [SAY_BUMP_GAPS] = { "线断处该年没有名次", "a line breaks where a year has no rank" },
    [SAY_BUMP_RISE] = { "上升最多：{}位", "greatest rise: {}" },
    [SAY_HEATMAP_TITLE] = { "{} {}年各部门各项指标失分", "Points lost by indicator, {} {}" },
    [SAY_HEATMAP_WHAT] = { "数字为所失分数占该指标分值的百分比，颜色越深失分越多，空格为满分",
                           "Percent of the indicator's weight that was lost, darker is more; "
                           "empty: full points" },
    [SAY_HEATMAP_ABSENT] = { "— 该指标缺数据", "— indicator missing" },
    [SAY_HEATMAP_LEFT_OUT] = { "失分比例最小的{}项指标从略",
                               "left out: the {} indicators with the smallest shares lost" },
    [SAY_HEATMAP_MOST] = { "失分比例最高的指标：{}（平均失去分值的{}%）",
                           "The greatest shares were lost by: {} ({}% of its weight)" },
    [SAY_HEATMAP_NEXT] = { "{}（{}%）", "{} ({}%)" },
    [SAY_LOSS_TITLE] = { "{} {}年全县失分最多的指标", "Which indicators cost most, {} {}" },
    [SAY_LOSS_WHAT] = { "{}个部门共失{}分", "Points lost by {} departments: {}" },
    [SAY_LOSS_FEW] = { "深色的{}项占{}%", "dark: the {} indicators that make up {}%" },
    [SAY_LOSS_NAME] = { "{}（{}分）", "{} ({})" },
    [SAY_LOSS_POINTS] = { "各部门共失分", "Points lost by all" },
    [SAY_LOSS_SHARE] = { "占全部失分", "Share of all" },
    [SAY_LOSS_SUM] = { "累计", "Cumulative" },
    [SAY_LOSS_MEAN] = { "平均每部门", "Mean" },
    [SAY_LOSS_MOST] = { "失分最多的指标：{}（共{}分，占{}%）",
                        "Most was lost by: {} ({} points, {}%)" },
    [SAY_LOSS_NEXT] = { "{}（{}分，{}%）", "{} ({}, {}%)" },
    [SAY_LOSS_OTHERS] = { "其余{}项共失{}分", "the other {} indicators together: {}" },
    [SAY_LOSS_NONE] = { "另有{}项没有失分", "indicators by which nothing was lost: {}" },
    [SAY_LOSS_MISSING] = { "缺数据的指标不计失分", "missing indicators do not count as lost" },
    [SAY_LISTED] = { "、", ", " },
    [SAY_SELFGAP_TITLE] = { "{} {}年各部门自评与得分之差",
                            "Own points of departments less those earned, {} {}" },
    [SAY_SELFGAP_WHAT] = { "自评得分减计算得分（有复核的减复核得分），差最大的在最上",
                           "own points less those computed (or reviewed), the greatest difference "
                           "on top" },
    [SAY_SELFGAP_OVER] = { "自评偏高 →", "own higher →" },
    [SAY_SELFGAP_UNDER] = { "← 自评偏低", "← own lower" },
    [SAY_SELFGAP_OWN] = { "自评", "Own" },
    [SAY_SELFGAP_POINTS] = { "得分", "Points" },
    [SAY_SELFGAP_COMPARED] = { "比较的指标", "Compared" },
    [SAY_SELFGAP_STATED] = { "自报总分", "Own total" },
    [SAY_SELFGAP_OMITTED] = { "其余{}个部门从略：{}至{}", "Left out: {} departments, {} to {}" },
    [SAY_SELFGAP_SUMMARY] = { "自评高于得分的部门{}个，低于得分的{}个，平均{}分",
                              "Own points above those earned: {} departments, below: {}, mean {}" },
    [SAY_SELFGAP_MOST] = { "高出最多：{}（{}）", "most above: {} ({})" },
    [SAY_SELFGAP_LEAST] = { "低得最多：{}（{}）", "most below: {} ({})" },
    [SAY_SELFGAP_PROVISIONAL] = { "暂定（空心条）：还有指标缺数据",
                                  "provisional (hollow bars): indicators are missing" },
    [SAY_SELFGAP_BOTH] = { "只比较自评和得分都有的指标", "compared are indicators that have both" },
    [SAY_SELFGAP_STATED_NOTE] = { "自报总分列出与各项自评合计不符的",
                                  "own total: shown where it is not the sum of the own points" },
    [SAY_SELFGAP_WITHOUT] = { "没有各项自评得分、无法比较的部门{}个：{}",
                              "without own points by indicator: {} ({})" },
    [SAY_SHARED] = { "{}等{}个", "{} (one of {})" },
    [SAY_SPREAD_TITLE] = { "{} {}—{}年部门整体支出绩效总分的分布",
                           "How the totals of departments are spread, {} {}–{}" },
    [SAY_SPREAD_TITLE_YEAR] = { "{} {}年部门整体支出绩效总分的分布",
                                "How the totals of departments are spread, {} {}" },
    [SAY_SPREAD_WHAT] = { "每点一个部门，方框为居中的一半部门，粗线为中位数",
                          "dots: departments, box: the middle half, thick line: the median" },
    [SAY_SPREAD_UPPER] = { "上四分位", "upper quartile" },
    [SAY_SPREAD_MEDIAN] = { "中位数", "median" },
    [SAY_SPREAD_LOWER] = { "下四分位", "lower quartile" },
    [SAY_SPREAD_COUNT] = { "{}个部门", "departments: {}" },
    [SAY_SPREAD_SUMMARY] = { "{}年：中位数{}，居中的一半从{}到{}，最高{} {}，最低{} {}。",
                             "{}: median {}, the middle half from {} to {}, highest {} {}, lowest "
                             "{} {}. " },
    [SAY_SPREAD_UNTOLD] = { "没有总分的部门不在图中", "departments without a total are not here" },
    [SAY_SPREAD_CROWDED] = { "部门超过{}个的年份不画点", "no dots in years with more than {}" },
    [SAY_SPREAD_EARLIER] = { "{}年以前从略", "left out: the years before {}" },
    [SAY_PROFILE_TITLE] = { "{} {}年各项指标得分", "{} {}: points by indicator" },
    [SAY_PROFILE_WHAT] = { "横条为得分占该项分值的百分比",
                           "Bars: share of the weight that was earned" },
    [SAY_PROFILE_MARKS] = { "竖线为全县平均，三角为全县最高",
                            "ticks: the county's mean, triangles: its best" },
    [SAY_PROFILE_WEIGHT] = { "分值", "Weight" },
    [SAY_PROFILE_POINTS] = { "得分", "Points" },
    [SAY_PROFILE_MEAN] = { "全县平均", "Mean" },
    [SAY_PROFILE_BEST] = { "全县最高", "Best" },
    [SAY_PROFILE_ABSENT] = { "缺数据", "missing" },
    [SAY_PROFILE_MISSING] = { "暂定（空心条）：还有指标缺数据，全县平均不计缺数据的部门",
                              "provisional (hollow bars): indicators are missing; the county's "
                              "mean is "
                              "that of the departments that have points" },
    [SAY_PROFILE_LEFT_OUT] = { "失分最少的{}项指标从略",
                               "left out: the {} indicators that cost least" },
    [SAY_PROFILE_TOTAL] = { "总分{}分", "Total {}" },
    [SAY_PROFILE_PROVISIONAL] = { "总分暂定{}分", "Provisional total {}" },
    [SAY_PROFILE_COUNTY] = { "全县平均{}分，最高{}分", "county mean {}, best {}" },
    [SAY_PROFILE_ABOVE] = { "高于平均最多：{}（+{}）", "most above the mean: {} (+{})" },
    [SAY_PROFILE_ABOVE_TOO] = { "{}（+{}）", "{} (+{})" },
    [SAY_PROFILE_BELOW] = { "低于平均最多：{}（−{}）", "most below the mean: {} (−{})" },
    [SAY_PROFILE_BELOW_TOO] = { "{}（−{}）", "{} (−{})" },
    [SAY_CERTAINTY_TITLE] = { "{} {}年各部门名次的把握", "How sure each rank is, {} {}" },
    [SAY_CERTAINTY_WHAT] = { "随机变动各指标权重、反复排名：点为名次，横条为5%—95%"
                             "区间，短竖线为中位数",
                             "Ranks when the weights are drawn at random: dot, the rank; bar, 5 to "
                             "95 % "
                             "of the draws; tick, their median" },
    [SAY_CERTAINTY_RANK] = { "名次", "Rank" },
    [SAY_CERTAINTY_INTERVAL] = { "5%—95%", "5–95 %" },
    [SAY_CERTAINTY_TOP] = { "居首", "First" },
    [SAY_CERTAINTY_RINGS] = { "空心点为暂定总分的名次（有指标缺数据）",
                              "rings: ranks of provisional totals (indicators missing)" },
    [SAY_CERTAINTY_FIRST] = { "最常居首的部门：{}（{}）", "Most often first: {} ({})" },
    [SAY_CERTAINTY_NEXT] = { "{}（{}）", "{} ({})" },
    [SAY_CERTAINTY_WIDEST] = { "名次最没有把握的：{}（第{}至{}名）",
                               "least sure: {} (ranks {} to {})" },
    [SAY_CERTAINTY_STILL] = { "区间只有一个名次的部门：{}个",
                              "departments whose interval is a single rank: {}" },
    [SAY_BUMP_FALL] = { "下降最多：{}位", "greatest fall: {}" },
    [SAY_PROVISIONAL_BEHIND] = { "（暂定）", " (provisional)" },
    [SAY_HEAD_RANKING] = { "{}以{}分居首，{}以{}分居末",
                           "{} is first with {} points, {} last with {}" },
    [SAY_HEAD_MEAN_ROSE] = { "全县平均从{}分升到{}分", "The county's mean rose from {} to {}" },
    [SAY_HEAD_MEAN_FELL] = { "全县平均从{}分降到{}分", "The county's mean fell from {} to {}" },
    [SAY_HEAD_MEAN_STAYED] = { "全县平均仍为{}分", "The county's mean is {} as before" },
    [SAY_HEAD_ROSE] = { "{}升幅最大（+{}）", "{} rose most (+{})" },
    [SAY_HEAD_FELL] = { "{}降幅最大（−{}）", "{} fell most (−{})" },
    [SAY_HEAD_CLIMBED] = { "{}从第{}名升到第{}名", "{} climbed from rank {} to {}" },
    [SAY_HEAD_DROPPED] = { "{}从第{}名降到第{}名", "{} fell from rank {} to {}" },
    [SAY_HEAD_HEATMAP] = { "失分比例最高的是{}：平均失去分值的{}%",
                           "The greatest share was lost by {}: {}% of its weight on average" },
    [SAY_HEAD_LOSS] = { "{}失分最多，占全部失分的{}%", "{} cost the most: {}% of all points lost" },
    [SAY_HEAD_LOSS_TWO] = { "{}和{}失分最多，占全部失分的{}%",
                            "{} and {} cost the most: {}% of all points lost" },
    [SAY_HEAD_MEDIAN_ROSE] = { "中位数从{}分升到{}分", "The median rose from {} to {}" },
    [SAY_HEAD_MEDIAN_FELL] = { "中位数从{}分降到{}分", "The median fell from {} to {}" },
    [SAY_HEAD_MEDIAN_STAYED] = { "中位数仍为{}分", "The median is {} as before" },
    [SAY_HEAD_RANGE_WIDER] = { "首末之差从{}分扩大到{}分", "the range widened from {} to {}" },
    [SAY_HEAD_RANGE_NARROWER] = { "首末之差从{}分缩小到{}分", "the range narrowed from {} to {}" },
    [SAY_HEAD_RANGE_STAYED] = { "首末之差仍为{}分", "the range is {} as before" },
    [SAY_HEAD_SPREAD] = { "中位数{}分，最低{}分，最高{}分", "Median {}, lowest {}, highest {}" },
    [SAY_HEAD_ABOVE] = { "{}得{}分，高于全县平均{}分", "{}: {} points, {} above the mean" },
    [SAY_HEAD_BELOW] = { "{}得{}分，低于全县平均{}分", "{}: {} points, {} below the mean" },
    [SAY_HEAD_AT_MEAN] = { "{}得{}分，与全县平均持平", "{}: {} points, the mean" },
    [SAY_HEAD_WORST] = { "{}差得最多（−{}）", "{} costs it most (−{})" },
    [SAY_HEAD_OVER] = { "{}个部门自评高于得分（共{}个），平均{}分",
                        "{} of {} departments rated themselves above their points, mean {}" },
    [SAY_HEAD_ALL_ALIKE] = { "{}个部门的自评都等于得分",
                             "All {} departments rated themselves at their points" },
    [SAY_HEAD_ALL_OVER] = { "{}个部门的自评都高于得分，平均{}分",
                            "All {} departments rated themselves above their points, mean {}" },
    [SAY_HEAD_ALL_UNDER] = { "{}个部门的自评都低于得分，平均{}分",
                             "All {} departments rated themselves below their points, mean {}" },
    [SAY_HEAD_UNDER] = { "{}个部门自评低于得分（共{}个），平均{}分",
                         "{} of {} departments rated themselves below their points, mean {}" },
    [SAY_HEAD_LEAST_SURE] = { "{}的名次最不确定（第{}至{}名）",
                              "The rank of {} is least sure ({} to {})" },
    [SAY_HEAD_STILL] = { "{}个部门的名次稳定", "ranks that hold: {}" },
};

void say_end_part(struct say_parts *parts)
{
    parts->end[parts->n++] = parts->text.n;
}

void say_text(struct say_parts *parts, struct str text)
{
    buf_str(&parts->text, text);
    say_end_part(parts);
}

void say_number(struct say_parts *parts, long number)
{
    buf_printf(&parts->text, "%ld", number);
    say_end_part(parts);
}

void say(struct buf *out, enum language language, enum saying what, struct say_parts *parts)
{
    say_fill(out, sayings[what][language], parts);
}

void say_fill(struct buf *out, const char *text, struct say_parts *parts)
{
    size_t from = 0;

    for (size_t i = 0; parts != NULL && i < parts->n; i++) {
        const char *hole = strstr(text, "{}");

        if (hole == NULL)
            break;
        buf_add(out, text, (size_t)(hole - text));
        buf_add(out, parts->text.s + from, parts->end[i] - from);
        from = parts->end[i];
        text = hole + strlen("{}");
    }
    buf_text(out, text);
    if (parts != NULL) {
        buf_free(&parts->text);
        *parts = (struct say_parts){ 0 };
    }
}
