/* Where rows are, by a hash: the slots of a hash table that knows nothing of a row but its number.
 *
 * What rows are found by stands in the rows, which are the caller's, and so is telling those of the
 * same hash apart:
 *
 *     struct row_slot *s = row_slots_first(slots, hash);
 *
 *     while (s->row != ROW_NONE && !is_wanted(s->row))
 *         s = row_slots_next(slots, s);
 *
 * ends at the row's slot, or at the free one where it belongs. The hash is kept beside the number,
 * so that hardly another row than the wanted one is looked at. */
#ifndef JIXIAO_ROW_SLOTS_H
#define JIXIAO_ROW_SLOTS_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define ROW_NONE UINT32_MAX /* no row; in a slot: it is free */

struct row_slot {
    uint32_t hash, row;
};

/* The caller's memory; several tables may be parts of one piece. */
struct row_slots {
    struct row_slot *slot;
    size_t n; /* row_slots_for as many rows as may come */
};

/* How many slots rows want: a power of two, of which they take at most two thirds. */
static inline size_t row_slots_for(size_t rows)
{
    size_t n = 2;

    while (n < rows + (rows + 1) / 2)
        n *= 2;
    return n;
}

/* Frees n slots, of one table or of more. */
static inline void row_slots_clear(struct row_slot *slot, size_t n)
{
    memset(slot, 0xFF, n * sizeof *slot); /* ROW_NONE */
}

static inline struct row_slot *row_slots_from(struct row_slots s, size_t i, uint32_t hash)
{
    for (i &= s.n - 1; s.slot[i].row != ROW_NONE && s.slot[i].hash != hash;)
        i = (i + 1) & (s.n - 1);
    return &s.slot[i];
}

/* The first slot of a row of this hash, or the free one where that ends the search. */
static inline struct row_slot *row_slots_first(struct row_slots s, uint32_t hash)
{
    return row_slots_from(s, hash, hash);
}

/* The same behind a slot that is not free. */
static inline struct row_slot *row_slots_next(struct row_slots s, const struct row_slot *before)
{
    return row_slots_from(s, (size_t)(before - s.slot) + 1, before->hash);
}

#endif
