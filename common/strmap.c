#include "strmap.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

/* Takes eight bytes in: no two words give the same, and the low bits come to hang on the high ones. */
static uint64_t mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 32;
}

/* Eight bytes at a time; the last ones may be taken in twice. */
uint64_t str_hash(struct str s)
{
    uint64_t h = mix(0, s.n), word = 0;
    size_t i;

    for (i = 0; i + sizeof word <= s.n; i += sizeof word) {
        memcpy(&word, s.s + i, sizeof word);
        h = mix(h, word);
    }
    if (i == s.n)
        return h;
    if (s.n >= sizeof word) {
        memcpy(&word, s.s + s.n - sizeof word, sizeof word);
        return mix(h, word);
    }
    for (word = 0; i < s.n; i++)
        word = word << 8 | (unsigned char)s.s[i];
    return mix(h, word);
}

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
