#include "rows/packing.h"

#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { WORD = 8, HALF = WORD / 2, BLOCK = 32 };

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

/* As many blocks of 32 bytes as there are, each at once, on every 64-bit x86. Both return how many
 * bytes of the line they have done. */
#ifdef __SSE2__
static size_t fold_blocks(struct str line, char *to, uint64_t *odd)
{
    const __m128i comma = _mm_set1_epi8(','), most = _mm_set1_epi8('9' - ','),
                  low = _mm_set1_epi16(0xFF);
    __m128i greatest = _mm_setzero_si128();
    size_t at = 0;

    for (; at + BLOCK <= line.n; at += BLOCK) {
        const char *from = line.s + at;
        __m128i a = _mm_loadu_si128((const __m128i *)(const void *)from);
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(from + BLOCK / 2));

        a = _mm_sub_epi8(a, comma);
        b = _mm_sub_epi8(b, comma);
        greatest = _mm_max_epu8(greatest, _mm_max_epu8(a, b));
        a = _mm_and_si128(_mm_or_si128(a, _mm_srli_epi16(a, 4)), low);
        b = _mm_and_si128(_mm_or_si128(b, _mm_srli_epi16(b, 4)), low);
        _mm_storeu_si128((__m128i *)(void *)(to + at / 2), _mm_packus_epi16(a, b));
    }
    greatest = _mm_cmpeq_epi8(_mm_max_epu8(greatest, most), most);
    *odd |= _mm_movemask_epi8(greatest) != 0xFFFF;
    return at;
}

static size_t unfold_blocks(const char *from, char *line, size_t n)
{
    const __m128i comma = _mm_set1_epi8(','), low = _mm_set1_epi8(0x0F);
    size_t at = 0;

    for (; at + BLOCK <= n; at += BLOCK) {
        __m128i packed = _mm_loadu_si128((const __m128i *)(const void *)(from + at / 2));
        __m128i even = _mm_and_si128(packed, low);
        __m128i odd = _mm_and_si128(_mm_srli_epi16(packed, 4), low);
        __m128i a = _mm_add_epi8(_mm_unpacklo_epi8(even, odd), comma);
        __m128i b = _mm_add_epi8(_mm_unpackhi_epi8(even, odd), comma);

        _mm_storeu_si128((__m128i *)(void *)(line + at), a);
        _mm_storeu_si128((__m128i *)(void *)(line + at + BLOCK / 2), b);
    }
    return at;
}
#else
static size_t fold_blocks(struct str line, char *to, uint64_t *odd)
{
    (void)line, (void)to, (void)odd;
    return 0;
}

static size_t unfold_blocks(const char *from, char *line, size_t n)
{
    (void)from, (void)line, (void)n;
    return 0;
}
#endif

bool packing_pack(struct str line, char *to)
{
    uint64_t odd = 0, word;
    size_t at = fold_blocks(line, to, &odd);
    uint32_t half;

    for (; at + WORD <= line.n; at += WORD) {
        memcpy(&word, line.s + at, WORD);
        half = fold(word, &odd);
        memcpy(to + at / 2, &half, HALF);
    }
    word = EACH('0'); /* what is behind the line's end packs well */
    memcpy(&word, line.s + at, line.n - at);
    half = fold(word, &odd);
    memcpy(to + at / 2, &half, packing_size(line.n - at));
    return odd == 0;
}

void packing_unpack(const char *from, char *line, size_t n)
{
    size_t at = unfold_blocks(from, line, n);
    uint64_t word;
    uint32_t half = 0;

    for (; at + WORD <= n; at += WORD) {
        memcpy(&half, from + at / 2, HALF);
        word = unfold(half);
        memcpy(line + at, &word, WORD);
    }
    half = 0;
    memcpy(&half, from + at / 2, packing_size(n - at));
    word = unfold(half);
    memcpy(line + at, &word, n - at);
}
