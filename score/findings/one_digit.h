/* Which single digit would mend a sum that does not hold. */
#ifndef JIXIAO_ONE_DIGIT_H
#define JIXIAO_ONE_DIGIT_H

#include "explain/phrases.h"
#include "points/cohort.h"
#include "real.h"

/* Whether a check holds between two values; its tolerance and a rounding error are forgiven. */
bool check_holds(const struct check *check, real left, real right);

/* Appends the part of a sentence that names the figures of the check in which one other digit makes
 * it hold, for department i; nothing where there is none. */
void digits_suggest(struct buf *out, const struct cohort *c, const struct check *check, size_t i,
                    enum language language);

#endif
