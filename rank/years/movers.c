#include "years/movers.h"

#include <stdlib.h>

static struct side take_side(const struct query *q, struct arena *arena)
{
    return (struct side){ true, query_column_number(q, 1), query_column_number(q, 2),
                          query_column_number(q, 4), str_keep(arena, query_column(q, 3)) };
}

static void read_run(struct movers *m, struct query *q, const struct run *run, struct str county,
                     int64_t year, bool later, struct arena *arena)
{
    query_number(q, 1, run->id);
    query_text(q, 2, county);
    query_number(q, 3, year);
    while (query_next(q)) {
        struct str department = str_keep(arena, query_column(q, 0));
        int at = strmap_add(&m->index, department, (int)m->n);

        if ((size_t)at == m->n) {
            m->mover = mem_grow(m->mover, &m->cap, m->n + 1, sizeof *m->mover);
            m->mover[m->n++] = (struct mover){ .department = department };
        }
        if (later)
            m->mover[at].after = take_side(q, arena);
        else
            m->mover[at].before = take_side(q, arena);
    }
}

bool movers_read(struct movers *m, struct archive *a, const struct run *before,
                 const struct run *after, struct str county, int64_t year, struct arena *arena)
{
    struct query q;

    query_make(&q, a,
               "SELECT department, id, rank, total, submission FROM place WHERE run = ? "
               "AND county = ? AND year = ? ORDER BY rank IS NULL, rank, department");
    read_run(m, &q, after, county, year, true, arena);
    read_run(m, &q, before, county, year, false, arena);
    query_free(&q);
    return !a->failed;
}

void movers_free(struct movers *m)
{
    free(m->mover);
    strmap_free(&m->index);
    *m = (struct movers){ 0 };
}

bool mover_moved(const struct mover *m)
{
    return m->before.there != m->after.there || m->before.rank != m->after.rank ||
           !str_eq(m->before.total, m->after.total);
}

const struct mover *movers_find(const struct movers *m, struct str department)
{
    int at = strmap_get(&m->index, department);

    return at != STRMAP_NONE ? &m->mover[at] : NULL;
}
