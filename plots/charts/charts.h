/* The charts, one row each in a table. Adding one is adding a row and the file that draws it. */
#ifndef JIXIAO_PLOTS_CHARTS_H
#define JIXIAO_PLOTS_CHARTS_H

#include "charts/scene.h"
#include "draw/page.h"

/* What one picture is of. */
struct subject {
    const struct county *county;
    size_t year;       /* of the county's; 0 for all of them */
    size_t department; /* of the county's, where the chart is of one */
};

/* Draws onto a page that was begun. False where there is nothing to draw. */
typedef bool chart_function(struct page *p, const struct scene *s, const struct subject *about);

/* What the pictures of a chart are of, one each. */
enum scope {
    SCOPE_COUNTY, /* and all its years */
    SCOPE_YEAR,
    SCOPE_NEWEST_YEAR,
    SCOPE_DEPARTMENT, /* in the newest year that it is there; for its page */
};

/* What the input may lack; gallery.c says what to do about it. */
enum chart_needs {
    NEEDS_WEIGHTS = 1,    /* of the indicators: a framework */
    NEEDS_INTERVALS = 2,  /* of the ranks */
    NEEDS_OWN_POINTS = 4, /* that departments gave themselves */
};

/* Whether a chart is drawn: not; where the input allows it; asked for by its name. */
enum want { WANT_NOT, WANT_IF_POSSIBLE, WANT_NAMED };

struct chart {
    const char *name;
    enum scope scope;
    size_t needs_years; /* that the county has, at least */
    unsigned needs;     /* of enum chart_needs */
    chart_function *draw;
    const char *help;
};

enum { CHARTS = 9 };
extern const struct chart charts[CHARTS];

chart_function chart_ranking, chart_trend, chart_bump, chart_heatmap, chart_loss,
    chart_distribution, chart_profile, chart_selfgap, chart_certainty;

/* Appends the names, for a message: "ranking, trend". */
void charts_names(struct buf *out);

/* What its pictures' file names have behind the chart's name, for the help: "CC-YYYY". */
const char *charts_numbers(enum scope scope);

/* Index of the chart with this name, or -1. */
int charts_find(struct str name);

/* What all charts begin with: small, the user's heading if there is one; large, the page's
 * headline; below it the chart's title (large where there is no headline) and what is shown, which
 * also become the page's; and where all this ends, which becomes its head. */
void chart_heading(struct page *p, const struct scene *s, struct str title, struct str what);

/* What all charts end with: a note if there is any, the indicator system and a margin; p->y is the
 * page's height then. */
void chart_footing(struct page *p, const struct scene *s, struct str note);

/* say() in the scene's language, behind a comma where out holds something already. */
void chart_add(const struct scene *s, struct buf *out, enum saying what, struct say_parts *parts);

/* Appends what the totals are: "总分（满分100分）". */
void chart_add_total(const struct scene *s, struct buf *out);

/* A department as a part of a text: "丙镇", "丙镇 暂定" where its total is provisional. */
void chart_who(const struct scene *s, struct say_parts *parts, const struct standing *who);

/* Points as a part of a text, as they were written. */
void chart_part(struct say_parts *parts, struct points p);

/* Appends points in the fewest decimals: 100, 87.5. */
void chart_number(struct buf *out, int64_t points);

/* Points as a number of the plot. */
double chart_value(int64_t points);

#endif
