/* Short plain numbers, eight digits at a time.
 *
 * The streams are full of figures like 1419.08, and reading each a character at a time costs more in
 * mispredicted branches than in work: nobody can foretell where a point or an end comes. Here up to
 * eight characters lie in one word: a few operations find the point, say whether all the others are
 * digits, and turn them into a number. Longer figures, signs and all else are left to decimal.c, whose
 * loop is the reference that tests/unit/test_decimal.c and tests/fuzz/fuzz_number.c hold this to.
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

/* Eight digits as a number: neighbours join to pairs, pairs to fours, fours to eight. */
static inline uint64_t digits_value(uint64_t word)
{
    const uint64_t pairs = UINT64_C(0x000000FF000000FF);

    word -= UINT64_C(0x3030303030303030);
    word = word * 10 + (word >> 8);
    return ((word & pairs) * UINT64_C(0x000F424000000064) +
            (word >> 16 & pairs) * UINT64_C(0x0000271000000001)) >>
           32;
}

/* Reads digits[.digits] with at most eight in front (seven before a point) and eight behind. False for
 * anything else, numbers among it. */
static inline bool digits_read(struct str s, struct digits *d)
{
    static const uint64_t tens[] = {
        1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000
    };
    const uint64_t ones = UINT64_C(0x0101010101010101), points = UINT64_C(0x2E2E2E2E2E2E2E2E);
    uint64_t word, other, found, fraction;

    if (s.n == 0 || s.n > 2 * DIGITS_WORD)
        return false;
    word = digits_load(s.s, s.n < DIGITS_WORD ? s.n : DIGITS_WORD);
    other = word ^ points;
    found = (other - ones) & ~other & (ones << 7); /* lowest set: the first point */
    if (found == 0) {
        word = digits_align(word, s.n < DIGITS_WORD ? s.n : DIGITS_WORD);
        *d = (struct digits){ s.n, 0, digits_value(word) };
        return s.n <= DIGITS_WORD && digits_only(word);
    }
    d->whole = (size_t)__builtin_ctzll(found) / 8;
    d->decimals = s.n - d->whole - 1;
    if (d->whole == 0 || d->decimals == 0 || d->decimals > DIGITS_WORD)
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
