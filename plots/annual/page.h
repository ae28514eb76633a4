/* A page of the annual report being put together: how it begins and ends, and the small things that
 * its parts write. */
#ifndef JIXIAO_PLOTS_ANNUAL_PAGE_H
#define JIXIAO_PLOTS_ANNUAL_PAGE_H

#include "annual/words.h"
#include "charts/gallery.h"
#include "charts/scene.h"
#include "data/remarks.h"

/* What the pages are made from. */
struct annual {
    const struct scene *scene;
    const struct framework *fw; /* NULL: the pages have no tree of indicators and no criteria */
    const struct remarks *remarks;
    const struct gallery *gallery;
    const struct sources *sources;
    const char *framework_folder; /* for its digest */
    const char *extension;        /* of the pictures */
    bool shown;                   /* browsers show pictures of this format inside a page */
};

/* A page being put together. */
struct annual_page {
    const struct annual *a;
    struct buf out;
    unsigned tables; /* so far: their captions' ids */
};

/* Appends a page's beginning up to <main>, and its end. */
void annual_begin(struct annual_page *p, struct str title);
void annual_end(struct annual_page *p);

/* A name as it is shown: with a word where there is nothing to see. */
struct str annual_name(const struct annual *a, struct str name);

/* Index of a name among the county's departments. */
size_t annual_place(const struct county *c, struct str department);

/* Small things that several parts write. */
void annual_table(struct annual_page *p, const char *kind, struct buf *caption);
void annual_head(struct annual_page *p, const char *attributes, enum word what);
void annual_link(struct annual_page *p, size_t county, struct str department);
void annual_points(struct annual_page *p, const char *tag, struct points points);
void annual_whole(struct annual_page *p, const char *tag, long number);
/* The total, and below one that is provisional its mark and its range; these by themselves. */
void annual_total(struct annual_page *p, const char *tag, const struct standing *s);
void annual_provisional(struct annual_page *p, const struct standing *s);
void annual_change(struct annual_page *p, const char *tag, const struct standing *s);
void annual_paragraph(struct annual_page *p, enum word what, struct say_parts *parts);

/* Points of a section or indicator; not known where it has none. */
struct points annual_node(const struct annual *a, const struct standing *s, struct str code);

#endif
