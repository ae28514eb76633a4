/* Every text that the charts themselves say, in Chinese and in English. Adding one is adding a row
 * to the table in say.c. Names, grades and other texts of the data are put in for {}. */
#ifndef JIXIAO_PLOTS_SAY_H
#define JIXIAO_PLOTS_SAY_H

#include "buf.h"

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGES };

extern const char *const language_names[LANGUAGES + 1]; /* for --lang; ends with NULL */

enum saying {
    SAY_RANKING_TITLE, /* county, year */
    SAY_TOTAL,
    SAY_TOTAL_OF,    /* full marks */
    SAY_DEPARTMENTS, /* how many */
    SAY_GRADE_COUNT, /* grade, count */
    SAY_BETWEEN,     /* what stands between the parts of a line */
    SAY_PROVISIONAL,
    SAY_PROVISIONAL_NOTE,
    SAY_CHANGE, /* the heading of the column */
    SAY_NOT_RANKED,
    SAY_MISSING,            /* count */
    SAY_POSSIBLE,           /* low, high */
    SAY_OMITTED,            /* first rank, last rank, departments, lowest, highest total */
    SAY_OMITTED_NOT_RANKED, /* departments */
    SAY_RANKING_SUMMARY,    /* best, its total, last, its total, mean */
    SAY_FRAMEWORK,          /* its name */
    SAY_TREND_TITLE,        /* county, first year, last year */
    SAY_TREND_AXIS,
    SAY_TREND_MEAN_DASHED,
    SAY_TREND_REST, /* departments */
    SAY_TREND_GAPS,
    SAY_TREND_RINGS,
    SAY_MEAN,
    SAY_UNTIL, /* year */
    SAY_BEST,
    SAY_LAST,
    SAY_RISE,       /* points */
    SAY_FALL,       /* points */
    SAY_BUMP_TITLE, /* county, first year, last year */
    SAY_BUMP_WHAT,
    SAY_BUMP_SOME, /* named departments, all departments */
    SAY_BUMP_GAPS,
    SAY_BUMP_RISE,     /* places */
    SAY_BUMP_FALL,     /* places */
    SAY_HEATMAP_TITLE, /* county, year */
    SAY_HEATMAP_WHAT,
    SAY_HEATMAP_ABSENT,
    SAY_HEATMAP_LEFT_OUT, /* indicators */
    SAY_HEATMAP_MOST,     /* indicator, percent */
    SAY_HEATMAP_NEXT,     /* indicator, percent */
    SAY_LOSS_TITLE,       /* county, year */
    SAY_LOSS_WHAT,        /* departments, points */
    SAY_LOSS_FEW,         /* indicators, percent */
    SAY_LOSS_NAME,        /* indicator, weight */
    SAY_LOSS_POINTS,
    SAY_LOSS_SHARE,
    SAY_LOSS_SUM,
    SAY_LOSS_MEAN,
    SAY_LOSS_MOST,   /* indicator, points, percent */
    SAY_LOSS_NEXT,   /* indicator, points, percent */
    SAY_LOSS_OTHERS, /* indicators, points */
    SAY_LOSS_NONE,   /* indicators */
    SAY_LOSS_MISSING,
    SAY_SHARED,            /* department, how many have the same */
    SAY_SPREAD_TITLE,      /* county, first year, last year */
    SAY_SPREAD_TITLE_YEAR, /* county, year */
    SAY_SPREAD_WHAT,
    SAY_SPREAD_UPPER,
    SAY_SPREAD_MEDIAN,
    SAY_SPREAD_LOWER,
    SAY_SPREAD_COUNT,   /* departments */
    SAY_SPREAD_SUMMARY, /* year, median, quartiles, best, its total, last, its total */
    SAY_SPREAD_UNTOLD,
    SAY_SPREAD_CROWDED, /* dots at most */
    SAY_SPREAD_EARLIER, /* the first year that is there */
    SAY_PROFILE_TITLE,  /* department, year */
    SAY_PROFILE_WHAT,
    SAY_PROFILE_MARKS,
    SAY_PROFILE_WEIGHT,
    SAY_PROFILE_POINTS,
    SAY_PROFILE_MEAN,
    SAY_PROFILE_BEST,
    SAY_PROFILE_ABSENT,
    SAY_PROFILE_MISSING,
    SAY_PROFILE_LEFT_OUT,    /* indicators */
    SAY_PROFILE_TOTAL,       /* points */
    SAY_PROFILE_PROVISIONAL, /* points */
    SAY_PROFILE_COUNTY,      /* mean, best */
    SAY_PROFILE_ABOVE,       /* indicator, points */
    SAY_PROFILE_ABOVE_TOO,
    SAY_PROFILE_BELOW,
    SAY_PROFILE_BELOW_TOO,
    SAY_CERTAINTY_TITLE, /* county, year */
    SAY_CERTAINTY_WHAT,
    SAY_CERTAINTY_RANK,
    SAY_CERTAINTY_INTERVAL,
    SAY_CERTAINTY_TOP,
    SAY_CERTAINTY_RINGS,
    SAY_CERTAINTY_FIRST,  /* department, percent */
    SAY_CERTAINTY_NEXT,   /* department, percent */
    SAY_CERTAINTY_WIDEST, /* department, first rank, last rank */
    SAY_CERTAINTY_STILL,  /* departments */
    SAY_LISTED,           /* between the names of a list */
    SAY_SELFGAP_TITLE,    /* county, year */
    SAY_SELFGAP_WHAT,
    SAY_SELFGAP_OVER,
    SAY_SELFGAP_UNDER,
    SAY_SELFGAP_OWN,
    SAY_SELFGAP_POINTS,
    SAY_SELFGAP_COMPARED,
    SAY_SELFGAP_STATED,
    SAY_SELFGAP_OMITTED, /* departments, greatest, least difference */
    SAY_SELFGAP_SUMMARY, /* departments above, below, mean */
    SAY_SELFGAP_MOST,    /* department, difference */
    SAY_SELFGAP_LEAST,   /* department, difference */
    SAY_SELFGAP_PROVISIONAL,
    SAY_SELFGAP_BOTH,
    SAY_SELFGAP_STATED_NOTE,
    SAY_SELFGAP_WITHOUT,    /* departments, their names */
    SAY_PROVISIONAL_BEHIND, /* in a sentence */
    SAY_HEAD_RANKING,       /* best, its total, last, its total */
    SAY_HEAD_MEAN_ROSE,     /* from, to */
    SAY_HEAD_MEAN_FELL,     /* from, to */
    SAY_HEAD_MEAN_STAYED,   /* at */
    SAY_HEAD_ROSE,          /* department, points */
    SAY_HEAD_FELL,          /* department, points */
    SAY_HEAD_CLIMBED,       /* department, rank, rank */
    SAY_HEAD_DROPPED,       /* department, rank, rank */
    SAY_HEAD_HEATMAP,       /* indicator, percent */
    SAY_HEAD_LOSS,          /* indicator, percent */
    SAY_HEAD_LOSS_TWO,      /* indicators, percent */
    SAY_HEAD_MEDIAN_ROSE,
    SAY_HEAD_MEDIAN_FELL,
    SAY_HEAD_MEDIAN_STAYED,
    SAY_HEAD_RANGE_WIDER,
    SAY_HEAD_RANGE_NARROWER,
    SAY_HEAD_RANGE_STAYED,
    SAY_HEAD_SPREAD,     /* median, lowest, highest */
    SAY_HEAD_ABOVE,      /* department, total, points */
    SAY_HEAD_BELOW,      /* department, total, points */
    SAY_HEAD_AT_MEAN,    /* department, total */
    SAY_HEAD_WORST,      /* indicator, points */
    SAY_HEAD_OVER,       /* departments, of how many, mean */
    SAY_HEAD_UNDER,      /* departments, of how many, mean */
    SAY_HEAD_ALL_ALIKE,  /* departments */
    SAY_HEAD_ALL_OVER,   /* departments, mean */
    SAY_HEAD_ALL_UNDER,  /* departments, mean */
    SAY_HEAD_LEAST_SURE, /* department, first rank, last rank */
    SAY_HEAD_STILL,      /* departments */
    SAYINGS
};

enum { SAY_PARTS_MAX = 8 };

/* What is put in for the {} of a text, one after the other. Zeroed it is empty; say() empties
 * it. */
struct say_parts {
    struct buf text;
    size_t end[SAY_PARTS_MAX]; /* of each part in text */
    size_t n;
};

void say_text(struct say_parts *parts, struct str text);
void say_number(struct say_parts *parts, long number);

/* Ends the part whose text was appended to parts->text. */
void say_end_part(struct say_parts *parts);

/* Appends the text with the parts put in; NULL where it has none. */
void say(struct buf *out, enum language language, enum saying what, struct say_parts *parts);

/* The same with a text of another table. */
void say_fill(struct buf *out, const char *text, struct say_parts *parts);

#endif
