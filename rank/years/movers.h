/* The departments of a county and year as two runs ranked them, side by side. */
#ifndef JIXIAO_RANK_MOVERS_H
#define JIXIAO_RANK_MOVERS_H

#include "strmap.h"
#include "years/runs.h"

struct side {
    bool there;
    int64_t place, rank, submission; /* ids; rank 0 and submission 0: none */
    struct str total;                /* empty: none */
};

struct mover {
    struct str department;
    struct side before, after;
};

struct movers {
    struct mover *mover; /* in the order of the later ranking, then those that went */
    size_t n, cap;
    struct strmap index; /* names to mover */
};

/* Fills an empty struct; texts live in the arena. False where the archive failed. */
bool movers_read(struct movers *m, struct archive *a, const struct run *before,
                 const struct run *after, struct str county, int64_t year, struct arena *arena);
void movers_free(struct movers *m);

/* Whether its rank or its total is another one. */
bool mover_moved(const struct mover *m);

/* The department with this name, or NULL. */
const struct mover *movers_find(const struct movers *m, struct str department);

#endif
