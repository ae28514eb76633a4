#include "submissions/seen.h"

#include <stdlib.h>

#include "mem.h"

enum { SLOTS_AT_FIRST = 4, COHORTS_AT_FIRST = 16 };

/* The slot of this department, or the free one where it belongs. A hash is brought into the range
 * by its upper half: that is a multiplication, and any size will do. */
static struct seen_slot *find(const struct seen_cohort *c, uint64_t department)
{
    size_t i = (size_t)((department >> 32) * c->slots >> 32);

    while (c->slot[i].line != 0 && c->slot[i].department != department)
        i = i + 1 < c->slots ? i + 1 : 0;
    return &c->slot[i];
}

static void grow(struct seen_cohort *c)
{
    struct seen_cohort old = *c;

    c->slots = old.slots > 0 ? old.slots + old.slots / 2 : SLOTS_AT_FIRST;
    c->slot = mem_new(c->slots, sizeof *c->slot);
    for (size_t i = 0; i < old.slots; i++)
        if (old.slot[i].line != 0)
            *find(c, old.slot[i].department) = old.slot[i];
    free(old.slot);
}

static struct seen_cohort *find_cohort(const struct seen *seen, uint64_t key)
{
    size_t i = (size_t)key & (seen->cohorts - 1);

    while (seen->cohort[i].key != 0 && seen->cohort[i].key != key)
        i = (i + 1) & (seen->cohorts - 1);
    return &seen->cohort[i];
}

static void grow_cohorts(struct seen *seen)
{
    struct seen old = *seen;

    seen->cohorts = old.cohorts > 0 ? 2 * old.cohorts : COHORTS_AT_FIRST;
    seen->cohort = mem_new(seen->cohorts, sizeof *seen->cohort);
    for (size_t i = 0; i < old.cohorts; i++)
        if (old.cohort[i].key != 0)
            *find_cohort(seen, old.cohort[i].key) = old.cohort[i];
    free(old.cohort);
}

/* Forgets the cohort's departments, not itself. */
static void forget(struct seen_cohort *c)
{
    free(c->slot);
    c->slot = NULL;
    c->slots = c->n = 0;
}

/* The cohort, which is made where it is new; NULL where it has gone by. */
static struct seen_cohort *take_cohort(struct seen *seen, uint64_t key)
{
    struct seen_cohort *c;

    key += key == 0;
    if (seen->last != NULL && seen->last->key == key)
        return seen->last;
    if (seen->last != NULL && seen->grouped)
        forget(seen->last);
    if (4 * (seen->n + 1) > 3 * seen->cohorts)
        grow_cohorts(seen);
    c = seen->last = find_cohort(seen, key);
    if (c->key == key)
        return seen->grouped ? NULL : c;
    seen->n++;
    c->key = key;
    return c;
}

enum seen_before seen_add(struct seen *seen, uint64_t cohort, struct seen_slot now,
                          struct seen_slot *earlier)
{
    struct seen_cohort *c = take_cohort(seen, cohort);
    enum seen_before before = SEEN_NEW;
    struct seen_slot *slot;

    if (c == NULL)
        return SEEN_GONE;
    if (8 * ((uint64_t)c->n + 1) > 7 * (uint64_t)c->slots)
        grow(c);
    slot = find(c, now.department);
    if (slot->line == 0) {
        c->n++;
    } else {
        *earlier = *slot;
        before = slot->values == now.values ? SEEN_SAME : SEEN_OTHER;
    }
    *slot = now;
    return before;
}

void seen_free(struct seen *seen)
{
    for (size_t i = 0; i < seen->cohorts; i++)
        free(seen->cohort[i].slot);
    free(seen->cohort);
    *seen = (struct seen){ 0 };
}
