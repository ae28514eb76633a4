/* The lines of the chart "bump": which departments have one, and which of them are spoken of. */
#ifndef JIXIAO_PLOTS_BUMP_LINES_H
#define JIXIAO_PLOTS_BUMP_LINES_H

#include "data/county.h"

struct bump_line {
    const struct standing *const *at; /* a row or NULL for each year */
    struct str department;
    size_t first, last; /* the years of its first and last rank */
    bool moves;         /* has a rank in the county's first year and in its last */
    long won;           /* places won between them */
    bool rises, falls;  /* the most of all */
    bool named;         /* has labels */
    bool gap;           /* lacks a rank in a year of the county's */
};

struct bump_lines {
    const struct county *county;
    struct bump_line *line; /* by department */
    size_t n, named;
    long last_rank;         /* of any year */
    long newest_last;       /* of the newest year; 0 where it has none */
    bool gaps, provisional; /* whether a line that is named has one */
};

/* All lines are named where there are few; else those at both ends of the last year's ranking and
 * those that moved most. */
void bump_lines_set(struct bump_lines *b, const struct county *c);
void bump_lines_free(struct bump_lines *b);

bool bump_has_rank(const struct bump_line *l, size_t year);
bool bump_is_provisional(const struct bump_line *l, size_t year);

#endif
