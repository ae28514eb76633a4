#include "reason.h"

#include <math.h>
#include <string.h>

#include "decimal.h"
#include "figure.h"
#include "framework/measure.h"
#include "phrases.h"

enum { FEWEST_DECIMALS = 2, MOST_DECIMALS = 9 };

void reasoner_init(struct reasoner *r, const struct framework *fw, enum language language,
                   const struct reviews *reviews)
{
    *r = (struct reasoner){ .fw = fw, .language = language, .reviews = reviews };
    r->pieces = arena_new(&r->arena, fw->nodes, sizeof *r->pieces);
    r->is_rate = arena_new(&r->arena, fw->nodes, sizeof *r->is_rate);
    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *n = &fw->node[i];

        if (node_is_section(n))
            continue;
        r->pieces[i] = formula_cut(fw, &n->formula, &r->arena);
        r->is_rate[i] = n->rule != RULE_LABEL &&
                        formula_measure(fw, &n->formula, NULL, NULL).kind == MEASURE_RATE;
    }
}

void reasoner_free(struct reasoner *r)
{
    arena_free(&r->arena);
}

/* What the sentence is about, and the decimals its numbers are printed with. */
struct about {
    const struct reasoner *r;
    struct buf *out;
    const struct cohort *c;
    const struct node *n;
    const struct node_scores *s;
    size_t node, i;
    double value, weight;
    bool is_rate;
    unsigned decimals; /* of what is printed: of the per cent where it is a rate */
};

static double as_printed(const struct about *a, double value)
{
    return a->is_rate ? figure_round(value * 100, a->decimals) / 100
                      : figure_round(value, a->decimals);
}

static void put_value(const struct about *a, double value)
{
    figure_rounded(a->out, a->is_rate ? value * 100 : value, a->decimals);
    if (a->is_rate)
        buf_char(a->out, '%');
}

/* A threshold as the framework has it; the cohort's own as a value. */
static void put_threshold(const struct about *a, const struct threshold *t, double resolved)
{
    if (t->kind != THRESHOLD_NUMBER) {
        put_value(a, resolved);
        return;
    }
    decimal_shift(a->out, t->text, a->is_rate ? 2 : 0);
    if (a->is_rate)
        buf_char(a->out, '%');
}

static void put_weight(const struct about *a)
{
    struct buf text = { 0 };

    decimal_write(&text, a->n->weight, WEIGHT_SCALE);
    decimal_shift(a->out, buf_view(&text), 0);
    buf_free(&text);
}

static void put_points(const struct about *a)
{
    decimal_write(a->out, a->s->points[a->i], a->c->fw->decimals);
}

/* "name = 2489.116 / 2737.391 = 90.93%" */
static void put_head(const struct about *a)
{
    buf_str(a->out, a->n->name);
    buf_text(a->out, " = ");
    if (a->n->formula.steps > 1) {
        formula_fill(a->out, &a->r->pieces[a->node], a->c, a->i);
        buf_text(a->out, " = ");
        put_value(a, a->value);
    } else if (a->n->formula.items == 1) {
        filled_item(a->out, a->c, a->n->formula.item[0], a->i);
    } else {
        put_value(a, a->value);
    }
}

static void put_department(const struct about *a, size_t at)
{
    buf_text(a->out, "（");
    if (at == (size_t)AT_NOBODY)
        say(a->out, a->r->language, SAY_THRESHOLD);
    else
        buf_str(a->out, a->c->o->key[KEY_DEPARTMENT][a->c->first + at]);
    buf_text(a->out, "）");
}

/* Whether the band pays the same when it is given what is printed. */
static bool band_agrees(const struct about *a)
{
    struct band b = a->s->band;
    double value = as_printed(a, a->value);

    if (band_place(&b, value) != band_place(&b, a->value))
        return false;
    b.range.min = as_printed(a, b.range.min);
    b.range.max = as_printed(a, b.range.max);
    if (band_place(&b, a->value) == BAND_BETWEEN && !b.everyone_full && b.range.max <= b.range.min)
        return false;
    return points_award(a->c->fw, band_pays(&b, value, a->weight), a->weight) == a->s->points[a->i];
}

