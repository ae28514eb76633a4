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

/* The slot that has the department's row, or the free one where it belongs. */
static uint32_t *find(const struct finder *f, const struct group *group, struct str department)
{
    size_t mask = group->slots - 1, i = (size_t)str_hash(department) & mask;
    uint32_t *part = f->slot + group->first_slot;

    while (part[i] != FINDER_NONE && !str_eq(row_key(&f->row[part[i]], KEY_DEPARTMENT), department))
        i = (i + 1) & mask;
    return &part[i];
}

uint32_t finder_add(struct finder *f, uint32_t row)
{
    uint32_t *slot = find(f, f->row[row].group, row_key(&f->row[row], KEY_DEPARTMENT));

    if (*slot == FINDER_NONE)
        *slot = row;
    return *slot;
}

uint32_t finder_get(const struct finder *f, const struct group *group, struct str department)
{
    return *find(f, group, department);
}

void finder_free(struct finder *f)
{
    free(f->slot);
    *f = (struct finder){ 0 };
}
