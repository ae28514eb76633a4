/* The parts of the chart "distribution": which years it shows, and where in a year's column the
 * numbers, the box, the dots and the names stand so that none lies over another. */
#ifndef JIXIAO_PLOTS_DISTRIBUTION_COLUMNS_H
#define JIXIAO_PLOTS_DISTRIBUTION_COLUMNS_H

#include "charts/charts.h"
#include "data/spread.h"
#include "draw/scale.h"
#include "draw/swarm.h"

enum {
    DISTRIBUTION_NAME_SIZE = 12,
    DISTRIBUTION_GAP = 8,
    DISTRIBUTION_AXIS_GAP = 16,
    DISTRIBUTION_DOTS_MOST = 1000, /* of a year; more would be a blot */
    DISTRIBUTION_NUMBERS = 3,      /* lower quartile, median, upper quartile */
};

/* A number left of a box. */
struct number {
    struct points points;
    enum saying what;
    struct buf text;
    struct type_lines lines;
    double wanted, at; /* below the area's top */
};

/* The name above the highest dot, or below the lowest. */
struct end_name {
    struct buf text; /* clean */
    struct type_lines lines;
    double middle, top; /* of the text; from the page's left, and below the area's top */
};

/* A year of the chart. */
struct column {
    size_t year;
    struct spread spread;
    struct swarm_dot *dot; /* of spread.at; NULL where there are too many */
    double diameter;       /* of a dot and the gap beside it */
    double reach;          /* of the dots to both sides */
    struct number number[DISTRIBUTION_NUMBERS];
    size_t numbers;
    struct end_name best, last;
    double middle, box, swarm; /* of the column, the box and the dots */
};

struct distribution {
    struct page *page;
    const struct scene *scene;
    const struct county *county;
    struct column *column;
    size_t columns, left_out;         /* years shown; earlier ones for which there is no room */
    double width, number, words, box; /* of a column and of its parts */
    bool provisional, crowded;        /* whether a year has such totals, too many for dots */
    struct scale scale;
    struct area area; /* x in pixels, y in points; its top is 0 until all is placed */
};

/* Chooses the years, scales the axis and divides the width; false where no year has two totals. */
bool distribution_set(struct distribution *d);
void distribution_free(struct distribution *d);

/* Places all below page->y, with room above the area for the names there. Returns where the lowest
 * name ends. */
double distribution_place(struct distribution *d);

double distribution_down(const struct distribution *d,
                         struct points p);                  /* the page's y of points */
double distribution_height(const struct type_lines *lines); /* of a name */

/* Whether there are enough departments for a box, and it is one. */
bool distribution_has_box(const struct spread *s);

/* The first by rank of those with the highest total. */
const struct standing *distribution_best(const struct spread *s);

#endif
