#include "years/runs.h"

#include "decimal.h"

#define RUN                                                                                        \
    "SELECT r.id, r.made, r.framework, coalesce(r.label, ''), coalesce(r.edition, (SELECT "        \
    "max(e.id) FROM edition e WHERE e.framework = r.framework), 0), r.ranked_by, r.within, "       \
    "r.explained, r.edition IS NOT NULL FROM run r "

/* Takes the first row, if there is one. */
static bool take(struct query *q, struct run *run, struct arena *arena)
{
    bool found = query_next(q);

    if (found) {
        *run = (struct run){
            .id = query_column_number(q, 0),
            .made = str_keep(arena, query_column(q, 1)),
            .framework = str_keep(arena, query_column(q, 2)),
            .label = str_keep(arena, query_column(q, 3)),
            .edition = query_column_number(q, 4),
            .ranked_by = str_keep(arena, query_column(q, 5)),
            .within = str_keep(arena, query_column(q, 6)),
            .explained = query_column_number(q, 7) != 0,
            .edition_known = query_column_number(q, 8) != 0,
        };
        query_reset(q);
    }
    query_free(q);
    return found;
}

static bool fail(struct archive *a, const char *what, const char *which)
{
    if (!a->failed)
        report_add(a->report, SEVERITY_ERROR, "run", (struct place){ .file = a->path }, "%s '%s'",
                   what, which);
    return false;
}

bool runs_find(struct archive *a, const char *which, struct run *run, struct arena *arena)
{
    int64_t number;
    struct query q;

    if (which == NULL) {
        query_make(&q, a, RUN "ORDER BY r.id DESC LIMIT 1");
        if (take(&q, run, arena))
            return true;
        if (!a->failed)
            report_add(a->report, SEVERITY_ERROR, "run", (struct place){ .file = a->path },
                       "no ranking was kept in this archive yet: rank --archive keeps one");
        return false;
    }
    if (decimal_fixed(str_of(which), 0, &number)) {
        query_make(&q, a, RUN "WHERE r.id = ?");
        query_number(&q, 1, number);
    } else {
        query_make(&q, a, RUN "WHERE r.label = ?");
        query_text(&q, 1, str_of(which));
    }
    return take(&q, run, arena) ||
           fail(a, "this archive has no run with the number or label", which);
}

bool runs_before(struct archive *a, const struct run *run, bool published, struct run *before,
                 struct arena *arena)
{
    struct query q;

    query_make(&q, a,
               RUN "WHERE r.id < ?1 AND r.framework = ?2 AND r.ranked_by = ?3 AND r.within = ?4 "
                   "AND (NOT ?5 OR r.label IS NOT NULL) AND EXISTS (SELECT 1 FROM place o "
                   "WHERE o.run = r.id AND EXISTS (SELECT 1 FROM place n WHERE n.run = ?1 "
                   "AND n.county = o.county AND n.year = o.year)) ORDER BY r.id DESC LIMIT 1");
    query_number(&q, 1, run->id);
    query_text(&q, 2, run->framework);
    query_text(&q, 3, run->ranked_by);
    query_text(&q, 4, run->within);
    query_number(&q, 5, published);
    return take(&q, before, arena);
}

static bool is_taken(struct archive *a, const char *label)
{
    struct query q;
    bool taken;

    query_make(&q, a, "SELECT count(*) FROM run WHERE label = ?");
    query_text(&q, 1, str_of(label));
    taken = query_answer(&q, 0) > 0;
    query_free(&q);
    return taken;
}

bool runs_freeze(struct archive *a, const struct run *run, const char *label)
{
    int64_t number;
    struct query q;

    if (*label == '\0' || decimal_fixed(str_of(label), 0, &number))
        return fail(a, "a label is a text that is no number, unlike", label);
    if (run->label.n > 0) {
        report_add(a->report, SEVERITY_ERROR, "run", (struct place){ .file = a->path },
                   "run %lld is published already, as '%.*s', and that stays so; rank again, and "
                   "freeze the new run",
                   (long long)run->id, STR_ARG(run->label));
        return false;
    }
    if (!archive_begin(a))
        return false;
    if (is_taken(a, label)) {
        archive_rollback(a);
        return fail(a, "another run is published under this label; choose another one than", label);
    }
    query_make(&q, a, "UPDATE run SET label = ?, frozen = ? WHERE id = ? AND label IS NULL");
    query_text(&q, 1, str_of(label));
    query_text(&q, 2, str_of(archive_now()));
    query_number(&q, 3, run->id);
    query_run(&q);
    query_free(&q);
    return archive_commit(a);
}
