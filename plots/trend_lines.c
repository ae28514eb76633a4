#include "trend_lines.h"

#include <stdlib.h>

enum {
    NAMED_AT_MOST = 30, /* lines; beyond it only those that are spoken of have a name */
    SPOKEN_ALIKE = 3,   /* as many may share the first or last place and still be spoken of */
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

/* Gives a role to all lines whose total in the last year is the most (the least: sign -1), unless too
 * many share it. */
static void give_place(struct trend_lines *t, enum trend_role role, int sign)
{
    size_t last = t->county->years - 1, alike = 0;
    int64_t most = INT64_MIN;

    for (size_t i = 0; i < t->n; i++)
        if (t->line[i].last == last) {
            int64_t total = sign * t->line[i].at[last]->total.value;

            alike = total > most ? 1 : alike + (total == most);
            most = total > most ? total : most;
        }
    for (size_t i = 0; i < t->n && alike <= SPOKEN_ALIKE; i++)
        if (t->line[i].last == last && sign * t->line[i].at[last]->total.value == most)
            t->line[i].roles |= role;
}

static void give_move(struct trend_lines *t, enum trend_role role, int sign)
{
    int64_t most = 0;

    for (size_t i = 0; i < t->n; i++)
        if (sign * t->line[i].moved > most)
            most = sign * t->line[i].moved;
    for (size_t i = 0; i < t->n && most > 0; i++)
        if (sign * t->line[i].moved == most)
            t->line[i].roles |= role;
}

/* With one line there is nothing to tell; of two, which is the greater rise can be seen. */
static void give_roles(struct trend_lines *t)
{
    give_place(t, TREND_BEST, 1);
    if (t->n > 1)
        give_place(t, TREND_LAST, -1);
    if (t->n > 2) {
        give_move(t, TREND_RISE, 1);
        give_move(t, TREND_FALL, -1);
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
