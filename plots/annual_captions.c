/* The captions of the charts: what each shows in words, from the data. One row of the table at the end
 * a chart. */
#include "annual_sentences.h"

enum { DESCRIPTION_MOST = 600 }; /* bytes of a chart's description that still read as a caption */

static void ranking(struct annual_page *p, struct buf *out, const struct county *c, size_t year)
{
    sentence_best_and_last(p, out, c, year);
}

static void trend(struct annual_page *p, struct buf *out, const struct county *c, size_t year)
{
    struct say_parts parts = { 0 };
    struct move rise, fall;

    (void)year;
    sentence_best_and_last(p, out, c, c->years - 1);
    moves_greatest(c, 0, c->years - 1, &rise, &fall);
    if (rise.points.value == 0 && fall.points.value == 0)
        return;
    say_number(&parts, c->year[0]);
    say_number(&parts, c->year[c->years - 1]);
    say_fill(out, word(p->a->scene->language, WORD_TREND_CAPTION), &parts);
    sentence_move(p, out, WORD_RISE, &rise, 0);
    if (rise.points.value != 0 && fall.points.value != 0)
        buf_text(out, word(p->a->scene->language, WORD_COMMA));
    sentence_move(p, out, WORD_FALL, &fall, 0);
    buf_text(out, word(p->a->scene->language, WORD_STOP));
}

static const struct {
    const char *chart;
    void (*put)(struct annual_page *p, struct buf *out, const struct county *c, size_t year);
} captions[] = {
    { "ranking", ranking },
    { "trend", trend },
};

/* A chart that is not here has its description as its caption, or its title where that is too long. */
void annual_caption(struct annual_page *p, struct buf *out, const struct picture *picture)
{
    const struct county *c = &p->a->scene->standings->county[picture->county];

    for (size_t i = 0; i < sizeof captions / sizeof captions[0]; i++)
        if (str_is(str_of(picture->chart->name), captions[i].chart)) {
            captions[i].put(p, out, c, picture->year);
            return;
        }
    buf_str(out, buf_view(picture->description.n <= DESCRIPTION_MOST ? &picture->description
                                                                     : &picture->title));
}
