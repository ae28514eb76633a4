/* Which department and year came before, and where: 24 bytes a submission, in hash tables that are
 * between half and seven eighths full. There is one for each county and year: where these come
 * behind each other, as they mostly do, all that is looked at is small and at hand; and where they
 * are said to, no more than that one is kept. Keys and values are remembered by their hashes
 * (str_hash.h). */
#ifndef JIXIAO_INGEST_SEEN_H
#define JIXIAO_INGEST_SEEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct seen_slot {
    uint64_t department, values;
    uint32_t file, line; /* line 0: free */
};

/* A county and year. */
struct seen_cohort {
    uint64_t key; /* 0: free */
    struct seen_slot *slot;
    uint32_t slots, n;
};

struct seen {
    /* set by the caller: the input comes by county and year. Of those gone by only their keys are
     * kept. */
    bool grouped;

    struct seen_cohort *cohort; /* by its key */
    size_t cohorts, n;          /* room for (a power of two), and how many there are */
    struct seen_cohort *last;   /* the one that was asked for, or NULL */
};

enum seen_before {
    SEEN_NEW,
    SEEN_SAME,
    SEEN_OTHER,
    SEEN_GONE, /* grouped: the county and year came before, and another one since; nothing is
                  remembered */
};

/* Remembers a submission in the place of the one of the same county and year (cohort, a hash of
 * both) and department. What was there before comes back in *earlier where the answer is SEEN_SAME
 * or SEEN_OTHER. */
enum seen_before seen_add(struct seen *seen, uint64_t cohort, struct seen_slot now,
                          struct seen_slot *earlier);

void seen_free(struct seen *seen);

#endif
