/* The rows of every county, packed, until all have come.
 *
 * A row is the name of its department, its line (packing.h), and some seven bytes; and a county's
 * rows lie behind each other in pieces of a kilobyte, so that rows may come in any order and
 * nothing is moved when a county grows. */
#ifndef JIXIAO_RANK_COUNTIES_H
#define JIXIAO_RANK_COUNTIES_H

#include "rows/table.h"

struct county;

/* A zeroed struct is ready. */
struct counties {
    struct county *county; /* in the order they came, or in their own: counties_sort */
    size_t n;

    /* its own */
    size_t cap, last; /* last: which one had a row last */
    struct str *year;
    size_t years, year_cap, last_year;
    struct strmap county_index, year_index;
    struct arena arena;
    struct buf row, bytes, line; /* scratch */
};

/* Keeps a row; all of it is copied. Not after counties_sort. */
void counties_add(struct counties *c, const struct arrival *row);

/* Brings the counties into the order of their names. */
void counties_sort(struct counties *c);

/* Adds the rows of the i-th county to a table. */
void counties_unpack(struct counties *c, size_t i, struct table *t);

void counties_free(struct counties *c);

#endif
