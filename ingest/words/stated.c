#include "words/stated.h"

enum { OWN, PLACES = STATED_PLACES + 1 };

static const char *const place_name[PLACES] = {
    "behind the figure",
    "in the cell beside",
    "with the name",
    "for all amounts",
};

/* Whether a unit farther off denies the one that counts. What is no known unit denies nothing: it
 * is a remark. */
static bool denies(const struct named_unit unit[PLACES], size_t counts, size_t other,
                   struct named_unit declared)
{
    bool side_by_side = counts == OWN + 1 + STATED_BESIDE && other == OWN + 1 + STATED_WITH_NAME;

    return unit[other].known != NULL && unit[counts].known != NULL &&
           !unit_is_same(unit[counts], unit[other]) &&
           (side_by_side || !unit_is_same(unit[other], declared));
}

bool stated_unit(const struct stated *stated, struct named_unit own, struct named_unit declared,
                 struct named_unit *unit, struct buf *why)
{
    struct named_unit all[PLACES] = { [OWN] = own };
    size_t counts = 0;

    for (size_t i = 0; i < STATED_PLACES; i++)
        all[OWN + 1 + i] = stated->unit[i];
    while (counts + 1 < PLACES && all[counts].name.n == 0)
        counts++;
    *unit = all[counts];
    for (size_t i = counts + 1; i < PLACES; i++)
        if (denies(all, counts, i, declared)) {
            buf_printf(why, "its unit is %.*s %s and %.*s %s; leave only the one that is meant",
                       STR_ARG(all[counts].name), place_name[counts], STR_ARG(all[i].name),
                       place_name[i]);
            return false;
        }
    return true;
}
