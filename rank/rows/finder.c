#include "rows/finder.h"

#include <stdlib.h>

void finder_make(struct finder *f, struct table *t)
{
    size_t slots = 0;

    for (size_t i = 0; i < t->groups; i++) {
        struct group *g = t->group[i];

        g->first_slot = slots;
        g->slots = row_slots_for(g->rows);
        slots += g->slots;
    }
    f->row = t->row;
    f->slot = mem_resize(NULL, slots, sizeof *f->slot);
    row_slots_clear(f->slot, slots);
}

/* The slot that has the row of row's department in the group, or the free one where it belongs. */
static struct row_slot *find(const struct finder *f, const struct group *group,
                             const struct row *row)
{
    struct row_slots slots = { f->slot + group->first_slot, group->slots };
    struct row_slot *s = row_slots_first(slots, row->hash);
    struct str department = row_key(row, KEY_DEPARTMENT);

    while (s->row != ROW_NONE && !str_eq(row_key(&f->row[s->row], KEY_DEPARTMENT), department))
        s = row_slots_next(slots, s);
    return s;
}

uint32_t finder_add(struct finder *f, uint32_t row)
{
    const struct row *added = &f->row[row];
    struct row_slot *slot = find(f, added->group, added);

    if (slot->row == ROW_NONE)
        *slot = (struct row_slot){ added->hash, row };
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
