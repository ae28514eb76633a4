#include "charts/headlines.h"

#include "charts/bump_lines.h"
#include "charts/profile_lines.h"
#include "data/gaps.h"
#include "data/losses.h"
#include "data/moves.h"
#include "data/spread.h"

struct line {
    struct buf *out;
    const struct page *page;
    const struct scene *scene;
    const struct subject *about;
    double name_width; /* pixels of a name, before it is cut */
    bool *cut;
};

static void add(const struct line *l, enum saying what, struct say_parts *parts)
{
    chart_add(l->scene, l->out, what, parts);
}

/* A name as a part: "甲河镇", "甲河镇等3个" where so many share what is said, "甲河镇（暂定）". */
static void name_part(const struct line *l, struct say_parts *parts, struct str name,
                      size_t sharing, bool provisional)
{
    struct say_parts shared = { 0 };

    *l->cut |= page_fit(l->page, sharing > 1 ? &shared.text : &parts->text, name, SIZE_TITLE,
                        l->name_width);
    if (sharing > 1) {
        say_end_part(&shared);
        say_number(&shared, (long)sharing);
        say(&parts->text, l->scene->language, SAY_SHARED, &shared);
    }
    if (provisional)
        say(&parts->text, l->scene->language, SAY_PROVISIONAL_BEHIND, NULL);
    say_end_part(parts);
}

static void percent_part(struct say_parts *parts, double share)
{
    buf_printf(&parts->text, "%.0f", share * 100);
    say_end_part(parts);
}

/* How many of the ranked rows have this rank. */
static size_t sharing(const struct standing *row, size_t rows, long rank)
{
    size_t n = 0;

    for (size_t i = 0; i < rows; i++)
        n += row[i].rank == rank;
    return n;
}

static void end_part(const struct line *l, struct say_parts *parts, const struct standing *end,
                     const struct standing *row, size_t rows)
{
    name_part(l, parts, end->department, sharing(row, rows, end->rank), end->missing > 0);
    chart_part(parts, end->total);
}

/* Who is first and who is last. */
static void ranking(const struct line *l)
{
    const struct county *c = l->about->county;
    const struct standing *row = &c->rows[c->first[l->about->year]];
    size_t rows = county_ranked(c, l->about->year);
    struct say_parts parts = { 0 };

    if (rows < 2 || row[0].rank == row[rows - 1].rank)
        return;
    end_part(l, &parts, &row[0], row, rows);
    end_part(l, &parts, &row[rows - 1], row, rows);
    add(l, SAY_HEAD_RANKING, &parts);
}

/* One of three texts by where a number went; with both numbers where it moved, else with one. */
static void add_moved(const struct line *l, struct points from, struct points to, enum saying up,
                      enum saying down, enum saying same)
{
    struct say_parts parts = { 0 };

    if (from.value != to.value)
        chart_part(&parts, from);
    chart_part(&parts, to);
    add(l, to.value > from.value ? up : to.value < from.value ? down : same, &parts);
}

static void add_move(const struct line *l, const struct move *move, enum saying what)
{
    struct say_parts parts = { 0 };

    if (move->points.value == 0)
        return;
    name_part(l, &parts, move->department, 1, move->provisional);
    chart_part(&parts, move->points);
    add(l, what, &parts);
}

/* Where the county's mean went, and who rose most; where nobody did, who fell most. */
static void trend(const struct line *l)
{
    const struct county *c = l->about->county;
    struct points from = county_mean(c, 0), to = county_mean(c, c->years - 1);
    struct move rise, fall;

    if (c->departments < 2)
        return;
    if (from.known && to.known)
        add_moved(l, from, to, SAY_HEAD_MEAN_ROSE, SAY_HEAD_MEAN_FELL, SAY_HEAD_MEAN_STAYED);
    moves_greatest(c, 0, c->years - 1, &rise, &fall);
    add_move(l, &rise, SAY_HEAD_ROSE);
    if (rise.points.value == 0)
        add_move(l, &fall, SAY_HEAD_FELL);
}

/* The first of the lines that rose (or fell) most, and how many others did as much. */
static void add_most_moved(const struct line *l, const struct bump_lines *lines, bool rises)
{
    const struct bump_line *most = NULL;
    struct say_parts parts = { 0 };

    for (size_t i = lines->n; i-- > 0;)
        if (rises ? lines->line[i].rises : lines->line[i].falls)
            most = &lines->line[i];
    if (most == NULL)
        return;
    name_part(l, &parts, most->department, 1, most->at[most->last]->missing > 0);
    say_number(&parts, most->at[0]->rank);
    say_number(&parts, most->at[most->last]->rank);
    add(l, rises ? SAY_HEAD_CLIMBED : SAY_HEAD_DROPPED, &parts);
}

static void bump(const struct line *l)
{
    struct bump_lines lines;

    bump_lines_set(&lines, l->about->county);
    add_most_moved(l, &lines, true);
    add_most_moved(l, &lines, false);
    bump_lines_free(&lines);
}

static bool losses_of(const struct line *l, struct losses *losses)
{
    losses_set(losses, l->scene->fw, l->scene->standings, l->about->county, l->about->year);
    return losses->lost > 0;
}

/* The indicator by which the greatest share of its weight was lost. */
static void heatmap(const struct line *l)
{
    struct say_parts parts = { 0 };
    struct losses losses;
    double share = 0;

    if (losses_of(l, &losses)) {
        losses_sort(&losses, LOSSES_BY_SHARE);
        loss_mean_share(&losses.loss[0], &share);
        name_part(l, &parts, losses.loss[0].node->name, 1, false);
        percent_part(&parts, share);
        add(l, SAY_HEAD_HEATMAP, &parts);
    }
    losses_free(&losses);
}

