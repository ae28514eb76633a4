/* The pictures of a run: every chart that is wanted, for every county and year. Pure: pictures are
 * scripts until gnuplot_draw. */
#ifndef JIXIAO_PLOTS_GALLERY_H
#define JIXIAO_PLOTS_GALLERY_H

#include "charts/charts.h"
#include "draw/format.h"

struct gallery {
    struct picture *picture;
    size_t n;

    size_t cap; /* its own */
};

/* wanted has an enum want for every chart of the table; fonts are NULL for a format that keeps
 * texts as they are. Notes which charts the input does not allow, or a county has too few years
 * for. */
void gallery_fill(struct gallery *g, const struct scene *s, const enum want *wanted,
                  struct fonts *fonts, struct report *report);
void gallery_free(struct gallery *g);

#endif
