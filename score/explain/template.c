#include "explain/template.h"

#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "digits_put.h"
#include "explain/figure.h"
#include "mem.h"

enum {
    AT_ONCE = 64,                     /* bytes are copied so many at a time */
    NUMBER_ROOM = DIGITS_PUT_ROOM + 4 /* with its sign, brackets and % */
};

struct mark {
    size_t from, to;
    struct blank blank;
};

void template_free(struct template *t)
{
    buf_free(&t->text);
    free(t->part);
    free(t->blank_text);
    free(t->mark);
}

void template_begin(struct template *t)
{
    if (t != NULL)
        t->marks = 0;
}

void template_mark(struct template *t, const struct buf *out, size_t from, struct blank blank)
{
    if (t == NULL)
        return;
    t->mark = mem_grow(t->mark, &t->marks_cap, t->marks + 1, sizeof *t->mark);
    t->mark[t->marks++] = (struct mark){ from, out->n, blank };
}

void template_quoted(struct template *t, const struct buf *out, size_t from)
{
    size_t was = from, now = from + 1; /* the same character, before and after */

    if (t == NULL)
        return;
    for (size_t m = 0; m < t->marks; m++) {
        struct mark *mark = &t->mark[m];

        if (mark->from < from)
            continue;
        for (; was < mark->from; was++)
            now += out->s[now] == '"' ? 2 : 1;
        mark->to += now - was;
        mark->from = now;
    }
}

void template_ready(struct buf *text)
{
    buf_reserve(text, AT_ONCE);
}

static void add_part(struct template *t, struct str text, struct blank blank)
{
    t->part = mem_grow(t->part, &t->cap, t->parts + 1, sizeof *t->part);
    t->part[t->parts++] = (struct template_part){ text.n, blank };
    buf_str(&t->text, text);
    if (blank.kind != BLANK_TEXT || blank.text == NULL)
        return;
    t->blank_text = mem_grow(t->blank_text, &t->texts_cap, t->texts + 1, sizeof *t->blank_text);
    t->blank_text[t->texts++] = blank.text;
}

void template_end(struct template *t, struct str row)
{
    size_t at = 0;

    t->parts = t->texts = 0;
    buf_clear(&t->text);
    for (size_t m = 0; m < t->marks; m++) {
        const struct mark *mark = &t->mark[m];

        add_part(t, (struct str){ row.s + at, mark->from - at }, mark->blank);
        at = mark->to;
    }
    add_part(t, str_skip(row, at), (struct blank){ 0 });
    template_ready(&t->text);
    t->is_there = true;
}

/* Both texts have AT_ONCE bytes of room behind them; what comes next is written over the
 * surplus. */
static inline char *copy(char *to, const char *from, size_t n)
{
    memcpy(to, from, AT_ONCE);
    for (size_t k = AT_ONCE; k < n; k += AT_ONCE)
        memcpy(to + k, from + k, AT_ONCE);
    return to + n;
}

/* fixed / 10^decimals. NULL where it is too long, here and below. */
static char *put_fixed(char *to, int64_t fixed, unsigned decimals, bool trimmed)
{
    if (fixed < 0) {
        *to++ = '-';
        fixed = -fixed;
    }
    if (fixed >= DIGITS_PUT_BELOW || decimals > DIGITS_PUT_DECIMALS)
        return NULL;
    return digits_put(to, fixed, decimals, trimmed);
}

static void write_small(char text[SMALL_TEXT], int64_t n, unsigned decimals, bool trimmed)
{
    char room[DIGITS_PUT_ROOM];

    text[SMALL_TEXT - 1] = (char)(digits_put(room, n, decimals, trimmed) - room);
    memcpy(text, room, SMALL_TEXT - 1);
}

static inline char *put_small(char *to, char text[SMALL_TEXT], int64_t n, unsigned decimals,
                              bool trimmed)
{
    if (text[SMALL_TEXT - 1] == 0)
        write_small(text, n, decimals, trimmed);
    memcpy(to, text, SMALL_TEXT);
    return to + text[SMALL_TEXT - 1];
}

static inline char *put_points(char *to, int64_t points, const struct filling *f)
{
    unsigned decimals = f->c->fw->decimals;

    if (points >= 0 && points < SMALL && decimals <= SMALL_POINTS_DECIMALS)
        return put_small(to, f->small->points[points], points, decimals, false);
    return put_fixed(to, points, decimals, false);
}

static inline char *put_lost(char *to, const struct blank *b, const struct filling *f)
{
    int64_t points = f->c->node[f->node].points[f->i];

    if (b->trimmed)
        return put_fixed(to, b->whole - points * b->unit, b->decimals, true);
    return put_points(to, b->whole - points, f);
}

