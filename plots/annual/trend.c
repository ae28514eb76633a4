/* A department over the years: a line of its totals with its ranks, the county's mean beside it,
 * and a table of both and of its sections. The line is a picture in the page itself: numbers of
 * ours. */
#include <math.h>
#include <stdlib.h>

#include "annual/html.h"
#include "annual/parts.h"
#include "draw/style.h"

enum {
    WIDTH = 720,
    HEIGHT = 212,
    LEFT = 56,
    RIGHT = 610, /* behind it the mean's label */
    TOP = 40,
    BOTTOM = 130, /* below it the labels of low dots, then years and ranks */
    YEARS = 182,
    RANKS = 200,
    MEAN_LABEL = 34, /* beyond what stands above the last dot */
    APART = 108,     /* of two labels */
};

/* What is drawn looks like: SVG's attributes, the colours of style.h. */
#define OWN_LINE "stroke=\"#08457e\" stroke-width=\"2\""
#define COUNTY_LINE "stroke=\"#222222\" stroke-width=\"1.25\" stroke-dasharray=\"6 4\""
#define PLAIN "fill=\"#222222\""
#define TOTAL PLAIN " font-weight=\"600\""
#define SMALL "fill=\"#595959\" font-size=\"12\""

struct line {
    struct annual_page *p;
    const struct county *c;
    struct standing *const *cell; /* of each year */
    struct points *mean;
    double low, high; /* of what is drawn */
    size_t totals;
};

static bool has_total(const struct line *l, size_t year)
{
    return l->cell[year] != NULL && l->cell[year]->total.known;
}

static double x_of(const struct line *l, size_t year)
{
    const long *years = l->c->year;

    return LEFT + (RIGHT - LEFT) * (double)(years[year] - years[0]) /
                      (double)(years[l->c->years - 1] - years[0]);
}

static double y_of(const struct line *l, struct points p)
{
    double value = chart_value(p.value);

    return l->high > l->low ? BOTTOM - (BOTTOM - TOP) * (value - l->low) / (l->high - l->low)
                            : (TOP + BOTTOM) / 2.0;
}

static void widen(struct line *l, struct points p)
{
    double value = chart_value(p.value);

    if (!p.known)
        return;
    l->low = value < l->low ? value : l->low;
    l->high = value > l->high ? value : l->high;
}

/* The points of each year that has them; the line breaks where one has none. */
static void put_path(struct line *l, const char *look, bool of_county)
{
    struct buf *out = &l->p->out;
    bool before = false;

    buf_printf(out, "<path fill=\"none\" %s d=\"", look);
    for (size_t y = 0; y < l->c->years; y++) {
        bool here = of_county ? l->mean[y].known : has_total(l, y);

        if (here)
            buf_printf(out, "%s%.1f %.1f", before ? "L" : "M", x_of(l, y),
                       y_of(l, of_county ? l->mean[y] : l->cell[y]->total));
        before = here;
    }
    buf_text(out, "\"/>\n");
}

/* With a white edge, so that a line behind it does not disturb. */
static void put_text(struct line *l, double x, double y, const char *look, struct buf *text)
{
    buf_printf(&l->p->out,
               "<text x=\"%.1f\" y=\"%.1f\" %s stroke=\"#fff\" stroke-width=\"4\" "
               "paint-order=\"stroke\">",
               x, y, look);
    html_text(&l->p->out, buf_view(text));
    buf_text(&l->p->out, "</text>\n");
    buf_clear(text);
}

/* Whether the line comes to a year from above and goes on upward: its label stands below then. */
static bool is_low(const struct line *l, size_t year)
{
    double y = y_of(l, l->cell[year]->total);
    bool low = false;

    for (size_t next = year - 1, i = 0; i < 2; next = year + 1, i++) {
        if (next >= l->c->years || !has_total(l, next)) /* year - 1 of the first is beyond too */
            continue;
        if (y_of(l, l->cell[next]->total) > y)
            return false;
        low |= y_of(l, l->cell[next]->total) < y;
    }
    return low;
}

