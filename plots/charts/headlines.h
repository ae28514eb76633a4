/* What a chart's headline says: the finding, in a few words, from the data. The chart's own title,
 * what it is of, stands below it. */
#ifndef JIXIAO_PLOTS_HEADLINES_H
#define JIXIAO_PLOTS_HEADLINES_H

#include "charts/charts.h"
#include "draw/style.h"

enum { HEADLINE_NAME = 13 * SIZE_TITLE }; /* pixels that a name has in a picture */

/* Appends the headline of a chart; nothing where the data have no finding (a single department,
 * say). Names are cut to so many pixels (INFINITY: not cut). Returns whether one was. */
bool headline(struct buf *out, const struct chart *chart, const struct page *p,
              const struct scene *s, const struct subject *about, double name_width);

#endif
