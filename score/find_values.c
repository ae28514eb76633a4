/* Indicators without a value, values that say too much, and rules that pay above their weight. */
#include <math.h>

#include "figure.h"
#include "findings.h"
#include "framework/measure.h"

static const double over_completion = 1.3; /* above it, practice asks for a reason */

static void put_missing(struct findings *f, const struct cohort *c, size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    struct finding *now = findings_begin(f, FINDING_MISSING, SEVERITY_WARNING, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;

    buf_str(&now->message, n->name);
    buf_text(&now->message, zh ? "无法评分，缺：" : " cannot be scored; lacking: ");
    formula_absent(&now->message, &n->formula, c, i, CELL_MISSING);
    buf_text(&now->message, zh ? "。请补报；确无此项的填“不适用”。"
                               : ". Please submit it, or NA where there is no such thing.");
    findings_put(f, c, i);
}

static void put_not_applicable(struct findings *f, const struct cohort *c, size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    struct finding *now =
        findings_begin(f, FINDING_NOT_APPLICABLE, SEVERITY_NOTE, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;
    size_t said;

    buf_text(&now->reported, "NA");
    buf_str(&now->message, n->name);
    buf_text(&now->message,
             zh ? "不适用，按分值计：" : " is not applicable and counts its weight: ");
    said = formula_absent(&now->message, &n->formula, c, i, CELL_NA);
    if (said > 0) {
        buf_text(&now->message, zh ? "填报为不适用。" : " submitted as NA.");
    } else {
        formula_fill(&now->message, &f->node[node], c, i);
        buf_text(&now->message, zh ? "，0 除以 0。" : ", which is 0 over 0.");
    }
    findings_put(f, c, i);
}

static void put_invalid(struct findings *f, const struct cohort *c, size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    struct finding *now = findings_begin(f, FINDING_INVALID, SEVERITY_ERROR, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;
    const struct labels *labels = &c->o->labels[n->formula.item[0]];

    buf_str(&now->message, n->name);
    if (c->node[node].value.state[i] == CELL_UNKNOWN) {
        buf_str(&now->reported, labels->text[(size_t)c->node[node].value.value[i]]);
        buf_str(&now->expected, n->spec.points);
        buf_text(&now->message, zh ? "填报的等级“" : ": the label \"");
        buf_str(&now->message, buf_view(&now->reported));
        buf_text(&now->message, zh ? "”不在规定之内（" : "\" is none of those there are (");
        buf_str(&now->message, n->spec.points);
        buf_text(&now->message, zh ? "），请改填。" : "); please correct it.");
    } else {
        buf_text(&now->message, zh ? "算不出数值：" : " has no value: ");
        formula_fill(&now->message, &f->node[node], c, i);
        buf_text(&now->message, zh ? "（除数为 0 等），请核对填报的数。"
                                   : " (a division by 0, say); please check.");
    }
    findings_put(f, c, i);
}

/* Steps and labels that pay above the weight: the framework contradicts itself. */
static void put_rule_conflict(struct findings *f, const struct cohort *c, size_t node, size_t i,
                              double paid)
{
    const struct node *n = &c->fw->node[node];
    struct finding *now =
        findings_begin(f, FINDING_RULE_CONFLICT, SEVERITY_WARNING, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;
    double weight = node_weight(n);

    figure_exact(&now->expected, weight);
    figure_exact(&now->reported, paid);
    figure_exact(&now->difference, paid - weight);
    buf_str(&now->message, n->name);
    buf_text(&now->message, zh ? "按评分标准得 " : " pays ");
    figure_exact(&now->message, paid);
    buf_text(&now->message, zh ? " 分，超过分值 " : " by its rule, above its weight of ");
    figure_exact(&now->message, weight);
    buf_text(&now->message, zh ? "，按分值计。指标体系自相矛盾，请县里核定。"
                               : "; the weight counts. The framework contradicts itself.");
    findings_put(f, c, i);
}

static double paid_by_rule(const struct cohort *c, const struct node *n, double value)
{
    const struct step *step;

    if (n->rule == RULE_LABEL)
        return rule_label_points(&n->spec, c->o->labels[n->formula.item[0]].text[(size_t)value]);
    step = n->rule == RULE_STEPS ? rule_step(&n->spec, value) : NULL;
    return step != NULL ? step->points : 0;
}

/* An expert's points above the weight. */
static void put_over_weight(struct findings *f, const struct cohort *c, size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    double given = c->node[node].value.value[i], weight = node_weight(n);
    struct finding *now = findings_begin(f, FINDING_OVER_WEIGHT, SEVERITY_ERROR, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;

    figure_exact(&now->expected, weight);
    figure_exact(&now->reported, given);
    figure_exact(&now->difference, figure_round(given - weight, 9));
    buf_str(&now->message, n->name);
    buf_text(&now->message, zh ? "评分 " : ": ");
    figure_exact(&now->message, given);
    buf_text(&now->message, zh ? " 超过分值 " : " points are above the weight of ");
    figure_exact(&now->message, weight);
    buf_text(&now->message,
             zh ? "，按分值计，请更正。" : "; the weight counts; please correct it.");
    findings_put(f, c, i);
}

/* A completion far beyond full marks: the target was too low, or a figure is wrong. */
static bool is_completion(const struct node *n, double *full)
{
    *full = n->spec.full.kind == THRESHOLD_NONE ? 1 : n->spec.full.number;
    if (n->rule == RULE_SHARE)
        return n->spec.full.kind != THRESHOLD_MAX;
    return n->rule == RULE_BAND && n->spec.full.kind == THRESHOLD_NUMBER &&
           n->spec.zero.kind == THRESHOLD_NUMBER && n->spec.full.number > n->spec.zero.number &&
           n->spec.full.number > 0.5 && n->spec.full.number <= 1;
}

static void put_over_completion(struct findings *f, const struct cohort *c, size_t node, size_t i,
                                double full)
{
    const struct node *n = &c->fw->node[node];
    double value = c->node[node].value.value[i];
    struct finding *now =
        findings_begin(f, FINDING_OVER_COMPLETION, SEVERITY_WARNING, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;

    figure_exact(&now->expected, full);
    figure_rounded(&now->reported, value, 4);
    figure_rounded(&now->difference, value - full, 4);
    buf_str(&now->message, n->name);
    buf_text(&now->message, " = ");
    formula_fill(&now->message, &f->node[node], c, i);
    buf_text(&now->message, " = ");
    figure_rounded(&now->message, value * 100, 2);
    buf_text(&now->message, zh ? "%，超过 130%，请说明原因（目标是否偏低、数字是否有误）。"
                               : "%, above 130%; please give the reason (a target too low, a wrong "
                                 "figure?).");
    findings_put(f, c, i);
}

static void find_in_cell(struct findings *f, const struct cohort *c, size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    double value = c->node[node].value.value[i], full;

    switch ((enum cell_state)c->node[node].value.state[i]) {
    case CELL_MISSING:
        if (c->node[node].points[i] == POINTS_MISSING || c->node[node].origin[i] != ORIGIN_REVIEW)
            put_missing(f, c, node, i);
        return;
    case CELL_NA: put_not_applicable(f, c, node, i); return;
    case CELL_INVALID:
    case CELL_UNKNOWN: put_invalid(f, c, node, i); return;
    case CELL_VALUE: break;
    }
    if (n->rule == RULE_POINTS && value > node_weight(n) + 1e-9)
        put_over_weight(f, c, node, i);
    if ((n->rule == RULE_STEPS || n->rule == RULE_LABEL) &&
        paid_by_rule(c, n, value) > node_weight(n) + 1e-9)
        put_rule_conflict(f, c, node, i, paid_by_rule(c, n, value));
    if (is_completion(n, &full) && value / full > over_completion)
        put_over_completion(f, c, node, i, full);
}

void find_in_values(struct findings *f, const struct cohort *c)
{
    for (size_t i = 0; i < c->n; i++)
        for (size_t node = 0; node < c->fw->nodes; node++)
            if (!node_is_section(&c->fw->node[node]))
                find_in_cell(f, c, node, i);
}
