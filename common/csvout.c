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

static bool needs_quotes(struct str s, bool begins_row)
{
    if (s.n == 0)
        return false;
    if (is_edge_blank(s.s[0]) || is_edge_blank(s.s[s.n - 1]) || (begins_row && s.s[0] == '#'))
        return true;
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] == ',' || s.s[i] == '"' || s.s[i] == '\n' || s.s[i] == '\r')
            return true;
    return false;
}

void csvout_text(struct csvout *w, struct str s)
{
    bool begins_row = !w->inside;

    separate(w);
    if (!needs_quotes(s, begins_row)) {
        buf_str(&w->out, s);
        return;
    }
    buf_char(&w->out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.s[i] == '"')
            buf_char(&w->out, '"');
        buf_char(&w->out, s.s[i]);
    }
    buf_char(&w->out, '"');
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