/* The value in its last decimal stays in last, for where it is wanted again. */
static char *put_value(char *to, const struct blank *b, const struct filling *f, int64_t *last)
{
    real value = f->c->node[f->node].value.value[f->i];

    if (!b->again && !figure_fixed(b->in_percent ? value * 100 : value, b->decimals, last))
        return NULL;
    to = put_fixed(to, *last, b->decimals, b->trimmed);
    if (to != NULL && b->in_percent)
        *to++ = '%';
    return to;
}

static char *put_rate(char *to, int64_t digits, unsigned decimals)
{
    if (digits <= -DIGITS_PUT_BELOW || digits >= DIGITS_PUT_BELOW)
        return NULL;
    for (; decimals < 2; decimals++)
        digits *= 10;
    to = put_fixed(to, digits, decimals - 2, true);
    if (to != NULL)
        *to++ = '%';
    return to;
}

static char *put_long_figure(char *to, const struct blank *b, int64_t digits, unsigned decimals)
{
    bool bracketed = b->bracketed && digits < 0;

    if (decimals > FORM_DECIMALS) /* a longer one */
        return NULL;
    if (bracketed)
        *to++ = '(';
    to = b->in_percent ? put_rate(to, digits, decimals) : put_fixed(to, digits, decimals, true);
    if (to != NULL && bracketed)
        *to++ = ')';
    return to;
}

static inline char *put_figure(char *to, const struct blank *b, const struct filling *f)
{
    int64_t cell = cohort_cell(f->c, b->item, f->i), digits = cell_digits(cell);
    unsigned decimals = cell_form(cell);

    if (digits >= 0 && digits < SMALL && decimals < SMALL_DECIMALS && !b->in_percent)
        return put_small(to, f->small->figure[decimals][digits], digits, decimals, true);
    return put_long_figure(to, b, digits, decimals);
}

static inline char *put_given(char *to, const struct blank *b, const struct filling *f)
{
    unsigned char state = f->c->item[b->item].state[f->i];

    if (state == CELL_VALUE)
        return put_figure(to, b, f);
    memcpy(to, "NA", 2);
    return state == CELL_NA ? to + 2 : to;
}

/* Both in the last decimal that either has. */
static char *put_difference(char *to, const struct blank *b, const struct filling *f)
{
    const int64_t most = 1000000; /* nobody is given so many points */
    int64_t cell = cohort_cell(f->c, b->item, f->i), digits = cell_digits(cell);
    int64_t points = f->c->node[f->node].points[f->i];
    unsigned decimals = cell_form(cell);

    if (decimals > DECIMAL_SCALE_MAX || digits <= -most || digits >= most || points >= most)
        return NULL;
    for (; decimals < f->c->fw->decimals; decimals++)
        digits *= 10;
    digits -= points * decimal_power(decimals - f->c->fw->decimals);
    return put_fixed(to, digits, decimals, true);
}

static char *put_blank(char *to, const struct blank *b, const struct filling *f, int64_t *last)
{
    switch (b->kind) {
    case BLANK_TEXT: return copy(to, b->text->s, b->text->n);
    case BLANK_VALUE: return put_value(to, b, f, last);
    case BLANK_POINTS: return put_points(to, f->c->node[f->node].points[f->i], f);
    case BLANK_LOST: return put_lost(to, b, f);
    case BLANK_FIGURE: return put_figure(to, b, f);
    case BLANK_GIVEN: return put_given(to, b, f);
    case BLANK_DIFFERENCE: return put_difference(to, b, f);
    }
    return NULL;
}

static size_t room_for(const struct template *t, const struct filling *f)
{
    size_t room = f->key.n + t->text.n + t->parts * NUMBER_ROOM + AT_ONCE;

    for (size_t k = 0; k < t->texts; k++)
        room += t->blank_text[k]->n;
    return room;
}

bool template_fill(const struct template *t, const struct filling *f, struct buf *out)
{
    const struct template_part *part = t->part, *last = part + t->parts - 1;
    const char *text = t->text.s;
    int64_t value = 0;
    char *to = copy(buf_reserve(out, room_for(t, f)), f->key.s, f->key.n);

    for (; part < last; part++) {
        to = copy(to, text, part->n);
        text += part->n;
        to = put_blank(to, &part->blank, f, &value);
        if (to == NULL)
            return false;
    }
    to = copy(to, text, last->n);
    out->n = (size_t)(to - out->s);
    return true;
}
