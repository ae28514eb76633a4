/* Why a cell that is no plain figure cannot be one, as a table: the ways in which people and Excel
 * write something that only looks like a number. */
#ifndef JIXIAO_INGEST_REFUSAL_H
#define JIXIAO_INGEST_REFUSAL_H

#include "str.h"

/* What is wrong with this text (cleaned: see cell.h) and what to do, or NULL where the table has no
 * row for it. */
const char *refusal_reason(struct str text);

/* Whether Excel would take a text (cleaned) for a formula. */
bool refusal_begins_formula(struct str text);

/* Whether what stands behind a number cannot be meant as a unit: more digits, signs,
 * punctuation. */
bool refusal_is_no_unit(struct str behind);

#endif
