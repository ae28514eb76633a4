/* The rows of the chart "selfgap": which departments it shows, and the texts and sizes of each;
 * last the mean. */
#ifndef JIXIAO_PLOTS_SELFGAP_ROWS_H
#define JIXIAO_PLOTS_SELFGAP_ROWS_H

#include "charts/charts.h"
#include "data/gaps.h"

struct selfgap_row {
    const struct gap *gap;   /* NULL: those left out, or the mean */
    struct buf name, value;  /* clean; those left out have no value */
    struct type_lines lines; /* of the name */
    double height, y;        /* y: of its middle; selfgap.c sets it */
};

struct selfgap_rows {
    struct gaps gaps;
    struct selfgap_row *row;
    size_t rows, shown;                 /* all, and those before the mean */
    bool provisional, compared, stated; /* whether any row needs to say so */
    double name_width, bar;             /* of the widest name; height of a bar */
};

/* Chooses and measures the rows of a county's year. False where nobody gave itself points. */
bool selfgap_rows_set(struct selfgap_rows *r, const struct page *p, const struct scene *s,
                      const struct county *c, size_t year);
void selfgap_rows_free(struct selfgap_rows *r);

#endif
