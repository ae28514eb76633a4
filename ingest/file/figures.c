#include "file/figures.h"

#include "scan.h"

/* In bytes; and how far a line that has no such front is searched for it. */
enum { LONGEST_FRONT = 1024 };

/* Which bytes of a block are of which kind. */
struct kinds {
    uint64_t delimiter, digit, zero, point;
};

static inline struct kinds find_kinds(struct bytes64 b, char delimiter)
{
    return (struct kinds){
        .delimiter = bytes64_bits(bytes64_equal(b, delimiter)),
        .digit = bytes64_bits(bytes64_between(b, '0', '9')),
        .zero = bytes64_bits(bytes64_equal(b, '0')),
        .point = bytes64_bits(bytes64_equal(b, '.')),
    };
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

/* Whether 16 bits in a row are set: no cell within a block has so many bytes, so that none that
 * goes on into the next has more than 30, and value.h takes 40. */
static bool has_long_run(uint64_t bits)
{
    bits &= bits >> 1;
    bits &= bits >> 2;
    bits &= bits >> 4;
    bits &= bits >> 8;
    return bits != 0;
}

/* Whether the bytes, which are digits, points and the ends of cells, are figures. *zeros becomes
 * the ends of those that have zeros to be dropped before them. */
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
    return (first & point) == 0 && (behind_point & bytes & ~digit) == 0 &&
           (behind_leading & digit) == 0 && (behind_decimals & point) == 0 &&
           !has_long_run(bytes & ~ends);
}

/* The length of the line's end at s, of which n bytes are known; 0 where there is none. */
static size_t line_end(const char *s, size_t n)
{
    if (s[0] == '\n')
        return 1;
    return n > 1 && s[0] == '\r' && s[1] == '\n' ? 2 : 0;
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

    for (size_t at = 0; at < text.n; at += BYTES64) {
        struct kinds k = find_kinds(bytes64_of(text.s + at, text.n - at), f->delimiter);
        uint64_t others = ~(k.delimiter | k.digit | k.point), ends = k.delimiter, bytes, zeros;
        size_t end = at + BYTES64, length = 0;

        bytes = others ^ (others - 1); /* up to the first of the others, or all */
        if (others != 0) {
            end = at + (size_t)__builtin_ctzll(others);
            length = end < text.n ? line_end(text.s + end, text.n - end) : 0;
            if (length == 0)
                return false;
            ends = (ends | others) & bytes;
        }
        if (!are_figures(&k, bytes, ends, &before, &zeros))
            return false;
        cells += bytes64_count(ends);
        digits |= k.digit & bytes;
        for (; zeros != 0; zeros &= zeros - 1)
            copy_figure(out, text.s, &copied, at + (size_t)__builtin_ctzll(zeros));
        if (length > 0) {
            buf_add(out, text.s + copied, end - copied);
            f->length = end + length;
            return cells == f->cells && digits != 0;
        }
    }
    return false;
}

/* Takes the cells in front of the figures; *last becomes where the last of them begins, *at where
 * they end. */
static bool take_front(struct figures *f, struct str text, size_t *last, size_t *at)
{
    size_t n = text.n < LONGEST_FRONT ? text.n : LONGEST_FRONT, from = 0, cells = 0;

    for (size_t block = 0; block < n; block += BYTES64) {
        uint64_t marks = scan_marks(bytes64_of(text.s + block, n - block), f->delimiter);

        for (; marks != 0; marks &= marks - 1) {
            size_t i = block + (size_t)__builtin_ctzll(marks);

            if (text.s[i] != f->delimiter)
                return false;
            f->field[cells++] = scan_trimmed((struct str){ text.s + from, i - from }, f->delimiter);
            if (cells == f->front) {
                *last = from;
                *at = i + 1;
                return true;
            }
            from = i + 1;
        }
    }
    return false;
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
    size_t before = out->n, last, at;

    if (!take_front(f, text, &last, &at) || !take_figures(f, str_skip(text, at), out)) {
        out->n = before;
        return false;
    }
    f->length += at;
    f->same = f->before.s != NULL && str_eq(f->before, (struct str){ text.s, last });
    f->before = (struct str){ text.s, last };
    join_by_commas(out, before, f->delimiter);
    return true;
}
