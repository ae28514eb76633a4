/* The annual report: index.html for the county, a page for every department, and the rankings for a
 * spreadsheet; all in one folder, beside the charts. Pages are put together in memory and written
 * when they are whole. File names are numbers of ours: nothing that a town wrote is in them.
 */
#ifndef JIXIAO_PLOTS_ANNUAL_H
#define JIXIAO_PLOTS_ANNUAL_H

#include "annual_words.h"
#include "gallery.h"
#include "remarks.h"
#include "scene.h"

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

/* Writes everything into the folder. Returns how many pages are there; faults are diagnosed. */
size_t annual_write(const struct annual *a, const char *folder);

/* A page being put together. */
struct annual_page {
    const struct annual *a;
    struct buf out;
    unsigned tables; /* so far: their captions' ids */
};

/* Appends a page's beginning up to <main>, and its end. */
void annual_begin(struct annual_page *p, struct str title);
void annual_end(struct annual_page *p);

/* The pages. */
void annual_index(struct annual_page *p);
void annual_department(struct annual_page *p, size_t county, size_t department);

/* Their parts. */
void annual_ranking(struct annual_page *p, size_t county, size_t year);
void annual_summary(struct annual_page *p, const struct county *c);
void annual_figures(struct annual_page *p, size_t county);
void annual_trend(struct annual_page *p, const struct county *c, size_t department);
void annual_figures_of(struct annual_page *p, size_t county, size_t department);
void annual_figure(struct annual_page *p, const struct picture *picture, const char *heading);
void annual_caption(struct annual_page *p, struct buf *out, const struct picture *picture);
void annual_findings(struct annual_page *p, size_t county);
void annual_findings_of(struct annual_page *p, const struct county *c, size_t department);
void annual_method(struct annual_page *p);
void annual_data(struct annual_page *p, const struct picture *picture);
void annual_score_sheet(struct annual_page *p, const struct standing *s);

/* Appends the ranking of a year as CSV for a spreadsheet. */
void annual_download(struct buf *out, const struct annual *a, const struct county *c, size_t year);

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
void annual_total(struct annual_page *p, const char *tag, const struct standing *s);
void annual_change(struct annual_page *p, const char *tag, const struct standing *s);
void annual_paragraph(struct annual_page *p, enum word what, struct say_parts *parts);

/* Points of a section or indicator; not known where it has none. */
struct points annual_node(const struct annual *a, const struct standing *s, struct str code);

#endif
