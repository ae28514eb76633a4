/* score --findings: what does not add up in a submission, one row a finding. */
#ifndef JIXIAO_FINDINGS_H
#define JIXIAO_FINDINGS_H

#include "findings/finding.h"

enum { FINDERS = 5 };

struct findings {
    struct finding_file file;
    void *own[FINDERS]; /* by finder: what it keeps */
};

/* Opens the file and gets ready. False with a diagnostic. */
bool findings_open(struct findings *f, const struct framework *fw, const char *path,
                   enum language language);

/* All rows that there are, before their cohorts come: for comparing a department's years. */
void findings_prepare(struct findings *f, const struct observations *o);

/* Finds and writes everything about a cohort. */
void findings_cohort(struct findings *f, const struct cohort *c);

/* Gives the file its name and prints the counts. */
bool findings_commit(struct findings *f);
void findings_free(struct findings *f);

#endif
