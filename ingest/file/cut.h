/* A figure that lost its thousands to the next cell: 年初预算数,1,419.08 is 1 and a remark of
 * 419.08 to whoever reads cell by cell. What such a cut leaves has a shape of its own: up to three
 * digits, and behind them cells of exactly three, the last with its decimals and its unit. */
#ifndef JIXIAO_INGEST_CUT_H
#define JIXIAO_INGEST_CUT_H

#include "file/row.h"

/* Whether the rest of a cut figure may stand in a column that a head names so: nobody expects a
 * figure there. True of no name, of a unit's, and of remarks. */
bool cut_may_reach(const struct name *name, struct str head);

/* Whether the figure at index value was cut, its rest within the `room` cells behind it. declared
 * is its item's unit. The whole figure, as it was written, is appended to whole then. */
bool cut_found(const struct row *row, size_t value, size_t room, struct named_unit declared,
               struct buf *whole);

#endif
