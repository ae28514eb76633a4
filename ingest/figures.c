#include "figures.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "csvout.h"
#include "scan.h"

enum {
    BLOCK = 64,
    LONGEST_FRONT = 1024, /* bytes; and how far a line that has no such front is searched for it */
    LONGEST_LINE = 64 * 1024,
};

/* Which bytes of a block are of which kind: the lowest bit stands for the first byte. */
struct kinds {
    uint64_t delimiter, line_end, digit, zero, point;
};

#ifdef __SSE2__
static uint64_t bits_of(__m128i bytes, unsigned from)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << from;
}

/* Every 64-bit x86 has it. */
static struct kinds find_kinds(const char *block, char delimiter)
{
    const __m128i between = _mm_set1_epi8(delimiter), lf = _mm_set1_epi8('\n'),
                  zero = _mm_set1_epi8('0'), point = _mm_set1_epi8('.'), nine = _mm_set1_epi8(9);
    struct kinds k = { 0 };

    for (unsigned i = 0; i < BLOCK; i += 16) {
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(block + i));
        __m128i above_zero = _mm_sub_epi8(b, zero);

        k.delimiter |= bits_of(_mm_cmpeq_epi8(b, between), i);
        k.line_end |= bits_of(_mm_cmpeq_epi8(b, lf), i);
        k.digit |= bits_of(_mm_cmpeq_epi8(_mm_min_epu8(above_zero, nine), above_zero), i);
        k.zero |= bits_of(_mm_cmpeq_epi8(b, zero), i);
        k.point |= bits_of(_mm_cmpeq_epi8(b, point), i);
    }
    return k;
}
#else
static struct kinds find_kinds(const char *block, char delimiter)
{
    struct kinds k = { 0 };

    for (unsigned i = 0; i < BLOCK; i++) {
        char c = block[i];

        k.delimiter |= (uint64_t)(c == delimiter) << i;
        k.line_end |= (uint64_t)(c == '\n') << i;
        k.digit |= (uint64_t)(c >= '0' && c <= '9') << i;
        k.zero |= (uint64_t)(c == '0') << i;
        k.point |= (uint64_t)(c == '.') << i;
    }
    return k;
}
#endif

static unsigned count_bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* What a block is told of the byte before it: in each, only the lowest bit may be set. */
struct before {
    uint64_t end;          /* it ended a cell */
    uint64_t point;        /* it was a point */
    uint64_t decimal;      /* it was a digit behind a point */
    uint64_t zero;         /* it was a zero */
    uint64_t leading_zero; /* it was one with which a cell begins */
};

/* The bits of the next bytes: the word moved up by one byte, with what came before moved in. */
static uint64_t next_bytes(uint64_t bits, uint64_t before)
{
    return bits << 1 | before;
}

/* Whether 16 bits in a row are set: no cell within a block has so many bytes, so that none that goes on
 * into the next has more than 30, and value.h takes 40. */
static bool has_long_run(uint64_t bits)
{
    bits &= bits >> 1;
    bits &= bits >> 2;
    bits &= bits >> 4;
    bits &= bits >> 8;
    return bits != 0;
}

/* Whether the bytes, of which some are the ends of cells, are figures and their ends. *zeros becomes the
 * ends of those that have zeros to be dropped before them. */
static bool are_figures(const struct kinds *k, uint64_t bytes, uint64_t ends, struct before *before,
                        uint64_t *zeros)
{
    uint64_t digit = k->digit & bytes, point = k->point & bytes;
    uint64_t first = next_bytes(ends, before->end);
    uint64_t behind_point = next_bytes(point, before->point);
    uint64_t leading = k->zero & first, behind_leading = next_bytes(leading, before->leading_zero);
    uint64_t carried = digit + (behind_point | before->decimal);
    uint64_t behind_decimals = carried & ~digit & bytes;

    *zeros = behind_decimals & next_bytes(k->zero, before->zero);
    *before = (struct before){ ends >> 63, point >> 63, carried < digit, k->zero >> 63 & 1,
                               leading >> 63 };
    return (digit | point | ends) == bytes && (first & point) == 0 &&
           (behind_point & bytes & ~digit) == 0 && (behind_leading & digit) == 0 &&
           (behind_decimals & point) == 0 && !has_long_run(bytes & ~ends);
}

