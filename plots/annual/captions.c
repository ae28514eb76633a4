/* The captions of the charts: what each shows in words, from the data. One row of the table at the
 * end a chart. */
#include <stdlib.h>

#include "annual/parts.h"
#include "annual/sentences.h"
#include "charts/bump_lines.h"
#include "data/gaps.h"
#include "data/losses.h"
#include "data/spread.h"

enum { DESCRIPTION_MOST = 600 }; /* bytes of a chart's description that still read as a caption */

struct caption {
    struct annual_page *page;
    struct buf *out;
    const struct picture *picture;
    const struct county *county;
};

static const char *word_here(const struct caption *c, enum word what)
{
    return word(c->page->a->scene->language, what);
}

static void add(const struct caption *c, enum word what, struct say_parts *parts)
{
    sentence_add(c->page, c->out, what, parts);
}

/* The chart's own description as a sentence. */
static void add_description(const struct caption *c)
{
    buf_str(c->out, buf_view(&c->picture->description));
    add(c, WORD_STOP, NULL);
}

/* A department as a part; where its total may still change that is said. */
static void add_who(const struct caption *c, struct say_parts *parts, const struct standing *s)
{
    buf_str(&parts->text, annual_name(c->page->a, s->department));
    if (s->missing > 0)
        buf_text(&parts->text, word_here(c, WORD_PROVISIONAL_BEHIND));
    say_end_part(parts);
}

/* Whether the picture's year has one before it. */
static bool has_before(const struct caption *c)
{
    return c->picture->year > 0;
}

static void ranking(const struct caption *c)
{
    sentence_best_and_last(c->page, c->out, c->county, c->picture->year);
}

static void add_years(const struct caption *c, size_t from, size_t to)
{
    struct say_parts parts = { 0 };

    say_number(&parts, c->county->year[from]);
    say_number(&parts, c->county->year[to]);
    say_fill(c->out, word_here(c, WORD_TREND_CAPTION), &parts);
}

static void trend(const struct caption *c)
{
    struct move rise, fall;

    sentence_best_and_last(c->page, c->out, c->county, c->county->years - 1);
    moves_greatest(c->county, 0, c->county->years - 1, &rise, &fall);
    if (rise.points.value == 0 && fall.points.value == 0)
        return;
    add_years(c, 0, c->county->years - 1);
    sentence_move(c->page, c->out, WORD_RISE, &rise, 0);
    if (rise.points.value != 0 && fall.points.value != 0)
        buf_text(c->out, word_here(c, WORD_THEN));
    sentence_move(c->page, c->out, WORD_FALL, &fall, 0);
    buf_text(c->out, word_here(c, WORD_STOP));
}

static void add_places(const struct caption *c, enum word what, const struct bump_line *l)
{
    struct say_parts parts = { 0 };

    add_who(c, &parts, l->at[l->last]);
    say_number(&parts, l->at[0]->rank);
    say_number(&parts, l->at[l->last]->rank);
    add(c, what, &parts);
}

/* The first and the last of the newest year, and who moved most since the first year. */
static void bump(const struct caption *c)
{
    size_t year = c->county->years - 1, ranked = county_ranked(c->county, year);
    const struct standing *first = &c->county->rows[c->county->first[year]];
    struct bump_lines lines;
    struct say_parts parts = { 0 };

    if (ranked > 0) {
        say_number(&parts, c->county->year[year]);
        add_who(c, &parts, first);
        say_number(&parts, first[ranked - 1].rank);
        add_who(c, &parts, &first[ranked - 1]);
        add(c, WORD_ENDS, &parts);
    }
    bump_lines_set(&lines, c->county);
    for (size_t i = 0; i < lines.n; i++)
        if (lines.line[i].rises)
            add_places(c, WORD_CLIMBED, &lines.line[i]);
    for (size_t i = 0; i < lines.n; i++)
        if (lines.line[i].falls)
            add_places(c, WORD_DROPPED, &lines.line[i]);
    bump_lines_free(&lines);
}

