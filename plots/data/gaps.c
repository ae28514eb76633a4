#include "data/gaps.h"

#include <stdlib.h>
#include <string.h>

#include "decimal.h"

/* Nobody's points are near this; sums of more could overflow. */
#define OWN_MOST (INT64_C(100000) * INT64_C(1000000000))

static bool read(struct str text, struct points *p)
{
    const char *point = memchr(text.s, '.', text.n);
    size_t behind = point == NULL ? 0 : text.n - (size_t)(point - text.s) - 1;

    *p = (struct points){ .decimals = behind < POINTS_SCALE ? (unsigned)behind : POINTS_SCALE };
    p->known = text.n > 0 && decimal_fixed(text, POINTS_SCALE, &p->value) && p->value < OWN_MOST &&
               p->value > -OWN_MOST;
    return p->known;
}

static void add(struct points *sum, struct points p)
{
    sum->known = true;
    sum->value += p.value;
    sum->decimals = p.decimals > sum->decimals ? p.decimals : sum->decimals;
}

static void compare(struct gap *gap, const struct explained *e)
{
    struct points own, points;

    gap->indicators++;
    if (!read(str_is(e->self, "NA") ? e->weight : e->self, &own) || !read(e->points, &points))
        return;
    add(&gap->own, own);
    add(&gap->points, points);
    gap->compared++;
}

static struct str stated_total(const struct remarks *r, const struct standing *s)
{
    for (const struct finding *f = remarks_findings(r, s); f != NULL; f = f->next)
        if (str_is(f->kind, "self_total"))
            return f->reported;
    return (struct str){ 0 };
}

static int by_more(const void *left, const void *right)
{
    const struct gap *a = left, *b = right;

    if (a->more.value != b->more.value)
        return a->more.value > b->more.value ? -1 : 1;
    return (a->standing > b->standing) - (a->standing < b->standing);
}

/* Rounded half up to the decimals that the gaps have. Quotients and remainders apart: a sum of the
 * gaps could overflow. */
static struct points mean_of(const struct gaps *g)
{
    int64_t n = (int64_t)g->n, whole = 0, rest = 0;
    struct points mean = { .known = n > 0 };

    for (size_t i = 0; i < g->n; i++) {
        whole += g->gap[i].more.value / n;
        rest += g->gap[i].more.value % n;
        mean.decimals = g->gap[i].more.decimals;
    }
    if (n == 0)
        return mean;
    mean.value = whole + rest / n;
    return points_round(mean);
}

void gaps_set(struct gaps *g, const struct remarks *r, const struct county *c, size_t year)
{
    size_t rows = c->first[year + 1] - c->first[year];
    unsigned decimals = 0;

    *g = (struct gaps){ .gap = mem_new(rows + 1, sizeof *g->gap),
                        .without = mem_new(rows + 1, sizeof *g->without) };
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++) {
        struct gap *gap = &g->gap[g->n];

        *gap = (struct gap){ .standing = &c->rows[i], .stated = stated_total(r, &c->rows[i]) };
        for (const struct explained *e = remarks_explained(r, &c->rows[i]); e != NULL; e = e->next)
            compare(gap, e);
        if (gap->compared == 0) {
            g->without[g->withouts++] = &c->rows[i];
            continue;
        }
        gap->more = (struct points){ .known = true, .value = gap->own.value - gap->points.value };
        decimals = gap->own.decimals > decimals ? gap->own.decimals : decimals;
        decimals = gap->points.decimals > decimals ? gap->points.decimals : decimals;
        g->over += gap->more.value > 0;
        g->under += gap->more.value < 0;
        g->n++;
    }
    for (size_t i = 0; i < g->n; i++)
        g->gap[i].own.decimals = g->gap[i].points.decimals = g->gap[i].more.decimals = decimals;
    qsort(g->gap, g->n, sizeof *g->gap, by_more);
    g->mean = mean_of(g);
}

void gaps_free(struct gaps *g)
{
    free(g->gap);
    free(g->without);
}

void gaps_write(struct buf *out, struct points more)
{
    if (more.value > 0)
        buf_char(out, '+');
    if (more.value < 0) {
        buf_text(out, "−");
        more.value = -more.value;
    }
    points_write(out, more);
}
