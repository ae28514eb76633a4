#include "strmap.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "str_hash.h"

/* The slot that has the key, or the free one where it belongs. */
static struct strmap_slot *find(const struct strmap *m, struct str key, uint64_t hash)
{
    size_t i = (size_t)hash & (m->slots - 1);

    while (m->slot[i].used && (m->slot[i].hash != hash || !str_eq(m->slot[i].key, key)))
        i = (i + 1) & (m->slots - 1);
    return &m->slot[i];
}

int strmap_get(const struct strmap *m, struct str key)
{
    const struct strmap_slot *slot;

    if (m->n == 0)
        return STRMAP_NONE;
    slot = find(m, key, str_hash(key));
    return slot->used ? slot->value : STRMAP_NONE;
}

static void grow(struct strmap *m)
{
    struct strmap bigger = { .slots = m->slots > 0 ? 2 * m->slots : 64, .n = m->n };

    bigger.slot = mem_new(bigger.slots, sizeof *bigger.slot);
    for (size_t i = 0; i < m->slots; i++)
        if (m->slot[i].used)
            *find(&bigger, m->slot[i].key, m->slot[i].hash) = m->slot[i];
    free(m->slot);
    *m = bigger;
}

int strmap_add(struct strmap *m, struct str key, int value)
{
    uint64_t hash = str_hash(key);
    struct strmap_slot *slot;

    if (2 * (m->n + 1) > m->slots)
        grow(m);
    slot = find(m, key, hash);
    if (!slot->used) {
        *slot = (struct strmap_slot){ key, hash, value, true };
        m->n++;
    }
    return slot->value;
}

void strmap_free(struct strmap *m)
{
    free(m->slot);
    *m = (struct strmap){ 0 };
}
