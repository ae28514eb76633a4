/* What the ranking stream says, by county and year: every department's total, rank and grade.
 *
 * The order is always the same whatever order the rows came in: counties by name, years upward,
 * departments by name; within a year the ranked ones by rank and name, then those without a rank.
 */
#ifndef JIXIAO_PLOTS_STANDINGS_H
#define JIXIAO_PLOTS_STANDINGS_H

#include <stdint.h>

#include "mem.h"
#include "report.h"
#include "str.h"
#include "stream.h"

enum { POINTS_SCALE = 9 }; /* points are integers of their ninth decimal */

struct points {
    bool known;
    int64_t value;
    unsigned decimals; /* as they were written */
};

/* A row of the stream: a department in a year. */
struct standing {
    struct str county, department, grade;
    long year;
    struct points total, low, high;
    long rank; /* 0: has none */
    bool has_change;
    long change;  /* places won since the year before */
    long missing; /* indicators without points; the total is provisional while there are any */
    /* Of its rank when the weights are drawn (rank --robustness): 0, or not known, where that was
     * not asked for. top is the share of draws in which it is first, 0 to 1. */
    long p05, median, p95;
    struct points top;
    struct points *node; /* of every section and indicator, in the order of standings.code */
    struct place place;
    size_t sequence;
};

struct county {
    struct str name;
    size_t years, departments;
    long *year;             /* upward */
    size_t *first;          /* of each year in rows; first[years] is their end */
    struct str *department; /* by name */
    struct standing *rows;  /* by year, rank and department */
    struct standing **cell; /* [department * years + year], NULL where there is no row */
};

struct standings {
    struct county *county;
    size_t counties;
    struct str framework; /* its id, as the first stream says; empty where none does */
    struct str *code;     /* of the sections and indicators that the first stream has */
    size_t codes;
    bool intervals; /* a stream has the columns of p05 and p95 */

    /* its own */
    struct standing *row;
    size_t rows, row_cap;
    struct arena arena;
};

/* Reads all rows of a stream that stream_open has opened. False where it is not whole or a row
 * cannot be used; the faults are in its report. The reader's name must live as long as the
 * standings. */
bool standings_read(struct standings *s, struct stream_reader *r);

/* Call once after the last stream: sorts. A department that came twice in a year counts once, the
 * later row, with a warning. */
void standings_finish(struct standings *s, struct report *report);

void standings_free(struct standings *s);

/* The row of a department in a year, or NULL. */
struct standing *standings_find(const struct standings *s, struct str county, long year,
                                struct str department);

/* Place of a section's or indicator's code in s->code, or -1. */
int standings_code(const struct standings *s, struct str code);

/* Number of a department among those of all counties, from 1 on: its page's. */
size_t standings_number(const struct standings *s, size_t county, size_t department);

/* Points with many decimals, rounded half up to those that they are written with. */
struct points points_round(struct points p);

/* How many decimals points, or a weight, need. */
unsigned points_decimals(int64_t points);

/* Appends points as they were written. */
void points_write(struct buf *out, struct points p);

#endif
