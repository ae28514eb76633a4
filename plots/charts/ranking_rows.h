/* The rows of the chart "ranking": which departments it shows, and the texts and sizes of each. */
#ifndef JIXIAO_PLOTS_RANKING_ROWS_H
#define JIXIAO_PLOTS_RANKING_ROWS_H

#include "charts/charts.h"

enum { RANKING_GRADE_WIDTH = 90 }; /* pixels of the name of a grade, at most */

enum row_kind { ROW_RANKED, ROW_OMITTED, ROW_HEADING, ROW_NOT_RANKED, ROW_MORE };

struct row {
    enum row_kind kind;
    const struct standing *standing; /* of ROW_RANKED and ROW_NOT_RANKED */
    struct buf name;                 /* clean; or the text of the other kinds */
    struct type_lines lines;         /* of the name */
    struct buf value;                /* what stands behind the bar */
    double height;
    double y, value_left, value_right; /* where it is drawn: ranking.c sets these */
};

struct ranking_rows {
    const struct standing *standing; /* of the county's year, in order */
    size_t ranked, all;
    struct row *row;
    size_t rows;
    struct str *grade; /* their names, the best first */
    size_t grades;
    double pitch, bar; /* height of a row and of its bar */
    double name_width, value_width;
    bool changes, provisional; /* whether any row has one */
};

/* Chooses and measures the rows of a county's year. */
void ranking_rows_set(struct ranking_rows *r, const struct page *p, const struct scene *s,
                      const struct county *c, size_t year);
void ranking_rows_free(struct ranking_rows *r);

/* Place of a grade among r->grade, or -1. */
int ranking_grade(const struct ranking_rows *r, struct str grade);

bool ranking_is_provisional(const struct standing *s);

/* Whether there is a range to draw: a provisional total, and both of its ends are known. */
bool ranking_has_range(const struct standing *s);

#endif
