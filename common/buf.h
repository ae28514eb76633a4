/* A growing byte buffer. A zeroed struct is an empty one; buf_free gives its memory back and leaves
 * it empty again. The bytes are not NUL-terminated, except after buf_cstr. */
#ifndef JIXIAO_BUF_H
#define JIXIAO_BUF_H

#include "str.h"

struct buf {
    char *s;
    size_t n, cap;
};

void buf_add(struct buf *b, const char *s, size_t n);
void buf_str(struct buf *b, struct str s);
void buf_text(struct buf *b, const char *s);
void buf_char(struct buf *b, char c);
__attribute__((format(printf, 2, 3))) void buf_printf(struct buf *b, const char *fmt, ...);
char *buf_reserve(struct buf *b, size_t n); /* where n more bytes may be written; then b->n += */
void buf_clear(struct buf *b);
void buf_free(struct buf *b);
const char *buf_cstr(struct buf *b); /* adds a NUL behind the bytes; valid until the next change */
struct str buf_view(const struct buf *b); /* valid until the next change */

#endif
