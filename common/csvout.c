#include "csvout.h"

#include <string.h>

#include "decimal.h"

static void separate(struct csvout *w)
{
    if (w->inside)
        buf_char(&w->out, ',');
    w->inside = true;
}

static bool is_edge_blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_special(char c)
{
    return c == ',' || c == '"' || c == '\n' || c == '\r';
}

/* Looks at 16 bytes a time, so that the compiler can. */
static bool has_special(struct str s)
{
    size_t i = 0;

    for (; i + 16 <= s.n; i += 16) {
        bool found = false;

        for (size_t k = 0; k < 16; k++)
            found |= is_special(s.s[i + k]);
        if (found)
            return true;
    }
    for (; i < s.n; i++)
        if (is_special(s.s[i]))
            return true;
    return false;
}

bool csvout_is_bare(struct str s)
{
    return !has_special(s);
}

static bool needs_quotes(struct str s, bool begins_row)
{
    if (s.n == 0)
        return false;
    return is_edge_blank(s.s[0]) || is_edge_blank(s.s[s.n - 1]) || (begins_row && s.s[0] == '#') ||
           has_special(s);
}

static void add_quoted(struct buf *out, struct str s)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] == '"')
            buf_char(out, '"');
        buf_char(out, s.s[i]);
    }
    buf_char(out, '"');
}

void csvout_text(struct csvout *w, struct str s)
{
    bool begins_row = !w->inside;

    separate(w);
    if (needs_quotes(s, begins_row))
        add_quoted(&w->out, s);
    else
        buf_str(&w->out, s);
}

size_t csvout_begin_text(struct csvout *w)
{
    separate(w);
    return w->out.n;
}

void csvout_end_text(struct csvout *w, size_t from)
{
    struct str text;
    struct buf kept = { 0 };

    if (w->out.n == from)
        return;
    text = str_skip(buf_view(&w->out), from);
    if (!needs_quotes(text, from == 0 || text.s[-1] == '\n'))
        return;
    buf_str(&kept, text);
    w->out.n = from;
    add_quoted(&w->out, buf_view(&kept));
    buf_free(&kept);
}

void csvout_plain(struct csvout *w, struct str s)
{
    separate(w);
    buf_str(&w->out, s);
}

void csvout_fixed(struct csvout *w, int64_t fixed, unsigned scale)
{
    separate(w);
    decimal_write(&w->out, fixed, scale);
}

void csvout_end_row(struct csvout *w)
{
    buf_char(&w->out, '\n');
    w->inside = false;
}