static void put_extent(const struct about *a)
{
    const struct band *b = &a->s->band;

    if (b->everyone_full || b->fell_back || b->reading == EXTENT_BOUNDS) {
        say(a->out, a->r->language,
            b->everyone_full ? SAY_EVERYONE
            : b->fell_back   ? SAY_FELL_BACK
                             : SAY_BOUNDS);
        return;
    }
    say(a->out, a->r->language, b->reading == EXTENT_INSIDE ? SAY_MAX_INSIDE : SAY_MAX_OVER_ALL);
    put_value(a, b->range.max);
    put_department(a, b->range.max_at);
    say(a->out, a->r->language, SAY_MIN);
    put_value(a, b->range.min);
    put_department(a, b->range.min_at);
}

static void put_between(const struct about *a)
{
    const struct rule_spec *spec = &a->n->spec;
    const struct band *b = &a->s->band;

    say(a->out, a->r->language, SAY_BETWEEN);
    put_threshold(a, b->higher_is_better ? &spec->zero : &spec->full,
                  b->higher_is_better ? b->zero : b->full);
    say(a->out, a->r->language, SAY_AND);
    put_threshold(a, b->higher_is_better ? &spec->full : &spec->zero,
                  b->higher_is_better ? b->full : b->zero);
    say(a->out, a->r->language, SAY_BETWEEN_END);
    put_extent(a);
    say(a->out, a->r->language, SAY_POINTS);
    if (!b->everyone_full) {
        buf_char(a->out, '(');
        put_value(a, b->higher_is_better ? a->value : b->range.max);
        buf_text(a->out, " − ");
        put_value(a, b->higher_is_better ? b->range.min : a->value);
        buf_text(a->out, ") / (");
        put_value(a, b->range.max);
        buf_text(a->out, " − ");
        put_value(a, b->range.min);
        buf_text(a->out, ") × ");
        put_weight(a);
        buf_text(a->out, " = ");
    }
    put_points(a);
}

static void explain_band(struct about *a)
{
    const struct band *b = &a->s->band;

    while (a->decimals < MOST_DECIMALS && !band_agrees(a))
        a->decimals++;
    put_head(a);
    switch (band_place(b, a->value)) {
    case BAND_BETWEEN: put_between(a); return;
    case BAND_FULL:
        say(a->out, a->r->language, b->higher_is_better ? SAY_AT_FULL_HIGH : SAY_AT_FULL_LOW);
        put_threshold(a, &a->n->spec.full, b->full);
        break;
    case BAND_ZERO:
        say(a->out, a->r->language, b->higher_is_better ? SAY_AT_ZERO_HIGH : SAY_AT_ZERO_LOW);
        put_threshold(a, &a->n->spec.zero, b->zero);
        break;
    }
    say(a->out, a->r->language, SAY_POINTS);
    put_points(a);
}

static bool share_agrees(const struct about *a, double full)
{
    double printed = a->n->spec.full.kind == THRESHOLD_MAX ? as_printed(a, full) : full;

    return printed > 0 && points_award(a->c->fw, as_printed(a, a->value) * a->weight / printed,
                                       a->weight) == a->s->points[a->i];
}

static void explain_share(struct about *a)
{
    double full = a->s->band.full;
    const struct threshold one = { THRESHOLD_NUMBER, 1, { "1", 1 } };
    const struct threshold *t = a->n->spec.full.kind == THRESHOLD_NONE ? &one : &a->n->spec.full;

    while (a->decimals < MOST_DECIMALS && !share_agrees(a, full))
        a->decimals++;
    put_head(a);
    if (full > 0 && a->value > 0 && a->value < full) {
        say(a->out, a->r->language, SAY_POINTS);
        put_value(a, a->value);
        buf_text(a->out, " / ");
        put_threshold(a, t, full);
        buf_text(a->out, " × ");
        put_weight(a);
        buf_text(a->out, " = ");
        put_points(a);
        return;
    }
    if (a->s->points[a->i] > 0) {
        say(a->out, a->r->language, SAY_OVER_FULL);
        put_threshold(a, t, full);
    } else {
        say(a->out, a->r->language, SAY_BELOW_NOTHING);
    }
    say(a->out, a->r->language, SAY_POINTS);
    put_points(a);
}

static bool deduct_agrees(const struct about *a)
{
    const struct rule_spec *spec = &a->n->spec;
    double steps = rule_deduct_steps(spec, as_printed(a, a->value));

    if (!spec->pro_rata)
        return steps == rule_deduct_steps(spec, a->value);
    return points_award(a->c->fw, a->weight - spec->lose * steps, a->weight) == a->s->points[a->i];
}

