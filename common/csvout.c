#include "csvout.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

static bool has_special_slowly(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (is_special(s.s[i]))
            return true;
    return false;
}

#ifdef __SSE2__
static bool any_special(__m128i bytes)
{
    __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(',')),
                                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))),
                                 _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')),
                                              _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r'))));

    return _mm_movemask_epi8(found) != 0;
}

static __m128i load(const char *s)
{
    return _mm_loadu_si128((const __m128i *)(const void *)s);
}

/* 8 bytes. */
static __m128i load_half(const char *s)
{
    return _mm_loadl_epi64((const __m128i *)(const void *)s);
}

/* 16 bytes at a time, of which some may be looked at twice: the last ones, and those in the middle
 * of a text of 8 to 16 bytes, as most names are. */
static bool has_special(struct str s)
{
    if (s.n < 8)
        return has_special_slowly(s);
    if (s.n < 16)
        return any_special(_mm_unpacklo_epi64(load_half(s.s), load_half(s.s + s.n - 8)));
    for (size_t i = 0; i + 16 < s.n; i += 16)
        if (any_special(load(s.s + i)))
            return true;
    return any_special(load(s.s + s.n - 16));
}
#else
static bool has_special(struct str s)
{
    return has_special_slowly(s);
}
#endif

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
