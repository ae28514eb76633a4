#include "charts/charts.h"

#include <math.h>

#include "decimal.h"
#include "draw/style.h"

const struct chart charts[CHARTS] = {
    { "ranking", SCOPE_YEAR, 1, 0, chart_ranking,
      "every department of a year by rank, with total and grade" },
    { "trend", SCOPE_COUNTY, 2, 0, chart_trend,
      "the totals of a county's departments over the years" },
    { "bump", SCOPE_COUNTY, 2, 0, chart_bump,
      "the ranks of a county's departments over the years" },
    { "heatmap", SCOPE_YEAR, 1, NEEDS_WEIGHTS, chart_heatmap,
      "the share of each indicator's weight that each department lost" },
    { "loss", SCOPE_NEWEST_YEAR, 1, NEEDS_WEIGHTS, chart_loss,
      "which indicators cost the county most in its newest year" },
    { "distribution", SCOPE_COUNTY, 1, 0, chart_distribution,
      "how the totals are spread each year: a box, and a dot for every department" },
    { "profile", SCOPE_DEPARTMENT, 1, NEEDS_WEIGHTS, chart_profile,
      "a department's points by indicator, beside the county's mean and best; for its page" },
    { "selfgap", SCOPE_NEWEST_YEAR, 1, NEEDS_OWN_POINTS, chart_selfgap,
      "what departments gave themselves beyond their points in the newest year" },
    { "certainty", SCOPE_NEWEST_YEAR, 1, NEEDS_INTERVALS, chart_certainty,
      "the ranks of the newest year when the indicators' weights are drawn at random" },
};

void charts_names(struct buf *out)
{
    for (size_t i = 0; i < CHARTS; i++)
        buf_printf(out, "%s%s", i > 0 ? ", " : "", charts[i].name);
}

const char *charts_numbers(enum scope scope)
{
    return scope == SCOPE_COUNTY ? "CC" : scope == SCOPE_DEPARTMENT ? "DD-YYYY" : "CC-YYYY";
}

int charts_find(struct str name)
{
    for (int i = 0; i < CHARTS; i++)
        if (str_is(name, charts[i].name))
            return i;
    return -1;
}

/* A line that begins with words of ours begins with a capital letter. */
static void add_line(struct buf *line, struct str words)
{
    if (words.n > 0 && words.s[0] >= 'a' && words.s[0] <= 'z') {
        buf_char(line, (char)(words.s[0] - 'a' + 'A'));
        words = str_skip(words, 1);
    }
    buf_str(line, words);
}

static void put_line(struct page *p, int size, struct str words)
{
    struct buf line = { 0 };

    add_line(&line, words);
    page_paragraph(p, size, COLOUR_SOFT, buf_view(&line));
    buf_free(&line);
}

void chart_heading(struct page *p, const struct scene *s, struct str title, struct str what)
{
    struct buf line = { 0 };

    title = str_trim(title); /* a county may have no name */
    if (s->heading.n > 0) {
        page_paragraph(p, SIZE_BODY, COLOUR_SOFT, s->heading);
        p->y += 4;
    }
    if (p->headline.n > 0) {
        page_headline(p, buf_view(&p->headline));
        p->y += 4;
        page_paragraph(p, SIZE_SUBTITLE, COLOUR_INK, title);
    } else {
        page_headline(p, title);
        p->y += 2;
    }
    put_line(p, SIZE_SUBTITLE, what);
    p->head = floor(p->y);
    page_clean(p, &p->title, title);
    add_line(&line, what);
    page_clean(p, &p->what, buf_view(&line));
    buf_free(&line);
}

void chart_footing(struct page *p, const struct scene *s, struct str note)
{
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    if (note.n > 0)
        put_line(p, SIZE_SMALL, note);
    if (s->framework.n > 0) {
        say_text(&parts, s->framework);
        say(&text, s->language, SAY_FRAMEWORK, &parts);
        page_paragraph(p, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
        buf_free(&text);
    }
    p->y += PAGE_MARGIN / 2;
}

void chart_add(const struct scene *s, struct buf *out, enum saying what, struct say_parts *parts)
{
    if (out->n > 0)
        say(out, s->language, SAY_BETWEEN, NULL);
    say(out, s->language, what, parts);
}

void chart_add_total(const struct scene *s, struct buf *out)
{
    struct say_parts parts = { 0 };

    chart_number(&parts.text, s->full);
    say_end_part(&parts);
    chart_add(s, out, s->full_known ? SAY_TOTAL_OF : SAY_TOTAL, &parts);
}

void chart_who(const struct scene *s, struct say_parts *parts, const struct standing *who)
{
    buf_str(&parts->text, who->department);
    if (who->missing > 0) {
        buf_char(&parts->text, ' ');
        say(&parts->text, s->language, SAY_PROVISIONAL, NULL);
    }
    say_end_part(parts);
}

void chart_part(struct say_parts *parts, struct points p)
{
    points_write(&parts->text, p);
    say_end_part(parts);
}

void chart_number(struct buf *out, int64_t points)
{
    points_write(out, (struct points){ true, points, points_decimals(points) });
}

double chart_value(int64_t points)
{
    return (double)points / (double)decimal_power(POINTS_SCALE);
}
