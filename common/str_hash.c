#include "str_hash.h"

#include <string.h>

enum { WORD = 8, PAIR = 2 * WORD, TWO_PAIRS = 2 * PAIR };

/* Any odd numbers with as many ones as zeros in no order. */
static const uint64_t salt[] = { UINT64_C(0xA0761D6478BD642F), UINT64_C(0xE7037ED1A0B428DB),
                                 UINT64_C(0x8EBC6AF09C88C6E3), UINT64_C(0x589965CC75374CC3) };

/* Both halves of the product, so that every bit of the two reaches every bit of the result: that of
 * a product's low half alone, which most hashes keep, depends on no higher bit. */
static uint64_t fold(uint64_t a, uint64_t b)
{
#ifdef __SIZEOF_INT128__
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
    uint64_t low_a = a & UINT32_MAX, low_b = b & UINT32_MAX, high_a = a >> 32, high_b = b >> 32;
    uint64_t low = low_a * low_b, cross = high_a * low_b + (low >> 32);
    uint64_t middle = low_a * high_b + (cross & UINT32_MAX);

    return (middle << 32 | (low & UINT32_MAX)) ^ (high_a * high_b + (cross >> 32) + (middle >> 32));
#endif
}

static uint64_t word_at(const char *s)
{
    uint64_t word;

    memcpy(&word, s, sizeof word);
    return word;
}

/* Up to eight bytes. */
static uint64_t short_word(struct str s)
{
    uint64_t word = 0;

    for (size_t i = 0; i < s.n; i++)
        word = word << 8 | (unsigned char)s.s[i];
    return word;
}

static uint64_t fold_pair(uint64_t h, const char *s, uint64_t with)
{
    return fold(h ^ word_at(s), with ^ word_at(s + WORD));
}

/* The last bytes, fewer than a pair or the whole text; words may overlap. */
static uint64_t fold_last(uint64_t h, struct str s)
{
    if (s.n >= WORD)
        return fold(h ^ word_at(s.s), salt[1] ^ word_at(s.s + s.n - WORD));
    return fold(h ^ short_word(s), salt[1]);
}

uint64_t str_hash(struct str s)
{
    uint64_t a = salt[0] ^ s.n, b = salt[3];

    for (; s.n > TWO_PAIRS; s = str_skip(s, TWO_PAIRS)) { /* neither waits for the other */
        a = fold_pair(a, s.s, salt[1]);
        b = fold_pair(b, s.s + PAIR, salt[2]);
    }
    for (; s.n > PAIR; s = str_skip(s, PAIR))
        a = fold_pair(a, s.s, salt[2]);
    return fold(fold_last(a, s) ^ salt[0], b ^ salt[1]);
}
