/* score --explain: one row for every department and indicator, with what set its points. */
#ifndef JIXIAO_EXPLAIN_H
#define JIXIAO_EXPLAIN_H

#include "csvfile.h"
#include "reason.h"

struct explainer {
    struct csvfile file;
    struct reasoner reasoner;
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
