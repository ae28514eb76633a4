#include "ranks/ranking.h"

#include <stdlib.h>

#include "decimal.h"
#include "rows/finder.h"

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

int ranking_compare_years(struct str a, struct str b)
{
    int64_t x = 0, y = 0;
    bool a_number = decimal_fixed(a, 0, &x), b_number = decimal_fixed(b, 0, &y);

    if (a_number != b_number)
        return a_number ? -1 : 1;
    if (a_number && x != y)
        return compare_numbers(x, y);
    return str_cmp(a, b);
}

static int compare_groups(const struct group *a, const struct group *b, const bool *by)
{
    int order = by[KEY_COUNTY] ? str_cmp(a->key[KEY_COUNTY], b->key[KEY_COUNTY]) : 0;

    if (order == 0 && by[KEY_YEAR])
        order = ranking_compare_years(a->key[KEY_YEAR], b->key[KEY_YEAR]);
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

/* Numbers the groups in their order, and those that are ranked together. Returns how many numbers
 * the latter are. */
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

/* What stands for a row while it is sorted: little enough to be moved about, and enough to tell two
 * rows apart without a look at them, but for those of the same points. */
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

/* An entry for every row, cohort by cohort, and where each cohort ends. */
static struct entry *make_entries(const struct table *t, size_t *end, uint32_t cohorts)
{
    struct entry *entry = mem_resize(NULL, t->rows, sizeof *entry);

    for (size_t i = 0; i < t->groups; i++)
        end[t->group[i]->cohort] += t->group[i]->rows;
    for (uint32_t c = 1; c < cohorts; c++)
        end[c] += end[c - 1];
    for (size_t i = t->rows; i-- > 0;) { /* each end goes down to where its cohort begins */
        const struct row *row = &t->row[i];

        entry[--end[row->group->cohort]] = (struct entry){
            .by = row->scored ? row->by : INT64_MIN,
            .group_order = row->group->order,
            .row = (uint32_t)i,
        };
    }
    for (uint32_t c = 0; c < cohorts; c++)
        end[c] = c + 1 < cohorts ? end[c + 1] : t->rows;
    return entry;
}

/* Fills in the places of a cohort whose entries are sorted. */
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

/* Sorts and ranks the rows of one number of cohort, or of several that only the department tells
 * apart. Returns the number of the cohort behind them. */
static uint32_t rank_together(struct row *rows, struct entry *entry, size_t n, uint32_t cohort,
                              enum ties ties)
{
    qsort(entry, n, sizeof *entry, compare_entries);
    for (size_t start = 0, end; start < n; start = end) {
        end = sort_within[KEY_DEPARTMENT] ? start + 1 : n;
        while (end < n && compare_departments(&entry[start], &entry[end]) == 0)
            end++;
        rank_cohort(rows, entry + start, end - start, cohort++, ties);
    }
    return cohort;
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

/* The same department's place in the year before, where it has one in the table. Rows are taken as
 * they came, which from score is county by county and year by year: few are far from the one
 * before. */
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
        last = finder_get(&finder, before, row);
        if (last == ROW_NONE || t->row[last].rank == 0)
            continue;
        row->has_change = true;
        row->change = (long)t->row[last].rank - (long)row->rank;
    }
    finder_free(&finder);
}

size_t ranking_cohort_end(const struct table *t, size_t start)
{
    size_t end = start;

    while (end < t->rows && t->ranked[end]->cohort == t->ranked[start]->cohort)
        end++;
    return end;
}

void ranking_make(struct table *t, const bool within[KEY_COUNT], enum ties ties)
{
    struct entry *entry;
    uint32_t cohorts, cohort = 0;
    size_t *end;

    sort_within = within;
    sort_rows = t->row;
    t->ranked = mem_resize(t->ranked, t->rows, sizeof *t->ranked);
    cohorts = number_groups(t);
    end = mem_new(cohorts, sizeof *end);
    entry = make_entries(t, end, cohorts);
    for (uint32_t c = 0; c < cohorts; c++) {
        size_t start = c > 0 ? end[c - 1] : 0;

        cohort = rank_together(t->row, entry + start, end[c] - start, cohort, ties);
    }
    for (size_t i = 0; i < t->rows; i++)
        t->ranked[i] = &t->row[entry[i].row];
    free(entry);
    free(end);
    if (within[KEY_YEAR]) /* else the years are one cohort, and there is no year before */
        find_changes(t);
}
