/* What score said about the departments, in --explain and --findings: rows of theirs, found by the
 * row of the standings that they are about. */
#ifndef JIXIAO_PLOTS_REMARKS_H
#define JIXIAO_PLOTS_REMARKS_H

#include "data/source.h"
#include "data/standings.h"
#include "framework/framework.h"

/* Why a department has its points for an indicator; as it was written. */
struct explained {
    struct str code, name, weight, points, self, reason;
    struct explained *next; /* of the same department and year, in the file's order */
};

/* What does not add up in a submission. */
struct finding {
    enum severity severity;
    struct str kind, name, message;
    struct str reported; /* what it is about, as the department has it; may be empty */
    const struct standing *about;
    struct finding *next; /* of the same department and year */
};

struct remarks {
    bool has_explained, has_findings;
    bool has_own_points;   /* some department gave itself points for an indicator */
    bool read_by[EXTENTS]; /* the readings of max and min that the explanations mention */

    /* its own */
    const struct standings *standings;
    struct explained **explained; /* by the standing's place in standings->row */
    struct finding **finding;
    struct arena arena;
};

void remarks_begin(struct remarks *r, const struct standings *s);
void remarks_free(struct remarks *r);

/* Read what score wrote. False with the faults reported. Rows about a department or a year that the
 * ranking does not have are passed over with a warning. */
bool remarks_read_explained(struct remarks *r, struct source *from, struct report *report);
bool remarks_read_findings(struct remarks *r, struct source *from, struct report *report);

/* The first line about a row of the standings; NULL where there is none. */
const struct explained *remarks_explained(const struct remarks *r, const struct standing *about);
const struct finding *remarks_findings(const struct remarks *r, const struct standing *about);

/* The line of an indicator. */
const struct explained *remarks_indicator(const struct remarks *r, const struct standing *about,
                                          struct str code);

#endif
