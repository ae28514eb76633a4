#include "charts/gallery.h"

#include <math.h>
#include <stdlib.h>

#include "charts/headlines.h"
#include "data/remarks.h"
#include "diag.h"

/* What an input may lack that some charts need, and what to do about it. */
static const struct {
    unsigned need; /* of enum chart_needs */
    const char *remedy;
} needs[] = {
    { NEEDS_WEIGHTS, "only a framework has the weights, name it with -f DIR" },
    { NEEDS_OWN_POINTS,
      "give what score --explain wrote with --explain FILE, when departments gave "
      "themselves points" },
    { NEEDS_INTERVALS, "make the ranking with rank --robustness 1000" },
};

/* File names are ours: the chart, the number of the county or department, the year. Nothing that a
 * town wrote is in them. */
static char *name_of(const struct chart *chart, const struct standings *s,
                     const struct picture *picture)
{
    const struct county *c = &s->county[picture->county];
    size_t number = chart->scope == SCOPE_DEPARTMENT
                        ? standings_number(s, picture->county, picture->department)
                        : picture->county + 1;
    struct buf name = { 0 };

    buf_printf(&name, "%s-%02zu", chart->name, number);
    if (chart->scope != SCOPE_COUNTY)
        buf_printf(&name, "-%04ld", c->year[picture->year]);
    buf_cstr(&name);
    return name.s;
}

/* Draws the picture where there is anything to draw. */
static void add_picture(struct gallery *g, const struct scene *s, struct picture picture,
                        struct fonts *fonts)
{
    const struct subject about = { &s->standings->county[picture.county], picture.year,
                                   picture.department };
    struct page page;
    bool cut;

    page_begin(&page, fonts);
    cut = headline(&page.headline, picture.chart, &page, s, &about, HEADLINE_NAME);
    if (picture.chart->draw(&page, s, &about)) {
        picture.name = name_of(picture.chart, s->standings, &picture);
        picture.height = page_height(&page);
        page_script(&page, &picture.script);
        picture.head = page.head;
        if (cut)
            headline(&picture.headline, picture.chart, &page, s, &about, INFINITY);
        else
            buf_str(&picture.headline, buf_view(&page.headline));
        buf_str(&picture.title, buf_view(&page.title));
        buf_str(&picture.what, buf_view(&page.what));
        buf_str(&picture.description, buf_view(&page.description));
        g->picture = mem_grow(g->picture, &g->cap, g->n + 1, sizeof *g->picture);
        g->picture[g->n++] = picture;
    }
    page_free(&page);
}

static void add_county(struct gallery *g, const struct chart *chart, const struct scene *s,
                       size_t county, struct fonts *fonts, struct report *report)
{
    const struct county *c = &s->standings->county[county];
    struct picture picture = { .chart = chart, .county = county };

    if (c->years < chart->needs_years) {
        report_add(report, SEVERITY_NOTE, "years", (struct place){ 0 },
                   "'%.*s' has %zu year%s, too few for the chart '%s'", STR_ARG(c->name), c->years,
                   plural(c->years), chart->name);
        return;
    }
    switch (chart->scope) {
    case SCOPE_COUNTY: add_picture(g, s, picture, fonts); break;
    case SCOPE_YEAR:
        for (picture.year = 0; picture.year < c->years; picture.year++)
            add_picture(g, s, picture, fonts);
        break;
    case SCOPE_NEWEST_YEAR:
        picture.year = c->years - 1;
        add_picture(g, s, picture, fonts);
        break;
    case SCOPE_DEPARTMENT:
        for (; picture.department < c->departments; picture.department++) {
            picture.year = county_newest(c, picture.department);
            add_picture(g, s, picture, fonts);
        }
    }
}

static unsigned lacking(const struct scene *s)
{
    bool own = s->remarks != NULL && s->remarks->has_own_points;

    return (s->fw == NULL ? NEEDS_WEIGHTS : 0U) | (own ? 0U : NEEDS_OWN_POINTS) |
           (s->standings->intervals ? 0U : NEEDS_INTERVALS);
}

/* "'heatmap', 'loss' (what to do)" */
static void add_left_out(struct buf *out, const enum want *wanted, unsigned need,
                         const char *remedy)
{
    const char *between = out->n > 0 ? "; " : "";
    const size_t before = out->n;

    for (size_t i = 0; i < CHARTS; i++)
        if (wanted[i] != WANT_NOT && (charts[i].needs & need)) {
            buf_printf(out, "%s'%s'", between, charts[i].name);
            between = ", ";
        }
    if (out->n > before)
        buf_printf(out, " (%s)", remedy);
}

/* Which of the wanted charts the scene allows. What stops the others is said in one sentence. */
static void choose(bool *drawn, const struct scene *s, const enum want *wanted,
                   struct report *report)
{
    const unsigned lacks = lacking(s);
    struct buf left_out = { 0 };

    for (size_t i = 0; i < CHARTS; i++)
        drawn[i] = wanted[i] != WANT_NOT && (charts[i].needs & lacks) == 0;
    for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++)
        add_left_out(&left_out, wanted, needs[i].need & lacks, needs[i].remedy);
    if (left_out.n > 0)
        report_add(report, SEVERITY_NOTE, "needs", (struct place){ 0 }, "left out: %s",
                   buf_cstr(&left_out));
    buf_free(&left_out);
}

void gallery_fill(struct gallery *g, const struct scene *s, const enum want *wanted,
                  struct fonts *fonts, struct report *report)
{
    bool drawn[CHARTS];

    choose(drawn, s, wanted, report);
    for (size_t county = 0; county < s->standings->counties; county++)
        for (size_t i = 0; i < CHARTS; i++)
            if (drawn[i])
                add_county(g, &charts[i], s, county, fonts, report);
}

void gallery_free(struct gallery *g)
{
    for (size_t i = 0; i < g->n; i++) {
        free(g->picture[i].name);
        buf_free(&g->picture[i].script);
        buf_free(&g->picture[i].headline);
        buf_free(&g->picture[i].title);
        buf_free(&g->picture[i].what);
        buf_free(&g->picture[i].description);
    }
    free(g->picture);
    *g = (struct gallery){ 0 };
}
