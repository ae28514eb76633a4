/* score --explain: one row for every department and indicator, with what set its points. */
#ifndef JIXIAO_EXPLAIN_H
#define JIXIAO_EXPLAIN_H

#include "csvfile.h"
#include "explain/reason.h"

/* The rows with this figure, where nothing but the figure decides: only the town's own points
 * differ. */
struct known_row {
    int64_t figure; /* the cell */
    struct template row;
};

/* What an indicator's rows have in common. */
struct indicator_cells {
    struct buf code_to_weight; /* ",code,name,rule,weight" */
    struct buf full_to_max;    /* ",full,zero,extent,n,min,min_department,max,max_department" */
    bool is_of_cohort;         /* full_to_max is another one in every cohort */
    struct blank lost;         /* what is lost for so many points */
    struct known_row *known;   /* KNOWN_VALUES of them, or NULL where more than a figure decides */
    struct template *kinds;    /* else the rows by their reason_kind */
};

struct explainer {
    const struct framework *fw;
    struct csvfile file;
    struct reasoner reasoner;
    struct indicator_cells *cells; /* by node */
    size_t *indicator, indicators; /* the nodes that are */
    struct buf learnt;             /* the row that a template is made of */
    struct small_numbers *small;
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
