/* The runs of an archive: finding one, the one before, the published one; publishing one. */
#ifndef JIXIAO_RANK_RUNS_H
#define JIXIAO_RANK_RUNS_H

#include "archive/query.h"
#include "mem.h"

struct run {
    int64_t id;
    struct str made, framework, label; /* label: empty where it was not published */
    int64_t edition;                   /* of its framework: its own, else the newest one, else 0 */
    struct str ranked_by, within;
    bool explained;
    bool edition_known; /* its own */
};

/* The run with this number or label; the newest one where which is NULL. Texts live in the arena.
 * False with an error in the archive's report where there is none. */
bool runs_find(struct archive *a, const char *which, struct run *run, struct arena *arena);

/* The newest run before this one that ranked the same framework, in the same way, and one of the
 * same counties and years; of those that were published only, where published. False where there is
 * none; that is no error. */
bool runs_before(struct archive *a, const struct run *run, bool published, struct run *before,
                 struct arena *arena);

/* Marks a run as published. False with an error in the report where it is already, or the label is
 * taken or could be a number. */
bool runs_freeze(struct archive *a, const struct run *run, const char *label);

#endif