static void percent_part(struct say_parts *parts, double share)
{
    buf_printf(&parts->text, "%.0f", share * 100);
    say_end_part(parts);
}

/* "预算调整率（32%→55%）": an indicator whose share of the weight lost, or its mean loss, moved. */
static void add_moved(const struct caption *c, enum word what, const struct loss *before,
                      const struct loss *now)
{
    struct say_parts parts = { 0 };
    double was = 0, is = 0;

    loss_mean_share(before, &was);
    loss_mean_share(now, &is);
    say_number(&parts, c->county->year[c->picture->year - 1]);
    say_text(&parts, now->node->name);
    percent_part(&parts, was);
    percent_part(&parts, is);
    add(c, what, &parts);
}

/* By which indicators more and less of the weight was lost than the year before. */
static void add_moves(const struct caption *c)
{
    const struct scene *s = c->page->a->scene;
    struct losses before, now;
    size_t more = 0, less = 0;
    double rise = 0, fall = 0;

    if (!has_before(c))
        return;
    losses_set(&before, s->fw, s->standings, c->county, c->picture->year - 1);
    losses_set(&now, s->fw, s->standings, c->county, c->picture->year);
    for (size_t i = 0; i < now.n; i++) { /* the same indicators, in the same order */
        double was, is;

        if (!loss_mean_share(&before.loss[i], &was) || !loss_mean_share(&now.loss[i], &is))
            continue;
        if (is - was > rise) {
            rise = is - was;
            more = i;
        }
        if (was - is > fall) {
            fall = was - is;
            less = i;
        }
    }
    if (rise > 0)
        add_moved(c, WORD_LOST_MORE, &before.loss[more], &now.loss[more]);
    if (fall > 0)
        add_moved(c, WORD_LOST_LESS, &before.loss[less], &now.loss[less]);
    losses_free(&before);
    losses_free(&now);
}

static void heatmap(const struct caption *c)
{
    add_description(c);
    sentence_best_and_last(c->page, c->out, c->county, c->picture->year);
    add_moves(c);
}

/* The indicator that cost least of those that cost anything, or how many cost nothing. */
static void add_least(const struct caption *c)
{
    const struct scene *s = c->page->a->scene;
    struct say_parts parts = { 0 };
    struct losses l;
    long none = 0;

    losses_set(&l, s->fw, s->standings, c->county, c->picture->year);
    losses_sort(&l, LOSSES_BY_POINTS);
    for (size_t i = 0; i < l.n; i++)
        none += l.loss[i].lost == 0 && l.loss[i].counted > 0;
    if (none > 0) {
        say_number(&parts, none);
        add(c, WORD_LOST_NOTHING, &parts);
    } else if (l.n > 0) {
        const struct loss *least = &l.loss[l.n - 1];
        double share = 0;

        loss_mean_share(least, &share);
        say_text(&parts, least->node->name);
        percent_part(&parts, share);
        add(c, WORD_LOST_LEAST, &parts);
    }
    losses_free(&l);
}

static void loss(const struct caption *c)
{
    add_description(c);
    add_least(c);
    add_moves(c);
}

/* The spread of a year; false where nobody has a total. */
static bool spread_of(const struct county *c, size_t year, struct spread *s)
{
    spread_set(s, c, year);
    if (s->n == 0)
        spread_free(s);
    return s->n > 0;
}

/* The newest year, and what became of the middle and of the range since the first. */
static void distribution(const struct caption *c)
{
    struct spread first, newest;
    size_t from = 0, to = c->county->years - 1;
    const struct standing *best, *last;
    struct say_parts parts = { 0 };

    while (from < c->county->years && !spread_of(c->county, from, &first))
        from++;
    if (from == c->county->years)
        return;
    while (!spread_of(c->county, to, &newest))
        to--;
    best = newest.at[newest.n - newest.best];
    last = newest.at[0];
    say_number(&parts, c->county->year[to]);
    chart_part(&parts, newest.median);
    chart_part(&parts, newest.lower);
    chart_part(&parts, newest.upper);
    sentence_name(c->page, &parts, best->department);
    sentence_points(c->page, &parts, best->total, best->missing > 0);
    sentence_name(c->page, &parts, last->department);
    sentence_points(c->page, &parts, last->total, last->missing > 0);
    add(c, WORD_SPREAD, &parts);
    if (to > from) {
        add_years(c, from, to);
        chart_part(&parts, first.median);
        chart_part(&parts, newest.median);
        chart_part(&parts, spread_range(&first));
        chart_part(&parts, spread_range(&newest));
        add(c, WORD_SPREAD_MOVED, &parts);
    }
    spread_free(&first);
    spread_free(&newest);
}