/* Where in a block the line ends, BLOCK where it does not; *length becomes that with the end's bytes. n is
 * how many bytes are known from the block's first on. */
static unsigned find_line_end(const char *block, uint64_t line_end, size_t n, unsigned *length)
{
    unsigned lf;

    if (line_end == 0) {
        *length = BLOCK + 1;
        return n > BLOCK && block[BLOCK - 1] == '\r' && block[BLOCK] == '\n' ? BLOCK - 1 : BLOCK;
    }
    lf = (unsigned)__builtin_ctzll(line_end);
    *length = lf + 1;
    return lf > 0 && block[lf - 1] == '\r' ? lf - 1 : lf;
}

/* Appends the bytes of s from *from to the end of a figure, but for the zeros behind its point. */
static void copy_figure(struct buf *out, const char *s, size_t *from, size_t end)
{
    size_t n = end;

    while (s[n - 1] == '0')
        n--;
    if (s[n - 1] == '.')
        n--;
    buf_add(out, s + *from, n - *from);
    *from = end;
}

/* Takes the figures that text begins with, to the line's end. */
static bool take_figures(struct figures *f, struct str text, struct buf *out)
{
    struct before before = { .end = 1 };
    size_t copied = 0, cells = 0;
    uint64_t digits = 0;

    for (size_t at = 0; at < text.n; at += BLOCK) {
        char last[BLOCK] = { 0 };
        const char *block = text.s + at;
        uint64_t bytes = ~UINT64_C(0), ends, zeros;
        unsigned end, length;
        struct kinds k;

        if (text.n - at < BLOCK)
            block = memcpy(last, block, text.n - at);
        k = find_kinds(block, f->delimiter);
        end = find_line_end(block, k.line_end, text.n - at, &length);
        ends = k.delimiter;
        if (end < BLOCK) {
            bytes = (UINT64_C(2) << end) - 1;
            ends = (ends & bytes) | UINT64_C(1) << end;
        }
        if (!are_figures(&k, bytes, ends, &before, &zeros))
            return false;
        cells += count_bits(ends);
        digits |= k.digit & bytes;
        for (; zeros != 0; zeros &= zeros - 1)
            copy_figure(out, text.s, &copied, at + (size_t)__builtin_ctzll(zeros));
        if (end < BLOCK) {
            buf_add(out, text.s + copied, at + end - copied);
            f->length = at + length;
            return cells == f->cells && digits != 0;
        }
    }
    return false;
}

/* Takes the cells in front of the figures; *at becomes where they begin. */
static bool take_front(struct figures *f, struct str text, size_t *at)
{
    struct str rest = { text.s, text.n < LONGEST_FRONT ? text.n : LONGEST_FRONT };

    for (size_t i = 0; i < f->front; i++) {
        const char *end = rest.n > 0 ? memchr(rest.s, f->delimiter, rest.n) : NULL;
        struct str field;

        if (end == NULL)
            return false;
        field = (struct str){ rest.s, (size_t)(end - rest.s) };
        if (!csvout_is_bare(field))
            return false;
        f->field[i] = scan_trimmed(field, f->delimiter);
        rest = str_skip(rest, field.n + 1);
    }
    *at = (size_t)(rest.s - text.s);
    return true;
}

/* All cells behind from are figures, so that a byte that is the delimiter is one between two. */
static void join_by_commas(struct buf *out, size_t from, char delimiter)
{
    for (size_t i = from; delimiter != ',' && i < out->n; i++)
        if (out->s[i] == delimiter)
            out->s[i] = ',';
}

bool figures_take(struct figures *f, struct str text, struct buf *out)
{
    size_t before = out->n, at;

    if (text.n > LONGEST_LINE)
        text.n = LONGEST_LINE;
    if (!take_front(f, text, &at) || !take_figures(f, str_skip(text, at), out)) {
        out->n = before;
        return false;
    }
    f->length += at;
    join_by_commas(out, before, f->delimiter);
    return true;
}
