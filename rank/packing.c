#include "packing.h"

#include <stdint.h>
#include <string.h>

enum { WORD = 8, HALF = WORD / 2 };

/* The byte in all eight places. */
#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Folds eight bytes into four. Bits stay in *odd where one of them is not from ',' to '9'. */
static uint32_t fold(uint64_t word, uint64_t *odd)
{
    uint64_t low = word & EACH(0x7F);

    /* the uppermost bit of every byte: it had one, it is above '9', it is not at least ',' */
    *odd |= (word | (low + EACH(0x7F - '9')) | ~(low + EACH(0x80 - ','))) & EACH(0x80);
    word -= EACH(',');
    word = (word | word >> 4) & UINT64_C(0x00FF00FF00FF00FF);
    word = (word | word >> 8) & UINT64_C(0x0000FFFF0000FFFF);
    return (uint32_t)(word | word >> 16);
}

static uint64_t unfold(uint32_t half)
{
    uint64_t word = half;

    word = (word | word << 16) & UINT64_C(0x0000FFFF0000FFFF);
    word = (word | word << 8) & UINT64_C(0x00FF00FF00FF00FF);
    word = (word | word << 4) & EACH(0x0F);
    return word + EACH(',');
}

bool packing_pack(struct str line, char *to)
{
    uint64_t odd = 0, word;
    uint32_t half;

    for (; line.n >= WORD; line = str_skip(line, WORD), to += HALF) {
        memcpy(&word, line.s, WORD);
        half = fold(word, &odd);
        memcpy(to, &half, HALF);
    }
    word = EACH('0'); /* what is behind the line's end packs well */
    memcpy(&word, line.s, line.n);
    half = fold(word, &odd);
    memcpy(to, &half, packing_size(line.n));
    return odd == 0;
}

void packing_unpack(const char *from, char *line, size_t n)
{
    uint64_t word;
    uint32_t half = 0;

    for (; n >= WORD; n -= WORD, line += WORD, from += HALF) {
        memcpy(&half, from, HALF);
        word = unfold(half);
        memcpy(line, &word, WORD);
    }
    half = 0;
    memcpy(&half, from, packing_size(n));
    word = unfold(half);
    memcpy(line, &word, n);
}
