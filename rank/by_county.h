/* Ranking a county at a time.
 *
 * Where rows are ranked inside their county nothing reaches beyond it: neither a place, nor the
 * places won since the year before, nor the order of the rows, which goes by county first. So the
 * table holds one county and all its years, is ranked and written, and is used again for the next.
 * Until the last row has come all of them are kept packed (counties.h), unless the input is known
 * to come county by county. */
#ifndef JIXIAO_RANK_BY_COUNTY_H
#define JIXIAO_RANK_BY_COUNTY_H

#include "ranks/counties.h"
#include "ranks/output.h"
#include "years/keeping.h"

struct by_county {
    unsigned long rows; /* after by_county_end: written */

    /* its own */
    struct table *table;
    const struct making *making;
    struct report *report;
    bool grouped, plain, failed, begun;
    struct output out;
    struct counties counties; /* without grouped: all rows */
    struct strmap seen;       /* with grouped: the counties that have come */
    struct arena arena;       /* of their names */
};

/* grouped: rows come county by county, and those of a county are written as soon as the next one
 * begins; a county that comes again is an error. The table is used for every county. */
void by_county_begin(struct by_county *b, struct table *t, const struct making *m, bool grouped,
                     bool plain, struct report *report);

/* A reading_taker. */
void by_county_take(void *by_county, const struct arrival *row);

/* Writes what has not been written. whole: whether all inputs were. False where the ranking is not
 * whole; if something of it was written, that has no last line. */
bool by_county_end(struct by_county *b, bool whole);

#endif
