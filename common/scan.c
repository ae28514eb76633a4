#include "scan.h"

#include <stdlib.h>

#include "mem.h"

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
    for (size_t at = 0; at < n; at += BYTES64) {
        uint64_t marks = scan_marks(bytes64_of(s + at, n - at), delimiter);

        for (; marks != 0; marks &= marks - 1) {
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
