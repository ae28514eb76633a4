/* What a county's figures show, in sentences. */
#include "annual.h"
#include "annual_moves.h"
#include "html.h"

static void add(struct annual_page *p, struct buf *text, enum word what, struct say_parts *parts)
{
    say_fill(text, word(p->a->scene->language, what), parts);
    if (p->a->scene->language == LANGUAGE_EN)
        buf_text(text, " ");
}

static void name_part(const struct annual_page *p, struct say_parts *parts, struct str name)
{
    say_text(parts, annual_name(p->a, name));
}

/* Points as a part; those that may still change say so. */
static void points_part(const struct annual_page *p, struct say_parts *parts, struct points points,
                        bool provisional)
{
    points_write(&parts->text, points);
    buf_text(&parts->text, word(p->a->scene->language, WORD_POINTS_UNIT));
    if (provisional)
        buf_text(&parts->text, word(p->a->scene->language, WORD_PROVISIONAL_BEHIND));
    say_end_part(parts);
}

static void add_best_and_last(struct annual_page *p, struct buf *text, const struct county *c,
                              size_t year)
{
    size_t ranked = county_ranked(c, year);
    const struct standing *best = &c->rows[c->first[year]], *last = best + ranked - 1;
    struct say_parts parts = { 0 };

    if (ranked == 0) {
        add(p, text, WORD_NOBODY, NULL);
        return;
    }
    name_part(p, &parts, best->department);
    points_part(p, &parts, best->total, best->missing > 0);
    name_part(p, &parts, last->department);
    points_part(p, &parts, last->total, last->missing > 0);
    chart_part(&parts, county_mean(c, year));
    add(p, text, WORD_SUMMARY, &parts);
}

static void add_move(struct annual_page *p, struct buf *text, enum word what,
                     const struct move *move, long since)
{
    struct say_parts parts = { 0 };

    if (move->points.value == 0)
        return;
    name_part(p, &parts, move->department);
    if (since > 0)
        say_number(&parts, since);
    points_part(p, &parts, move->points, move->provisional);
    add(p, text, what, &parts);
}

void annual_summary(struct annual_page *p, const struct county *c)
{
    size_t year = c->years - 1;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };
    long provisional = 0;

    say_number(&parts, c->year[year]);
    say_number(&parts, (long)(c->first[year + 1] - c->first[year]));
    say_number(&parts, (long)county_ranked(c, year));
    add(p, &text, WORD_DEPARTMENTS_HAVE, &parts);
    add_best_and_last(p, &text, c, year);
    if (year > 0) {
        struct move rise, fall;

        moves_greatest(c, year - 1, year, &rise, &fall);
        add_move(p, &text, WORD_ROSE, &rise, c->year[year - 1]);
        add_move(p, &text, WORD_FELL, &fall, c->year[year - 1]);
    }
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++)
        provisional += c->rows[i].missing > 0;
    if (provisional > 0) {
        say_number(&parts, provisional);
        add(p, &text, WORD_PROVISIONAL_COUNT, &parts);
    }
    html_take(&p->out, "p class=\"lead\"", &text);
    buf_text(&p->out, "\n");
    buf_free(&text);
}

void annual_caption_ranking(struct annual_page *p, struct buf *out, const struct county *c,
                            size_t year)
{
    add_best_and_last(p, out, c, year);
}

void annual_caption_trend(struct annual_page *p, struct buf *out, const struct county *c)
{
    struct say_parts parts = { 0 };
    struct move rise, fall;

    add_best_and_last(p, out, c, c->years - 1);
    moves_greatest(c, 0, c->years - 1, &rise, &fall);
    if (rise.points.value == 0 && fall.points.value == 0)
        return;
    say_number(&parts, c->year[0]);
    say_number(&parts, c->year[c->years - 1]);
    say_fill(out, word(p->a->scene->language, WORD_TREND_CAPTION), &parts);
    add_move(p, out, WORD_RISE, &rise, 0);
    if (rise.points.value != 0 && fall.points.value != 0)
        buf_text(out, word(p->a->scene->language, WORD_COMMA));
    add_move(p, out, WORD_FALL, &fall, 0);
    buf_text(out, word(p->a->scene->language, WORD_STOP));
}
