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

static uint64_t word_at(const char *s)
{
    uint64_t word;

    memcpy(&word, s, sizeof word);
    return word;
}

enum { WORD = 8, FOUR = 4 * WORD };

/* Takes in as many times four words as there are, each fourth word by itself so that none waits for the
 * others. Returns how many bytes that was. */
static size_t take_fours(uint64_t *h, struct str s)
{
    uint64_t a = *h, b = a + 1, c = a + 2, d = a + 3;
    size_t i;

    for (i = 0; i + FOUR <= s.n; i += FOUR) {
        a = mix(a, word_at(s.s + i));
        b = mix(b, word_at(s.s + i + WORD));
        c = mix(c, word_at(s.s + i + 2 * WORD));
        d = mix(d, word_at(s.s + i + 3 * WORD));
    }
    *h = mix(mix(mix(mix(*h, a), b), c), d);
    return i;
}

/* Eight bytes at a time; the last ones may be taken in twice. */
uint64_t str_hash(struct str s)
{
    uint64_t h = mix(0, s.n), word = 0;
    size_t i = s.n >= FOUR ? take_fours(&h, s) : 0;

    for (; i + WORD <= s.n; i += WORD)
        h = mix(h, word_at(s.s + i));
    if (i == s.n)
        return h;
    if (s.n >= WORD)
        return mix(h, word_at(s.s + s.n - WORD));
    for (; i < s.n; i++)
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
