/* The fields of a line that has no quotation marks, found 64 bytes at a time.
 *
 * Nearly every line of a large file is such a line, and taking it apart needs none of a CSV
 * parser's states: its fields are what stands between the delimiters, without the blanks at their
 * edges. Here four bytes mean something, and are found in 64 at once (bytes64.h); walking over the
 * set bits visits the fields' ends and nothing else. What such a line cannot be (a quotation mark,
 * a CR that is not half of CR LF) is left to libcsv, which stays the reference: csvin.c uses
 * either, a line at a time, and tests/fuzz/fuzz_csv.c holds that both read every input alike.
 */
#ifndef JIXIAO_SCAN_H
#define JIXIAO_SCAN_H

#include <stdbool.h>

#include "bytes64.h"
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

/* Which of the bytes are a delimiter, a quotation mark, LF or CR. */
static inline uint64_t scan_marks(struct bytes64 b, char delimiter)
{
    return bytes64_bits(bytes64_or(bytes64_or(bytes64_equal(b, delimiter), bytes64_equal(b, '"')),
                                   bytes64_or(bytes64_equal(b, '\n'), bytes64_equal(b, '\r'))));
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
