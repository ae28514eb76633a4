/* How a file that does not print says what is wrong.
 *
 * Whoever finds a fault hands it to a report: a severity, a kind (a constant text: a word, or the
 * format itself where every message is a kind of its own; diag.c cuts a list after 20 of one), a
 * place and a text. The programs use the report of diag.h, which prints; tests and fuzzers use one
 * that collects or ignores.
 */
#ifndef JIXIAO_REPORT_H
#define JIXIAO_REPORT_H

#include <stdarg.h>

#include "str.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_COUNT };

/* Where: lines and columns count from 1, a column is a CSV field; 0 or NULL is "not known". */
struct place {
    const char *file;
    unsigned long line;
    unsigned long column;
};

struct report {
    void (*emit)(struct report *r, enum severity severity, const char *kind, struct place place,
                 struct str text);
    unsigned long count[SEVERITY_COUNT];
};

__attribute__((format(printf, 5, 6))) void report_add(struct report *r, enum severity severity,
                                                      const char *kind, struct place place,
                                                      const char *fmt, ...);

/* The same for a caller that has taken a list of arguments itself. */
__attribute__((format(printf, 5, 0))) void report_add_list(struct report *r, enum severity severity,
                                                           const char *kind, struct place place,
                                                           const char *fmt, va_list args);

#endif
