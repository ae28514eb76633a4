/* score --compare-extents: every department's total and rank under each of the four readings of max
 * and min, and how many ranks each reading, and each policy for missing data, would change. */
#ifndef JIXIAO_COMPARE_H
#define JIXIAO_COMPARE_H

#include "csvfile.h"
#include "points/cohort.h"

struct comparison {
    struct csvfile file;
    struct framework fw; /* the framework with another reading or policy; shares everything else */
    enum extent extent;  /* in use */
    enum missing missing;
    struct cohort cohort;
    unsigned long departments, by_extent[EXTENTS], by_missing[MISSINGS]; /* ranks that change */

    /* its own: by reading, and one for policies; for one cohort */
    int64_t *total[EXTENTS];
    size_t *rank[EXTENTS], *rank_now, *rank_other, *order;
    size_t cap;
};

/* Opens the file. False with a diagnostic. */
bool compare_open(struct comparison *x, const struct framework *fw, const char *path,
                  enum self_mode self, struct reviews *reviews);

/* Scores rows first .. first + n of o in all the other ways and writes them. */
void compare_cohort(struct comparison *x, const struct observations *o, size_t first, size_t n);

/* Gives the file its name and prints what would change. */
bool compare_commit(struct comparison *x);
void compare_free(struct comparison *x);

#endif
