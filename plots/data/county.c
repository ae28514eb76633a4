#include "data/county.h"

size_t county_newest(const struct county *c, size_t department)
{
    size_t year = c->years - 1;

    while (year > 0 && c->cell[department * c->years + year] == NULL)
        year--;
    return year;
}

size_t county_ranked(const struct county *c, size_t year)
{
    size_t n = 0;

    while (c->first[year] + n < c->first[year + 1] && c->rows[c->first[year] + n].rank > 0)
        n++;
    return n;
}

struct points standing_points(const struct standing *s, int code)
{
    return code < 0 ? s->total : s->node[code];
}

struct points county_best_of(const struct county *c, size_t year, int code)
{
    struct points best = { 0 };

    for (size_t i = c->first[year]; i < c->first[year + 1]; i++) {
        struct points p = standing_points(&c->rows[i], code);

        if (p.known && (!best.known || p.value > best.value))
            best = p;
    }
    return best;
}

struct points county_mean_of(const struct county *c, size_t year, int code)
{
    int64_t n = 0, whole = 0, rest = 0;
    struct points mean = { 0 };

    for (size_t i = c->first[year]; i < c->first[year + 1]; i++) {
        struct points p = standing_points(&c->rows[i], code);

        n += p.known;
        if (p.known && p.decimals > mean.decimals)
            mean.decimals = p.decimals;
    }
    if (n == 0)
        return mean;
    /* Quotients and remainders apart: a sum of the points could overflow. */
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++) {
        struct points p = standing_points(&c->rows[i], code);

        whole += p.known ? p.value / n : 0;
        rest += p.known ? p.value % n : 0;
    }
    mean.known = true;
    mean.value = whole + rest / n;
    return points_round(mean);
}

struct points county_mean(const struct county *c, size_t year)
{
    return county_mean_of(c, year, -1);
}

bool standing_has_interval(const struct standing *s)
{
    return s->rank > 0 && s->p05 > 0 && s->p95 > 0;
}

const struct standing *county_least_sure(const struct county *c, size_t year, long *still)
{
    const struct standing *least = NULL;

    *still = 0;
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++) {
        const struct standing *s = &c->rows[i];

        if (!standing_has_interval(s))
            continue;
        *still += s->p05 == s->p95;
        if (s->p95 > s->p05 && (least == NULL || s->p95 - s->p05 > least->p95 - least->p05))
            least = s;
    }
    return least;
}
