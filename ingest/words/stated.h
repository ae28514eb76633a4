/* Which unit a figure is in, where a sheet states one in several places: behind the figure, in the
 * cell beside, with the figure's name, for the whole sheet.
 *
 * The nearest counts, and one farther off must be the same or the item's declared unit, which blank
 * forms print; the cell beside and the name, neither of which is the figure's own, must say the
 * same. */
#ifndef JIXIAO_INGEST_STATED_H
#define JIXIAO_INGEST_STATED_H

#include "words/unit.h"

/* From the nearest on. */
enum stated_place { STATED_BESIDE, STATED_WITH_NAME, STATED_FOR_ALL, STATED_PLACES };

/* What a sheet states besides the figure itself; zeroed where it states nothing. */
struct stated {
    struct named_unit unit[STATED_PLACES];
};

/* The unit of a figure of an item declared in `declared`, behind which `own` stands (zeroed:
 * nothing). False where two places contradict each other; why names both then, and what to do. */
bool stated_unit(const struct stated *stated, struct named_unit own, struct named_unit declared,
                 struct named_unit *unit, struct buf *why);

#endif
