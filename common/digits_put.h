/* Numbers as digits, eight at a time: the way back of digits.h.
 *
 * A county's explanation is millions of numbers like 2.31 and 1419.08. Writing a digit after the
 * other means a division for each and a loop whose end nobody can foretell. Here a few
 * multiplications spread a number over the bytes of a word, zeros in front and behind are counted
 * in it, and it is stored whole; the bytes beyond the number are written over by what comes next.
 * decimal.h is the way to write any number; tests/unit/test_digits_put.c holds this one to the slow
 * way.
 */
#ifndef JIXIAO_DIGITS_PUT_H
#define JIXIAO_DIGITS_PUT_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What digits_put takes, and the room that it needs wherever it writes. */
#define DIGITS_PUT_BELOW INT64_C(1000000000000000) /* 10^15 */
enum { DIGITS_PUT_DECIMALS = 15, DIGITS_PUT_ROOM = 40 };

/* The slow way, for any number and up to 18 decimals, with no more room than the number's. */
char *digits_put_any(char *to, uint64_t n, unsigned scale, bool trimmed);

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__

/* A number below 10^8 as eight bytes 0 to 9, the first digit lowest: it is parted in the middle,
 * both fours are, and all four pairs are. */
static inline uint64_t digits_spread(uint64_t n)
{
    uint64_t fours = n / 10000 | n % 10000 << 32;
    uint64_t hundreds = fours * 10486 >> 20 & UINT64_C(0x0000007F0000007F);
    uint64_t pairs = hundreds | (fours - hundreds * 100) << 16;
    uint64_t tens = pairs * 103 >> 10 & UINT64_C(0x000F000F000F000F);

    return tens | (pairs - tens * 10) << 8;
}

/* Stores sixteen digits from the skip-th on: by shifting, since what has just been stored in two
 * parts cannot soon be loaded in one. */
static inline void digits_store(char *to, uint64_t high, uint64_t low, unsigned skip)
{
    uint64_t first = skip >= 8 ? low >> 8 * (skip & 7) : high;

    if (skip > 0 && skip < 8) {
        first = high >> 8 * skip | low << 8 * (8 - skip);
        low >>= 8 * skip;
    }
    memcpy(to, &first, sizeof first);
    if (skip < 8)
        memcpy(to + 8, &low, sizeof low);
}

/* Writes n / 10^scale with scale decimals, or without needless zeros where trimmed; n and scale are
 * not negative and as small as above. Returns the end. */
static inline char *digits_put(char *to, int64_t n, unsigned scale, bool trimmed)
{
    const uint64_t zeros = UINT64_C(0x3030303030303030), last = UINT64_C(1) << 56;
    const uint64_t split = 100000000;
    uint64_t low = (uint64_t)n, high = 0;
    unsigned digits, whole, none = 0; /* digits; of them before the point; zeros at the end */

    if (low < split) {
        low = digits_spread(low);
        digits = 8 - (unsigned)__builtin_ctzll(low | last) / 8;
    } else {
        high = digits_spread(low / split);
        low = digits_spread(low % split);
        digits = 16 - (unsigned)__builtin_ctzll(high) / 8;
    }
    if (trimmed) {
        none = low != 0 ? (unsigned)__builtin_clzll(low) / 8
                        : 8 + (unsigned)__builtin_clzll(high | 1) / 8;
        none = none < scale ? none : scale;
    }
    whole = digits > scale ? digits - scale : 1;
    low |= zeros;
    high |= zeros;
    digits_store(to, high, low, 16 - scale - whole);
    to += whole;
    *to = '.'; /* and what is behind it, wanted or not: who could foretell that */
    digits_store(to + 1, high, low, 16 - scale);
    return scale > none ? to + 1 + scale - none : to;
}

#else

static inline char *digits_put(char *to, int64_t n, unsigned scale, bool trimmed)
{
    return digits_put_any(to, (uint64_t)n, scale, trimmed);
}

#endif

#endif
