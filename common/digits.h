/* Short plain numbers, eight digits at a time.
 *
 * The streams are full of figures like 1419.08, and reading each a character at a time costs more
 * in mispredicted branches than in work: nobody can foretell where a point or an end comes. Here up
 * to eight characters lie in one word: a few operations find the point, say whether all the others
 * are digits, and turn them into a number. Longer figures, signs and all else are left to
 * decimal.c, whose loop is the reference that tests/unit/test_decimal.c and
 * tests/fuzz/fuzz_number.c hold this to.
 */
#ifndef JIXIAO_DIGITS_H
#define JIXIAO_DIGITS_H

#include <stdint.h>
#include <string.h>

#include "str.h"

struct digits {
    size_t whole, decimals; /* digits before and behind the point */
    uint64_t mantissa;      /* of all of them */
};

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

#define DIGITS_AT_ONCE /* digits_before_comma is there */

enum { DIGITS_WORD = 8 };

/* n bytes (1 to 8) as the low bytes of a word, the first lowest; reads none beside them. */
static inline uint64_t digits_load(const char *s, size_t n)
{
    uint64_t word;
    uint32_t first, last;

    if (n == DIGITS_WORD) {
        memcpy(&word, s, sizeof word);
        return word;
    }
    if (n >= sizeof first) {
        memcpy(&first, s, sizeof first);
        memcpy(&last, s + n - sizeof last, sizeof last);
        return first | (uint64_t)last << 8 * (n - sizeof last);
    }
    return (unsigned char)s[0] | (uint64_t)(unsigned char)s[n / 2] << 8 * (n / 2) |
           (uint64_t)(unsigned char)s[n - 1] << 8 * (n - 1);
}

/* The word of n characters with zeros put in front, so that it always has eight. */
static inline uint64_t digits_align(uint64_t word, size_t n)
{
    const uint64_t zeros = UINT64_C(0x3030303030303030);

    return n == DIGITS_WORD ? word : word << 8 * (DIGITS_WORD - n) | zeros >> 8 * n;
}

static inline bool digits_only(uint64_t word)
{
    const uint64_t high = UINT64_C(0xF0F0F0F0F0F0F0F0), zeros = UINT64_C(0x3030303030303030);

    return ((word & high) ^ zeros) == 0 &&
           (((word + UINT64_C(0x0606060606060606)) & high) ^ zeros) == 0;
}

/* Eight digits, each a byte from 0 to 9, as a number: neighbours join to pairs, pairs to fours,
 * fours to eight. */
static inline uint64_t digits_join(uint64_t word)
{
    const uint64_t pairs = UINT64_C(0x000000FF000000FF);

    word = word * 10 + (word >> 8);
    return ((word & pairs) * UINT64_C(0x000F424000000064) +
            (word >> 16 & pairs) * UINT64_C(0x0000271000000001)) >>
           32;
}

static inline uint64_t digits_value(uint64_t word)
{
    return digits_join(word - UINT64_C(0x3030303030303030));
}

/* The characters of a plain number in a word, and what ends it, told apart by two bits once '0' is
 * taken from them bit by bit: a digit is below 16, a point 0x1E, a comma 0x1C. Nothing else is
 * looked at before the whole is known to be a number or not. */
struct digits_marks {
    uint64_t digits; /* the bytes so */
    uint64_t points; /* bit 4 of those that may be a point */
    uint64_t others; /* bit 4 of others that are no digit: of a comma, above all */
};

static inline struct digits_marks digits_mark(uint64_t word)
{
    uint64_t digits = word ^ UINT64_C(0x3030303030303030);
    uint64_t marks = digits & UINT64_C(0x1010101010101010), points = marks & digits << 3;

    return (struct digits_marks){ digits, points, marks ^ points };
}

/* Reads digits[.digits] from the lowest bits of the word, 8 for each of 1 to 8 characters. The
 * point is taken out, so that all the digits join at once. */
static inline bool digits_take(const struct digits_marks *m, size_t bits, struct digits *d)
{
    size_t shift = 8 * DIGITS_WORD - bits; /* makes the last character the highest byte */
    uint64_t digits = m->digits << shift, points = m->points << shift;

    d->whole = bits / 8;
    d->decimals = 0;
    if (points != 0) {
        uint64_t at = (points & (0 - points)) >> 4; /* the first point's lowest bit */
        uint64_t before = digits & (at - 1);

        d->decimals = (size_t)__builtin_clzll(at) / 8;
        d->whole = bits / 8 - 1 - d->decimals;
        digits ^= at * ('.' ^ '0');
        if ((points & (UINT64_C(0x10) << shift | UINT64_C(0x10) << 56)) != 0 ||
            (digits & at * 0xFF) != 0)
            return false;        /* it begins or ends with the point, or that is none */
        digits += before * 0xFF; /* before << 8, in the place of before */
    }
    d->mantissa = digits_join(digits);
    return ((digits | (digits + UINT64_C(0x7676767676767676))) & UINT64_C(0x8080808080808080)) == 0;
}

/* The same for a number with a comma behind it, all among eight characters. Returns how many the
 * number has; 0 where it is something else. */
static inline size_t digits_before_comma(uint64_t word, struct digits *d)
{
    struct digits_marks m = digits_mark(word);
    size_t bits = m.others != 0 ? (size_t)__builtin_ctzll(m.others) - 4 : 0;

    if (bits == 0 || (m.digits >> bits & 0xFF) != (',' ^ '0') || !digits_take(&m, bits, d))
        return 0;
    return bits / 8;
}

/* Reads digits[.digits] with at most eight in front (seven before a point) and eight behind. False
 * for anything else, numbers among it. */
static inline bool digits_read(struct str s, struct digits *d)
{
    static const uint64_t tens[] = {
        1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000
    };
    uint64_t word, fraction;
    struct digits_marks m;

    if (s.n == 0 || s.n > 2 * DIGITS_WORD)
        return false;
    word = digits_load(s.s, s.n < DIGITS_WORD ? s.n : DIGITS_WORD);
    m = digits_mark(word);
    if (s.n <= DIGITS_WORD)
        return digits_take(&m, 8 * s.n, d);
    if (m.points == 0)
        return false;
    d->whole = (size_t)__builtin_ctzll(m.points) / 8;
    d->decimals = s.n - d->whole - 1;
    if (d->whole == 0 || d->decimals > DIGITS_WORD || s.s[d->whole] != '.')
        return false;
    word = digits_align(word, d->whole);
    fraction = digits_align(digits_load(s.s + d->whole + 1, d->decimals), d->decimals);
    d->mantissa = digits_value(word) * tens[d->decimals] + digits_value(fraction);
    return digits_only(word) && digits_only(fraction);
}

#else

/* All is left to decimal.c. */
static inline bool digits_read(struct str s, struct digits *d)
{
    (void)s;
    (void)d;
    return false;
}

#endif

#endif
