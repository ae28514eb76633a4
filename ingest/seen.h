/* Which department and year came before, and where: 24 bytes a submission, in a hash table that is
 * at most three quarters full. Keys and values are remembered by 64-bit hashes. */
#ifndef JIXIAO_INGEST_SEEN_H
#define JIXIAO_INGEST_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen_slot {
    uint64_t key, values;
    uint32_t file, line; /* line 0: free */
};

struct seen {
    struct seen_slot *slot;
    size_t slots, n;
};

enum seen_before { SEEN_NEW, SEEN_SAME, SEEN_OTHER };

/* Remembers a submission in the place of the one with the same key. What was there before comes back
 * in *earlier, unless the answer is SEEN_NEW. */
enum seen_before seen_add(struct seen *seen, struct seen_slot now, struct seen_slot *earlier);

void seen_free(struct seen *seen);

#endif
