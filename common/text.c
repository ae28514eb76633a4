#include "text.h"

#include <string.h>

uint32_t text_next(struct str *rest)
{
    const unsigned char *p = (const unsigned char *)rest->s;
    uint32_t c = p[0];
    size_t n = c < 0x80                ? 1
               : c >= 0xC2 && c < 0xE0 ? 2
               : c >= 0xE0 && c < 0xF0 ? 3
               : c >= 0xF0 && c < 0xF5 ? 4
                                       : 0;

    if (n == 0 || n > rest->n)
        goto invalid;
    if (n > 1) {
        c &= 0x7Fu >> n;
        for (size_t i = 1; i < n; i++) {
            if ((p[i] & 0xC0) != 0x80)
                goto invalid;
            c = c << 6 | (p[i] & 0x3Fu);
        }
    }
    if ((n == 3 && (c < 0x800 || (c >= 0xD800 && c < 0xE000))) ||
        (n == 4 && (c < 0x10000 || c > 0x10FFFF)))
        goto invalid;
    *rest = str_skip(*rest, n);
    return c;

invalid:
    *rest = str_skip(*rest, 1);
    return TEXT_INVALID;
}

void text_put(struct buf *out, uint32_t c)
{
    if (c < 0x80) {
        buf_char(out, (char)c);
    } else if (c < 0x800) {
        buf_char(out, (char)(0xC0 | c >> 6));
        buf_char(out, (char)(0x80 | (c & 0x3F)));
    } else if (c < 0x10000) {
        buf_char(out, (char)(0xE0 | c >> 12));
        buf_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_char(out, (char)(0x80 | (c & 0x3F)));
    } else {
        buf_char(out, (char)(0xF0 | c >> 18));
        buf_char(out, (char)(0x80 | (c >> 12 & 0x3F)));
        buf_char(out, (char)(0x80 | (c >> 6 & 0x3F)));
        buf_char(out, (char)(0x80 | (c & 0x3F)));
    }
}

/* Length of the front of s that is ASCII. */
static size_t ascii(struct str s)
{
    static const uint64_t high = UINT64_C(0x8080808080808080);
    size_t i = 0;

    for (uint64_t word; s.n - i >= sizeof word; i += sizeof word) {
        memcpy(&word, s.s + i, sizeof word);
        if ((word & high) != 0)
            break;
    }
    while (i < s.n && ((unsigned char)s.s[i] & 0x80) == 0)
        i++;
    return i;
}

size_t text_valid(struct str s)
{
    struct str rest = s;

    for (;;) {
        size_t at;

        rest = str_skip(rest, ascii(rest));
        rest = str_skip(rest, text_threes(rest.s, rest.n));
        at = s.n - rest.n;
        if (rest.n == 0)
            break;
        if (text_next(&rest) == TEXT_INVALID)
            return at;
    }
    return s.n;
}

size_t text_sound(struct str s)
{
    const char *nul = s.n > 0 ? memchr(s.s, '\0', s.n) : NULL;

    return text_valid((struct str){ s.s, nul != NULL ? (size_t)(nul - s.s) : s.n });
}

uint32_t text_folded(uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c = c - 0xFF01 + '!';
    if (c == '[' || c == 0x3010 || c == 0x3014) /* 【 〔 */
        return '(';
    if (c == ']' || c == 0x3011 || c == 0x3015)
        return ')';
    if (c == 0x3000 || c == 0xA0)
        return ' ';
    if (c == 0xFFE5) /* ￥ */
        return 0xA5;
    return c;
}

static bool is_left_out(uint32_t c)
{
    return c <= ' ' || c == '"' || c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201C ||
           c == 0x201D || c == 0x300C || c == 0x300D || c == 0x200B || c == 0xFEFF;
}

void text_key(struct buf *out, struct str s)
{
    size_t start = out->n;

    if (text_is_hanzi(s)) {
        buf_str(out, s);
        return;
    }
    while (s.n > 0) {
        char byte = s.s[0];
        uint32_t c = text_next(&s);

        if (c == TEXT_INVALID)
            buf_char(out, byte);
        else if (!is_left_out(text_folded(c)))
            text_put(out, text_folded(c));
    }
    while (out->n > start && out->s[out->n - 1] == ':')
        out->n--;
}

void text_printable(struct buf *out, struct str s)
{
    while (s.n > 0) {
        struct str at = s;
        uint32_t c = text_next(&s);

        /* U+202A..202E and U+2066..2069 turn the direction of what follows. */
        if (c == TEXT_INVALID || c < 0x20 || (c >= 0x7F && c < 0xA0) ||
            (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028 ||
            c == 0x2029) {
            for (size_t i = 0; i < at.n - s.n; i++)
                buf_printf(out, "\\x%02X", (unsigned)(unsigned char)at.s[i]);
        } else {
            buf_add(out, at.s, at.n - s.n);
        }
    }
}

bool text_is_hanzi(struct str s)
{
    if (s.n == 0 || s.n % 3 != 0)
        return false;
    for (size_t i = 0; i < s.n; i += 3) {
        unsigned char first = (unsigned char)s.s[i], second = (unsigned char)s.s[i + 1],
                      third = (unsigned char)s.s[i + 2];

        if (first < 0xE4 || first > 0xE9 || (second & 0xC0) != 0x80 || (third & 0xC0) != 0x80)
            return false;
    }
    return true;
}

size_t text_length(struct str s)
{
    size_t n = 0;

    for (; s.n > 0; n++)
        text_next(&s);
    return n;
}

enum { LONGEST_COMPARED = 64 };

static unsigned decode(struct str s, uint32_t out[LONGEST_COMPARED])
{
    unsigned n = 0;

    while (s.n > 0 && n < LONGEST_COMPARED)
        out[n++] = text_next(&s);
    return n;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned text_distance(struct str a, struct str b)
{
    uint32_t x[LONGEST_COMPARED], y[LONGEST_COMPARED];
    unsigned row[3][LONGEST_COMPARED + 1];
    unsigned n = decode(a, x), m = decode(b, y);

    for (unsigned j = 0; j <= m; j++)
        row[0][j] = j;
    for (unsigned i = 1; i <= n; i++) {
        unsigned *now = row[i % 3];
        const unsigned *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];

        now[0] = i;
        for (unsigned j = 1; j <= m; j++) {
            now[j] = least(last[j - 1] + (x[i - 1] != y[j - 1]), least(last[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                now[j] = least(now[j], before[j - 2] + 1);
        }
    }
    return row[n % 3][m];
}

bool text_near(struct str a, struct str b, unsigned *distance)
{
    size_t n = text_length(a), m = text_length(b);
    size_t longer = n > m ? n : m;

    *distance = text_distance(a, b);
    return longer > 0 && 3 * (size_t)*distance <= longer;
}
