#include "seen.h"

#include <stdlib.h>

#include "mem.h"

enum { SLOTS_AT_FIRST = 16 };

/* The slot with this key, or the free one where it belongs. */
static struct seen_slot *find(const struct seen_part *part, uint64_t key)
{
    size_t i = (size_t)(key % part->slots);

    while (part->slot[i].line != 0 && part->slot[i].key != key)
        i = i + 1 < part->slots ? i + 1 : 0;
    return &part->slot[i];
}

static void grow(struct seen_part *part)
{
    struct seen_part old = *part;

    part->slots = old.slots > 0 ? old.slots + old.slots / 2 : SLOTS_AT_FIRST;
    part->slot = mem_new(part->slots, sizeof *part->slot);
    for (size_t i = 0; i < old.slots; i++)
        if (old.slot[i].line != 0)
            *find(part, old.slot[i].key) = old.slot[i];
    free(old.slot);
}

enum seen_before seen_add(struct seen *seen, struct seen_slot now, struct seen_slot *earlier)
{
    struct seen_part *part = &seen->part[now.key >> (64 - SEEN_PART_BITS)];
    enum seen_before before = SEEN_NEW;
    struct seen_slot *slot;

    if (8 * (part->n + 1) > 7 * part->slots)
        grow(part);
    slot = find(part, now.key);
    if (slot->line == 0) {
        part->n++;
    } else {
        *earlier = *slot;
        before = slot->values == now.values ? SEEN_SAME : SEEN_OTHER;
    }
    *slot = now;
    return before;
}

void seen_free(struct seen *seen)
{
    for (size_t i = 0; i < SEEN_PARTS; i++)
        free(seen->part[i].slot);
    *seen = (struct seen){ 0 };
}
