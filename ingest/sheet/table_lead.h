/* How a row of a table begins, and what of that tells it from a submission: 合计, 注：..., the name
 * of a group of departments. */
#ifndef JIXIAO_INGEST_TABLE_LEAD_H
#define JIXIAO_INGEST_TABLE_LEAD_H

#include "sheet/table.h"

/* What its first cell that is not blank names, and its department's cell. */
struct table_lead {
    size_t first;
    enum name_kind kind, department;
};

/* Of a row that is not blank. */
struct table_lead table_lead_of(struct table *t, const struct row *row);

/* What a cell names, totals too. */
enum name_kind table_lead_kind(struct table *t, struct str cell);

/* Whether it is the name of a key: the row is a head, or a form's. */
bool table_lead_is_key(const struct table_lead *lead);

/* Whether the row is one of totals, a line under the table or another that is no submission. What
 * somebody might miss is reported. */
bool table_lead_is_aside(struct table *t, const struct row *row, const struct table_lead *lead);

#endif
