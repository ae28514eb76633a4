/* score --findings: what does not add up in a submission, one row a finding, with a sentence that can
 * be sent to the town. */
#ifndef JIXIAO_FINDINGS_H
#define JIXIAO_FINDINGS_H

#include "amounts.h"
#include "cohort.h"
#include "csvfile.h"
#include "filled.h"
#include "phrases.h"
#include "template.h"

extern const char findings_header[];

/* In the order of the table in findings.c. */
enum finding_kind {
    FINDING_OVER_WEIGHT,
    FINDING_SELF_TOTAL,
    FINDING_SELF_DIFFERS,
    FINDING_MISSING,
    FINDING_NOT_APPLICABLE,
    FINDING_INVALID,
    FINDING_CHECK,
    FINDING_RULE_CONFLICT,
    FINDING_UNIT_SUSPECT,
    FINDING_OVER_COMPLETION,
    FINDING_KINDS
};

/* What is found; empty numbers where there is nothing to compare. */
struct finding {
    enum finding_kind kind;
    enum severity severity;
    struct str code, name;
    struct buf expected, reported, difference, message;
};

/* Rows about points that the town gave itself, which are common: nearly every town marks itself a little
 * higher. */
struct differs_rows {
    struct template row[2]; /* against computed points; against a review */
};

struct findings {
    struct csvfile file;
    enum language language;
    const struct framework *fw;
    unsigned long count[FINDING_KINDS];
    unsigned long severity[SEVERITY_COUNT];
    struct finding now;              /* being put together */
    struct formula_pieces *check[2]; /* the checks' left and right sides, cut up */
    struct formula_pieces *node;     /* the indicators' formulas */
    bool *is_rate;                   /* by node: people read its value in per cent */
    bool *pays_over_weight;          /* by node: some step or label does */
    bool *check_is_rate;             /* by check: its sides are read in per cent */
    real *weight;                    /* by node */
    real *most;                      /* by node: values up to it need not be looked at */
    size_t *looked_at;               /* nodes whose values are, in the cohort */
    real points_unit;                /* of the last decimal, in a point */
    struct differs_rows *differs;    /* by node */
    size_t *self_node, self_nodes;   /* that towns may give themselves points for */
    struct small_numbers *small;
    struct buf key; /* see findings_key; empty at first */
    size_t key_of;  /* the department that it is of, in the cohort */
    struct arena arena;
    struct amounts amounts;
    real *sizes; /* of some amounts, to be sorted */
    size_t sizes_cap;
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

/* For the files that find: begins a finding, and writes it for department i. */
struct finding *findings_begin(struct findings *f, enum finding_kind kind, enum severity severity,
                               struct str code, struct str name);
void findings_put(struct findings *f, const struct cohort *c, size_t i);

/* The same for a file that writes the row itself: the department's key before it, "county,year,department",
 * and counting it behind. */
struct str findings_key(struct findings *f, const struct cohort *c, size_t i);
void findings_passed(struct findings *f, enum finding_kind kind, enum severity severity);

/* For the message of the finding that has begun: words in its language, its name, a number. */
void findings_say(struct findings *f, const char *zh, const char *en);
void findings_name(struct findings *f);
void findings_number(struct findings *f, real value);

/* "self_differs" and "warning", as they stand in the cells. */
const char *finding_kind_name(enum finding_kind kind);
const char *finding_severity_name(enum severity severity);

/* The finders. */
void find_in_sheet(struct findings *f, const struct cohort *c); /* the town's own points */
void find_in_given(struct findings *f,
                   const struct cohort *c);      /* points in place of computed ones */
void find_in_values_prepare(struct findings *f); /* once */
void find_in_values(struct findings *f,
                    const struct cohort *c); /* what has no value, or too much */
void find_in_checks(struct findings *f, const struct cohort *c); /* what must hold */
void find_in_units(struct findings *f, const struct cohort *c);  /* 元 for 万元 */

#endif
