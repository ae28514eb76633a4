/* What each rule pays. A rule turns an indicator's column of values into a column of raw points;
 * score_cohort caps and rounds them. Adding a rule is adding a row here and one in
 * common/framework/rule.c, which knows how it is written. */
#ifndef JIXIAO_RULES_H
#define JIXIAO_RULES_H

#include "points/extent.h"

/* What a rule reads and leaves for those who explain the points. */
struct rule_run {
    const struct node *node;
    real weight;
    const struct column *value;
    size_t n;
    enum extent reading;         /* asked for */
    const struct labels *labels; /* of the item, for the rule label */
    real *points;                /* by department; only where value is CELL_VALUE */
    struct band band;            /* out: for rules with thresholds */
};

/* Fills run->points and run->band. A label that the rule does not know makes its cell CELL_UNKNOWN
 * in state, which is value's own. */
void rule_apply(struct rule_run *run, unsigned char *state);

/* The parts of a rule that explaining its points goes through again. */

/* deduct: how many steps beyond full; whole ones unless pro rata, never below 0. */
real rule_deduct_steps(const struct rule_spec *spec, real value);

/* steps: the first that holds, or NULL. */
const struct step *rule_step(const struct rule_spec *spec, real value);

/* label: its points, or NaN for one that the rule does not know. */
real rule_label_points(const struct rule_spec *spec, struct str label);

#endif
