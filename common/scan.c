#include "scan.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "mem.h"

#ifdef __SSE2__
/* Every 64-bit x86 has it. */
uint64_t scan_marks(const char *block, char delimiter)
{
    const __m128i comma = _mm_set1_epi8(delimiter), quote = _mm_set1_epi8('"'),
                  lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
    uint64_t marks = 0;

    for (unsigned i = 0; i < SCAN_BLOCK; i += 16) {
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(block + i));
        __m128i found =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(b, comma), _mm_cmpeq_epi8(b, quote)),
                         _mm_or_si128(_mm_cmpeq_epi8(b, lf), _mm_cmpeq_epi8(b, cr)));

        marks |= (uint64_t)(uint32_t)_mm_movemask_epi8(found) << i;
    }
    return marks;
}
#else
uint64_t scan_marks(const char *block, char delimiter)
{
    uint64_t marks = 0;

    for (unsigned i = 0; i < SCAN_BLOCK; i++) {
        char c = block[i];

        marks |= (uint64_t)(c == delimiter || c == '"' || c == '\n' || c == '\r') << i;
    }
    return marks;
}
#endif

static void add_field(struct scan *scan, const char *s, size_t n, char delimiter)
{
    if (scan->n == scan->cap)
        scan->field = mem_grow(scan->field, &scan->cap, scan->n + 1, sizeof *scan->field);
    scan->field[scan->n++] = scan_trimmed((struct str){ s, n }, delimiter);
}

static enum scanned end_line(struct scan *scan, const char *s, size_t from, size_t end, size_t lf,
                             char delimiter)
{
    add_field(scan, s + from, end - from, delimiter);
    if (scan->n == 1 && scan->field[0].n == 0)
        scan->n = 0;
    scan->length = lf + 1;
    return SCAN_LINE;
}

enum scanned scan_line(struct scan *scan, const char *s, size_t n, char delimiter)
{
    size_t from = 0; /* where the field begins */

    scan->n = 0;
    for (size_t at = 0; at < n; at += SCAN_BLOCK) {
        char copy[SCAN_BLOCK];
        const char *block = scan_block(s + at, n - at, copy);
        uint64_t marks;

        for (marks = scan_marks(block, delimiter); marks != 0; marks &= marks - 1) {
            size_t i = at + (size_t)__builtin_ctzll(marks);

            if (s[i] == delimiter) {
                add_field(scan, s + from, i - from, delimiter);
                from = i + 1;
            } else if (s[i] == '\n') {
                return end_line(scan, s, from, i, i, delimiter);
            } else if (s[i] == '\r' && i + 1 < n && s[i + 1] == '\n') {
                return end_line(scan, s, from, i, i + 1, delimiter);
            } else {
                return s[i] == '\r' && i + 1 == n ? SCAN_CUT : SCAN_OTHER;
            }
        }
    }
    return SCAN_CUT;
}

void scan_free(struct scan *scan)
{
    free(scan->field);
    *scan = (struct scan){ 0 };
}
