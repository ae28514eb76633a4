/* Which department and year came before, and where: 24 bytes a submission, in hash tables that are
 * between half and seven eighths full. Keys and values are remembered by 64-bit hashes. */
#ifndef JIXIAO_INGEST_SEEN_H
#define JIXIAO_INGEST_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen_slot {
    uint64_t key, values;
    uint32_t file, line; /* line 0: free */
};

/* Many small tables, by the key's highest bits: while one grows, only that one is there twice. */
enum { SEEN_PART_BITS = 6, SEEN_PARTS = 1 << SEEN_PART_BITS };

struct seen_part {
    struct seen_slot *slot;
    size_t slots, n;
};

struct seen {
    struct seen_part part[SEEN_PARTS];
};

enum seen_before { SEEN_NEW, SEEN_SAME, SEEN_OTHER };

/* Remembers a submission in the place of the one with the same key. What was there before comes back
 * in *earlier, unless the answer is SEEN_NEW. */
enum seen_before seen_add(struct seen *seen, struct seen_slot now, struct seen_slot *earlier);

void seen_free(struct seen *seen);

#endif
