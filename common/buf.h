/* A growing byte buffer. A zeroed struct is an empty one; buf_free gives its memory back and leaves
 * it empty again. The bytes are not NUL-terminated, except after buf_cstr. */
#ifndef JIXIAO_BUF_H
#define JIXIAO_BUF_H

#include <string.h>

#include "str.h"

struct buf {
    char *s;
    size_t n, cap;
};

void buf_text(struct buf *b, const char *s);
__attribute__((format(printf, 2, 3))) void buf_printf(struct buf *b, const char *fmt, ...);
void buf_free(struct buf *b);
const char *buf_cstr(struct buf *b); /* adds a NUL behind the bytes; valid until the next change */
char *buf_grow(struct buf *b, size_t n); /* buf_reserve's, where there is no room */

/* The rest is written down here because it runs for every cell. */

/* Where n more bytes may be written; then b->n += what was. */
static inline char *buf_reserve(struct buf *b, size_t n)
{
    return n < b->cap - b->n ? b->s + b->n : buf_grow(b, n);
}

static inline void buf_add(struct buf *b, const char *s, size_t n)
{
    if (n == 0)
        return;
    memcpy(buf_reserve(b, n), s, n);
    b->n += n;
}

static inline void buf_str(struct buf *b, struct str s)
{
    buf_add(b, s.s, s.n);
}

static inline void buf_char(struct buf *b, char c)
{
    *buf_reserve(b, 1) = c;
    b->n++;
}

/* Appends the n bytes that stand at from, once more. */
static inline void buf_repeat(struct buf *b, size_t from, size_t n)
{
    char *to = buf_reserve(b, n);

    memcpy(to, b->s + from, n);
    b->n += n;
}

static inline void buf_clear(struct buf *b)
{
    b->n = 0;
}

/* Valid until the next change. */
static inline struct str buf_view(const struct buf *b)
{
    return (struct str){ b->s, b->n };
}

#endif
