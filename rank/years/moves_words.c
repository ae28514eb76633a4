#include "years/moves_words.h"

#include <string.h>

const char *const moves_languages[MOVES_LANGUAGES + 1] = {
    [MOVES_ZH] = "zh",
    [MOVES_EN] = "en",
};

static const char *const words[MOVES_WORDS][MOVES_LANGUAGES] = {
    [MOVES_HEAD] = { "{} {} 年：第 {} 次排名（{}{}）与第 {} 次（{}{}）相比，{} 个单位中有 {} "
                     "个变动",
                     "{} {}: run {} ({}{}) against run {} ({}{}): of {} departments, {} moved" },
    [MOVES_PUBLISHED] = { "，公布为“{}”", ", published as '{}'" },
    [MOVES_NOT_COMMON] = { "{} {} 年只在第 {} 次排名中，无可比较",
                           "{} {} is only in run {}: there is nothing to compare it with" },
    [MOVES_OTHER_FILES] = { "注意：两次排名之间，指标体系的文件有改动",
                            "note: the framework's files were changed between the two runs" },
    [MOVES_NONE] = { "名次和总分都没有变动", "no rank and no total has moved" },
    [MOVES_MORE] = { "还有 {} 个单位变动：用 rank --compare 查看全部",
                     "and {} more moved: rank --compare shows them all" },
    [MOVES_CAME] = { "{}：新进入排名，名次 {}，总分 {}",
                     "{}: was not ranked before; rank {}, total {}" },
    [MOVES_WENT] = { "{}：不再参加排名，原名次 {}，原总分 {}",
                     "{}: is not ranked any more; it had rank {}, total {}" },
    [MOVES_RANK] = { "{}：名次 {} → {}（{}）", "{}: rank {} → {} ({})" },
    [MOVES_SAME_RANK] = { "{}：名次 {} 不变", "{}: rank {} as before" },
    [MOVES_TOTAL] = { "，总分 {} → {}（{}）", ", total {} → {} ({})" },
    [MOVES_SAME_TOTAL] = { "，总分 {} 不变", ", total {} as before" },
    [MOVES_OVERTAKEN] = { "被 {} 超过", "overtaken by {}" },
    [MOVES_PASSED] = { "超过了 {}", "passed {}" },
    [MOVES_CAME_AHEAD] = { "新进入排名的 {} 排在它前面", "newly ranked, and ahead of it: {}" },
    [MOVES_WENT_AHEAD] = { "原来在它前面的 {} 不再参加排名",
                           "ahead of it before, not ranked now: {}" },
    [MOVES_AND_MORE] = { " 等 {} 个单位", " and others, {} in all" },
    [MOVES_SUBMITTED] = { "本单位重新报送（{} 第 {} 行，{}）：",
                          "it submitted again ({}, line {}, {}): " },
    [MOVES_FIGURE] = { "{} {} → {}{}", "{} {} → {}{}" },
    [MOVES_SAME_FIGURES] = { "数字没有变", "the same figures" },
    [MOVES_NOTHING] = { "（空）", "(nothing)" },
    [MOVES_INDICATOR] = { "{} {} → {}（{}）", "{} {} → {} ({})" },
    [MOVES_VALUE] = { "本单位的数值 {} → {}", "its own value {} → {}" },
    [MOVES_MAX] = { "最大值 {}（{}）→ {}（{}）", "the maximum {} ({}) → {} ({})" },
    [MOVES_MIN] = { "最小值 {}（{}）→ {}（{}）", "the minimum {} ({}) → {} ({})" },
    [MOVES_BECAUSE] = { "，因为 {} 的数值变了", ", because the value of {} changed" },
    [MOVES_READING] = { "最大值和最小值的取法 {} → {}",
                        "the reading of maximum and minimum {} → {}" },
    [MOVES_THRESHOLD] = { "阈值", "a threshold" },
    [MOVES_BECAUSE_SUBMITTED] = { "，因为 {} 重新报送，数值变了",
                                  ", because {} submitted again and its value changed" },
    [MOVES_BECAUSE_CAME] = { "，因为 {} 新进入排名", ", because {} was not ranked before" },
    [MOVES_BECAUSE_WENT] = { "，因为 {} 不再参加排名", ", because {} is not ranked any more" },
    [MOVES_WEIGHT] = { "权重 {} → {}", "its weight {} → {}" },
    [MOVES_ADDED] = { "{}：新增的指标，得分 {}", "{}: a new indicator, {}" },
    [MOVES_DROPPED] = { "{}：不再计分的指标，原得分 {}",
                        "{}: an indicator that does not count any more; it paid {}" },
    [MOVES_OTHER_TOTAL] = { "各指标得分都没有变：总分的计法变了（指标体系的设置，或 score 的选项）",
                            "no indicator's points changed: the total is counted in another way "
                            "(the framework's settings, or options of score)" },
    [MOVES_REVIEW] = { "评审分 {} → {}", "the reviewer's points {} → {}" },
    [MOVES_SELF] = { "自评分 {} → {}", "its own points {} → {}" },
    [MOVES_COLON] = { "：", ": " },
    [MOVES_UNEXPLAINED] = { "注意：各指标为什么变动没有存档，两次排名都要带 rank --explain",
                            "note: why the indicators moved was not kept; both runs need rank "
                            "--explain" },
    [MOVES_OTHER_RULES] = { "计分的口径变了", "it was counted in another way" },
    [MOVES_COMMA] = { "、", ", " },
    [MOVES_SEMICOLON] = { "；", "; " },
};

void moves_say(struct buf *out, enum moves_language language, enum moves_word word,
               const struct str *parts)
{
    const char *text = words[word][language], *hole;

    while ((hole = strstr(text, "{}")) != NULL) {
        buf_add(out, text, (size_t)(hole - text));
        buf_str(out, *parts++);
        text = hole + 2;
    }
    buf_text(out, text);
}
