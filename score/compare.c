#include "compare.h"

#include <stdlib.h>
#include <string.h>

#include "diag.h"

/* qsort hands its comparator no context. */
static const int64_t *sort_totals;

static int best_first(const void *a, const void *b)
{
    int64_t x = sort_totals[*(const size_t *)a], y = sort_totals[*(const size_t *)b];

    return (x < y) - (x > y);
}

/* Ranks from 1, ties sharing one and the next skipped; 0 for those without a total. */
static void rank_totals(const int64_t *total, size_t n, size_t *order, size_t *rank)
{
    for (size_t i = 0; i < n; i++)
        order[i] = i;
    sort_totals = total;
    if (n > 1)
        qsort(order, n, sizeof *order, best_first);
    for (size_t place = 0; place < n; place++) {
        size_t i = order[place];

        if (total[i] == POINTS_MISSING)
            rank[i] = 0;
        else if (place > 0 && total[order[place - 1]] == total[i])
            rank[i] = rank[order[place - 1]];
        else
            rank[i] = place + 1;
    }
}

static unsigned long count_changes(const size_t *a, const size_t *b, size_t n)
{
    unsigned long changes = 0;

    for (size_t i = 0; i < n; i++)
        changes += a[i] != b[i];
    return changes;
}

bool compare_open(struct comparison *x, const struct framework *fw, const char *path,
                  enum self_mode self, struct reviews *reviews)
{
    struct buf header = { 0 };
    bool opened;

    *x = (struct comparison){ .fw = *fw, .extent = fw->extent, .missing = fw->missing };
    cohort_init(&x->cohort, &x->fw, self, reviews);
    x->cohort.points_only = true;
    buf_text(&header, "county,year,department");
    for (int e = 0; e < EXTENTS; e++)
        buf_printf(&header, ",total_%s,rank_%s", extent_names[e], extent_names[e]);
    opened = csvfile_open(&x->file, path, buf_cstr(&header));
    buf_free(&header);
    return opened;
}

static void reserve(struct comparison *x, size_t n)
{
    size_t cap = x->cap;

    if (n <= cap)
        return;
    x->order = mem_grow(x->order, &cap, n, sizeof *x->order);
    x->rank_now = mem_resize(x->rank_now, cap, sizeof *x->rank_now);
    x->rank_other = mem_resize(x->rank_other, cap, sizeof *x->rank_other);
    for (int e = 0; e < EXTENTS; e++) {
        x->total[e] = mem_resize(x->total[e], cap, sizeof *x->total[e]);
        x->rank[e] = mem_resize(x->rank[e], cap, sizeof *x->rank[e]);
    }
    x->cap = cap;
}

static void put_points(struct csvout *w, int64_t total, size_t rank, unsigned decimals)
{
    if (total == POINTS_MISSING) {
        buf_text(&w->out, ",,");
        return;
    }
    csvout_fixed(w, total, decimals);
    csvout_fixed(w, (int64_t)rank, 0);
}

static void put_rows(struct comparison *x, const struct observations *o, size_t first, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        for (int k = 0; k < KEY_COUNT; k++)
            csvout_text(&x->file.csv, observations_key(o, k, first + i));
        for (int e = 0; e < EXTENTS; e++)
            put_points(&x->file.csv, x->total[e][i], x->rank[e][i], x->fw.total_decimals);
        csvfile_end_row(&x->file);
    }
}

void compare_cohort(struct comparison *x, const struct observations *o, size_t first, size_t n)
{
    reserve(x, n);
    x->departments += n;
    cohort_take(&x->cohort, o, first, n);
    for (int e = 0; e < EXTENTS; e++) {
        x->fw.extent = (enum extent)e;
        cohort_score(&x->cohort);
        memcpy(x->total[e], x->cohort.total, n * sizeof *x->total[e]);
        rank_totals(x->total[e], n, x->order, x->rank[e]);
    }
    x->fw.extent = x->extent;
    memcpy(x->rank_now, x->rank[x->extent], n * sizeof *x->rank_now);
    for (int e = 0; e < EXTENTS; e++)
        x->by_extent[e] += count_changes(x->rank_now, x->rank[e], n);
    for (int m = 0; m < MISSINGS; m++) {
        x->fw.missing = (enum missing)m;
        cohort_score(&x->cohort);
        rank_totals(x->cohort.total, n, x->order, x->rank_other);
        x->by_missing[m] += count_changes(x->rank_now, x->rank_other, n);
    }
    x->fw.missing = x->missing;
    put_rows(x, o, first, n);
}

/* "cohort is in use; of 79 ranks would change: clipped 12, inside 3, bounds 0" */
static void print_changes(const char *what, const char *const *names, int n, int in_use,
                          const unsigned long *changes, unsigned long departments)
{
    struct buf line = { 0 };

    for (int i = 0; i < n; i++)
        if (i != in_use)
            buf_printf(&line, "%s%s %lu", line.n > 0 ? ", " : "", names[i], changes[i]);
    diag_summary("%s: %s is in use; ranks that would change, of %lu: %s", what, names[in_use],
                 departments, buf_cstr(&line));
    buf_free(&line);
}

bool compare_commit(struct comparison *x)
{
    print_changes("extent", extent_names, EXTENTS, (int)x->extent, x->by_extent, x->departments);
    print_changes("missing", missing_names, MISSINGS, (int)x->missing, x->by_missing,
                  x->departments);
    return csvfile_commit(&x->file);
}

void compare_free(struct comparison *x)
{
    csvfile_abort(&x->file);
    cohort_free(&x->cohort);
    for (int e = 0; e < EXTENTS; e++) {
        free(x->total[e]);
        free(x->rank[e]);
    }
    free(x->rank_now);
    free(x->rank_other);
    free(x->order);
}
