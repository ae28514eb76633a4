/* What must hold of rankings from several shards before their rows are ranked anew. */
#ifndef JIXIAO_RANK_SHARDS_H
#define JIXIAO_RANK_SHARDS_H

#include "rows/table.h"

/* Whether no cohort came from two inputs: those of one cohort are scored against each other, and a
 * shard that had only some of them did that with the wrong maxima and minima. Else a fault. */
bool shards_whole(const struct table *t, const bool cohort[KEY_COUNT], struct report *report);

#endif
