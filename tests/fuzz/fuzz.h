/* What the fuzz targets share. A target looks for more than crashes: it says what must hold, and
 * stops where it does not. */
#ifndef JIXIAO_FUZZ_H
#define JIXIAO_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define MUST(holds)                                                                                \
    do {                                                                                           \
        if (!(holds))                                                                              \
            abort();                                                                               \
    } while (0)

/* A source that gives a text in pieces. */
struct pieces {
    struct str rest;
    size_t most; /* bytes a call */
};

static inline long pieces_give(void *pieces, char *into, size_t n)
{
    struct pieces *p = pieces;

    n = n < p->most ? n : p->most;
    n = n < p->rest.n ? n : p->rest.n;
    if (n > 0)
        memcpy(into, p->rest.s, n);
    p->rest = str_skip(p->rest, n);
    return (long)n;
}

#endif
