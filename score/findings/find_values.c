/* Indicators without a value, values that say too much, and rules that pay above their weight. */
#include <stdlib.h>
#include <tgmath.h>

#include "decimal.h"
#include "explain/figure.h"
#include "explain/filled.h"
#include "findings/finder.h"
#include "framework/measure.h"

static const real over_completion = 1.3; /* above it, practice asks for a reason */

/* What is known of an indicator. */
struct watch {
    struct formula_pieces pieces; /* its formula's */
    real weight;
    real most;             /* values up to it need not be looked at */
    bool is_rate;          /* people read its value in per cent */
    bool pays_over_weight; /* some step or label does */
};

struct values {
    struct watch *node; /* by node */
    size_t *looked_at;  /* nodes whose values are, in the cohort */
    struct arena arena;
};

static struct finding *begin(struct finding_file *f, const struct cohort *c, size_t node,
                             enum finding_kind kind, enum severity severity)
{
    const struct node *n = &c->fw->node[node];

    return finding_begin(f, kind, severity, n->code, n->name);
}

static void put_missing(struct finding_file *f, const struct cohort *c, size_t node, size_t i)
{
    const struct formula *formula = &c->fw->node[node].formula;

    begin(f, c, node, FINDING_MISSING, SEVERITY_WARNING);
    finding_say(f, "无法评分，缺：", " cannot be scored, lacks: ");
    formula_absent(&f->now.message, formula, c, i, CELL_MISSING, f->language);
    if (c->node[node].origin[i] == ORIGIN_SELF)
        finding_say(f, "；暂取自评得分", "; the town's own points count for the time being");
    finding_say(f, "。请补报；确无此项的填“不适用”。",
                ". Please submit it, or NA where there is no such thing.");
    finding_put(f, c, i);
}

/* With --self=only: the town left its own points blank. */
static void put_no_own_points(struct finding_file *f, const struct cohort *c, size_t node, size_t i)
{
    begin(f, c, node, FINDING_MISSING, SEVERITY_WARNING);
    finding_say(f, "未填自评得分，请补报。",
                ": the town gave itself no points; please submit them.");
    finding_put(f, c, i);
}

static void put_not_applicable(struct finding_file *f, const struct cohort *c, size_t node,
                               size_t i, const struct formula_pieces *pieces)
{
    const struct formula *formula = &c->fw->node[node].formula;

    begin(f, c, node, FINDING_NOT_APPLICABLE, SEVERITY_NOTE);
    buf_text(&f->now.reported, "NA");
    finding_say(f, "不适用，计满分：", " is not applicable and counts its weight: ");
    if (formula_absent(&f->now.message, formula, c, i, CELL_NA, f->language) > 0) {
        finding_say(f, "填报为不适用。", " submitted as NA.");
    } else {
        formula_fill_named(&f->now.message, pieces, c, i);
        finding_say(f, "，0 除以 0。", ", which is 0 over 0.");
    }
    finding_put(f, c, i);
}

static void put_unknown(struct finding_file *f, const struct cohort *c, size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    const struct labels *labels = &c->o->labels[n->formula.item[0]];
    struct finding *now = begin(f, c, node, FINDING_INVALID, SEVERITY_ERROR);

    buf_str(&now->reported, labels->text[(size_t)c->node[node].value.value[i]]);
    buf_str(&now->expected, n->spec.points);
    finding_say(f, "填报的等级“", ": the label \"");
    buf_str(&now->message, buf_view(&now->reported));
    finding_say(f, "”不在评分标准之内（", "\" is none of the rule's (");
    buf_str(&now->message, n->spec.points);
    finding_say(f, "），请改填。", "); please correct it.");
    finding_put(f, c, i);
}

static void put_invalid(struct finding_file *f, const struct cohort *c, size_t node, size_t i,
                        const struct formula_pieces *pieces)
{
    begin(f, c, node, FINDING_INVALID, SEVERITY_ERROR);
    finding_say(f, "算不出数值：", " has no value: ");
    formula_fill_named(&f->now.message, pieces, c, i);
    finding_say(f, "（除数为 0 等），请核对填报的数。", " (a division by 0, say); please check.");
    finding_put(f, c, i);
}

