/* What a county's newest year shows, in sentences. */
#include "annual/html.h"
#include "annual/parts.h"
#include "annual/sentences.h"

void annual_summary(struct annual_page *p, const struct county *c)
{
    size_t year = c->years - 1;
    size_t rows = c->first[year + 1] - c->first[year], ranked = county_ranked(c, year);
    bool all = ranked == rows && rows > 1;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };
    long provisional = 0;

    say_number(&parts, c->year[year]);
    say_number(&parts, (long)rows);
    if (!all)
        say_number(&parts, (long)ranked);
    sentence_add(p, &text, all ? WORD_DEPARTMENTS_ALL : WORD_DEPARTMENTS_HAVE, &parts);
    sentence_best_and_last(p, &text, c, year);
    if (year > 0) {
        struct move rise, fall;

        moves_greatest(c, year - 1, year, &rise, &fall);
        sentence_move(p, &text, WORD_ROSE, &rise, c->year[year - 1]);
        sentence_move(p, &text, WORD_FELL, &fall, c->year[year - 1]);
    }
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++)
        provisional += c->rows[i].missing > 0;
    if (provisional > 0) {
        say_number(&parts, provisional);
        sentence_add(p, &text, WORD_PROVISIONAL_COUNT, &parts);
    }
    html_take(&p->out, "p class=\"lead\"", &text);
    buf_text(&p->out, "\n");
    buf_free(&text);
}
