#include "ranking.h"

#include <stdlib.h>

#include "decimal.h"
#include "finder.h"

const char *const ties_names[TIES + 1] = {
    [TIES_COMPETITION] = "competition",
    [TIES_DENSE] = "dense",
    [TIES_ORDINAL] = "ordinal",
};

/* qsort hands its comparators no context, so what they need stands here while it runs. */
static const bool *sort_within;
static const struct row *sort_rows;

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Years by number where they are numbers: 999 stands before 2024. */
static int compare_years(struct str a, struct str b)
{
    int64_t x, y;

    if (decimal_fixed(a, 0, &x) && decimal_fixed(b, 0, &y) && x != y)
        return compare_numbers(x, y);
    return str_cmp(a, b);
}

static int compare_groups(const struct group *a, const struct group *b, const bool *by)
{
    int order = by[KEY_COUNTY] ? str_cmp(a->key[KEY_COUNTY], b->key[KEY_COUNTY]) : 0;

    if (order == 0 && by[KEY_YEAR])
        order = compare_years(a->key[KEY_YEAR], b->key[KEY_YEAR]);
    return order;
}

static int compare_whole_groups(const void *x, const void *y)
{
    static const bool county_and_year[KEY_COUNT] = { [KEY_COUNTY] = true, [KEY_YEAR] = true };
    const struct group *const *a = x, *const *b = y;

    return compare_groups(*a, *b, county_and_year);
}

static int compare_within(const void *x, const void *y)
{
    const struct group *const *a = x, *const *b = y;
    int order = compare_groups(*a, *b, sort_within);

    return order != 0 ? order : compare_numbers((*a)->order, (*b)->order);
}

/* Numbers the groups in their order, and those that are ranked together. Returns how many numbers the
 * latter are. */
static uint32_t number_groups(const struct table *t)
{
    size_t n = t->groups;
    struct group **group = mem_new(n, sizeof(struct group *));
    uint32_t cohorts = 0;

    for (size_t i = 0; i < n; i++)
        group[i] = t->group[i];
    qsort(group, n, sizeof(struct group *), compare_whole_groups);
    for (size_t i = 0; i < n; i++)
        group[i]->order = (uint32_t)i;
    qsort(group, n, sizeof(struct group *), compare_within);
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && compare_groups(group[i - 1], group[i], sort_within) != 0)
            cohorts++;
        group[i]->cohort = cohorts;
    }
    free(group);
    return cohorts + 1;
}

/* What stands for a row while it is sorted: little enough to be moved about, and enough to tell two rows
 * apart without a look at them, but for those of the same points. */
struct entry {
    int64_t by; /* INT64_MIN, which is below all points, where there are none */
    uint32_t group_order, row;
};

static int compare_departments(const struct entry *a, const struct entry *b)
{
    return str_cmp(row_key(&sort_rows[a->row], KEY_DEPARTMENT),
                   row_key(&sort_rows[b->row], KEY_DEPARTMENT));
}

static int compare_entries(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    int order = sort_within[KEY_DEPARTMENT] ? compare_departments(a, b) : 0;

    if (order == 0)
        order = compare_numbers(b->by, a->by);
    if (order == 0)
        order = compare_numbers(a->group_order, b->group_order);
    if (order == 0)
        order = compare_departments(a, b);
    return order != 0 ? order : compare_numbers(a->row, b->row);
}

/* An entry for every row, group by group that are ranked together, and those in the order of the
 * ranking. */
static struct entry *sort_entries(const struct table *t)
{
    uint32_t cohorts = number_groups(t);
    struct entry *entry = mem_resize(NULL, t->rows, sizeof *entry);
    size_t *end = mem_new((size_t)cohorts + 1, sizeof *end), start = 0;

    for (size_t i = 0; i < t->groups; i++)
        end[t->group[i]->cohort + 1] += t->group[i]->rows;
    for (uint32_t c = 0; c < cohorts; c++)
        end[c + 1] += end[c];
    for (size_t i = 0; i < t->rows; i++) { /* end[c] grows from where the cohort begins */
        const struct row *row = &t->row[i];

        entry[end[row->group->cohort]++] = (struct entry){
            .by = row->scored ? row->by : INT64_MIN,
            .group_order = row->group->order,
            .row = (uint32_t)i,
        };
    }
    sort_rows = t->row;
    for (uint32_t c = 0; c < cohorts; start = end[c++])
        qsort(entry + start, end[c] - start, sizeof *entry, compare_entries);
    free(end);
    return entry;
}

