#include "seen.h"

#include <stdlib.h>

#include "mem.h"

enum { SLOTS_AT_FIRST = 256 };

/* The slot with this key, or the free one where it belongs. */
static struct seen_slot *find(const struct seen *seen, uint64_t key)
{
    size_t i = (size_t)key & (seen->slots - 1);

    while (seen->slot[i].line != 0 && seen->slot[i].key != key)
        i = (i + 1) & (seen->slots - 1);
    return &seen->slot[i];
}

static void grow(struct seen *seen)
{
    struct seen old = *seen;

    seen->slots = old.slots > 0 ? old.slots * 2 : SLOTS_AT_FIRST;
    seen->slot = mem_new(seen->slots, sizeof *seen->slot);
    for (size_t i = 0; i < old.slots; i++)
        if (old.slot[i].line != 0)
            *find(seen, old.slot[i].key) = old.slot[i];
    free(old.slot);
}

enum seen_before seen_add(struct seen *seen, struct seen_slot now, struct seen_slot *earlier)
{
    struct seen_slot *slot;
    enum seen_before before = SEEN_NEW;

    if (4 * (seen->n + 1) > 3 * seen->slots)
        grow(seen);
    slot = find(seen, now.key);
    if (slot->line == 0) {
        seen->n++;
    } else {
        *earlier = *slot;
        before = slot->values == now.values ? SEEN_SAME : SEEN_OTHER;
    }
    *slot = now;
    return before;
}

void seen_free(struct seen *seen)
{
    free(seen->slot);
    *seen = (struct seen){ 0 };
}
