#include "template.h"

#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "digits_put.h"
#include "figure.h"
#include "mem.h"

enum {
    AT_ONCE = 32,                     /* bytes are copied so many at a time */
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

/* An integer of the last decimal, to be written. */
struct number {
    int64_t fixed;
    unsigned decimals;
    bool trimmed;
};

/* What a figure is; false where it is longer than an integer. */
static bool figure_of(const struct cohort *c, int item, size_t i, struct number *n)
{
    const struct cells *cells = &c->o->item[item];
    unsigned char form = cells->form[c->first + i];

    *n = (struct number){ cells->digits[c->first + i], form / FORM_STATES, true };
    return n->decimals <= DIGITS_PUT_DECIMALS;
}

static void make_percent(struct number *n)
{
    for (; n->decimals < 2; n->decimals++)
        n->fixed *= 10;
    n->decimals -= 2;
}

/* Both to the same decimal. */
static bool subtract_points(struct number *n, int64_t points, unsigned decimals)
{
    if (n->decimals > DECIMAL_SCALE_MAX || n->fixed <= -DIGITS_PUT_BELOW / 1000000000 ||
        n->fixed >= DIGITS_PUT_BELOW / 1000000000)
        return false;
    for (; n->decimals < decimals; n->decimals++)
        n->fixed *= 10;
    n->fixed -= points * decimal_power(n->decimals - decimals);
    return true;
}

static bool number_of(const struct blank *b, const struct filling *f, struct number *n)
{
    const struct node_scores *s = &f->c->node[f->node];
    real value;

    switch (b->kind) {
    case BLANK_TEXT: return false;
    case BLANK_VALUE:
        value = s->value.value[f->i];
        *n = (struct number){ 0, b->decimals, b->trimmed };
        return figure_fixed(b->in_percent ? value * 100 : value, b->decimals, &n->fixed);
    case BLANK_POINTS:
        *n = (struct number){ s->points[f->i], f->c->fw->decimals, false };
        return true;
    case BLANK_LOST:
        *n = (struct number){ b->whole - s->points[f->i] * b->unit, b->decimals, b->trimmed };
        return true;
    case BLANK_FIGURE:
    case BLANK_GIVEN:
        if (!figure_of(f->c, b->item, f->i, n))
            return false;
        if (b->in_percent)
            make_percent(n);
        return true;
    case BLANK_DIFFERENCE:
        return figure_of(f->c, b->item, f->i, n) &&
               subtract_points(n, s->points[f->i], f->c->fw->decimals);
    }
    return false;
}

/* Both texts have AT_ONCE bytes of room behind them; what comes next is written over the surplus. */
static char *copy(char *to, const char *from, size_t n)
{
    for (size_t k = 0; k < n; k += AT_ONCE)
        memcpy(to + k, from + k, AT_ONCE);
    return to + n;
}

static char *put_number(char *to, const struct blank *b, const struct number *n)
{
    bool negative = n->fixed < 0, bracketed = b->bracketed && negative;

    if (bracketed)
        *to++ = '(';
    if (negative)
        *to++ = '-';
    to = digits_put(to, negative ? -n->fixed : n->fixed, n->decimals, n->trimmed);
    if (b->in_percent)
        *to++ = '%';
    if (bracketed)
        *to++ = ')';
    return to;
}

/* NULL where the number is too long. */
static char *put_blank(char *to, const struct blank *b, const struct filling *f)
{
    struct number n;

    if (b->kind == BLANK_TEXT)
        return copy(to, b->text->s, b->text->n);
    if (b->kind == BLANK_GIVEN && f->c->item[b->item].state[f->i] != CELL_VALUE) {
        bool na = f->c->item[b->item].state[f->i] == CELL_NA;

        memcpy(to, "NA", 2);
        return to + (na ? 2 : 0);
    }
    if (!number_of(b, f, &n) || n.fixed <= -DIGITS_PUT_BELOW || n.fixed >= DIGITS_PUT_BELOW)
        return NULL;
    return put_number(to, b, &n);
}

static size_t room_for(const struct template *t)
{
    size_t room = t->text.n + t->parts * NUMBER_ROOM + AT_ONCE;

    for (size_t k = 0; k < t->texts; k++)
        room += t->blank_text[k]->n;
    return room;
}

bool template_fill(const struct template *t, const struct filling *f, struct buf *out)
{
    const struct template_part *part = t->part, *last = part + t->parts - 1;
    const char *text = t->text.s;
    char *to = buf_reserve(out, room_for(t));

    for (; part < last; part++) {
        to = copy(to, text, part->n);
        text += part->n;
        to = put_blank(to, &part->blank, f);
        if (to == NULL)
            return false;
    }
    to = copy(to, text, last->n);
    out->n = (size_t)(to - out->s);
    return true;
}
