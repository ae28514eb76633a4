#include "annual/sentences.h"

void sentence_add(struct annual_page *p, struct buf *text, enum word what, struct say_parts *parts)
{
    say_fill(text, word(p->a->scene->language, what), parts);
    if (p->a->scene->language == LANGUAGE_EN)
        buf_text(text, " ");
}

void sentence_name(const struct annual_page *p, struct say_parts *parts, struct str name)
{
    say_text(parts, annual_name(p->a, name));
}

void sentence_points(const struct annual_page *p, struct say_parts *parts, struct points points,
                     bool provisional)
{
    points_write(&parts->text, points);
    buf_text(&parts->text, word(p->a->scene->language, WORD_POINTS_UNIT));
    if (provisional)
        buf_text(&parts->text, word(p->a->scene->language, WORD_PROVISIONAL_BEHIND));
    say_end_part(parts);
}

void sentence_best_and_last(struct annual_page *p, struct buf *text, const struct county *c,
                            size_t year)
{
    size_t ranked = county_ranked(c, year);
    const struct standing *best = &c->rows[c->first[year]], *last = best + ranked - 1;
    struct say_parts parts = { 0 };

    if (ranked == 0) {
        sentence_add(p, text, WORD_NOBODY, NULL);
        return;
    }
    sentence_name(p, &parts, best->department);
    sentence_points(p, &parts, best->total, best->missing > 0);
    if (ranked == 1) {
        sentence_add(p, text, WORD_ONLY, &parts);
        return;
    }
    sentence_name(p, &parts, last->department);
    sentence_points(p, &parts, last->total, last->missing > 0);
    chart_part(&parts, county_mean(c, year));
    sentence_add(p, text, WORD_SUMMARY, &parts);
}

void sentence_move(struct annual_page *p, struct buf *text, enum word what, const struct move *move,
                   long since)
{
    struct say_parts parts = { 0 };

    if (move->points.value == 0)
        return;
    sentence_name(p, &parts, move->department);
    if (since > 0)
        say_number(&parts, since);
    sentence_points(p, &parts, move->points, move->provisional);
    if (since > 0)
        sentence_add(p, text, what, &parts);
    else
        say_fill(text, word(p->a->scene->language, what), &parts);
}
