/* A hash table from texts to numbers. The keys are not copied: they must live as long. A zeroed
 * struct is an empty table. */
#ifndef JIXIAO_STRMAP_H
#define JIXIAO_STRMAP_H

#include <stdint.h>

#include "str.h"

enum { STRMAP_NONE = -1 };

struct strmap_slot {
    struct str key;
    uint64_t hash;
    int value;
    bool used;
};

struct strmap {
    struct strmap_slot *slot;
    size_t slots; /* a power of two, or 0 */
    size_t n;
};

/* The value of key, or STRMAP_NONE. */
int strmap_get(const struct strmap *m, struct str key);

/* Adds key unless it is there. Returns the value it has then: value where the key was new. */
int strmap_add(struct strmap *m, struct str key, int value);

void strmap_free(struct strmap *m);

#endif