static void put_step(struct about *a)
{
    figure_exact(a->out, fabs(a->n->spec.per) * (a->is_rate ? 100 : 1));
    if (a->is_rate)
        buf_char(a->out, '%');
}

/* Nothing is lost: not beyond full, or beyond it by less than a step that counts whole. */
static void explain_no_step(struct about *a)
{
    const struct rule_spec *spec = &a->n->spec;
    bool up = spec->per > 0;

    if ((as_printed(a, a->value) - spec->full.number) / spec->per > 1e-9) {
        say(a->out, a->r->language, up ? SAY_BEYOND : SAY_SHORT_OF);
        put_threshold(a, &spec->full, spec->full.number);
        say(a->out, a->r->language, SAY_NO_WHOLE);
        put_step(a);
    } else {
        say(a->out, a->r->language, up ? SAY_NOT_BEYOND : SAY_NOT_SHORT_OF);
        put_threshold(a, &spec->full, spec->full.number);
    }
    say(a->out, a->r->language, SAY_POINTS);
    put_points(a);
}

static void explain_deduct(struct about *a)
{
    const struct rule_spec *spec = &a->n->spec;
    double steps = rule_deduct_steps(spec, a->value);
    bool to_zero = a->weight - spec->lose * steps < 0;

    while (a->decimals < MOST_DECIMALS && !deduct_agrees(a))
        a->decimals++;
    put_head(a);
    if (steps == 0) {
        explain_no_step(a);
        return;
    }
    say(a->out, a->r->language, spec->per > 0 ? SAY_BEYOND : SAY_SHORT_OF);
    put_threshold(a, &spec->full, spec->full.number);
    say(a->out, a->r->language, spec->pro_rata ? SAY_PER : SAY_EACH);
    put_step(a);
    say(a->out, a->r->language, SAY_LOSES);
    figure_exact(a->out, spec->lose);
    say(a->out, a->r->language, SAY_TIMES);
    figure_exact(a->out, figure_round(steps, MOST_DECIMALS));
    say(a->out, a->r->language, SAY_POINTS);
    buf_text(a->out, to_zero ? "max(0, " : "");
    put_weight(a);
    buf_text(a->out, " − ");
    figure_exact(a->out, spec->lose);
    buf_text(a->out, " × ");
    figure_exact(a->out, figure_round(steps, MOST_DECIMALS));
    buf_text(a->out, to_zero ? ") = " : " = ");
    put_points(a);
}

/* "points = min(3, 2) = 2.00" where the rule pays above the weight, else the points alone. */
static void put_paid(const struct about *a, double paid)
{
    say(a->out, a->r->language, SAY_POINTS);
    if (paid > a->weight || paid < 0) {
        buf_text(a->out, paid < 0 ? "max(" : "min(");
        figure_exact(a->out, paid);
        buf_text(a->out, ", ");
        if (paid < 0)
            buf_char(a->out, '0');
        else
            put_weight(a);
        buf_text(a->out, ") = ");
    } else if (points_round(paid, MOST_DECIMALS, ROUND_HALF_UP) !=
               a->s->points[a->i] * decimal_power(MOST_DECIMALS - a->c->fw->decimals)) {
        figure_exact(a->out, paid);
        buf_text(a->out, " = ");
    }
    put_points(a);
}

static void explain_steps(struct about *a)
{
    const struct step *step = rule_step(&a->n->spec, a->value);

    while (a->decimals < MOST_DECIMALS && rule_step(&a->n->spec, as_printed(a, a->value)) != step)
        a->decimals++;
    put_head(a);
    say(a->out, a->r->language, step != NULL ? SAY_STEP : SAY_NO_STEP);
    if (step != NULL)
        buf_str(a->out, step->text);
    put_paid(a, step != NULL ? step->points : 0);
}

static struct str label_of(const struct about *a)
{
    return a->c->o->labels[a->n->formula.item[0]].text[(size_t)a->value];
}

static void explain_label(struct about *a)
{
    double paid = rule_label_points(&a->n->spec, label_of(a));

    buf_str(a->out, a->n->name);
    buf_text(a->out, " = ");
    buf_str(a->out, label_of(a));
    say(a->out, a->r->language, SAY_LABEL);
    figure_exact(a->out, paid);
    put_paid(a, paid);
}

static void explain_points(struct about *a)
{
    a->decimals = MOST_DECIMALS;
    buf_str(a->out, a->n->name);
    buf_text(a->out, " = ");
    if (a->n->formula.steps > 1) {
        formula_fill(a->out, &a->r->pieces[a->node], a->c, a->i);
        buf_text(a->out, " = ");
    }
    figure_exact(a->out, a->value);
    put_paid(a, a->value);
}

