/* The pages of the annual report and their parts, a file each. */
#ifndef JIXIAO_PLOTS_ANNUAL_PARTS_H
#define JIXIAO_PLOTS_ANNUAL_PARTS_H

#include "annual/page.h"

/* The pages. */
void annual_index(struct annual_page *p);
void annual_department(struct annual_page *p, size_t county, size_t department);

/* Their parts. */
void annual_ranking(struct annual_page *p, size_t county, size_t year);
void annual_summary(struct annual_page *p, const struct county *c);
void annual_figures(struct annual_page *p, size_t county);
void annual_trend(struct annual_page *p, const struct county *c, size_t department);
void annual_figures_of(struct annual_page *p, size_t county, size_t department);
void annual_figure(struct annual_page *p, const struct picture *picture);
void annual_caption(struct annual_page *p, struct buf *out, const struct picture *picture);
void annual_findings(struct annual_page *p, size_t county);
void annual_findings_of(struct annual_page *p, const struct county *c, size_t department);
void annual_method(struct annual_page *p);
void annual_data(struct annual_page *p, const struct picture *picture);
void annual_score_sheet(struct annual_page *p, const struct standing *s);

/* Appends the ranking of a year as CSV for a spreadsheet. */
void annual_download(struct buf *out, const struct annual *a, const struct county *c, size_t year);

#endif
