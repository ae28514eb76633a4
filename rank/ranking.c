#include "ranking.h"

#include <stdlib.h>

#include "decimal.h"
#include "strmap.h"

const char *const ties_names[TIES + 1] = {
    [TIES_COMPETITION] = "competition",
    [TIES_DENSE] = "dense",
    [TIES_ORDINAL] = "ordinal",
};

/* qsort hands its comparator no context, so what it needs stands here while it runs. */
static const bool *sort_within;

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

static int compare_key(const struct row *a, const struct row *b, int key)
{
    return key == KEY_YEAR ? compare_years(a->key[key], b->key[key])
                           : str_cmp(a->key[key], b->key[key]);
}

static int compare_cohorts(const struct row *a, const struct row *b)
{
    for (int key = 0; key < KEY_COUNT; key++) {
        int order = sort_within[key] ? compare_key(a, b, key) : 0;

        if (order != 0)
            return order;
    }
    return 0;
}

static int compare_rows(const void *x, const void *y)
{
    const struct row *a = x, *b = y;
    int order = compare_cohorts(a, b);

    if (order == 0)
        order = b->scored - a->scored;
    if (order == 0 && a->scored)
        order = compare_numbers(b->by, a->by);
    for (int key = 0; order == 0 && key < KEY_COUNT; key++)
        order = compare_key(a, b, key);
    return order != 0 ? order : (a->number > b->number) - (a->number < b->number);
}

static void rank_cohort(struct row *row, size_t n, size_t cohort, enum ties ties)
{
    size_t peers = 0;

    while (peers < n && row[peers].scored)
        peers++;
    for (size_t i = 0; i < n; i++) {
        bool tied = i > 0 && i < peers && row[i].by == row[i - 1].by;

        row[i].cohort = cohort;
        row[i].peers = peers;
        if (i >= peers)
            row[i].rank = 0;
        else if (tied && ties != TIES_ORDINAL)
            row[i].rank = row[i - 1].rank;
        else if (i > 0 && ties == TIES_DENSE)
            row[i].rank = row[i - 1].rank + 1;
        else
            row[i].rank = i + 1;
    }
}

static struct str name_in_year(struct table *t, const struct row *row, struct str year)
{
    struct buf key = { 0 };
    struct str kept;

    buf_str(&key, row->key[KEY_COUNTY]);
    buf_char(&key, '\0');
    buf_str(&key, year);
    buf_char(&key, '\0');
    buf_str(&key, row->key[KEY_DEPARTMENT]);
    kept = (struct str){ arena_copy(&t->arena, key.s, key.n), key.n };
    buf_free(&key);
    return kept;
}

/* The same department's place in the year before, where it has one in the table. */
static void find_changes(struct table *t)
{
    struct strmap index = { 0 };
    struct buf before = { 0 };

    for (size_t i = 0; i < t->rows; i++)
        strmap_add(&index, name_in_year(t, &t->row[i], t->row[i].key[KEY_YEAR]), (int)i);
    for (size_t i = 0; i < t->rows; i++) {
        struct row *row = &t->row[i];
        int64_t year;
        int last;

        row->has_change = false;
        if (row->rank == 0 || !decimal_fixed(row->key[KEY_YEAR], 0, &year))
            continue;
        buf_clear(&before);
        decimal_write(&before, year - 1, 0);
        last = strmap_get(&index, name_in_year(t, row, buf_view(&before)));
        if (last == STRMAP_NONE || t->row[last].rank == 0)
            continue;
        row->has_change = true;
        row->change = (long)t->row[last].rank - (long)row->rank;
    }
    strmap_free(&index);
    buf_free(&before);
}

size_t ranking_cohort_end(const struct table *t, size_t start)
{
    size_t end = start;

    while (end < t->rows && t->row[end].cohort == t->row[start].cohort)
        end++;
    return end;
}

void ranking_make(struct table *t, const bool within[KEY_COUNT], enum ties ties)
{
    size_t cohort = 0;

    sort_within = within;
    if (t->rows > 1)
        qsort(t->row, t->rows, sizeof *t->row, compare_rows);
    for (size_t start = 0, end; start < t->rows; start = end) {
        for (end = start + 1; end < t->rows && compare_cohorts(&t->row[start], &t->row[end]) == 0;)
            end++;
        rank_cohort(t->row + start, end - start, cohort++, ties);
    }
    if (within[KEY_YEAR]) /* else the years are one cohort, and there is no year before */
        find_changes(t);
}
