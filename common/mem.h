/* Memory that is never NULL.
 *
 * These are one-shot programs: when memory runs out there is nothing to save, so every allocation
 * goes through here, and a failed one ends the process with one line and status 1 (files being
 * written are removed on the way out, see out.h). This is the only way out of a file that otherwise
 * neither prints nor exits. All sizes are checked against overflow.
 */
#ifndef JIXIAO_MEM_H
#define JIXIAO_MEM_H

#include <stddef.h>

/* n objects of size bytes each, zeroed. Free with free(). */
void *mem_new(size_t n, size_t size);

/* Resizes what mem_new or mem_resize gave to n objects of size bytes; new bytes are not cleared. */
void *mem_resize(void *p, size_t n, size_t size);

/* Makes room for at least need objects in an array of *cap; grows by half as much again. */
void *mem_grow(void *p, size_t *cap, size_t need, size_t size);

/* Names the program for that one line; diag_begin does. */
void mem_begin(const char *program);

/* Says that memory ran out, and exits with status 1. For callers of libraries that report it. */
_Noreturn void mem_exhausted(void);

/* An arena: many small objects with one life. Nothing in it is freed alone. A zeroed struct is an
 * empty arena. */
struct arena_block;
struct arena {
    struct arena_block *blocks;
};

void *arena_new(struct arena *a, size_t n, size_t size);    /* zeroed, aligned for anything */
char *arena_copy(struct arena *a, const char *s, size_t n); /* n bytes and a NUL */
char *arena_text(struct arena *a, size_t n); /* n bytes to be written, not cleared, not aligned */
void arena_clear(struct arena *a); /* forgets the objects; memory for the next ones stays */
void arena_free(struct arena *a);

#endif