/* The two indicators that cost most, and what they make up of all. */
static void loss(const struct line *l)
{
    struct say_parts parts = { 0 };
    struct losses losses;

    if (losses_of(l, &losses)) {
        const struct loss *first = losses.loss, *second = first + 1;
        bool two;

        losses_sort(&losses, LOSSES_BY_POINTS);
        two = losses.n > 1 && second->lost > 0;
        name_part(l, &parts, first->node->name, 1, false);
        if (two)
            name_part(l, &parts, second->node->name, 1, false);
        percent_part(&parts, ((double)first->lost + (two ? (double)second->lost : 0)) /
                                 (double)losses.lost);
        add(l, two ? SAY_HEAD_LOSS_TWO : SAY_HEAD_LOSS, &parts);
    }
    losses_free(&losses);
}

/* What became of the median and of the range between the first year that has totals and the
 * last. */
static void distribution(const struct line *l)
{
    const struct county *c = l->about->county;
    struct spread first, last;
    struct say_parts parts = { 0 };

    spread_set(&first, c, 0);
    spread_set(&last, c, c->years - 1);
    if (c->years > 1 && first.n > 1 && last.n > 1) {
        add_moved(l, first.median, last.median, SAY_HEAD_MEDIAN_ROSE, SAY_HEAD_MEDIAN_FELL,
                  SAY_HEAD_MEDIAN_STAYED);
        add_moved(l, spread_range(&first), spread_range(&last), SAY_HEAD_RANGE_WIDER,
                  SAY_HEAD_RANGE_NARROWER, SAY_HEAD_RANGE_STAYED);
    } else if (last.n > 1) {
        chart_part(&parts, last.median);
        chart_part(&parts, last.lowest);
        chart_part(&parts, last.highest);
        add(l, SAY_HEAD_SPREAD, &parts);
    }
    spread_free(&first);
    spread_free(&last);
}

/* How far the department is from the county's mean, and what costs it most against it. */
static void profile(const struct line *l)
{
    struct profile_lines lines;
    const struct profile_line *total, *worst;
    struct say_parts parts = { 0 };

    profile_lines_set(&lines, l->page, l->scene, l->about);
    total = &lines.line[0];
    if (lines.n > 1 && !lines.alone && total->got.known && total->mean.known) {
        struct points apart = total->mean;

        apart.value = total->got.value - total->mean.value;
        name_part(l, &parts, lines.about->department, 1, lines.about->missing > 0);
        chart_part(&parts, total->got);
        if (apart.value < 0)
            apart.value = -apart.value;
        if (apart.value != 0)
            chart_part(&parts, apart);
        add(l,
            total->got.value > total->mean.value   ? SAY_HEAD_ABOVE
            : total->got.value < total->mean.value ? SAY_HEAD_BELOW
                                                   : SAY_HEAD_AT_MEAN,
            &parts);
        worst = profile_furthest(&lines, -1, NULL);
        if (worst != NULL) {
            apart.value = worst->mean.value - worst->got.value;
            name_part(l, &parts, worst->node->name, 1, false);
            chart_part(&parts, apart);
            add(l, SAY_HEAD_WORST, &parts);
        }
    }
    profile_lines_free(&lines);
}

/* How many rated themselves above their points, or below where these are more, and the mean. */
static void selfgap(const struct line *l)
{
    struct gaps gaps;
    struct say_parts parts = { 0 };

    gaps_set(&gaps, l->scene->remarks, l->about->county, l->about->year);
    if (gaps.n > 1) {
        bool over = gaps.over >= gaps.under;
        size_t these = over ? gaps.over : gaps.under;

        say_number(&parts, (long)(these > 0 ? these : gaps.n));
        if (these > 0 && these < gaps.n)
            say_number(&parts, (long)gaps.n);
        gaps_write(&parts.text, gaps.mean);
        say_end_part(&parts);
        add(l,
            these == 0       ? SAY_HEAD_ALL_ALIKE
            : these < gaps.n ? (over ? SAY_HEAD_OVER : SAY_HEAD_UNDER)
                             : (over ? SAY_HEAD_ALL_OVER : SAY_HEAD_ALL_UNDER),
            &parts);
    }
    gaps_free(&gaps);
}

static void certainty(const struct line *l)
{
    long still;
    const struct standing *least = county_least_sure(l->about->county, l->about->year, &still);
    struct say_parts parts = { 0 };

    if (least != NULL) {
        name_part(l, &parts, least->department, 1, least->missing > 0);
        say_number(&parts, least->p05);
        say_number(&parts, least->p95);
        add(l, SAY_HEAD_LEAST_SURE, &parts);
    }
    if (still > 0) {
        say_number(&parts, still);
        add(l, SAY_HEAD_STILL, &parts);
    }
}

static const struct {
    const char *chart;
    void (*put)(const struct line *l);
} headlines[] = {
    { "ranking", ranking }, { "trend", trend },     { "bump", bump },
    { "heatmap", heatmap }, { "loss", loss },       { "distribution", distribution },
    { "profile", profile }, { "selfgap", selfgap }, { "certainty", certainty },
};

bool headline(struct buf *out, const struct chart *chart, const struct page *p,
              const struct scene *s, const struct subject *about, double name_width)
{
    bool cut = false;
    const struct line l = { out, p, s, about, name_width, &cut };

    for (size_t i = 0; i < sizeof headlines / sizeof headlines[0]; i++)
        if (str_is(str_of(chart->name), headlines[i].chart))
            headlines[i].put(&l);
    return cut;
}
