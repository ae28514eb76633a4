/* A finding: something that does not add up in a submission, as a row of score --findings with a
 * sentence that can be sent to the town. Here a row is put together; the finders (finder.h) know
 * what it says. */
#ifndef JIXIAO_FINDING_H
#define JIXIAO_FINDING_H

#include "csvfile.h"
#include "explain/phrases.h"
#include "points/cohort.h"

/* In the order of the table in finding.c. */
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

/* The file that they go to. */
struct finding_file {
    struct csvfile file;
    enum language language;
    unsigned long count[FINDING_KINDS];
    unsigned long severity[SEVERITY_COUNT];
    struct finding now; /* being put together */
    struct buf key;     /* see finding_key; empty at first */
    size_t key_of;      /* the department that it is of, in the cohort */
};

/* Opens the file. False with a diagnostic. */
bool finding_open(struct finding_file *f, const char *path, enum language language);

/* Another cohort: to be called before the first finding in it. */
void finding_cohort(struct finding_file *f);

/* Gives the file its name and prints the counts. False with a diagnostic. */
bool finding_commit(struct finding_file *f);
void finding_free(struct finding_file *f);

/* Begins a finding, whose message begins with its name; and writes it for department i. */
struct finding *finding_begin(struct finding_file *f, enum finding_kind kind,
                              enum severity severity, struct str code, struct str name);
void finding_put(struct finding_file *f, const struct cohort *c, size_t i);

/* The same for who writes the row itself: the department's key before it, "county,year,department",
 * and counting it behind. */
struct str finding_key(struct finding_file *f, const struct cohort *c, size_t i);
void finding_passed(struct finding_file *f, enum finding_kind kind, enum severity severity);

/* The two numbers that it holds against each other, and how far the second is above the first. */
void finding_compare(struct finding_file *f, real expected, real reported);

/* For the message of the finding that has begun: words in its language, a number. */
void finding_say(struct finding_file *f, const char *zh, const char *en);
void finding_number(struct finding_file *f, real value);

/* "self_differs" and "warning", as they stand in the cells. */
const char *finding_kind_name(enum finding_kind kind);
const char *finding_severity_name(enum severity severity);

#endif
