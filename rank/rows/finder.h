/* Finds the row of a department among those of its county and year.
 *
 * Every group has a hash table of its own (row_slots.h), all in one piece of memory: rows come and
 * are asked for group by group, and so all but the part of one stays out of the processor's way. */
#ifndef JIXIAO_FINDER_H
#define JIXIAO_FINDER_H

#include "row_slots.h"
#include "rows/table.h"

struct finder {
    const struct row *row;
    struct row_slot *slot;
};

/* Makes room for every row of the table, and has none yet. The rows must not move while it is
 * used. */
void finder_make(struct finder *f, struct table *t);

/* Adds a row unless there is one of the same keys. Returns the number of that which is there
 * then. */
uint32_t finder_add(struct finder *f, uint32_t row);

/* The number of the row that row's department has in a group, or ROW_NONE. */
uint32_t finder_get(const struct finder *f, const struct group *group, const struct row *row);

void finder_free(struct finder *f);

#endif
