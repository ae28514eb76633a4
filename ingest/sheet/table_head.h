/* The head of a table: what its columns are. One row, or two (sections above, names below), and
 * perhaps one of units. */
#ifndef JIXIAO_INGEST_TABLE_HEAD_H
#define JIXIAO_INGEST_TABLE_HEAD_H

#include "sheet/table.h"

/* Makes the columns from a resolved row; what is wrong with it is reported. */
void table_head_read(struct table *t, const struct row *row);

/* Whether a row below the head still belongs to it, and takes it then. */
bool table_head_takes(struct table *t, struct row *row);

#endif
