#include "charts/bump_lines.h"

#include <stdlib.h>

enum {
    NAMED_AT_MOST = 40, /* beyond it not all lines have a name */
    NAMED_OF_EACH_END = 10,
    MOVERS = 4, /* so many that rose most, and that fell most, are named then */
    ALIKE = 3,  /* more than so many that moved alike are not spoken of */
};

bool bump_has_rank(const struct bump_line *l, size_t year)
{
    return l->at[year] != NULL && l->at[year]->rank > 0;
}

bool bump_is_provisional(const struct bump_line *l, size_t year)
{
    return bump_has_rank(l, year) && l->at[year]->missing > 0;
}

static void take_line(struct bump_lines *b, size_t department)
{
    const struct county *c = b->county;
    struct bump_line l = { .at = (const struct standing *const *)&c->cell[department * c->years],
                           .department = c->department[department] };
    bool any = false;

    for (size_t y = 0; y < c->years; y++) {
        if (!bump_has_rank(&l, y)) {
            l.gap = true;
            continue;
        }
        l.first = any ? l.first : y;
        l.last = y;
        any = true;
        b->last_rank = l.at[y]->rank > b->last_rank ? l.at[y]->rank : b->last_rank;
    }
    if (!any)
        return;
    l.moves = l.first == 0 && l.last > 0 && l.last + 1 == c->years;
    if (l.moves)
        l.won = l.at[0]->rank - l.at[l.last]->rank;
    b->line[b->n++] = l;
}

/* The most places that any line won (lost: sign -1); 0 where none did. */
static long most_won(const struct bump_lines *b, int sign)
{
    long most = 0;

    for (size_t i = 0; i < b->n; i++)
        if (sign * b->line[i].won > most)
            most = sign * b->line[i].won;
    return most;
}

static void mark_most(struct bump_lines *b, int sign)
{
    long most = most_won(b, sign);
    size_t alike = 0;

    for (size_t i = 0; i < b->n; i++)
        alike += most > 0 && sign * b->line[i].won == most;
    for (size_t i = 0; i < b->n && alike > 0 && alike <= ALIKE; i++)
        if (sign * b->line[i].won == most)
            *(sign > 0 ? &b->line[i].rises : &b->line[i].falls) = true;
}

static int by_won(const void *left, const void *right)
{
    const struct bump_line *a = *(struct bump_line *const *)left;
    const struct bump_line *b = *(struct bump_line *const *)right;

    if (a->won != b->won)
        return a->won > b->won ? -1 : 1;
    return str_cmp(a->department, b->department);
}

/* Those that moved most, and both ends of the last year, whose rows stand by rank. */
static void name_some(struct bump_lines *b)
{
    const struct county *c = b->county;
    size_t ranked = county_ranked(c, c->years - 1), first = c->first[c->years - 1];
    long high = 0, low = 0;
    struct bump_line **order = mem_new(b->n + 1, sizeof(struct bump_line *));

    if (ranked > 0) {
        high = c->rows[first + (ranked < NAMED_OF_EACH_END ? ranked : NAMED_OF_EACH_END) - 1].rank;
        low = c->rows[first + (ranked < NAMED_OF_EACH_END ? 0 : ranked - NAMED_OF_EACH_END)].rank;
    }
    for (size_t i = 0; i < b->n; i++) {
        struct bump_line *l = order[i] = &b->line[i];

        if (l->last + 1 == c->years)
            l->named = l->at[l->last]->rank <= high || l->at[l->last]->rank >= low;
    }
    qsort(order, b->n, sizeof *order, by_won);
    for (size_t i = 0; i < MOVERS && i < b->n; i++) {
        order[i]->named |= order[i]->won > 0;
        order[b->n - 1 - i]->named |= order[b->n - 1 - i]->won < 0;
    }
    free(order);
}

void bump_lines_set(struct bump_lines *b, const struct county *c)
{
    *b = (struct bump_lines){ .county = c };
    b->line = mem_new(c->departments + 1, sizeof *b->line);
    for (size_t d = 0; d < c->departments; d++)
        take_line(b, d);
    if (county_ranked(c, c->years - 1) > 0)
        b->newest_last = c->rows[c->first[c->years - 1] + county_ranked(c, c->years - 1) - 1].rank;
    if (b->n > 2) { /* of two, who rises can be seen */
        mark_most(b, 1);
        mark_most(b, -1);
    }
    if (b->n > NAMED_AT_MOST)
        name_some(b);
    for (size_t i = 0; i < b->n; i++) {
        struct bump_line *l = &b->line[i];

        l->named |= b->n <= NAMED_AT_MOST || l->rises || l->falls;
        b->named += l->named;
        b->gaps |= l->named && l->gap;
        for (size_t y = 0; y < c->years; y++)
            b->provisional |= l->named && bump_is_provisional(l, y);
    }
}

void bump_lines_free(struct bump_lines *b)
{
    free(b->line);
}