/* Steps and labels that pay above the weight: the framework contradicts itself. */
static void put_rule_conflict(struct finding_file *f, const struct cohort *c, size_t node, size_t i,
                              real paid)
{
    real weight = node_weight(&c->fw->node[node]);

    begin(f, c, node, FINDING_RULE_CONFLICT, SEVERITY_WARNING);
    finding_compare(f, weight, paid);
    finding_say(f, "按评分标准得 ", " pays ");
    finding_number(f, paid);
    finding_say(f, " 分，超过分值 ", " by its rule, above its weight of ");
    finding_number(f, weight);
    finding_say(f, " 分，只计分值；指标体系自相矛盾，请县里核定。",
                "; the weight counts. The framework contradicts itself.");
    finding_put(f, c, i);
}

/* An expert's points above the weight. */
static void put_over_weight(struct finding_file *f, const struct cohort *c, size_t node, size_t i)
{
    real given = c->node[node].value.value[i], weight = node_weight(&c->fw->node[node]);

    begin(f, c, node, FINDING_OVER_WEIGHT, SEVERITY_ERROR);
    finding_compare(f, weight, given);
    finding_say(f, "评分 ", ": ");
    finding_number(f, given);
    finding_say(f, " 分，超过分值 ", " points are above the weight of ");
    finding_number(f, weight);
    finding_say(f, " 分，只计分值，请更正。", "; the weight counts; please correct it.");
    finding_put(f, c, i);
}

/* How far a target was met: a share of its full marks, or a rate that full marks want near 1. False
 * for what is no completion. */
static bool completion_of(const struct node *n, bool is_rate, real value, real *completion)
{
    const struct threshold *full = &n->spec.full, *zero = &n->spec.zero;

    if (n->rule == RULE_SHARE && full->kind != THRESHOLD_MAX) {
        *completion = full->kind == THRESHOLD_NUMBER ? value / full->number : value;
        return true;
    }
    *completion = value;
    return n->rule == RULE_BAND && is_rate && full->kind == THRESHOLD_NUMBER &&
           zero->kind == THRESHOLD_NUMBER && full->number > zero->number && full->number > 0.5 &&
           full->number <= 1;
}

/* A completion far beyond full marks: the target was too low, or a figure is wrong. */
static void put_over_completion(struct finding_file *f, const struct cohort *c, size_t node,
                                size_t i, const struct formula_pieces *pieces, real completion)
{
    struct finding *now = begin(f, c, node, FINDING_OVER_COMPLETION, SEVERITY_WARNING);

    buf_char(&now->expected, '1');
    figure_trimmed(&now->reported, completion, 4);
    figure_trimmed(&now->difference, completion - 1, 4);
    finding_say(f, "完成 ", ": ");
    figure_rounded(&now->message, completion * 100, 2);
    finding_say(f, "%（", "% done (");
    formula_fill_named(&now->message, pieces, c, i);
    finding_say(f, "），超过 130%，请说明原因（目标是否偏低、数字是否有误）。",
                "), above 130%; please give the reason (a target too low, a wrong figure?).");
    finding_put(f, c, i);
}

static real paid_by_rule(const struct cohort *c, const struct node *n, real value)
{
    const struct step *step;

    if (n->rule == RULE_LABEL)
        return rule_label_points(&n->spec, c->o->labels[n->formula.item[0]].text[(size_t)value]);
    step = rule_step(&n->spec, value);
    return step != NULL ? step->points : 0;
}

