#include "mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ARENA_BLOCK = 64 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    alignas(max_align_t) unsigned char bytes[];
};

static const char *program = "jixiao";

void mem_begin(const char *name)
{
    program = name;
}

_Noreturn void mem_exhausted(void)
{
    fprintf(stderr, "%s: error: out of memory\n", program); /* takes no memory itself */
    exit(1);
}

static size_t checked_size(size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        mem_exhausted();
    return n * size != 0 ? n * size : 1;
}

void *mem_new(size_t n, size_t size)
{
    void *p = calloc(1, checked_size(n, size));

    if (p == NULL)
        mem_exhausted();
    return p;
}

void *mem_resize(void *p, size_t n, size_t size)
{
    void *q = realloc(p, checked_size(n, size));

    if (q == NULL)
        mem_exhausted();
    return q;
}

void *mem_grow(void *p, size_t *cap, size_t need, size_t size)
{
    size_t bigger = *cap + *cap / 2;

    if (need <= *cap)
        return p;
    if (bigger < need)
        bigger = need;
    if (bigger < 16)
        bigger = 16;
    *cap = bigger;
    return mem_resize(p, bigger, size);
}

/* The next want bytes, from one that align divides, uncleared. */
static void *take(struct arena *a, size_t want, size_t align)
{
    struct arena_block *b = a->blocks;
    size_t at = b == NULL ? 0 : (b->used + align - 1) / align * align;

    if (want > SIZE_MAX - sizeof *b)
        mem_exhausted();
    if (b == NULL || at > b->size || b->size - at < want) {
        size_t room = want > ARENA_BLOCK ? want : ARENA_BLOCK;

        b = mem_resize(NULL, 1, sizeof *b + room);
        *b = (struct arena_block){ .size = room, .next = a->blocks };
        a->blocks = b;
        at = 0;
    }
    b->used = at + want;
    return b->bytes + at;
}

void *arena_new(struct arena *a, size_t n, size_t size)
{
    size_t want = checked_size(n, size);

    return memset(take(a, want, alignof(max_align_t)), 0, want);
}

char *arena_text(struct arena *a, size_t n)
{
    return take(a, n, 1);
}

char *arena_copy(struct arena *a, const char *s, size_t n)
{
    char *copy;

    if (n == SIZE_MAX)
        mem_exhausted();
    copy = arena_text(a, n + 1);
    if (n > 0)
        memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

void arena_free(struct arena *a)
{
    while (a->blocks != NULL) {
        struct arena_block *next = a->blocks->next;

        free(a->blocks);
        a->blocks = next;
    }
}

/* One block of the usual size stays: objects that come and go do not make the heap grow and
 * shrink. */
void arena_clear(struct arena *a)
{
    struct arena_block *kept = NULL;

    while (a->blocks != NULL) {
        struct arena_block *next = a->blocks->next;

        if (kept == NULL && a->blocks->size == ARENA_BLOCK)
            kept = a->blocks;
        else
            free(a->blocks);
        a->blocks = next;
    }
    if (kept != NULL)
        *kept = (struct arena_block){ .size = kept->size };
    a->blocks = kept;
}
