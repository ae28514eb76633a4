#include "gallery.h"

#include <stdlib.h>

#include "diag.h"

/* File names are ours: the chart, the county's number, the year. Nothing that a town wrote is in
 * them. */
static char *name_of(const struct chart *chart, size_t county, const struct county *c, size_t year)
{
    struct buf name = { 0 };

    buf_printf(&name, "%s-%02zu", chart->name, county + 1);
    if (chart->every_year)
        buf_printf(&name, "-%04ld", c->year[year]);
    buf_cstr(&name);
    return name.s;
}

static void add_picture(struct gallery *g, const struct chart *chart, const struct scene *s,
                        size_t county, size_t year, struct fonts *fonts)
{
    const struct county *c = &s->standings->county[county];
    struct picture *picture;
    struct page page;

    page_begin(&page, fonts);
    if (chart->draw(&page, s, c, year)) {
        g->picture = mem_grow(g->picture, &g->cap, g->n + 1, sizeof *g->picture);
        picture = &g->picture[g->n++];
        *picture = (struct picture){ .name = name_of(chart, county, c, year),
                                     .height = page_height(&page),
                                     .chart = chart,
                                     .county = county,
                                     .year = year };
        page_script(&page, &picture->script);
        buf_str(&picture->title, buf_view(&page.title));
        buf_str(&picture->description, buf_view(&page.description));
    }
    page_free(&page);
}

static void add_county(struct gallery *g, const struct chart *chart, const struct scene *s,
                       size_t county, struct fonts *fonts, struct report *report)
{
    const struct county *c = &s->standings->county[county];

    if (c->years < chart->needs_years) {
        report_add(report, SEVERITY_NOTE, "years", (struct place){ 0 },
                   "'%.*s' has %zu year%s, too few for the chart '%s'", STR_ARG(c->name), c->years,
                   plural(c->years), chart->name);
        return;
    }
    for (size_t year = chart->newest_only ? c->years - 1 : 0;
         year < (chart->every_year ? c->years : 1); year++)
        add_picture(g, chart, s, county, year, fonts);
}

/* Which of the wanted charts the scene allows. What stops the others is said once. */
static void choose(bool *drawn, const struct scene *s, const enum want *wanted,
                   struct report *report)
{
    struct buf weights = { 0 };

    for (size_t i = 0; i < CHARTS; i++) {
        drawn[i] = wanted[i] != WANT_NOT;
        if (drawn[i] && s->fw == NULL && (charts[i].needs & NEEDS_WEIGHTS)) {
            buf_printf(&weights, "%s'%s'", weights.n > 0 ? ", " : "", charts[i].name);
            drawn[i] = false;
        }
    }
    if (weights.n > 0)
        report_add(report, SEVERITY_NOTE, "needs", (struct place){ 0 },
                   "left out: %s; only a framework has the weights of the indicators, name it with "
                   "-f DIR",
                   buf_cstr(&weights));
    buf_free(&weights);
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
        buf_free(&g->picture[i].title);
        buf_free(&g->picture[i].description);
    }
    free(g->picture);
    *g = (struct gallery){ 0 };
}
