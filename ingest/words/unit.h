/* Units, as a table: what they measure and which power of ten they are. */
#ifndef JIXIAO_INGEST_UNIT_H
#define JIXIAO_INGEST_UNIT_H

#include "buf.h"
#include "str.h"

enum dimension { DIMENSION_MONEY, DIMENSION_RATE, DIMENSION_COUNT, DIMENSION_POINTS };

struct unit {
    const char *name;
    size_t n; /* bytes of it */
    enum dimension dimension;
    int power; /* of ten, against 元, a fraction, a piece, a point */
};

/* The unit with this name (cleaned: see cell.h), or NULL. */
const struct unit *unit_by_name(struct str name);

/* A unit as somebody names it: a framework, a sheet. A zeroed struct is "nothing said". */
struct named_unit {
    struct str name;          /* of the caller's text */
    const struct unit *known; /* its row of the table, or NULL */
};

/* The unit that a cleaned text names. */
struct named_unit unit_named(struct str name);

/* The same of a text that may stand in brackets: (万元). */
struct named_unit unit_in_text(struct str text);

/* A row of the table, by its own name. */
struct named_unit unit_known(const struct unit *unit);

/* Whether a figure means the same in both: 人 and 名, 万元 and 万. */
bool unit_is_same(struct named_unit a, struct named_unit b);

/* How many powers of ten a figure in `given` is shifted to be one in `declared` (a rate becomes a
 * fraction). False with the reason in why where the one cannot be turned into the other. */
bool unit_shift(struct named_unit declared, struct named_unit given, int *power, struct buf *why);

/* Takes a unit in brackets off the end of a cleaned name: 年初预算数(万元). False where there is
 * none, or what stands there is no unit of the table; *name is unchanged then. */
bool unit_in_brackets(struct str *name, struct named_unit *found);

#endif
