/* Every text of the report's own, in Chinese and in English. Adding one is adding a row to the
 * table in words.c; {} is filled with texts of the data. */
#ifndef JIXIAO_PLOTS_ANNUAL_WORDS_H
#define JIXIAO_PLOTS_ANNUAL_WORDS_H

#include "charts/say.h"

enum word {
    WORD_LANGUAGE_TAG,
    WORD_TITLE, /* county, years */
    WORD_YEARS, /* first, last */
    WORD_SKIP,
    WORD_CONTENTS,
    WORD_RANKING,
    WORD_RANKING_OF, /* county, year */
    WORD_CHARTS,
    WORD_FINDINGS,
    WORD_METHOD,
    WORD_DEPARTMENTS_HAVE, /* year, departments, ranked */
    WORD_DEPARTMENTS_ALL,  /* year, departments */
    WORD_ONLY,             /* department, points */
    WORD_SUMMARY,          /* best, points, last, points, mean */
    WORD_ROSE,             /* department, points, year before */
    WORD_FELL,
    WORD_PROVISIONAL_COUNT, /* how many */
    WORD_RANK,
    WORD_DEPARTMENT,
    WORD_TOTAL,
    WORD_GRADE,
    WORD_CHANGE,
    WORD_YEAR,
    WORD_RANK_OF, /* rank, peers */
    WORD_UP,      /* places */
    WORD_DOWN,
    WORD_SAME,
    WORD_PROVISIONAL,
    WORD_PROVISIONAL_BEHIND,
    WORD_POINTS_UNIT,
    WORD_SEVERAL,  /* first county, counties */
    WORD_POSSIBLE, /* stands before the range */
    WORD_RANGE,    /* low, high */
    WORD_MISSING,
    WORD_NOT_RANKED,
    WORD_DOWNLOAD,
    WORD_DOWNLOAD_YEAR, /* year */
    WORD_DATA,
    WORD_DATA_OF,  /* title */
    WORD_SENTENCE, /* what it says */
    WORD_ALT,
    WORD_NOT_DRAWN,    /* title */
    WORD_OPEN_PICTURE, /* title */
    WORD_MEAN,
    WORD_HIGHEST,
    WORD_MEDIAN,
    WORD_LOWEST,
    WORD_UPPER,
    WORD_LOWER,
    WORD_COUNT,
    WORD_CODE,
    WORD_LEVEL, /* 一 */
    WORD_INDICATOR,
    WORD_WEIGHT,
    WORD_WEIGHT_OF, /* points */
    WORD_CRITERION,
    WORD_POINTS,
    WORD_SELF,
    WORD_REASON,
    WORD_SUM,
    WORD_SHEET_OF, /* department, year */
    WORD_SHEET,
    WORD_EARLIER, /* year */
    WORD_TREND,
    WORD_SPARK_OF,        /* department */
    WORD_SPARK_TOTALS,    /* year, total, year, total */
    WORD_SPARK_RANKS,     /* rank, rank */
    WORD_SPARK_SAME_RANK, /* rank */
    WORD_SPARK_RANK,      /* rank, peers */
    WORD_COUNTY_MEAN,
    WORD_TREND_OF,       /* department */
    WORD_STANDS,         /* year, total */
    WORD_STANDS_RANK,    /* rank, peers */
    WORD_STANDS_GRADE,   /* grade */
    WORD_STANDS_MISSING, /* count */
    WORD_BACK,
    WORD_PROFILE,
    WORD_NO_FINDINGS,
    WORD_FINDINGS_COUNT, /* count, year */
    WORD_FINDINGS_KINDS,
    WORD_KIND,
    WORD_SEVERITY,
    WORD_ERROR,
    WORD_WARNING,
    WORD_NOTE,
    WORD_MESSAGE,
    WORD_FINDINGS_OF, /* kind, year, count */
    WORD_FRAMEWORK,
    WORD_FRAMEWORK_ID, /* name, id */
    WORD_NAMED,        /* what it means, name */
    WORD_FRAMEWORK_NONE,
    WORD_EXTENT,
    WORD_POLICY,
    WORD_POLICY_ZERO,
    WORD_POLICY_HOLD,
    WORD_POLICY_FULL,
    WORD_POLICY_SKIP,
    WORD_ROUNDING,
    WORD_ROUNDING_HALF, /* decimals */
    WORD_ROUNDING_DOWN,
    WORD_GRADES,
    WORD_GRADE_FROM, /* grade, bound */
    WORD_PROVISIONAL_MEANS,
    WORD_SOFTWARE,
    WORD_INPUT,
    WORD_METHOD_TABLE,
    WORD_INPUTS,
    WORD_INPUT_FILE,
    WORD_SOURCE,
    WORD_COMMA,
    WORD_THEN,
    WORD_STOP,
    WORD_NOBODY,
    WORD_LOST,
    WORD_LOST_MEAN,
    WORD_SELF_MINUS,
    WORD_COMPARED,
    WORD_NAMELESS,
    WORD_SOME,
    WORD_COUNTY,
    WORD_LOW,
    WORD_HIGH,
    WORD_TREND_CAPTION, /* first year, last year */
    WORD_ENDS,          /* year, first, rank of the last, who that is */
    WORD_CLIMBED,       /* department, rank, rank */
    WORD_DROPPED,
    WORD_LOST_MORE, /* year before, indicator, percent, percent */
    WORD_LOST_LESS,
    WORD_LOST_NOTHING, /* indicators */
    WORD_LOST_LEAST,   /* indicator, percent */
    WORD_SPREAD,       /* year, median, quartiles, best, points, last, points */
    WORD_SPREAD_MOVED, /* medians, ranges */
    WORD_GAP_BEFORE,   /* year, mean */
    WORD_GAP_ROSE,     /* year before, department, difference, difference */
    WORD_GAP_FELL,
    WORD_RISE, /* department, points */
    WORD_FALL,
    WORD_NO_ROW,
    WORD_RANK_FROM,
    WORD_RANK_TO,
    WORD_FIRST,
    WORD_ALL_YEARS,
    WORDS
};

const char *word(enum language language, enum word what);

/* The kinds of findings by their names in the stream; a name that is not known is its own word. */
struct str word_of_kind(enum language language, struct str kind);

/* 一, 二 ...; 1, 2 ... in English. */
const char *word_numeral(enum language language, size_t number);

#endif
