#include "finder.h"

#include <stdlib.h>
#include <string.h>

void finder_make(struct finder *f, struct table *t)
{
    size_t slots = 0;

    for (size_t i = 0; i < t->groups; i++) {
        struct group *g = t->group[i];

        g->first_slot = slots;
        g->slots = 2;
        while (g->slots / 2 < g->rows) /* at most half of them are taken */
            g->slots *= 2;
        slots += g->slots;
    }
    f->row = t->row;
    f->slot = mem_resize(NULL, slots, sizeof *f->slot);
    memset(f->slot, 0xFF, slots * sizeof *f->slot); /* FINDER_NONE */
}

/* The slot that has the row of row's department in the group, or the free one where it belongs. */
static struct finder_slot *find(const struct finder *f, const struct group *group,
                                const struct row *row)
{
    struct finder_slot *part = f->slot + group->first_slot;
    struct str department = row_key(row, KEY_DEPARTMENT);
    size_t mask = group->slots - 1, i = row->hash & mask;

    while (part[i].row != FINDER_NONE &&
           (part[i].hash != row->hash ||
            !str_eq(row_key(&f->row[part[i].row], KEY_DEPARTMENT), department)))
        i = (i + 1) & mask;
    return &part[i];
}

uint32_t finder_add(struct finder *f, uint32_t row)
{
    const struct row *added = &f->row[row];
    struct finder_slot *slot = find(f, added->group, added);

    if (slot->row == FINDER_NONE)
        *slot = (struct finder_slot){ added->hash, row };
    return slot->row;
}

uint32_t finder_get(const struct finder *f, const struct group *group, const struct row *row)
{
    return find(f, group, row)->row;
}

void finder_free(struct finder *f)
{
    free(f->slot);
    *f = (struct finder){ 0 };
}
