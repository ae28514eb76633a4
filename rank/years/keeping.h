/* Keeping a ranking in the archive, as a run, with what score --explain said of it. */
#ifndef JIXIAO_RANK_KEEPING_H
#define JIXIAO_RANK_KEEPING_H

#include "archive/edition.h"
#include "framework/grades.h"
#include "ranks/ranking.h"
#include "ranks/robustness.h"

/* How the ranking was made. */
struct making {
    const struct framework *fw; /* NULL without -f */
    const char *folder;         /* its folder */
    const char *by, *explain;   /* explain: the file, or NULL */
    const bool *within;         /* by key */
    enum ties ties;
    const struct grades *grades;
    struct robustness_options drawn;
    const struct standing *standing; /* what they came to, by row; NULL: none were drawn */
};

/* "county,year" */
void keeping_within(struct buf *out, const bool within[KEY_COUNT]);

/* Fills the changes of those years whose year before is not in the table, from the newest run that
 * ranked that year in the same way. False where the archive failed. */
bool keeping_changes(struct table *t, struct archive *a, const struct making *m);

/* Keeps the ranking, in one transaction. Returns the run's number; 0 with an error in the report
 * where it cannot be kept: nothing of it is there then. */
int64_t keeping_run(const struct table *t, struct archive *a, const struct making *m);

#endif
