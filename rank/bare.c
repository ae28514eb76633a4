#include "bare.h"

#include <stdint.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "scan.h"

enum { BLOCK = SCAN_BLOCK, LONGEST = 64 * 1024 };

/* Which bytes of a block are of which kind: the lowest bit stands for the first byte. */
struct kinds {
    uint64_t comma;
    uint64_t
        foreign; /* not of a bare cell: line ends, blanks and other controls, quotation marks */
};

#ifdef __SSE2__
/* Every 64-bit x86 has it. */
static struct kinds find_kinds(const char *block)
{
    const __m128i comma = _mm_set1_epi8(','), quote = _mm_set1_epi8('"'),
                  blank = _mm_set1_epi8(' ');
    struct kinds k = { 0 };

    for (unsigned i = 0; i < BLOCK; i += 16) {
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(block + i));
        __m128i foreign =
            _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(b, blank), b), _mm_cmpeq_epi8(b, quote));

        k.comma |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(b, comma)) << i;
        k.foreign |= (uint64_t)(uint32_t)_mm_movemask_epi8(foreign) << i;
    }
    return k;
}
#else
static struct kinds find_kinds(const char *block)
{
    struct kinds k = { 0 };

    for (unsigned i = 0; i < BLOCK; i++) {
        unsigned char c = (unsigned char)block[i];

        k.comma |= (uint64_t)(c == ',') << i;
        k.foreign |= (uint64_t)(c <= ' ' || c == '"') << i;
    }
    return k;
}
#endif

bool bare_take(struct bare *b, struct str text)
{
    size_t commas = 0;

    for (size_t at = 0; at < text.n && at < LONGEST; at += BLOCK) {
        char copy[BLOCK];
        const char *block = scan_block(text.s + at, text.n - at, copy); /* NULs are foreign, too */
        struct kinds k = find_kinds(block);

        k.comma &= (k.foreign & -k.foreign) - 1; /* those before the line's end, or all */
        for (; commas < b->wanted && k.comma != 0; k.comma &= k.comma - 1)
            b->end[commas++] = at + (size_t)__builtin_ctzll(k.comma);
        commas += (size_t)__builtin_popcountll(k.comma);
        if (k.foreign != 0) {
            b->length = at + (size_t)__builtin_ctzll(k.foreign);
            return block[b->length - at] == '\n' && commas + 1 == b->columns;
        }
    }
    return false;
}
