/* The words of the sentences that explain points, in every language. Numbers come in the same order
 * in each, so that a sentence is put together once. Another language is another column. */
#ifndef JIXIAO_PHRASES_H
#define JIXIAO_PHRASES_H

#include "buf.h"

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGES };
extern const char *const language_names[LANGUAGES + 1];

enum phrase {
    /* between the parts of any sentence */
    SAY_OPEN,
    SAY_CLOSE,
    SAY_COMMA,
    SAY_COLON,
    SAY_POINTS,
    /* band, share */
    SAY_AT_FULL_HIGH,
    SAY_AT_FULL_LOW,
    SAY_AT_ZERO_HIGH,
    SAY_AT_ZERO_LOW,
    SAY_BETWEEN,
    SAY_AND,
    SAY_BETWEEN_END,
    SAY_MAX_OVER_ALL,
    SAY_MAX_OF_COHORT,
    SAY_MAX_INSIDE,
    SAY_MIN,
    SAY_THRESHOLD,
    SAY_OWN_MAX,
    SAY_OWN_MIN,
    SAY_BOUNDS,
    SAY_ONE_OVER_ALL,
    SAY_ONE_INSIDE,
    SAY_THEN_BOUNDS,
    SAY_THEN_EVERYONE,
    SAY_OVER_FULL,
    SAY_BELOW_NOTHING,
    /* steps, label */
    SAY_STEP,
    SAY_STEP_PAYS,
    SAY_STEP_END,
    SAY_STEP_ELSE,
    SAY_NO_STEP,
    SAY_LABEL,
    SAY_LABEL_END,
    /* deduct */
    SAY_BEYOND,
    SAY_SHORT_OF,
    SAY_EACH,
    SAY_PER,
    SAY_LOSES,
    SAY_TIMES,
    SAY_TIMES_END,
    SAY_PRO_RATA,
    SAY_NOT_BEYOND,
    SAY_NOT_SHORT_OF,
    SAY_NO_WHOLE,
    SAY_NO_WHOLE_END,
    /* not by a rule */
    SAY_NOT_APPLICABLE,
    SAY_NOTHING_OVER_NOTHING,
    SAY_LACKS,
    SAY_LACKS_OWN_POINTS,
    SAY_NO_RESULT,
    SAY_UNKNOWN_LABEL,
    SAY_UNKNOWN_LABEL_END,
    SAY_COUNTS_ZERO,
    SAY_COUNTS_HOLD,
    SAY_COUNTS_FULL,
    SAY_COUNTS_SKIP,
    SAY_REVIEW,
    SAY_SELF,
    SAY_GIVEN_NA,
    PHRASES
};

void say(struct buf *out, enum language language, enum phrase phrase);

#endif