static void add_gap_move(const struct caption *c, enum word what, const struct gap *before,
                         const struct gap *now)
{
    struct say_parts parts = { 0 };

    say_number(&parts, c->county->year[c->picture->year - 1]);
    add_who(c, &parts, now->standing);
    gaps_write(&parts.text, before->more);
    say_end_part(&parts);
    gaps_write(&parts.text, now->more);
    say_end_part(&parts);
    add(c, what, &parts);
}

/* Whose own points moved most away from those earned, and whose most towards less, since the year
 * before. */
static void add_gap_moves(const struct caption *c, const struct gaps *before,
                          const struct gaps *now)
{
    const struct county *county = c->county;
    size_t more = 0, less = 0;
    const struct gap **at = mem_new(county->departments, sizeof *at);
    int64_t rise = 0, fall = 0;

    for (size_t i = 0; i < before->n; i++)
        at[annual_place(county, before->gap[i].standing->department)] = &before->gap[i];
    for (size_t i = 0; i < now->n; i++) {
        const struct gap *was = at[annual_place(county, now->gap[i].standing->department)];
        int64_t moved = was == NULL ? 0 : now->gap[i].more.value - was->more.value;

        if (moved > rise) {
            rise = moved;
            more = i;
        }
        if (moved < fall) {
            fall = moved;
            less = i;
        }
    }
    if (rise != 0)
        add_gap_move(c, WORD_GAP_ROSE,
                     at[annual_place(county, now->gap[more].standing->department)],
                     &now->gap[more]);
    if (fall != 0)
        add_gap_move(c, WORD_GAP_FELL,
                     at[annual_place(county, now->gap[less].standing->department)],
                     &now->gap[less]);
    free(at);
}

static void selfgap(const struct caption *c)
{
    struct gaps before, now;
    struct say_parts parts = { 0 };

    add_description(c);
    if (!has_before(c))
        return;
    gaps_set(&before, c->page->a->remarks, c->county, c->picture->year - 1);
    gaps_set(&now, c->page->a->remarks, c->county, c->picture->year);
    if (before.n > 0) {
        say_number(&parts, c->county->year[c->picture->year - 1]);
        gaps_write(&parts.text, before.mean);
        say_end_part(&parts);
        add(c, WORD_GAP_BEFORE, &parts);
    }
    add_gap_moves(c, &before, &now);
    gaps_free(&before);
    gaps_free(&now);
}

static const struct {
    const char *chart;
    void (*put)(const struct caption *c);
} captions[] = {
    { "ranking", ranking }, { "trend", trend }, { "bump", bump },
    { "heatmap", heatmap }, { "loss", loss },   { "distribution", distribution },
    { "selfgap", selfgap },
};

/* A chart that is not here has its description as its caption, or its title where that is too
 * long. */
void annual_caption(struct annual_page *p, struct buf *out, const struct picture *picture)
{
    const struct caption c = { p, out, picture, &p->a->scene->standings->county[picture->county] };

    for (size_t i = 0; i < sizeof captions / sizeof captions[0]; i++)
        if (str_is(str_of(picture->chart->name), captions[i].chart)) {
            captions[i].put(&c);
            return;
        }
    if (picture->description.n > DESCRIPTION_MOST) {
        buf_str(out, buf_view(&picture->title));
        return;
    }
    buf_str(out, buf_view(&picture->description));
    buf_text(out, word(p->a->scene->language, WORD_STOP));
}
