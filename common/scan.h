/* The fields of a line that has no quotation marks, found 64 bytes at a time.
 *
 * Nearly every line of a large file is such a line, and taking it apart needs none of a CSV parser's
 * states: its fields are what stands between the delimiters, without the blanks at their edges. Here a
 * block of 64 bytes is compared at once with the four bytes that mean something, which gives a word of
 * 64 bits, one for each byte that does; walking over the set bits visits the fields' ends and nothing
 * else. What such a line cannot be (a quotation mark, a CR that is not half of CR LF) is left to
 * libcsv, which stays the reference: csvin.c uses either, a line at a time, and tests/fuzz/fuzz_csv.c
 * holds that both read every input alike.
 */
#ifndef JIXIAO_SCAN_H
#define JIXIAO_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "str.h"

/* The fields of a line: slices of the bytes that were scanned. A zeroed struct is ready. */
struct scan {
    struct str *field;
    size_t n, cap;
    size_t length; /* of the line, with its end */
};

enum scanned {
    SCAN_LINE,
    SCAN_CUT,   /* no line ends within these bytes */
    SCAN_OTHER, /* not for this scanner */
};

/* Scans the line that begins at s and ends with LF or CR LF within n bytes. A line of nothing but
 * blanks has no fields at all, as in libcsv. */
enum scanned scan_line(struct scan *scan, const char *s, size_t n, char delimiter);

void scan_free(struct scan *scan);

/* Which bytes of a block are a delimiter, a quotation mark, LF or CR: the lowest bit stands for the first
 * byte. */
enum { SCAN_BLOCK = 64 };
uint64_t scan_marks(const char *block, char delimiter);

/* The block at s, of which n bytes are known: where they are too few, those, copied and filled up with
 * NULs. */
static inline const char *scan_block(const char *s, size_t n, char copy[SCAN_BLOCK])
{
    if (n >= SCAN_BLOCK)
        return s;
    memset(copy, 0, SCAN_BLOCK);
    return memcpy(copy, s, n);
}

static inline bool scan_is_blank(char c, char delimiter)
{
    return (c == ' ' || c == '\t') && c != delimiter;
}

/* What stands between two delimiters as a field: without the blanks at its edges. */
static inline struct str scan_trimmed(struct str s, char delimiter)
{
    while (s.n > 0 && scan_is_blank(s.s[s.n - 1], delimiter))
        s.n--;
    while (s.n > 0 && scan_is_blank(s.s[0], delimiter))
        s = str_skip(s, 1);
    return s;
}

#endif
