#include "lint.h"

#include <stdlib.h>

#include "decimal.h"
#include "framework/measure.h"
#include "points/points.h"
#include "points/rules.h"

/* Where things stand, for messages. */
struct linting {
    const struct framework *fw;
    const char *indicators, *items, *checks; /* paths */
    struct report *report;
};

static int compare_reals(const void *a, const void *b)
{
    const real *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* Values that meet every step there is: each bound, between two neighbours, and beyond the ends.
 * Returns how many; to be freed. */
static real *probe_values(const struct rule_spec *spec, size_t *n)
{
    real *bound = mem_new(spec->steps, sizeof *bound), *probe;
    size_t bounds = 0;

    for (size_t i = 0; i < spec->steps; i++)
        if (spec->step[i].relation != STEP_ELSE)
            bound[bounds++] = spec->step[i].bound;
    qsort(bound, bounds, sizeof *bound, compare_reals);
    probe = mem_new(2 * bounds + 1, sizeof *probe);
    *n = 0;
    probe[(*n)++] = bounds > 0 ? bound[0] - 1 : 0;
    for (size_t i = 0; i < bounds; i++) {
        probe[(*n)++] = bound[i];
        probe[(*n)++] = i + 1 < bounds ? (bound[i] + bound[i + 1]) / 2 : bound[i] + 1;
    }
    free(bound);
    return probe;
}

static struct place row_place(const char *path, unsigned long line)
{
    return (struct place){ path, line, 0 };
}

/* Points of the steps in the order of the values, which should only rise or only fall. */
static bool is_monotone(const struct rule_spec *spec, const real *probe, size_t n)
{
    bool rises = false, falls = false;
    real last = 0;

    for (size_t i = 0; i < n; i++) {
        const struct step *step = rule_step(spec, probe[i]);
        real points = step != NULL ? step->points : 0;

        rises = rises || (i > 0 && points > last);
        falls = falls || (i > 0 && points < last);
        last = points;
    }
    return !rises || !falls;
}

static void lint_steps(const struct linting *l, const struct node *n)
{
    size_t probes;
    real *probe = probe_values(&n->spec, &probes);
    bool *reached = mem_new(n->spec.steps, sizeof *reached);

    for (size_t i = 0; i < probes; i++) {
        const struct step *step = rule_step(&n->spec, probe[i]);

        if (step != NULL)
            reached[step - n->spec.step] = true;
    }
    for (size_t i = 0; i < n->spec.steps; i++)
        if (!reached[i])
            report_add(
                l->report, SEVERITY_WARNING, "step", row_place(l->indicators, n->line),
                "%.*s: the step '%.*s' can never be reached: those before it take everything",
                STR_ARG(n->code), STR_ARG(n->spec.step[i].text));
    if (!is_monotone(&n->spec, probe, probes))
        report_add(l->report, SEVERITY_WARNING, "step order", row_place(l->indicators, n->line),
                   "%.*s: the points of the steps '%.*s' neither only rise nor only fall with the "
                   "value: is one the wrong way round?",
                   STR_ARG(n->code), STR_ARG(n->spec.points));
    free(reached);
    free(probe);
}

static void lint_labels(const struct linting *l, const struct node *n)
{
    struct strmap keys = { 0 };

    for (size_t i = 0; i < n->spec.labels; i++)
        if (strmap_add(&keys, n->spec.label[i].key, (int)i) != (int)i)
            report_add(l->report, SEVERITY_WARNING, "label", row_place(l->indicators, n->line),
                       "%.*s: the label '%.*s' is there twice; the first counts", STR_ARG(n->code),
                       STR_ARG(n->spec.label[i].label));
    strmap_free(&keys);
}

/* Thresholds that can hardly be meant. */
static void lint_thresholds(const struct linting *l, const struct node *n)
{
    const struct threshold *full = &n->spec.full, *zero = &n->spec.zero;
    real weight = node_weight(n);

    if (n->rule == RULE_DEDUCT && n->spec.lose > weight)
        report_add(l->report, SEVERITY_WARNING, "threshold", row_place(l->indicators, n->line),
                   "%.*s: one step loses more (%.12Lg) than the weight (%.12Lg)", STR_ARG(n->code),
                   n->spec.lose, weight);
    if (n->rule == RULE_BAND && zero->kind == THRESHOLD_MIN && full->kind == THRESHOLD_NUMBER &&
        full->number <= 0)
        report_add(l->report, SEVERITY_WARNING, "threshold", row_place(l->indicators, n->line),
                   "%.*s: full marks from %.*s on and none at the minimum: is that the wrong way "
                   "round?",
                   STR_ARG(n->code), STR_ARG(full->text));
    if (n->rule == RULE_BAND && full->kind == THRESHOLD_MIN && zero->kind == THRESHOLD_NUMBER &&
        zero->number <= 0)
        report_add(l->report, SEVERITY_WARNING, "threshold", row_place(l->indicators, n->line),
                   "%.*s: full marks at the minimum and none from %.*s on: is that the wrong way "
                   "round?",
                   STR_ARG(n->code), STR_ARG(zero->text));
}

static void lint_units(const struct linting *l, const struct formula *f, const char *path,
                       unsigned long line, struct str code)
{
    struct str a, b;

    formula_measure(l->fw, f, &a, &b);
    if (a.n > 0)
        report_add(l->report, SEVERITY_WARNING, "unit", row_place(path, line),
                   "%.*s: the formula '%.*s' puts together what is measured in %.*s and in %.*s",
                   STR_ARG(code), STR_ARG(f->text), STR_ARG(a), STR_ARG(b));
}

static void mark_used(bool *used, const struct formula *f)
{
    for (size_t i = 0; i < f->items; i++)
        used[f->item[i]] = true;
}

/* Points that a town or a reviewer gives; the loader has warned of those that are for nobody. */
static bool is_given(struct str code)
{
    return str_starts(code, str_of("self.")) || str_starts(code, str_of("review."));
}

static void lint_unused(const struct linting *l)
{
    const struct framework *fw = l->fw;
    bool *used = mem_new(fw->items, sizeof *used);

    for (size_t i = 0; i < fw->nodes; i++)
        mark_used(used, &fw->node[i].formula);
    for (size_t i = 0; i < fw->checks; i++) {
        mark_used(used, &fw->check[i].left);
        mark_used(used, &fw->check[i].right);
    }
    for (size_t i = 0; i < fw->items; i++)
        if (!used[i] && !is_given(fw->item[i].code))
            report_add(l->report, SEVERITY_NOTE, "unused", row_place(l->items, fw->item[i].line),
                       "%.*s (%.*s): no indicator and no check reads this item",
                       STR_ARG(fw->item[i].code), STR_ARG(fw->item[i].name));
    free(used);
}

static const char *path_of(struct arena *arena, const char *folder, const char *name)
{
    struct buf path = { 0 };
    const char *kept;

    buf_printf(&path, "%s/%s", folder, name);
    kept = arena_copy(arena, path.s, path.n);
    buf_free(&path);
    return kept;
}

void lint_framework(const struct framework *fw, const char *folder, struct report *report)
{
    struct arena arena = { 0 };
    const struct linting l = {
        .fw = fw,
        .indicators = path_of(&arena, folder, "indicators.csv"),
        .items = path_of(&arena, folder, "items.csv"),
        .checks = path_of(&arena, folder, "checks.csv"),
        .report = report,
    };

    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *n = &fw->node[i];

        if (node_is_section(n))
            continue;
        lint_units(&l, &n->formula, l.indicators, n->line, n->code);
        lint_thresholds(&l, n);
        if (n->rule == RULE_STEPS)
            lint_steps(&l, n);
        if (n->rule == RULE_LABEL)
            lint_labels(&l, n);
    }
    for (size_t i = 0; i < fw->checks; i++) {
        const struct check *check = &fw->check[i];

        lint_units(&l, &check->left, l.checks, check->line, check->code);
        lint_units(&l, &check->right, l.checks, check->line, check->code);
    }
    lint_unused(&l);
    arena_free(&arena);
}

