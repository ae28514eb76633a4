/* A county's indicator system: a folder of four CSV files, read and checked.
 *
 *     framework.csv   key,value: how to count            settings.c
 *     items.csv       the figures a town submits         items.c
 *     indicators.csv  the tree that earns points         nodes.c, rule.c, formula.c
 *     checks.csv      what must hold between figures     checks.c
 *
 * framework_load reads them in this order and reports every fault of every file in one run. All
 * texts live as long as the framework. Points and weights are decimal: a weight is an integer of
 * its ninth decimal (WEIGHT_SCALE), points are integers of the framework's last decimal.
 */
#ifndef JIXIAO_FRAMEWORK_H
#define JIXIAO_FRAMEWORK_H

#include <stdint.h>
#include <stdio.h>

#include "formula.h"
#include "grades.h"
#include "mem.h"
#include "real.h"
#include "report.h"
#include "rule.h"
#include "str.h"
#include "strmap.h"

enum { WEIGHT_SCALE = 9, NOWHERE = -1 };

enum extent { EXTENT_COHORT, EXTENT_CLIPPED, EXTENT_INSIDE, EXTENT_BOUNDS, EXTENTS };
enum missing { MISSING_ZERO, MISSING_HOLD, MISSING_FULL, MISSING_SKIP, MISSINGS };
enum rounding { ROUND_HALF_UP, ROUND_TRUNCATE, ROUNDINGS };

/* The words for them, in framework.csv and on the command line; each ends with NULL. */
extern const char *const extent_names[EXTENTS + 1];
extern const char *const missing_names[MISSINGS + 1];
extern const char *const rounding_names[ROUNDINGS + 1];

/* A figure that a town submits. */
struct item {
    struct str code;
    struct str name;    /* Chinese; the code where there is none */
    struct str unit;    /* 元, 万元, %, 人 ...; rates (%) travel as fractions */
    struct str aliases; /* joined by '|' */
    bool is_label;
    int self_of, review_of; /* node whose points this is, or NOWHERE */
    unsigned long line;     /* in items.csv */
};

/* A row of indicators.csv: a section (has children) or an indicator (has a rule). */
struct node {
    struct str code, name, source;
    int parent;                    /* NOWHERE for the root */
    int first_child, next_sibling; /* NOWHERE at the end; parents stand before children */
    int64_t weight;                /* integer of its ninth decimal */
    enum rule_kind rule;           /* RULE_SUM and RULE_GEOMETRIC are sections */
    struct rule_spec spec;         /* what the rule needs; see rule.h */
    struct formula formula;        /* empty for a section */
    int extent;                    /* enum extent, or NOWHERE: the framework's */
    int self_item, review_item;    /* self.CODE and review.CODE, or NOWHERE */
    unsigned long line;            /* in indicators.csv */
};

enum check_relation { CHECK_EQUAL, CHECK_AT_MOST, CHECK_AT_LEAST };

/* What must hold between a town's own figures. */
struct check {
    struct str code, name;
    struct formula left, right;
    enum check_relation relation;
    real tolerance;
    unsigned long line; /* in checks.csv */
};

struct framework {
    struct str id, name, source;
    enum extent extent;
    enum missing missing;
    enum rounding rounding;
    unsigned decimals, total_decimals;
    bool cohort[3]; /* indexed by enum stream_key: which key columns make a cohort */
    struct grades grades;

    struct item *item;
    size_t items;
    struct node *node; /* node[0] is the root; parents before children */
    size_t nodes;
    struct check *check;
    size_t checks;
    int self_total; /* the item self.total, or NOWHERE */

    struct strmap item_index, node_index;
    struct arena arena;
};

/* Reads the folder. False where the framework cannot be used; every fault and every oddity is in
 * the report by then. Free in either case. */
bool framework_load(struct framework *fw, const char *folder, struct report *report);

/* The same where the files need not be on a disk: open gives the one at folder/NAME, or NULL with
 * errno. */
typedef FILE *framework_opener(void *from, const char *path);
bool framework_read(struct framework *fw, const char *folder, framework_opener *open, void *from,
                    struct report *report);
void framework_free(struct framework *fw);

/* Whether its points come of the nodes below it; else it is an indicator. */
bool node_is_section(const struct node *n);

/* Index of the item or node with this code, or NOWHERE. */
int framework_item(const struct framework *fw, struct str code);
int framework_node(const struct framework *fw, struct str code);

#endif
