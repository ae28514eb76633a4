/* The words of a comparison, in Chinese and in English. Names and numbers are put in for {}, in the
 * same order in both. */
#ifndef JIXIAO_RANK_MOVES_WORDS_H
#define JIXIAO_RANK_MOVES_WORDS_H

#include "buf.h"

enum moves_language { MOVES_ZH, MOVES_EN, MOVES_LANGUAGES };
extern const char *const moves_languages[MOVES_LANGUAGES + 1]; /* for --lang; ends with NULL */

enum moves_word {
    MOVES_HEAD, /* county, year, run, made, published, run, made, published, departments, moved */
    MOVES_PUBLISHED,  /* label */
    MOVES_NOT_COMMON, /* county, year, run */
    MOVES_OTHER_FILES,
    MOVES_NONE,
    MOVES_MORE,       /* how many */
    MOVES_CAME,       /* department, rank, total */
    MOVES_WENT,       /* department, rank, total */
    MOVES_RANK,       /* department, before, after, difference */
    MOVES_SAME_RANK,  /* department, rank */
    MOVES_TOTAL,      /* before, after, difference */
    MOVES_SAME_TOTAL, /* total */
    MOVES_OVERTAKEN,  /* by whom */
    MOVES_PASSED,     /* whom */
    MOVES_CAME_AHEAD, /* who */
    MOVES_WENT_AHEAD, /* who */
    MOVES_AND_MORE,   /* how many */
    MOVES_SUBMITTED,  /* file, line, when */
    MOVES_FIGURE,     /* item, before, after, unit */
    MOVES_SAME_FIGURES,
    MOVES_NOTHING,   /* for a figure that is missing */
    MOVES_INDICATOR, /* name, before, after, difference */
    MOVES_VALUE,     /* before, after */
    MOVES_MAX,       /* before, who, after, who */
    MOVES_MIN,
    MOVES_READING,           /* before, after */
    MOVES_THRESHOLD,         /* for who: nobody */
    MOVES_BECAUSE,           /* of whom; likewise the next three */
    MOVES_BECAUSE_SUBMITTED, /* it submitted again */
    MOVES_BECAUSE_CAME,      /* it was not there before */
    MOVES_BECAUSE_WENT,      /* it is not there any more */
    MOVES_WEIGHT,            /* before, after */
    MOVES_ADDED,             /* name, points */
    MOVES_DROPPED,           /* name, points */
    MOVES_OTHER_TOTAL,
    MOVES_REVIEW, /* before, after */
    MOVES_SELF,   /* before, after */
    MOVES_COLON,  /* before the reasons */
    MOVES_UNEXPLAINED,
    MOVES_OTHER_RULES,
    MOVES_COMMA,
    MOVES_SEMICOLON,
    MOVES_WORDS
};

/* Appends the words; parts has as many texts as enum moves_word says there. */
void moves_say(struct buf *out, enum moves_language language, enum moves_word word,
               const struct str *parts);

#endif
