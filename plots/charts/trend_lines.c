#include "charts/trend_lines.h"

#include <stdlib.h>

enum {
    NAMED_AT_MOST = 30, /* lines; beyond it only those that are spoken of have a name */
    SPOKEN_ALIKE = 3,   /* as many may share a role */
};

bool trend_has_total(const struct trend_line *l, size_t year)
{
    return l->at[year] != NULL && l->at[year]->total.known;
}

bool trend_is_provisional(const struct trend_line *l, size_t year)
{
    return trend_has_total(l, year) && l->at[year]->missing > 0;
}

static bool years_part(const struct trend_lines *t, size_t year)
{
    const long *years = t->county->year;

    return year == 0 || years[year] - years[year - 1] > t->due;
}

bool trend_breaks_before(const struct trend_lines *t, const struct trend_line *l, size_t year)
{
    return years_part(t, year) || !trend_has_total(l, year - 1);
}

bool trend_mean_breaks_before(const struct trend_lines *t, size_t year)
{
    return years_part(t, year) || !t->mean[year - 1].known;
}

static long smallest_distance(const struct county *c)
{
    long smallest = c->year[c->years - 1] - c->year[0];

    for (size_t y = 1; y < c->years; y++)
        if (c->year[y] - c->year[y - 1] < smallest)
            smallest = c->year[y] - c->year[y - 1];
    return smallest;
}

static void take_line(struct trend_lines *t, size_t department)
{
    const struct county *c = t->county;
    struct trend_line l = { .at = (const struct standing *const *)&c->cell[department * c->years],
                            .department = c->department[department] };
    size_t totals = 0;

    for (size_t y = 0; y < c->years; y++) {
        double total;

        if (!trend_has_total(&l, y)) {
            l.gap = true;
            continue;
        }
        total = chart_value(l.at[y]->total.value);
        t->low = t->n + totals == 0 || total < t->low ? total : t->low;
        t->high = t->n + totals == 0 || total > t->high ? total : t->high;
        l.gap |= y > 0 && years_part(t, y);
        l.last = y;
        totals++;
    }
    if (totals == 0)
        return;
    if (trend_has_total(&l, 0) && l.last + 1 == c->years)
        l.moved = l.at[l.last]->total.value - l.at[0]->total.value;
    t->line[t->n++] = l;
}

/* What a line is compared by for a role. False where it cannot be compared. */
typedef bool measure(const struct trend_lines *t, const struct trend_line *l, int64_t *value);

static bool last_total(const struct trend_lines *t, const struct trend_line *l, int64_t *value)
{
    *value = l->at[l->last]->total.value;
    return l->last + 1 == t->county->years;
}

static bool move(const struct trend_lines *t, const struct trend_line *l, int64_t *value)
{
    (void)t;
    *value = l->moved;
    return l->moved != 0;
}

/* Gives a role to the lines that have the most (the least: sign -1), and at least so much, unless
 * too many share it. */
static void give_role(struct trend_lines *t, enum trend_role role, measure *of, int sign,
                      int64_t least)
{
    int64_t most = least, value;
    size_t alike = 0;

    for (size_t i = 0; i < t->n; i++)
        if (of(t, &t->line[i], &value) && sign * value >= most) {
            alike = sign * value > most ? 1 : alike + 1;
            most = sign * value;
        }
    for (size_t i = 0; i < t->n && alike <= SPOKEN_ALIKE; i++)
        if (of(t, &t->line[i], &value) && sign * value == most)
            t->line[i].roles |= role;
}

/* With one line there is nothing to tell; of two, which is the greater rise can be seen. */
static void give_roles(struct trend_lines *t)
{
    give_role(t, TREND_BEST, last_total, 1, INT64_MIN);
    if (t->n > 1)
        give_role(t, TREND_LAST, last_total, -1, INT64_MIN);
    if (t->n > 2) {
        give_role(t, TREND_RISE, move, 1, 1);
        give_role(t, TREND_FALL, move, -1, 1);
    }
}

static void give_names(struct trend_lines *t)
{
    for (size_t i = 0; i < t->n; i++) {
        struct trend_line *l = &t->line[i];

        t->spoken_of += l->roles != 0;
        l->named = t->n <= NAMED_AT_MOST || l->roles != 0;
        t->gaps |= l->named && l->gap;
        for (size_t y = 0; y < t->county->years; y++)
            t->provisional |= l->named && trend_is_provisional(l, y);
    }
}

void trend_lines_set(struct trend_lines *t, const struct county *c)
{
    *t = (struct trend_lines){ .county = c, .due = smallest_distance(c) };
    t->line = mem_new(c->departments, sizeof *t->line);
    t->mean = mem_new(c->years, sizeof *t->mean);
    for (size_t d = 0; d < c->departments; d++)
        take_line(t, d);
    for (size_t y = 0; y < c->years; y++) {
        t->mean[y] = county_mean(c, y);
        if (t->mean[y].known)
            t->last_mean = y;
    }
    give_roles(t);
    give_names(t);
}

void trend_lines_free(struct trend_lines *t)
{
    free(t->line);
    free(t->mean);
}
