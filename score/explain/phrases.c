#include "explain/phrases.h"

const char *const language_names[LANGUAGES + 1] = {
    [LANGUAGE_ZH] = "zh",
    [LANGUAGE_EN] = "en",
};

#define PHRASE(zh, en)                                                                             \
    {                                                                                              \
        { zh, sizeof zh - 1 },                                                                     \
        {                                                                                          \
            en, sizeof en - 1                                                                      \
        }                                                                                          \
    }

static const struct str phrases[PHRASES][LANGUAGES] = {
    [SAY_OPEN] = PHRASE("（", " ("),
    [SAY_CLOSE] = PHRASE("）", ")"),
    [SAY_COMMA] = PHRASE("、", ", "),
    [SAY_COLON] = PHRASE("：", ": "),
    [SAY_POINTS] = PHRASE("；得分 = ", "; points = "),
    [SAY_AT_FULL_HIGH] = PHRASE("；不低于满分线 ", "; at or above the full-marks line "),
    [SAY_AT_FULL_LOW] = PHRASE("；不高于满分线 ", "; at or below the full-marks line "),
    [SAY_AT_ZERO_HIGH] = PHRASE("；不高于零分线 ", "; at or below the zero line "),
    [SAY_AT_ZERO_LOW] = PHRASE("；不低于零分线 ", "; at or above the zero line "),
    [SAY_BETWEEN] = PHRASE("；介于 ", "; between "),
    [SAY_AND] = PHRASE(" 与 ", " and "),
    [SAY_BETWEEN_END] = PHRASE(" 之间", ""),
    [SAY_MAX_OVER_ALL] = PHRASE("；全县最高 ", "; highest of all "),
    [SAY_MAX_OF_COHORT] = PHRASE("；各单位最高 ", "; highest of all "),
    [SAY_MAX_INSIDE] = PHRASE("；两线之间的单位中最高 ", "; of those between the lines highest "),
    [SAY_MIN] = PHRASE("、最低 ", ", lowest "),
    [SAY_THRESHOLD] = PHRASE("取界线", "the line itself"),
    [SAY_OWN_MAX] = PHRASE("即最高值", "the highest of all"),
    [SAY_OWN_MIN] = PHRASE("即最低值", "the lowest of all"),
    [SAY_BOUNDS] = PHRASE("；以两条界线为最高、最低", "; the two lines are the highest and lowest"),
    [SAY_ONE_OVER_ALL] = PHRASE("；全部只有一个数值", "; there is one value only"),
    [SAY_ONE_INSIDE] =
        PHRASE("；两线之间只有一个数值", "; there is one value only between the lines"),
    [SAY_THEN_BOUNDS] = PHRASE("，改以两条界线为最高、最低", ": the two lines serve instead"),
    [SAY_THEN_EVERYONE] = PHRASE("，都得满分", ": full marks for all"),
    [SAY_OVER_FULL] = PHRASE("；达到满分线 ", "; reaches the full-marks line "),
    [SAY_BELOW_NOTHING] = PHRASE("；不大于 0", "; not above 0"),
    [SAY_STEP] = PHRASE("；符合“", "; the step \""),
    [SAY_STEP_PAYS] = PHRASE("”一档，对应 ", "\" holds and pays "),
    [SAY_STEP_END] = PHRASE(" 分", ""),
    [SAY_STEP_ELSE] = PHRASE("其余", "else"),
    [SAY_NO_STEP] = PHRASE("；不符合任何一档", "; no step holds"),
    [SAY_LABEL] = PHRASE("；该等级对应 ", "; this label pays "),
    [SAY_LABEL_END] = PHRASE(" 分", ""),
    [SAY_BEYOND] = PHRASE("；超过 ", "; beyond "),
    [SAY_SHORT_OF] = PHRASE("；低于 ", "; short of "),
    [SAY_EACH] = PHRASE("，每满 ", ", every whole "),
    [SAY_PER] = PHRASE("，每 ", ", every "),
    [SAY_LOSES] = PHRASE(" 扣 ", " loses "),
    [SAY_TIMES] = PHRASE(" 分，计 ", ", "),
    [SAY_TIMES_END] = PHRASE(" 次", " of them"),
    [SAY_PRO_RATA] = PHRASE(" 分，按比例计", ", in proportion"),
    [SAY_NOT_BEYOND] = PHRASE("；未超过 ", "; not beyond "),
    [SAY_NOT_SHORT_OF] = PHRASE("；不低于 ", "; not short of "),
    [SAY_NO_WHOLE] = PHRASE(" 的部分不满 ", " by less than "),
    [SAY_NO_WHOLE_END] = PHRASE("，不扣分", ": nothing is lost"),
    [SAY_NOT_APPLICABLE] = PHRASE("不适用，计满分", " not applicable: full marks"),
    [SAY_NOTHING_OVER_NOTHING] =
        PHRASE("，0 除以 0，不适用，计满分", ", 0 over 0, not applicable: full marks"),
    [SAY_LACKS] = PHRASE("未评：缺", "not assessed, lacks: "),
    [SAY_LACKS_OWN_POINTS] =
        PHRASE("未评：未填自评得分", "not assessed: the town gave itself no points"),
    [SAY_NO_RESULT] = PHRASE("未评：算不出数值（除数为 0 等）：",
                             "not assessed, no number results (a division by 0, say): "),
    [SAY_UNKNOWN_LABEL] = PHRASE("未评：等级“", "not assessed: the label \""),
    [SAY_UNKNOWN_LABEL_END] = PHRASE("”不在评分标准之内", "\" is none of the rule's"),
    [SAY_COUNTS_ZERO] = PHRASE("；暂按 0 分计入总分", "; counts 0 in the total"),
    [SAY_COUNTS_HOLD] = PHRASE("；补齐之前不计总分", "; no total until it is there"),
    [SAY_COUNTS_FULL] = PHRASE("；暂按满分计入总分", "; counts its weight in the total"),
    [SAY_COUNTS_SKIP] = PHRASE("；不计入，同组其他指标的分值按比例放大",
                               "; left out: the weights of its section's others scale up"),
    [SAY_REVIEW] = PHRASE("；复核评定", "; set by review"),
    [SAY_SELF] = PHRASE("；取自评得分", "; the town's own points"),
    [SAY_GIVEN_NA] = PHRASE("（不适用，计满分）", " (not applicable: full marks)"),
};

/* A full-width bracket brings its own room: no blank behind it. */
static bool ends_in_bracket(struct str s)
{
    return str_ends(s, str_of("）"));
}

void say(struct buf *out, enum language language, enum phrase phrase)
{
    struct str words = phrases[phrase][language];

    if (words.n > 0 && words.s[0] == ' ' && ends_in_bracket(buf_view(out)))
        words = str_skip(words, 1);
    buf_str(out, words);
}
