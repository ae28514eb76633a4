/* Who finds what does not add up. Each finder has a file of its own, with all that it remembers;
 * findings.c has the table of them. */
#ifndef JIXIAO_FINDER_H
#define JIXIAO_FINDER_H

#include "findings/finding.h"

struct finder {
    /* What it keeps for a framework, which must live as long; freed with free. Both NULL where that
     * is nothing: own is NULL then. */
    void *(*new)(const struct framework *fw);
    void (*free)(void *own);

    /* Sees all rows that there are, before their cohorts come. NULL where it need not. */
    void (*prepare)(void *own, const struct observations *o);

    /* Finds and writes what is to be found in a cohort. */
    void (*find)(void *own, struct finding_file *f, const struct cohort *c);
};

extern const struct finder sheet_finder;  /* the town's own points */
extern const struct finder given_finder;  /* points in place of computed ones */
extern const struct finder values_finder; /* what has no value, or too much */
extern const struct finder checks_finder; /* what must hold between a town's figures */
extern const struct finder units_finder;  /* 元 for 万元 */

#endif
