#include "data/moves.h"

static void consider(struct move *greatest, const struct standing *s, int64_t points,
                     bool provisional)
{
    if (points <= greatest->points.value)
        return;
    greatest->department = s->department;
    greatest->provisional = provisional;
    greatest->points = (struct points){ true, points, s->total.decimals };
}

void moves_greatest(const struct county *c, size_t from, size_t to, struct move *rise,
                    struct move *fall)
{
    *rise = *fall = (struct move){ 0 };
    for (size_t d = 0; d < c->departments; d++) {
        const struct standing *a = c->cell[d * c->years + from], *b = c->cell[d * c->years + to];

        if (a == NULL || b == NULL || !a->total.known || !b->total.known)
            continue;
        consider(rise, b, b->total.value - a->total.value, a->missing > 0 || b->missing > 0);
        consider(fall, b, a->total.value - b->total.value, a->missing > 0 || b->missing > 0);
    }
}