static void (*const explain[RULES])(struct about *a) = {
    [RULE_BAND] = explain_band,   [RULE_SHARE] = explain_share, [RULE_DEDUCT] = explain_deduct,
    [RULE_STEPS] = explain_steps, [RULE_LABEL] = explain_label, [RULE_POINTS] = explain_points,
};

/* Why there is no value, and what the absence of points does to the total. */
static void explain_missing(const struct about *a)
{
    static const enum phrase counts[MISSINGS] = {
        [MISSING_ZERO] = SAY_COUNTS_ZERO,
        [MISSING_HOLD] = SAY_COUNTS_HOLD,
        [MISSING_FULL] = SAY_COUNTS_FULL,
        [MISSING_SKIP] = SAY_COUNTS_SKIP,
    };

    switch ((enum cell_state)a->s->value.state[a->i]) {
    case CELL_INVALID:
        say(a->out, a->r->language, SAY_NO_RESULT);
        formula_fill(a->out, &a->r->pieces[a->node], a->c, a->i);
        break;
    case CELL_UNKNOWN:
        say(a->out, a->r->language, SAY_UNKNOWN_LABEL);
        buf_str(a->out, label_of(a));
        break;
    case CELL_MISSING:
        say(a->out, a->r->language, SAY_LACKS);
        formula_absent(a->out, &a->n->formula, a->c, a->i, CELL_MISSING);
        break;
    case CELL_VALUE:
    case CELL_NA: /* with --self=only: the town gave itself no points */
        say(a->out, a->r->language, SAY_LACKS);
        buf_printf(a->out, "self.%.*s", STR_ARG(a->n->code));
        break;
    }
    say(a->out, a->r->language, counts[a->c->fw->missing]);
}

static void explain_not_applicable(const struct about *a)
{
    size_t said;

    buf_str(a->out, a->n->name);
    buf_text(a->out, " = ");
    said = formula_absent(a->out, &a->n->formula, a->c, a->i, CELL_NA);
    if (said > 0) {
        buf_char(a->out, ' ');
        say(a->out, a->r->language, SAY_NOT_APPLICABLE);
    } else {
        formula_fill(a->out, &a->r->pieces[a->node], a->c, a->i);
        say(a->out, a->r->language, SAY_NOTHING_OVER_NOTHING);
    }
    say(a->out, a->r->language, SAY_POINTS);
    put_points(a);
}

/* Points that somebody gave: by whom and why; the value stands before, where there is one. */
static void explain_given(struct about *a, enum phrase phrase)
{
    const struct review *review = NULL;
    struct str key[KEY_COUNT];

    cohort_key(a->c, a->i, key);
    if (phrase == SAY_REVIEW && a->r->reviews != NULL)
        review = reviews_find(a->r->reviews, key, (int)a->node);
    if (a->s->value.state[a->i] == CELL_VALUE && a->n->rule != RULE_LABEL)
        put_head(a);
    else
        buf_str(a->out, a->n->name);
    say(a->out, a->r->language, phrase);
    if (review != NULL) {
        buf_text(a->out, "（");
        buf_str(a->out, review->reviewer);
        buf_text(a->out, "：");
        buf_str(a->out, review->reason);
        buf_text(a->out, "）");
    }
    say(a->out, a->r->language, SAY_POINTS);
    put_points(a);
}

void reason_write(const struct reasoner *r, struct buf *out, const struct cohort *c, size_t node,
                  size_t i)
{
    const struct node *n = &c->fw->node[node];
    struct about a = {
        .r = r,
        .out = out,
        .c = c,
        .n = n,
        .s = &c->node[node],
        .node = node,
        .i = i,
        .value = c->node[node].value.value[i],
        .weight = node_weight(n),
        .is_rate = r->is_rate[node],
        .decimals = FEWEST_DECIMALS,
    };

    switch ((enum origin)c->node[node].origin[i]) {
    case ORIGIN_RULE: explain[n->rule](&a); return;
    case ORIGIN_NONE: explain_missing(&a); return;
    case ORIGIN_NOT_APPLICABLE: explain_not_applicable(&a); return;
    case ORIGIN_REVIEW: explain_given(&a, SAY_REVIEW); return;
    case ORIGIN_SELF: explain_given(&a, SAY_SELF); return;
    }
}
