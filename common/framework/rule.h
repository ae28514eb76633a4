/* How a rule is written in indicators.csv: its name, which cells it needs, and the little language
 * of the column points. What a rule pays is score/points/rules.c's. */
#ifndef JIXIAO_RULE_H
#define JIXIAO_RULE_H

#include "mem.h"
#include "real.h"
#include "report.h"
#include "str.h"

enum rule_kind {
    RULE_SUM,       /* a section: the sum of its children */
    RULE_GEOMETRIC, /* a section: weight x prod((points / weight)^(weight / weights)) */
    RULE_BAND,
    RULE_SHARE,
    RULE_DEDUCT,
    RULE_STEPS,
    RULE_LABEL,
    RULE_POINTS,
    RULES
};

enum threshold_kind { THRESHOLD_NONE, THRESHOLD_NUMBER, THRESHOLD_MIN, THRESHOLD_MAX };

struct threshold {
    enum threshold_kind kind;
    real number; /* where kind is THRESHOLD_NUMBER */
    struct str text;
};

enum step_relation { STEP_AT_LEAST, STEP_ABOVE, STEP_AT_MOST, STEP_BELOW, STEP_EQUAL, STEP_ELSE };

struct step {
    enum step_relation relation;
    real bound;
    real points;
    struct str text; /* "8:8" */
};

struct label_points {
    struct str label; /* as written */
    struct str key;   /* folded: what a town's label is compared with (text_key) */
    real points;
};

/* The cells of a rule, read. Which of them count depends on the rule. */
struct rule_spec {
    struct threshold full, zero;
    struct step *step;
    size_t steps;
    struct label_points *label;
    size_t labels;
    real lose, per; /* deduct: "0.1 per 0.01" */
    bool pro_rata;
    struct str points; /* the cell as written */
};

/* The rule with this name; the empty name is RULE_SUM. False where there is none. */
bool rule_by_name(struct str name, enum rule_kind *kind);
const char *rule_name(enum rule_kind kind);

/* All names, for a message: "band, share, ...". */
const char *rule_names(void);

struct rule_cells {
    struct str full, zero, points;
    real weight;
    struct place place; /* of the row */
    unsigned long full_column, zero_column, points_column;
    struct str code; /* the indicator's, for messages */
};

/* Reads the cells that the rule needs and complains of the others. False where the rule cannot be
 * used; the faults are in the report. */
bool rule_read(struct rule_spec *spec, enum rule_kind kind, const struct rule_cells *cells,
               struct arena *arena, struct report *report);

#endif
