/* 64 bytes looked at together: which of them are a comma, a digit, the end of a line.
 *
 * A text's bytes are compared all at once, and the answer is a word with a bit for each, the lowest
 * for the first: so the next one is found without looking at those between (__builtin_ctzll), and a
 * few operations on such words say of a whole block what a loop would have to find out byte by
 * byte. Answers are joined with bytes64_or before they become words, since that is what takes
 * longest.
 *
 *     struct bytes64 b = bytes64_of(s, n);
 *     uint64_t ends = bytes64_bits(bytes64_or(bytes64_equal(b, ','), bytes64_equal(b, '\n')));
 */
#ifndef JIXIAO_BYTES64_H
#define JIXIAO_BYTES64_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { BYTES64 = 64 };

#ifdef __SSE2__ /* every 64-bit x86 has it: 16 bytes at once */
#include <emmintrin.h>

struct bytes64 {
    __m128i a, b, c, d;
};

static inline __m128i bytes64_load(const char *s)
{
    return _mm_loadu_si128((const __m128i *)(const void *)s);
}

static inline struct bytes64 bytes64_at(const char *s)
{
    return (struct bytes64){ bytes64_load(s), bytes64_load(s + 16), bytes64_load(s + 32),
                             bytes64_load(s + 48) };
}

/* Of two answers, where either says so. */
static inline struct bytes64 bytes64_or(struct bytes64 x, struct bytes64 y)
{
    return (struct bytes64){ _mm_or_si128(x.a, y.a), _mm_or_si128(x.b, y.b), _mm_or_si128(x.c, y.c),
                             _mm_or_si128(x.d, y.d) };
}

/* Where the bytes are this one. */
static inline struct bytes64 bytes64_equal(struct bytes64 x, char to)
{
    __m128i all = _mm_set1_epi8(to);

    return (struct bytes64){ _mm_cmpeq_epi8(x.a, all), _mm_cmpeq_epi8(x.b, all),
                             _mm_cmpeq_epi8(x.c, all), _mm_cmpeq_epi8(x.d, all) };
}

static inline __m128i bytes64_between16(__m128i x, char first, char last)
{
    __m128i above = _mm_sub_epi8(x, _mm_set1_epi8(first));

    return _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8((char)(last - first))), above);
}

/* Where they are from first to last, as unsigned numbers. */
static inline struct bytes64 bytes64_between(struct bytes64 x, char first, char last)
{
    return (struct bytes64){
        bytes64_between16(x.a, first, last),
        bytes64_between16(x.b, first, last),
        bytes64_between16(x.c, first, last),
        bytes64_between16(x.d, first, last),
    };
}

/* An answer as a word. */
static inline uint64_t bytes64_bits(struct bytes64 x)
{
    return (uint64_t)(uint32_t)_mm_movemask_epi8(x.a) |
           (uint64_t)(uint32_t)_mm_movemask_epi8(x.b) << 16 |
           (uint64_t)(uint32_t)_mm_movemask_epi8(x.c) << 32 |
           (uint64_t)(uint32_t)_mm_movemask_epi8(x.d) << 48;
}

/* Where they are ASCII and behind this one, which is ASCII, too. */
static inline struct bytes64 bytes64_above(struct bytes64 x, char one)
{
    __m128i all = _mm_set1_epi8(one); /* bytes are compared as signed numbers */

    return (struct bytes64){ _mm_cmpgt_epi8(x.a, all), _mm_cmpgt_epi8(x.b, all),
                             _mm_cmpgt_epi8(x.c, all), _mm_cmpgt_epi8(x.d, all) };
}

/* Whether an answer is yes of every byte; and of how many it is. */
static inline bool bytes64_all(struct bytes64 x)
{
    return _mm_movemask_epi8(_mm_and_si128(_mm_and_si128(x.a, x.b), _mm_and_si128(x.c, x.d))) ==
           0xFFFF;
}

static inline unsigned bytes64_sum(struct bytes64 x)
{
    __m128i zero = _mm_setzero_si128(),
            less = _mm_add_epi8(_mm_add_epi8(x.a, x.b), _mm_add_epi8(x.c, x.d)); /* yes is -1 */
    __m128i sums = _mm_sad_epu8(_mm_sub_epi8(zero, less), zero);

    return (unsigned)(_mm_cvtsi128_si32(sums) + _mm_cvtsi128_si32(_mm_unpackhi_epi64(sums, sums)));
}

/* The highest bits of the bytes themselves, of those that are not ASCII, as a word; and the bits
 * behind them, which those have that begin a character of UTF-8. */
static inline uint64_t bytes64_high(struct bytes64 x)
{
    return bytes64_bits(x);
}

static inline uint64_t bytes64_second(struct bytes64 x)
{
    return bytes64_bits((struct bytes64){ _mm_add_epi8(x.a, x.a), _mm_add_epi8(x.b, x.b),
                                          _mm_add_epi8(x.c, x.c), _mm_add_epi8(x.d, x.d) });
}

#else

struct bytes64 {
    unsigned char byte[BYTES64]; /* of an answer: 1 or 0 */
};

static inline struct bytes64 bytes64_at(const char *s)
{
    struct bytes64 x;

    memcpy(x.byte, s, BYTES64);
    return x;
}

static inline struct bytes64 bytes64_or(struct bytes64 x, struct bytes64 y)
{
    for (unsigned i = 0; i < BYTES64; i++)
        x.byte[i] |= y.byte[i];
    return x;
}

static inline struct bytes64 bytes64_between(struct bytes64 x, char first, char last)
{
    for (unsigned i = 0; i < BYTES64; i++)
        x.byte[i] = x.byte[i] >= (unsigned char)first && x.byte[i] <= (unsigned char)last;
    return x;
}

static inline struct bytes64 bytes64_equal(struct bytes64 x, char to)
{
    return bytes64_between(x, to, to);
}

static inline uint64_t bytes64_bits(struct bytes64 x)
{
    uint64_t bits = 0;

    for (unsigned i = 0; i < BYTES64; i++)
        bits |= (uint64_t)x.byte[i] << i;
    return bits;
}

static inline struct bytes64 bytes64_above(struct bytes64 x, char one)
{
    return bytes64_between(x, (char)(one + 1), '\x7F');
}

static inline bool bytes64_all(struct bytes64 x)
{
    return bytes64_bits(x) == UINT64_MAX;
}

static inline unsigned bytes64_sum(struct bytes64 x)
{
    unsigned sum = 0;

    for (unsigned i = 0; i < BYTES64; i++)
        sum += x.byte[i];
    return sum;
}

static inline uint64_t bytes64_high(struct bytes64 x)
{
    return bytes64_bits(bytes64_between(x, '\x80', '\xFF'));
}

static inline uint64_t bytes64_second(struct bytes64 x)
{
    for (unsigned i = 0; i < BYTES64; i++)
        x.byte[i] = x.byte[i] >> 6 & 1;
    return bytes64_bits(x);
}

#endif

/* How many bits are set: where the processor may lack an instruction for it, compilers call a
 * function. */
static inline unsigned bytes64_count(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* The bytes at s, of which n are known: what is beyond them is NUL. */
static inline struct bytes64 bytes64_of(const char *s, size_t n)
{
    char known[BYTES64];

    if (n >= BYTES64)
        return bytes64_at(s);
    memset(known, 0, BYTES64);
    memcpy(known, s, n);
    return bytes64_at(known);
}

#endif
