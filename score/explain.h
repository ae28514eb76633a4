/* score --explain: one row for every department and indicator, with what set its points. */
#ifndef JIXIAO_EXPLAIN_H
#define JIXIAO_EXPLAIN_H

#include "csvfile.h"
#include "reason.h"

/* What a value came to the last time, where nothing but the value decides. */
struct known_value {
    bool is_there;
    real value;
    struct buf value_to_lost; /* ",value,full, ... max_department,points,lost" */
    struct buf reason;        /* ",reason" */
};

/* An indicator's cells that are the same for many rows, written once. */
struct shared_cells {
    struct buf code_to_weight; /* ",code,name,rule,weight" */
    struct buf full_to_max;    /* ",full,zero,extent,n,min,min_department,max,max_department" */
    bool is_of_cohort;         /* full_to_max is another one in every cohort */
    struct known_value *known; /* KNOWN_VALUES of them, or NULL where more than the value decides */
    int64_t weight;            /* in the last decimal of points */
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
