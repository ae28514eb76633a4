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

/* What a figure is measured in: as declared or written, with its row of the table where it has one.
 * A zeroed struct is "nothing said". */
struct measure {
    struct str name;
    const struct unit *unit;
};

struct measure measure_of(struct str name);

/* The same of a cleaned text that may stand in brackets: (万元). */
struct measure measure_in_text(struct str text);

/* Whether a figure means the same in both: 人 and 名, 万元 and 万. */
bool measure_is_same(struct measure a, struct measure b);

/* How many powers of ten a figure in `given` is shifted to be one in `declared` (a rate becomes a
 * fraction). False with the reason in why where the one cannot be turned into the other. */
bool measure_shift(struct measure declared, struct measure given, int *power, struct buf *why);

/* Takes a unit in brackets off the end of a cleaned name: 年初预算数(万元). False where there is none,
 * or what stands there is no unit of the table; *name is unchanged then. */
bool unit_in_brackets(struct str *name, struct measure *found);

#endif
