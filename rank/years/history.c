#include "years/history.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "ranks/robustness.h"
#include "rows/columns.h"
#include "stream.h"
#include "strmap.h"

struct cohort {
    struct str county;
    int64_t year, run;
    struct str framework;
};

struct slice {
    size_t from, n;
};

struct history {
    struct archive *archive;
    struct cohort *cohort;
    size_t n, cap;
    struct str framework;
    int64_t newest; /* the run whose columns are the stream's */
    struct str *node;
    size_t nodes, node_cap;
    struct strmap index;  /* code to node */
    struct slice *points; /* of one place, by node */
    struct arena arena;
    bool drawn; /* some of the runs know how sure the ranks are */
    struct query find_points, find_before;
    struct stream_writer out;
};

static struct str keep(struct history *h, struct str s)
{
    return str_keep(&h->arena, s);
}

static void find_cohorts(struct history *h, const char *by, struct str within)
{
    struct query q;

    query_make(&q, h->archive,
               "SELECT p.county, p.year, max(p.run), r.framework FROM place p "
               "JOIN run r ON r.id = p.run WHERE r.ranked_by = ? AND r.within = ? "
               "GROUP BY p.county, p.year ORDER BY p.county, p.year");
    query_text(&q, 1, str_of(by));
    query_text(&q, 2, within);
    while (query_next(&q)) {
        h->cohort = mem_grow(h->cohort, &h->cap, h->n + 1, sizeof *h->cohort);
        h->cohort[h->n++] =
            (struct cohort){ keep(h, query_column(&q, 0)), query_column_number(&q, 1),
                             query_column_number(&q, 2), keep(h, query_column(&q, 3)) };
    }
    query_free(&q);
}

/* Leaves only the cohorts of one framework. */
static void choose_framework(struct history *h, const struct str *wanted)
{
    size_t kept = 0;

    for (size_t i = 0; i < h->n; i++)
        if (wanted == NULL
                ? h->cohort[i].run > h->newest
                : str_eq(h->cohort[i].framework, *wanted) && h->cohort[i].run > h->newest) {
            h->newest = h->cohort[i].run;
            h->framework = h->cohort[i].framework;
        }
    for (size_t i = 0; i < h->n; i++) {
        if (h->newest != 0 && str_eq(h->cohort[i].framework, h->framework))
            h->cohort[kept++] = h->cohort[i];
        else
            report_add(h->archive->report, SEVERITY_WARNING, "framework",
                       (struct place){ .file = h->archive->path },
                       "%.*s %lld is ranked under another framework, '%.*s', and left out; -f "
                       "chooses which one is written",
                       STR_ARG(h->cohort[i].county), (long long)h->cohort[i].year,
                       STR_ARG(h->cohort[i].framework));
    }
    h->n = kept;
}

static void find_nodes(struct history *h)
{
    struct query q;

    query_make(&q, h->archive, "SELECT node FROM run_column WHERE run = ? ORDER BY position");
    query_number(&q, 1, h->newest);
    while (query_next(&q)) {
        h->node = mem_grow(h->node, &h->node_cap, h->nodes + 1, sizeof *h->node);
        h->node[h->nodes] = keep(h, query_column(&q, 0));
        strmap_add(&h->index, h->node[h->nodes], (int)h->nodes);
        h->nodes++;
    }
    query_free(&q);
    h->points = mem_new(h->nodes + 1, sizeof *h->points);
}

/* Whether any of the runs has drawn weights. */
static bool were_drawn(struct history *h)
{
    struct query q;
    bool drawn = false;

    query_make(&q, h->archive, "SELECT count(*) FROM drawing WHERE run = ?");
    for (size_t i = 0; i < h->n && !drawn; i++) {
        query_number(&q, 1, h->cohort[i].run);
        drawn = query_answer(&q, 0) > 0;
    }
    query_free(&q);
    return drawn;
}

static void put_header(struct history *h)
{
    static const char *const fixed[] = { "county",    "year",       "department", "rank",
                                         "peers",     "change",     "grade",      "total",
                                         "total_low", "total_high", "missing" };

    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        csvout_plain(&h->out.csv, str_of(fixed[i]));
    for (size_t i = 0; i < h->nodes; i++)
        csvout_text(&h->out.csv, h->node[i]);
    for (size_t i = 0; h->drawn && i < STANDING_COLUMNS; i++)
        csvout_plain(&h->out.csv, str_of(standing_columns[i]));
    stream_end_row(&h->out);
}

/* The year before in this history. NULL where it is not there. */
static const struct cohort *year_before(const struct history *h, const struct cohort *c)
{
    for (size_t i = 0; i < h->n; i++)
        if (str_eq(h->cohort[i].county, c->county) && h->cohort[i].year == c->year - 1)
            return &h->cohort[i];
    return NULL;
}

