#include "buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

char *buf_reserve(struct buf *b, size_t n)
{
    if (n > SIZE_MAX - b->n)
        mem_exhausted();
    b->s = mem_grow(b->s, &b->cap, b->n + n, 1);
    return b->s + b->n;
}

void buf_add(struct buf *b, const char *s, size_t n)
{
    if (n == 0)
        return;
    memcpy(buf_reserve(b, n), s, n);
    b->n += n;
}

void buf_str(struct buf *b, struct str s)
{
    buf_add(b, s.s, s.n);
}

void buf_text(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_char(struct buf *b, char c)
{
    *buf_reserve(b, 1) = c;
    b->n++;
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list args;
    int n;

    va_start(args, fmt);
    n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        mem_exhausted();
    buf_reserve(b, (size_t)n + 1);
    va_start(args, fmt);
    vsnprintf(b->s + b->n, (size_t)n + 1, fmt, args);
    va_end(args);
    b->n += (size_t)n;
}

void buf_clear(struct buf *b)
{
    b->n = 0;
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

struct str buf_view(const struct buf *b)
{
    return (struct str){ b->s, b->n };
}
