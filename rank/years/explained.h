/* What score --explain wrote, taken into the archive beside the run that it explains. */
#ifndef JIXIAO_RANK_EXPLAINED_H
#define JIXIAO_RANK_EXPLAINED_H

#include "archive/query.h"
#include "rows/table.h"

/* Reads the file, inside the run's transaction. place has the ids of the table's rows. False with
 * an error in the archive's report where the file cannot be read, or does not explain these
 * scores. */
bool explained_keep(const char *path, const struct table *t, const int64_t *place, int64_t run,
                    struct archive *a);

#endif
