/* The lines of the chart "trend": which departments have one, where they break, and which of them
 * are spoken of. */
#ifndef JIXIAO_PLOTS_TREND_LINES_H
#define JIXIAO_PLOTS_TREND_LINES_H

#include "charts/charts.h"

/* Why a line is spoken of; one may have several. */
enum trend_role {
    TREND_BEST = 1, /* the highest total of the last year */
    TREND_LAST = 2,
    TREND_RISE = 4, /* the greatest from the county's first year to its last */
    TREND_FALL = 8,
};

struct trend_line {
    const struct standing *const *at; /* a row or NULL for each year */
    struct str department;
    size_t last;    /* the year of its last total */
    unsigned roles; /* of enum trend_role; 0: not spoken of */
    bool named;     /* has a label */
    bool gap;       /* lacks a total that is due */
    int64_t moved; /* points won from the county's first year to its last; 0 where one is lacking */
};

struct trend_lines {
    const struct county *county;
    struct trend_line *line; /* those with a total in any year, by department */
    size_t n, spoken_of;
    struct points *mean; /* of each year */
    size_t last_mean;    /* the last year that has one */
    double low, high;    /* of all totals */
    bool gaps;           /* a named line has one */
    bool provisional;    /* a named line has a total that is */

    long due; /* its own: the distance of two years without a gap between them */
};

void trend_lines_set(struct trend_lines *t, const struct county *c);
void trend_lines_free(struct trend_lines *t);

bool trend_has_total(const struct trend_line *l, size_t year);
bool trend_is_provisional(const struct trend_line *l, size_t year);

/* Whether the line breaks before this year, in which it has a total. Years are due at the smallest
 * distance that the county's years have: one that is scored every second year has whole lines. */
bool trend_breaks_before(const struct trend_lines *t, const struct trend_line *l, size_t year);

/* The same of the mean. */
bool trend_mean_breaks_before(const struct trend_lines *t, size_t year);

#endif
