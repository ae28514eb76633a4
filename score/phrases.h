/* The words of the sentences that explain points, in every language. Numbers come in the same order in
 * each, so that a sentence is put together once. Another language is another column. */
#ifndef JIXIAO_PHRASES_H
#define JIXIAO_PHRASES_H

#include "buf.h"

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGES };
extern const char *const language_names[LANGUAGES + 1];

enum phrase {
    SAY_AT_FULL_HIGH,
    SAY_AT_FULL_LOW,
    SAY_AT_ZERO_HIGH,
    SAY_AT_ZERO_LOW,
    SAY_BETWEEN,
    SAY_AND,
    SAY_BETWEEN_END,
    SAY_MAX_OVER_ALL,
    SAY_MAX_INSIDE,
    SAY_MIN,
    SAY_THRESHOLD,
    SAY_BOUNDS,
    SAY_FELL_BACK,
    SAY_EVERYONE,
    SAY_OVER_FULL,
    SAY_BELOW_NOTHING,
    SAY_STEP,
    SAY_NO_STEP,
    SAY_LABEL,
    SAY_BEYOND,
    SAY_SHORT_OF,
    SAY_EACH,
    SAY_PER,
    SAY_LOSES,
    SAY_TIMES,
    SAY_NOT_BEYOND,
    SAY_NOT_SHORT_OF,
    SAY_NO_WHOLE,
    SAY_POINTS,
    SAY_NOT_APPLICABLE,
    SAY_NOTHING_OVER_NOTHING,
    SAY_LACKS,
    SAY_NO_RESULT,
    SAY_UNKNOWN_LABEL,
    SAY_COUNTS_ZERO,
    SAY_COUNTS_HOLD,
    SAY_COUNTS_FULL,
    SAY_COUNTS_SKIP,
    SAY_REVIEW,
    SAY_SELF,
    PHRASES
};

void say(struct buf *out, enum language language, enum phrase phrase);

#endif
