#include "buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

char *buf_grow(struct buf *b, size_t n)
{
    if (n > SIZE_MAX - b->n)
        mem_exhausted();
    b->s = mem_grow(b->s, &b->cap, b->n + n, 1);
    return b->s + b->n;
}

void buf_text(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

/* Written at once where there is room, which is nearly always; else measured by that and written
 * again. */
void buf_printf(struct buf *b, const char *fmt, ...)
{
    enum { USUAL = 128 };
    size_t room;
    va_list args;
    int n;

    buf_reserve(b, USUAL);
    room = b->cap - b->n;
    va_start(args, fmt);
    n = vsnprintf(b->s + b->n, room, fmt, args);
    va_end(args);
    if (n < 0)
        mem_exhausted();
    if ((size_t)n >= room) {
        buf_reserve(b, (size_t)n + 1);
        va_start(args, fmt);
        vsnprintf(b->s + b->n, (size_t)n + 1, fmt, args);
        va_end(args);
    }
    b->n += (size_t)n;
}

void buf_free(struct buf *b)
{
    free(b->s);
    *b = (struct buf){ 0 };
}

const char *buf_cstr(struct buf *b)
{
    *buf_reserve(b, 1) = '\0';
    return b->s;
}
