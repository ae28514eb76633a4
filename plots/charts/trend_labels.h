/* What stands at the right ends of the lines of the chart "trend": the last total and the name; and
 * what the lines that are spoken of look like. */
#ifndef JIXIAO_PLOTS_TREND_LABELS_H
#define JIXIAO_PLOTS_TREND_LABELS_H

#include "charts/trend_lines.h"
#include "draw/labels.h"

enum { TREND_LABEL_SIZE = 12 }; /* of the type */

struct trend_look {
    enum trend_role role;
    unsigned colour;
    int point; /* gnuplot's number of its shape */
};

/* Of a line that is spoken of; NULL for the others. */
const struct trend_look *trend_look(const struct trend_line *l);

struct trend_label {
    struct buf name, value;
    struct type_lines lines; /* of the name */
    unsigned colour, leader; /* colours */
    size_t year;             /* of the total */
    struct points total;
};

struct trend_labels {
    struct trend_label *label;
    struct label_slot
        *slot; /* from top to bottom; which: the label; wanted: its total, in points */
    size_t n;
    double name_width, value_width; /* of the widest */
};

/* The labels of all lines that have a name, and the mean's where there are several lines. */
void trend_labels_set(struct trend_labels *t, const struct trend_lines *lines, const struct page *p,
                      const struct scene *s);
void trend_labels_free(struct trend_labels *t);

#endif
