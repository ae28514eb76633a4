/* The lines of the chart "profile": what a department earned in total, by section and by indicator,
 * and what the county's mean and best are. */
#ifndef JIXIAO_PLOTS_PROFILE_LINES_H
#define JIXIAO_PLOTS_PROFILE_LINES_H

#include "charts/charts.h"

enum { PROFILE_PITCH = 20, PROFILE_SECTION_PITCH = 32, PROFILE_INDENT = 14 };

enum profile_kind { LINE_TOTAL, LINE_SECTION, LINE_INDICATOR };

struct profile_line {
    enum profile_kind kind;
    const struct node *node;
    struct points got, mean, best;
    bool provisional; /* an indicator below it is missing */
    struct buf name;
    struct type_lines lines;
    double height;
    double y; /* where it is drawn: profile.c sets it */
};

struct profile_lines {
    const struct standing *about;
    struct profile_line *line; /* the total, then every section and its indicators */
    size_t n, left_out;        /* indicators */
    double name_width;
    bool alone;   /* nobody else has a total in the year */
    bool missing; /* an indicator */
};

/* Chooses and measures the lines of a department in a year; s has a framework. */
void profile_lines_set(struct profile_lines *f, const struct page *p, const struct scene *s,
                       const struct subject *about);
/* The indicator that is furthest above (sign 1) or below (-1) the county's mean, but not that one
 * (NULL: any). NULL where none is. */
const struct profile_line *profile_furthest(const struct profile_lines *f, int sign,
                                            const struct profile_line *but);

void profile_lines_free(struct profile_lines *f);

#endif
