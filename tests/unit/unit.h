/* What the unit tests share: cmocka with what it wants included before it, texts from literals, and
 * a report that collects. */
#ifndef JIXIAO_UNIT_H
#define JIXIAO_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "buf.h"
#include "report.h"
#include "str.h"

/* Whether AddressSanitizer is in (gcc and clang say so in different ways). */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define UNIT_SANITISED true
#endif
#elif defined __SANITIZE_ADDRESS__
#define UNIT_SANITISED true
#endif
#ifndef UNIT_SANITISED
#define UNIT_SANITISED false
#endif

/* A slice of a literal, which may hold NULs. */
#define TEXT(literal) ((struct str){ (literal), sizeof(literal) - 1 })

/* The slice as a C text; one call's answer lives until the eighth after it. */
static inline const char *shown(struct str s)
{
    static struct buf kept[8];
    static unsigned next;
    struct buf *b = &kept[next++ % 8];

    buf_clear(b);
    buf_str(b, s);
    return buf_cstr(b);
}

#define assert_text(got, expected) assert_string_equal(shown(got), expected)

/* A source (csvin.h) over a struct str, of which it takes off what it gives. */
static inline long unit_give(void *from, char *into, size_t n)
{
    struct str *rest = from;

    n = n < rest->n ? n : rest->n;
    if (n > 0)
        memcpy(into, rest->s, n);
    *rest = str_skip(*rest, n);
    return (long)n;
}

/* A report that keeps each line as "line:column severity kind text\n". */
struct collected {
    struct report report; /* first, so that emit finds the rest */
    char text[8000];
    size_t n;
};

static inline void collect(struct report *r, enum severity severity, const char *kind,
                           struct place place, struct str text)
{
    static const char *const names[] = { "note", "warning", "error" };
    struct collected *c = (struct collected *)r;
    int n = snprintf(c->text + c->n, sizeof c->text - c->n, "%lu:%lu %s %s %.*s\n", place.line,
                     place.column, names[severity], kind, STR_ARG(text));

    c->n += n > 0 && (size_t)n < sizeof c->text - c->n ? (size_t)n : 0;
}

/* Numbers that look random and are the same in every run. */
static inline uint32_t scramble(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

#endif