static void put_change(struct history *h, const struct query *place, const struct cohort *before)
{
    int64_t rank;

    if (before == NULL || query_column_is_null(place, 2)) {
        csvout_plain(&h->out.csv, query_column(place, 4));
        return;
    }
    query_number(&h->find_before, 1, before->run);
    query_text(&h->find_before, 2, before->county);
    query_number(&h->find_before, 3, before->year);
    query_text(&h->find_before, 4, query_column(place, 1));
    rank = query_answer(&h->find_before, 0);
    if (rank > 0)
        csvout_fixed(&h->out.csv, rank - query_column_number(place, 2), 0);
    else
        csvout_plain(&h->out.csv, (struct str){ 0 });
}

static void put_points(struct history *h, int64_t place)
{
    struct buf text = { 0 }; /* a row of the query lives until the next one */

    memset(h->points, 0, h->nodes * sizeof *h->points);
    query_number(&h->find_points, 1, place);
    while (query_next(&h->find_points)) {
        int at = strmap_get(&h->index, query_column(&h->find_points, 0));
        struct str points = query_column(&h->find_points, 1);

        if (at == STRMAP_NONE)
            continue;
        h->points[at] = (struct slice){ text.n, points.n };
        buf_str(&text, points);
    }
    for (size_t i = 0; i < h->nodes; i++)
        csvout_text(&h->out.csv, h->points[i].n > 0
                                     ? (struct str){ text.s + h->points[i].from, h->points[i].n }
                                     : (struct str){ 0 });
    buf_free(&text);
}

static void put_cohort(struct history *h, const struct cohort *c)
{
    enum { FIRST_OF_TOTALS = 5, FIRST_OF_STANDING = 10 };
    const struct cohort *before = year_before(h, c);
    struct query q;

    query_make(&q, h->archive,
               "SELECT id, department, rank, peers, change, grade, total, total_low, total_high, "
               "missing, rank_p05, rank_median, rank_p95, top_share FROM place "
               "LEFT JOIN standing ON standing.place = place.id "
               "WHERE run = ? AND county = ? AND year = ? ORDER BY rank IS NULL, rank, department");
    query_number(&q, 1, c->run);
    query_text(&q, 2, c->county);
    query_number(&q, 3, c->year);
    while (query_next(&q)) {
        csvout_text(&h->out.csv, c->county);
        csvout_fixed(&h->out.csv, c->year, 0);
        csvout_text(&h->out.csv, query_column(&q, 1));
        csvout_plain(&h->out.csv, query_column(&q, 2));
        csvout_plain(&h->out.csv, query_column(&q, 3));
        put_change(h, &q, before);
        for (int i = FIRST_OF_TOTALS; i < FIRST_OF_STANDING; i++)
            csvout_text(&h->out.csv, query_column(&q, i));
        put_points(h, query_column_number(&q, 0));
        for (int i = 0; h->drawn && i < STANDING_COLUMNS; i++)
            csvout_plain(&h->out.csv, query_column(&q, FIRST_OF_STANDING + i));
        stream_end_row(&h->out);
    }
    query_free(&q);
}

static bool write_all(struct history *h, bool plain, unsigned long *rows)
{
    find_nodes(h);
    h->drawn = were_drawn(h);
    query_make(&h->find_points, h->archive, "SELECT node, points FROM points WHERE place = ?");
    query_make(&h->find_before, h->archive,
               "SELECT rank FROM place WHERE run = ? AND county = ? AND year = ? "
               "AND department = ?");
    stream_begin(&h->out, STREAM_RANKING, h->framework, plain);
    put_header(h);
    for (size_t i = 0; i < h->n && !h->archive->failed; i++)
        put_cohort(h, &h->cohort[i]);
    query_free(&h->find_points);
    query_free(&h->find_before);
    *rows = h->out.rows;
    if (h->archive->failed || !archive_commit(h->archive))
        return false; /* without its last line nobody takes the stream */
    stream_finish(&h->out);
    return true;
}

bool history_write(struct archive *a, const struct str *framework, const char *by,
                   struct str within, bool plain, unsigned long *rows)
{
    struct history h = { .archive = a };
    bool good = archive_begin_reading(a);

    if (good) {
        find_cohorts(&h, by, within);
        choose_framework(&h, framework);
        if (h.n == 0 && !a->failed)
            report_add(a->report, SEVERITY_ERROR, "history", (struct place){ .file = a->path },
                       "no such ranking was kept in this archive (by %s, within %.*s)", by,
                       STR_ARG(within));
        good = h.n > 0 && write_all(&h, plain, rows);
    }
    free(h.cohort);
    free(h.node);
    free(h.points);
    strmap_free(&h.index);
    arena_free(&h.arena);
    return good;
}
