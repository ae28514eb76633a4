/* Departments that came more than once. */
#ifndef JIXIAO_RANK_REPEATED_H
#define JIXIAO_RANK_REPEATED_H

#include "rows/table.h"

/* Drops a department's earlier rows, with a warning for each. */
void repeated_drop(struct table *t, struct report *report);

#endif