/* A year's dot, with its total above or below it, and its year and rank below all. */
static void put_year(struct line *l, size_t year, bool labelled)
{
    enum language language = l->p->a->scene->language;
    const struct standing *s = l->cell[year];
    double x = x_of(l, year), y = y_of(l, s->total);
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    buf_printf(&l->p->out,
               "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"#%06x\" " OWN_LINE "/>\n", x, y,
               s->missing > 0 ? COLOUR_PAPER : COLOUR_BEST);
    if (!labelled)
        return;
    points_write(&text, s->total);
    put_text(l, x, is_low(l, year) ? y + 21 : y - 10, TOTAL, &text);
    if (s->missing > 0) {
        buf_text(&text, word(language, WORD_PROVISIONAL));
        put_text(l, x, is_low(l, year) ? y + 36 : y - 25, SMALL, &text);
    }
    buf_printf(&text, "%ld", s->year);
    put_text(l, x, YEARS, PLAIN, &text);
    if (s->rank > 0) {
        say_number(&parts, s->rank);
        say_number(&parts, (long)county_ranked(l->c, year));
        say_fill(&text, word(language, WORD_SPARK_RANK), &parts);
    } else {
        buf_text(&text, word(language, WORD_NOT_RANKED));
    }
    put_text(l, x, RANKS, SMALL, &text);
    buf_free(&text);
}

/* The newest year is labelled, and before it each that has room. */
static void put_years(struct line *l)
{
    double taken = 2 * WIDTH;

    for (size_t y = l->c->years; y-- > 0;) {
        bool labelled;

        if (!has_total(l, y))
            continue;
        labelled = taken - x_of(l, y) >= APART;
        taken = labelled ? x_of(l, y) : taken;
        put_year(l, y, labelled);
    }
}

static void put_mean(struct line *l)
{
    size_t last = l->c->years;
    struct buf text = { 0 };

    while (last > 0 && !l->mean[last - 1].known)
        last--;
    if (last == 0)
        return;
    put_path(l, COUNTY_LINE, true);
    buf_text(&text, word(l->p->a->scene->language, WORD_COUNTY_MEAN));
    put_text(l, x_of(l, last - 1) + MEAN_LABEL, y_of(l, l->mean[last - 1]) + 4,
             SMALL " text-anchor=\"start\"", &text);
    buf_free(&text);
}

/* Two parts of a sentence: the year, and its total. */
static void add_total(const struct line *l, struct say_parts *parts, const struct standing *s)
{
    say_number(parts, s->year);
    points_write(&parts->text, s->total);
    if (s->missing > 0)
        buf_text(&parts->text, word(l->p->a->scene->language, WORD_PROVISIONAL_BEHIND));
    say_end_part(parts);
}

/* What the line shows, in words. */
static void put_caption(struct line *l)
{
    enum language language = l->p->a->scene->language;
    const struct standing *first = NULL, *last = NULL;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    for (size_t y = 0; y < l->c->years; y++)
        if (has_total(l, y)) {
            first = first == NULL ? l->cell[y] : first;
            last = l->cell[y];
        }
    add_total(l, &parts, first);
    add_total(l, &parts, last);
    say_fill(&text, word(language, WORD_SPARK_TOTALS), &parts);
    if (first->rank > 0 && last->rank > 0) {
        bool same = first->rank == last->rank;

        say_number(&parts, first->rank);
        if (!same)
            say_number(&parts, last->rank);
        say_fill(&text, word(language, same ? WORD_SPARK_SAME_RANK : WORD_SPARK_RANKS), &parts);
    }
    buf_text(&text, word(language, WORD_STOP));
    html_take(&l->p->out, "figcaption", &text);
    buf_text(&l->p->out, "\n");
    buf_free(&text);
}

