#include "data/losses.h"

#include <stdlib.h>

#include "decimal.h"

_Static_assert((int)POINTS_SCALE == (int)WEIGHT_SCALE, "points and weights are subtracted");

static int section_of(const struct framework *fw, int node)
{
    while (fw->node[node].parent > 0)
        node = fw->node[node].parent;
    return node;
}

/* Points beyond the weight are no gain elsewhere. */
static bool lost_by(const struct loss *l, const struct standing *s, int64_t *lost)
{
    struct points p = s->node[l->code];

    if (!p.known)
        return false;
    *lost = l->node->weight - p.value;
    if (*lost < 0)
        *lost = 0;
    if (*lost > l->node->weight)
        *lost = l->node->weight;
    return true;
}

/* A sum that stays where it would overflow: nobody's points come near it. */
static int64_t add(int64_t a, int64_t b)
{
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

void losses_set(struct losses *l, const struct framework *fw, const struct standings *s,
                const struct county *c, size_t year)
{
    *l = (struct losses){ .loss = mem_new(fw->nodes, sizeof *l->loss) };
    for (size_t i = 1; i < fw->nodes; i++) {
        struct loss *loss = &l->loss[l->n];
        int code = standings_code(s, fw->node[i].code);

        if (node_is_section(&fw->node[i]) || code < 0 || fw->node[i].weight <= 0)
            continue;
        *loss = (struct loss){ &fw->node[i], section_of(fw, (int)i), code, 0, 0 };
        for (size_t r = c->first[year]; r < c->first[year + 1]; r++) {
            int64_t lost;

            if (!lost_by(loss, &c->rows[r], &lost))
                continue;
            loss->lost = add(loss->lost, lost);
            loss->counted++;
        }
        l->lost = add(l->lost, loss->lost);
        l->n++;
    }
}

void losses_free(struct losses *l)
{
    free(l->loss);
}

static int by_lost(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;

    if (a->lost != b->lost)
        return a->lost > b->lost ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

static int by_share(const void *left, const void *right)
{
    const struct loss *a = left, *b = right;
    double a_share = -1, b_share = -1; /* of one that nobody has points for */

    loss_mean_share(a, &a_share);
    loss_mean_share(b, &b_share);
    if (a_share != b_share)
        return a_share > b_share ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

void losses_sort(struct losses *l, enum losses_order order)
{
    qsort(l->loss, l->n, sizeof *l->loss, order == LOSSES_BY_SHARE ? by_share : by_lost);
}

struct points loss_of(const struct loss *l, const struct standing *s)
{
    struct points lost = { .decimals = s->node[l->code].decimals };

    lost.known = lost_by(l, s, &lost.value);
    return lost;
}

struct points loss_mean(const struct loss *l, unsigned decimals)
{
    struct points mean = { .known = l->counted > 0, .decimals = decimals };

    if (mean.known)
        mean.value = l->lost / l->counted;
    return points_round(mean);
}

bool loss_share(const struct loss *l, const struct standing *s, double *share)
{
    int64_t lost;

    if (!lost_by(l, s, &lost))
        return false;
    *share = (double)lost / (double)l->node->weight;
    return true;
}

bool loss_mean_share(const struct loss *l, double *share)
{
    if (l->counted == 0)
        return false;
    *share = (double)l->lost / (double)l->counted / (double)l->node->weight;
    return true;
}

void losses_keep(struct losses *l, size_t n)
{
    while (l->n > n) {
        size_t least = 0;
        double least_share = 2;

        for (size_t i = 0; i < l->n; i++) {
            double share = -1; /* of one that nobody has points for */

            loss_mean_share(&l->loss[i], &share);
            if (share <= least_share) {
                least_share = share;
                least = i;
            }
        }
        l->n--;
        for (size_t i = least; i < l->n; i++)
            l->loss[i] = l->loss[i + 1];
    }
}
