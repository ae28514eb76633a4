/* The columns that a ranking has beside those of the scores. */
#ifndef JIXIAO_RANK_COLUMNS_H
#define JIXIAO_RANK_COLUMNS_H

#include <stdbool.h>

#include "str.h"

enum { RANK_COLUMNS = 4, STANDING_COLUMNS = 4 };
extern const char *const rank_columns[RANK_COLUMNS];
extern const char
    *const standing_columns[STANDING_COLUMNS]; /* where draws are made; see robustness.h */

/* Whether a column is one of these. */
bool columns_are_added(struct str column);

#endif