static void put_line(struct line *l, size_t department)
{
    struct buf *out = &l->p->out;
    struct say_parts parts = { 0 };
    struct buf name = { 0 };

    say_text(&parts, annual_name(l->p->a, l->c->department[department]));
    say_fill(&name, word(l->p->a->scene->language, WORD_SPARK_OF), &parts);
    buf_text(out, "<figure>\n");
    html_region_begin(out, "drawing", buf_view(&name));
    buf_printf(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" style=\"max-width:%dpx\" "
        "viewBox=\"0 0 %d %d\" font-size=\"13\" text-anchor=\"middle\" role=\"img\" aria-label=\"",
        WIDTH, WIDTH, HEIGHT);
    html_text(out, buf_view(&name));
    buf_text(out, "\">\n");
    put_mean(l);
    put_path(l, OWN_LINE, false);
    put_years(l);
    buf_text(out, "</svg>\n");
    html_region_end(out);
    put_caption(l);
    buf_text(out, "</figure>\n");
    buf_free(&name);
}

/* Two years with a total make a line. */
static void put_picture(struct annual_page *p, const struct county *c, size_t department)
{
    struct line l = { .p = p, .c = c, .cell = &c->cell[department * c->years] };

    l.mean = mem_new(c->years, sizeof *l.mean);
    l.low = INFINITY;
    l.high = -INFINITY;
    for (size_t y = 0; y < c->years; y++) {
        if (!has_total(&l, y))
            continue;
        l.totals++;
        widen(&l, l.cell[y]->total);
    }
    for (size_t y = 0; c->departments > 1 && y < c->years; y++) {
        l.mean[y] = county_mean(c, y);
        widen(&l, l.mean[y]);
    }
    if (l.totals > 1)
        put_line(&l, department);
    free(l.mean);
}

/* The sections of the first level are columns. */
static void put_heads(struct annual_page *p)
{
    const struct framework *fw = p->a->fw;

    buf_text(&p->out, "<thead>\n<tr>");
    annual_head(p, "", WORD_YEAR);
    annual_head(p, " class=\"n\"", WORD_TOTAL);
    annual_head(p, " class=\"n\"", WORD_RANK);
    annual_head(p, "", WORD_GRADE);
    annual_head(p, "", WORD_CHANGE);
    for (int c = fw == NULL ? NOWHERE : fw->node[0].first_child; c != NOWHERE;
         c = fw->node[c].next_sibling)
        html_element(&p->out, "th scope=\"col\" class=\"n\"", fw->node[c].name);
    buf_text(&p->out, "</tr>\n</thead>\n<tbody>\n");
}

static void put_row(struct annual_page *p, const struct county *c, const struct standing *s,
                    size_t year)
{
    const struct framework *fw = p->a->fw;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    buf_text(&p->out, "<tr>");
    annual_whole(p, "th scope=\"row\"", s->year);
    annual_total(p, "td class=\"n strong\"", s);
    if (s->rank > 0) {
        say_number(&parts, s->rank);
        say_number(&parts, (long)county_ranked(c, year));
        say_fill(&text, word(p->a->scene->language, WORD_RANK_OF), &parts);
    } else {
        buf_text(&text, word(p->a->scene->language, WORD_NOT_RANKED));
    }
    html_take(&p->out, "td class=\"n\"", &text);
    html_element(&p->out, "td", s->grade);
    annual_change(p, "td", s);
    for (int n = fw == NULL ? NOWHERE : fw->node[0].first_child; n != NOWHERE;
         n = fw->node[n].next_sibling)
        annual_points(p, "td class=\"n\"", annual_node(p->a, s, fw->node[n].code));
    buf_text(&p->out, "</tr>\n");
    buf_free(&text);
}

static void put_table(struct annual_page *p, const struct county *c, size_t department)
{
    struct say_parts parts = { 0 };
    struct buf caption = { 0 };

    say_text(&parts, annual_name(p->a, c->department[department]));
    say_fill(&caption, word(p->a->scene->language, WORD_TREND_OF), &parts);
    annual_table(p, "trend", &caption);
    put_heads(p);
    for (size_t year = 0; year < c->years; year++)
        if (c->cell[department * c->years + year] != NULL)
            put_row(p, c, c->cell[department * c->years + year], year);
    buf_text(&p->out, "</tbody>\n");
    html_table_end(&p->out);
    buf_free(&caption);
}

void annual_trend(struct annual_page *p, const struct county *c, size_t department)
{
    put_picture(p, c, department);
    put_table(p, c, department);
}
