/* score --explain: one row for every department and indicator, with what set its points. */
#ifndef JIXIAO_EXPLAIN_H
#define JIXIAO_EXPLAIN_H

#include "csvfile.h"
#include "reason.h"

/* An indicator's cells that are the same for every department of a cohort, written once. */
struct shared_cells {
    struct buf code_to_weight; /* ",code,name,rule,weight" */
    struct buf full_to_max;    /* ",full,zero,extent,n,min,min_department,max,max_department" */
};

struct explainer {
    const struct framework *fw;
    struct csvfile file;
    struct reasoner reasoner;
    struct shared_cells *shared; /* by node */
};

/* Opens the file. False with a diagnostic. */
bool explain_open(struct explainer *e, const struct framework *fw, const char *path,
                  enum language language, const struct reviews *reviews);

/* Writes the rows of a cohort. */
void explain_cohort(struct explainer *e, const struct cohort *c);

/* Gives the file its name. False with a diagnostic. */
bool explain_commit(struct explainer *e);
void explain_free(struct explainer *e);

#endif
