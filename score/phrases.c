#include "phrases.h"

#include <stddef.h>

const char *const language_names[LANGUAGES + 1] = {
    [LANGUAGE_ZH] = "zh",
    [LANGUAGE_EN] = "en",
};

static const char *const phrases[PHRASES][LANGUAGES] = {
    [SAY_AT_FULL_HIGH] = { "；不低于满分线 ", "; at or above the full-marks line " },
    [SAY_AT_FULL_LOW] = { "；不高于满分线 ", "; at or below the full-marks line " },
    [SAY_AT_ZERO_HIGH] = { "；不高于零分线 ", "; at or below the zero line " },
    [SAY_AT_ZERO_LOW] = { "；不低于零分线 ", "; at or above the zero line " },
    [SAY_BETWEEN] = { "；介于 ", "; between " },
    [SAY_AND] = { " 与 ", " and " },
    [SAY_BETWEEN_END] = { " 之间", "" },
    [SAY_MAX_OVER_ALL] = { "；全县最高 ", "; highest of all " },
    [SAY_MAX_INSIDE] = { "；两线之间最高 ", "; highest between the lines " },
    [SAY_MIN] = { "、最低 ", ", lowest " },
    [SAY_THRESHOLD] = { "界线", "the line" },
    [SAY_BOUNDS] = { "；以两条界线为最高、最低", "; the two lines are the highest and lowest" },
    [SAY_FELL_BACK] = { "；全县只有一个数值，以两条界线为最高、最低",
                        "; there is one value only: the two lines are the highest and lowest" },
    [SAY_EVERYONE] = { "；全县只有一个数值，都得满分",
                       "; there is one value only: full marks for all" },
    [SAY_OVER_FULL] = { "；达到满分线 ", "; reaches the full-marks line " },
    [SAY_BELOW_NOTHING] = { "；不大于 0", "; not above 0" },
    [SAY_STEP] = { "；符合档次 ", "; the step that holds: " },
    [SAY_NO_STEP] = { "；不符合任何档次", "; no step holds" },
    [SAY_LABEL] = { "；该等级对应 ", "; this label pays " },
    [SAY_BEYOND] = { "；超过 ", "; beyond " },
    [SAY_SHORT_OF] = { "；低于 ", "; below " },
    [SAY_EACH] = { "，每满 ", ": for every " },
    [SAY_PER] = { "，每 ", ": per " },
    [SAY_LOSES] = { " 扣 ", " lose " },
    [SAY_TIMES] = { " 分，共 ", ", which is times " },
    [SAY_NOT_BEYOND] = { "；未超过 ", "; not beyond " },
    [SAY_NOT_SHORT_OF] = { "；不低于 ", "; not below " },
    [SAY_NO_WHOLE] = { "，不满 ", ", by less than " },
    [SAY_POINTS] = { "；得分 = ", "; points = " },
    [SAY_NOT_APPLICABLE] = { "不适用，按分值计", "not applicable, counts as its weight" },
    [SAY_NOTHING_OVER_NOTHING] = { "：0 除以 0，不适用，按分值计",
                                   ": 0 over 0, not applicable, counts as its weight" },
    [SAY_LACKS] = { "未评：缺 ", "not assessed, lacks: " },
    [SAY_NO_RESULT] = { "未评：算不出数值（除数为 0 等）：",
                        "not assessed, no number results (a division by 0, say): " },
    [SAY_UNKNOWN_LABEL] = { "未评：等级不在规定之内：", "not assessed, no known label: " },
    [SAY_COUNTS_ZERO] = { "；计入总分 0 分", "; counts 0 in the total" },
    [SAY_COUNTS_HOLD] = { "；补齐之前不计总分", "; no total until it is there" },
    [SAY_COUNTS_FULL] = { "；按分值计入总分", "; counts its weight in the total" },
    [SAY_COUNTS_SKIP] = { "；由同组其他指标按比例补足", "; the others of its section scale up" },
    [SAY_REVIEW] = { "；复核改定", "; set by review" },
    [SAY_SELF] = { "；取自评得分", "; the town's own points" },
};

void say(struct buf *out, enum language language, enum phrase phrase)
{
    buf_text(out, phrases[phrase][language]);
}
