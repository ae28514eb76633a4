/* What a cohort's scores give rise to say on stderr, and the counts for the last line. */
#ifndef JIXIAO_NOTICES_H
#define JIXIAO_NOTICES_H

#include "points/cohort.h"

struct notices {
    unsigned long departments, cohorts, incomplete;
};

/* Warns of cells that gave no number and of labels that no rule knows, unless the figures do not
 * count anyway (--self=only). */
void notices_take(struct notices *t, const struct cohort *c, const char *file,
                  struct report *report);

#endif