enum { DEEPEST_SHOWN = 20 }; /* a tree that is deeper does not move to the right any more */

void lint_tree(struct buf *out, const struct framework *fw)
{
    unsigned *depth = mem_new(fw->nodes, sizeof *depth);

    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *n = &fw->node[i];

        if (n->parent != NOWHERE && depth[n->parent] < DEEPEST_SHOWN)
            depth[i] = depth[n->parent] + 1;
        else if (n->parent != NOWHERE)
            depth[i] = DEEPEST_SHOWN;
        for (unsigned k = 0; k < depth[i]; k++)
            buf_text(out, "    ");
        buf_str(out, n->name);
        buf_char(out, ' ');
        decimal_trimmed(out, n->weight, WEIGHT_SCALE);
        if (!node_is_section(n) || n->rule == RULE_GEOMETRIC)
            buf_printf(out, "  %s", rule_name(n->rule));
        if (n->formula.text.n > 0)
            buf_printf(out, " %.*s", STR_ARG(n->formula.text));
        if (n->spec.full.text.n > 0)
            buf_printf(out, ", full %.*s", STR_ARG(n->spec.full.text));
        if (n->spec.zero.text.n > 0)
            buf_printf(out, ", zero %.*s", STR_ARG(n->spec.zero.text));
        if (n->spec.points.n > 0)
            buf_printf(out, ", points %.*s", STR_ARG(n->spec.points));
        if (n->extent != NOWHERE)
            buf_printf(out, ", extent %s", extent_names[n->extent]);
        buf_char(out, '\n');
    }
    free(depth);
}