static void find_in_value(const struct watch *w, struct finding_file *f, const struct cohort *c,
                          size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    real value = c->node[node].value.value[i], completion, paid;

    if (n->rule == RULE_POINTS && value > w->weight + REAL_FORGIVEN)
        put_over_weight(f, c, node, i);
    if (w->pays_over_weight) {
        paid = paid_by_rule(c, n, value);
        if (paid > w->weight + REAL_FORGIVEN)
            put_rule_conflict(f, c, node, i, paid);
    }
    if (completion_of(n, w->is_rate, value, &completion) &&
        completion > over_completion + REAL_FORGIVEN)
        put_over_completion(f, c, node, i, &w->pieces, completion);
}

static void find_in_cell(const struct watch *w, struct finding_file *f, const struct cohort *c,
                         size_t node, size_t i)
{
    if (c->self == SELF_ONLY) { /* the figures are not looked at */
        if (c->node[node].points[i] == POINTS_MISSING)
            put_no_own_points(f, c, node, i);
        return;
    }
    switch ((enum cell_state)c->node[node].value.state[i]) {
    case CELL_MISSING:
        if (c->node[node].origin[i] != ORIGIN_REVIEW)
            put_missing(f, c, node, i);
        break;
    case CELL_NA:
        if (c->node[node].origin[i] == ORIGIN_NOT_APPLICABLE)
            put_not_applicable(f, c, node, i, &w->pieces);
        break;
    case CELL_INVALID: put_invalid(f, c, node, i, &w->pieces); break;
    case CELL_UNKNOWN: put_unknown(f, c, node, i); break;
    case CELL_VALUE: find_in_value(w, f, c, node, i); break;
    }
}

/* Whether anything at all is to be found in this column. */
static bool may_find(const struct values *own, const struct cohort *c, size_t node)
{
    const struct column *value = &c->node[node].value;
    bool absent = false, above = false;

    if (node_is_section(&c->fw->node[node]))
        return false;
    for (size_t i = 0; i < c->n; i++)
        absent |= value->state[i] != CELL_VALUE;
    for (size_t i = 0; i < c->n && !absent; i++)
        above |= value->value[i] > own->node[node].most;
    return absent || above || c->self == SELF_ONLY;
}

static void find(void *values, struct finding_file *f, const struct cohort *c)
{
    struct values *own = values;
    size_t n = 0;

    for (size_t node = 0; node < c->fw->nodes; node++)
        if (may_find(own, c, node))
            own->looked_at[n++] = node;
    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < n; k++)
            find_in_cell(&own->node[own->looked_at[k]], f, c, own->looked_at[k], i);
}

static bool pays_over_weight(const struct node *n)
{
    for (size_t i = 0; i < n->spec.steps; i++)
        if (n->spec.step[i].points > node_weight(n))
            return true;
    for (size_t i = 0; i < n->spec.labels; i++)
        if (n->spec.label[i].points > node_weight(n))
            return true;
    return false;
}

/* A value up to which find_in_value finds nothing. */
static real most_of(const struct watch *w, const struct node *n)
{
    real completion;

    if (w->pays_over_weight)
        return -INFINITY;
    if (n->rule == RULE_POINTS)
        return w->weight;
    if (!completion_of(n, w->is_rate, 1, &completion))
        return INFINITY;
    return completion > 0 ? over_completion / completion : -INFINITY;
}

static void *values_new(const struct framework *fw)
{
    struct values *own = mem_new(1, sizeof *own);

    own->node = arena_new(&own->arena, fw->nodes, sizeof *own->node);
    own->looked_at = arena_new(&own->arena, fw->nodes, sizeof *own->looked_at);
    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *n = &fw->node[i];
        struct watch *w = &own->node[i];

        if (node_is_section(n))
            continue;
        w->pieces = formula_cut(fw, &n->formula, &own->arena);
        w->weight = node_weight(n);
        w->is_rate = formula_measure(fw, &n->formula, NULL, NULL).kind == MEASURE_RATE;
        w->pays_over_weight = pays_over_weight(n);
        w->most = most_of(w, n);
    }
    return own;
}

static void values_free(void *own)
{
    struct values *values = own;

    arena_free(&values->arena);
    free(values);
}

const struct finder values_finder = { .new = values_new, .free = values_free, .find = find };
