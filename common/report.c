#include "report.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 2000 }; /* a message quotes what is wrong, it does not repeat a whole file */

void report_add_list(struct report *r, enum severity severity, const char *kind, struct place place,
                     const char *fmt, va_list args)
{
    char text[LONGEST];

    vsnprintf(text, sizeof text, fmt, args);
    r->count[severity]++;
    r->emit(r, severity, kind, place, str_of(text));
}

void report_add(struct report *r, enum severity severity, const char *kind, struct place place,
                const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    report_add_list(r, severity, kind, place, fmt, args);
    va_end(args);
}