static bool same_cohort(const struct entry *a, const struct entry *b)
{
    return sort_rows[a->row].group->cohort == sort_rows[b->row].group->cohort &&
           (!sort_within[KEY_DEPARTMENT] || compare_departments(a, b) == 0);
}

static void rank_cohort(struct row *rows, const struct entry *entry, size_t n, uint32_t cohort,
                        enum ties ties)
{
    uint32_t peers = 0, rank = 0;

    while (peers < n && entry[peers].by != INT64_MIN)
        peers++;
    for (uint32_t i = 0; i < n; i++) {
        struct row *row = &rows[entry[i].row];
        bool tied = i > 0 && entry[i].by == entry[i - 1].by;

        if (ties == TIES_ORDINAL || (!tied && ties == TIES_COMPETITION))
            rank = i + 1;
        else if (!tied)
            rank++;
        row->cohort = cohort;
        row->peers = peers;
        row->rank = i < peers ? rank : 0;
    }
}

/* The group of the same county in the year before, or NULL. */
static struct group *group_before(struct table *t, const struct group *g)
{
    struct buf text = { 0 };
    struct group *before;
    int64_t year;

    if (!decimal_fixed(g->key[KEY_YEAR], 0, &year))
        return NULL;
    decimal_write(&text, year - 1, 0);
    before = table_group(t, g->key[KEY_COUNTY], buf_view(&text));
    buf_free(&text);
    return before;
}

/* The same department's place in the year before, where it has one in the table. */
static void find_changes(struct table *t)
{
    const struct group *of = NULL, *before = NULL;
    struct finder finder;

    finder_make(&finder, t);
    for (size_t i = 0; i < t->rows; i++)
        finder_add(&finder, (uint32_t)i);
    for (size_t i = 0; i < t->rows; i++) {
        struct row *row = &t->row[i];
        uint32_t last;

        row->has_change = false;
        if (row->rank == 0)
            continue;
        if (row->group != of) {
            of = row->group;
            before = group_before(t, of);
        }
        if (before == NULL)
            continue;
        last = finder_get(&finder, before, row_key(row, KEY_DEPARTMENT));
        if (last == FINDER_NONE || t->row[last].rank == 0)
            continue;
        row->has_change = true;
        row->change = (long)t->row[last].rank - (long)row->rank;
    }
    finder_free(&finder);
}

size_t ranking_cohort_end(const struct table *t, size_t start)
{
    size_t end = start;

    while (end < t->rows && t->row[end].cohort == t->row[start].cohort)
        end++;
    return end;
}

/* Brings the rows into the order of the entries, going round each cycle of rows that change places: a
 * second array of them would be a third of all memory. The entries come to name their own places. */
static void arrange(struct row *row, struct entry *entry, size_t n)
{
    for (uint32_t start = 0; start < n; start++) {
        struct row first = row[start];
        uint32_t to = start;

        if (entry[start].row == start)
            continue;
        for (uint32_t from; (from = entry[to].row) != start; to = from) {
            row[to] = row[from];
            entry[to].row = to;
        }
        row[to] = first;
        entry[to].row = to;
    }
}

void ranking_make(struct table *t, const bool within[KEY_COUNT], enum ties ties)
{
    struct entry *entry;
    uint32_t cohort = 0;

    sort_within = within;
    entry = sort_entries(t);
    for (size_t start = 0, end; start < t->rows; start = end) {
        for (end = start + 1; end < t->rows && same_cohort(&entry[start], &entry[end]);)
            end++;
        rank_cohort(t->row, entry + start, end - start, cohort++, ties);
    }
    if (within[KEY_YEAR]) /* else the years are one cohort, and there is no year before */
        find_changes(t);
    arrange(t->row, entry, t->rows);
    free(entry);
}
