/* ranking-NN-YYYY.csv: for a spreadsheet, which wants a byte order mark and CRLF, and would take
 * some texts for formulas. */
#include "annual/guard.h"
#include "annual/parts.h"
#include "decimal.h"

static void put_word(struct csvout *w, const struct annual *a, enum word what)
{
    csvout_text(w, str_of(word(a->scene->language, what)));
}

static void put_points(struct csvout *w, struct points points)
{
    struct buf text = { 0 };

    if (points.known)
        points_write(&text, points);
    csvout_plain(w, buf_view(&text));
    buf_free(&text);
}

static void put_whole(struct csvout *w, bool known, long number)
{
    if (known)
        csvout_fixed(w, number, 0);
    else
        csvout_plain(w, (struct str){ 0 });
}

static void end_row(struct csvout *w)
{
    csvout_end_row(w);
    w->out.n--;
    buf_text(&w->out, "\r\n");
}

static void put_heads(struct csvout *w, const struct annual *a)
{
    static const enum word heads[] = { WORD_COUNTY, WORD_YEAR,    WORD_DEPARTMENT, WORD_RANK,
                                       WORD_CHANGE, WORD_GRADE,   WORD_TOTAL,      WORD_LOW,
                                       WORD_HIGH,   WORD_MISSING, WORD_PROVISIONAL };
    const struct standings *s = a->scene->standings;

    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        put_word(w, a, heads[i]);
    for (size_t i = 0; i < s->codes; i++) {
        int node = a->fw == NULL ? NOWHERE : framework_node(a->fw, s->code[i]);

        guard_text(w, node == NOWHERE ? s->code[i] : a->fw->node[node].name);
    }
    end_row(w);
}

static void put_row(struct csvout *w, const struct annual *a, const struct standing *s)
{
    guard_text(w, s->county);
    put_whole(w, true, s->year);
    guard_text(w, s->department);
    put_whole(w, s->rank > 0, s->rank);
    put_whole(w, s->has_change, s->change);
    guard_text(w, s->grade);
    put_points(w, s->total);
    put_points(w, s->low);
    put_points(w, s->high);
    put_whole(w, true, s->missing);
    if (s->missing > 0)
        put_word(w, a, WORD_PROVISIONAL);
    else
        csvout_plain(w, (struct str){ 0 });
    for (size_t i = 0; i < a->scene->standings->codes; i++)
        put_points(w, s->node[i]);
    end_row(w);
}

void annual_download(struct buf *out, const struct annual *a, const struct county *c, size_t year)
{
    struct csvout w = { 0 };

    buf_text(&w.out, "\xEF\xBB\xBF");
    put_heads(&w, a);
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++)
        put_row(&w, a, &c->rows[i]);
    buf_str(out, buf_view(&w.out));
    buf_free(&w.out);
}
