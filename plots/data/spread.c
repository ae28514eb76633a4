#include "data/spread.h"

#include <stdlib.h>

#include "decimal.h"

/* The lower total first; equal ones in the order of the ranking. */
static int by_total(const void *left, const void *right)
{
    const struct standing *a = *(const struct standing *const *)left;
    const struct standing *b = *(const struct standing *const *)right;

    if (a->total.value != b->total.value)
        return a->total.value < b->total.value ? -1 : 1;
    return (a > b) - (a < b);
}

/* The quarter-th quartile, exact in quarters of the last decimal before it is rounded. */
static struct points quartile(const struct spread *s, size_t quarter, unsigned decimals)
{
    size_t below = (s->n - 1) * quarter / 4, past = (s->n - 1) * quarter % 4;
    int64_t unit = 4 * decimal_power(POINTS_SCALE - decimals);
    int64_t low = s->at[below]->total.value;
    int64_t high = past == 0 ? low : s->at[below + 1]->total.value;
    int64_t quarters = 4 * low + (high - low) * (int64_t)past;
    int64_t whole = quarters / unit, rest = quarters % unit;

    if (rest < 0) {
        rest += unit;
        whole--;
    }
    return (struct points){ true, (whole + (rest * 2 >= unit)) * (unit / 4), decimals };
}

void spread_set(struct spread *s, const struct county *c, size_t year)
{
    unsigned decimals = 0;

    *s = (struct spread){ .at = mem_new(c->first[year + 1] - c->first[year] + 1, sizeof *s->at) };
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++) {
        const struct standing *row = &c->rows[i];

        if (!row->total.known)
            continue;
        decimals = row->total.decimals > decimals ? row->total.decimals : decimals;
        s->at[s->n++] = row;
    }
    if (s->n == 0)
        return;
    qsort(s->at, s->n, sizeof *s->at, by_total);
    s->lowest = s->at[0]->total;
    s->highest = s->at[s->n - 1]->total;
    s->lower = quartile(s, 1, decimals);
    s->median = quartile(s, 2, decimals);
    s->upper = quartile(s, 3, decimals);
    while (s->last < s->n && s->at[s->last]->total.value == s->lowest.value)
        s->last++;
    while (s->best < s->n && s->at[s->n - 1 - s->best]->total.value == s->highest.value)
        s->best++;
}

struct points spread_range(const struct spread *s)
{
    struct points range = s->median; /* for the decimals */

    range.value = s->highest.value - s->lowest.value;
    return range;
}

void spread_free(struct spread *s)
{
    free(s->at);
}
