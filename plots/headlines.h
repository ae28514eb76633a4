/* What a chart's headline says: the finding, in a few words, from the data. The chart's own title, what
 * it is of, stands below it. */
#ifndef JIXIAO_PLOTS_HEADLINES_H
#define JIXIAO_PLOTS_HEADLINES_H

#include "charts.h"

/* Appends the headline of a chart; nothing where the data have no finding (a single department, say). */
void headline(struct buf *out, const struct chart *chart, const struct page *p,
              const struct scene *s, const struct subject *about);

#endif
