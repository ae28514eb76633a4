#include "years/moves_page.h"

#include "decimal.h"
#include "text.h"

enum { SHOWN_DECIMALS = 4 };

void moves_put(struct moves *m, enum moves_word word, const struct str *parts)
{
    moves_say(m->out, m->language, word, parts);
}

struct str moves_kept(struct moves *m, struct buf *text)
{
    struct str kept = str_keep(&m->arena, buf_view(text));

    buf_free(text);
    return kept;
}

struct str moves_own(struct moves *m, struct str s)
{
    return str_keep(&m->arena, s);
}

struct str moves_shown(struct moves *m, struct str s)
{
    struct buf text = { 0 };

    text_printable(&text, s);
    return moves_kept(m, &text);
}

struct str moves_number(struct moves *m, int64_t n)
{
    struct buf text = { 0 };

    decimal_write(&text, n, 0);
    return moves_kept(m, &text);
}

struct str moves_rank(struct moves *m, int64_t n)
{
    return n > 0 ? moves_number(m, n) : str_of("—");
}

static struct str rounded(struct moves *m, int64_t fixed)
{
    struct buf text = { 0 };
    int64_t step = decimal_power(DECIMAL_SCALE_MAX - SHOWN_DECIMALS);

    fixed += fixed < 0 ? -step / 2 : step / 2;
    decimal_trimmed(&text, fixed / step, SHOWN_DECIMALS);
    return moves_kept(m, &text);
}

static struct str value(struct moves *m, struct str s)
{
    struct buf text = { 0 };

    if (s.n > 0)
        return moves_shown(m, s);
    moves_say(&text, m->language, MOVES_NOTHING, NULL);
    return moves_kept(m, &text);
}

void moves_values(struct moves *m, struct str before, struct str after, struct str shown[2])
{
    int64_t a, b;

    shown[0] = value(m, before);
    shown[1] = value(m, after);
    if (decimal_fixed(before, DECIMAL_SCALE_MAX, &a))
        shown[0] = rounded(m, a);
    if (decimal_fixed(after, DECIMAL_SCALE_MAX, &b))
        shown[1] = rounded(m, b);
    if (str_eq(shown[0], shown[1])) { /* they differ further behind the point */
        shown[0] = value(m, before);
        shown[1] = value(m, after);
    }
}

struct str moves_per_cent(struct moves *m, struct str s)
{
    struct buf text = { 0 };

    if (!decimal_plain(s))
        return s;
    decimal_shift(&text, s, 2);
    return moves_kept(m, &text);
}

static unsigned decimals(struct str s)
{
    size_t point = 0;

    while (point < s.n && s.s[point] != '.')
        point++;
    return point < s.n ? (unsigned)(s.n - point - 1) : 0;
}

struct str moves_difference(struct moves *m, struct str before, struct str after)
{
    unsigned scale = decimals(before) > decimals(after) ? decimals(before) : decimals(after);
    struct buf text = { 0 };
    int64_t a, b;

    if (scale > DECIMAL_SCALE_MAX || !decimal_fixed(before, scale, &a) ||
        !decimal_fixed(after, scale, &b))
        return str_of("—");
    if (b >= a)
        buf_char(&text, '+');
    decimal_write(&text, b - a, scale);
    return moves_kept(m, &text);
}

struct str moves_points(struct moves *m, struct str s)
{
    return s.n > 0 ? moves_shown(m, s) : str_of("—");
}

void moves_new_line(struct moves *m, const char *indent)
{
    buf_char(m->out, '\n');
    buf_text(m->out, indent);
}
