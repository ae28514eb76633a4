#include "points/cohort.h"

#include <stdlib.h>
#include <string.h>

#include "points/tree.h"

const char *const self_names[SELF_MODES + 1] = {
    [SELF_AUDIT] = "audit",
    [SELF_FALLBACK] = "fallback",
    [SELF_ONLY] = "only",
};

void cohort_init(struct cohort *c, const struct framework *fw, enum self_mode self,
                 struct reviews *reviews)
{
    *c = (struct cohort){ .fw = fw, .self = self, .reviews = reviews };
    c->node = mem_new(fw->nodes, sizeof *c->node);
    c->points = mem_new(fw->nodes, sizeof *c->points);
    c->item = mem_new(fw->items, sizeof *c->item);
    c->item_taken = mem_new(fw->items, sizeof *c->item_taken);
    c->quick = mem_new(fw->nodes, sizeof *c->quick);
    for (size_t i = 0; i < fw->nodes; i++)
        c->quick[i] = quick_band_of(fw, &fw->node[i]);
}

void cohort_free(struct cohort *c)
{
    for (size_t i = 0; i < c->fw->nodes; i++) {
        free(c->node[i].value.value);
        free(c->node[i].value.state);
        free(c->node[i].points);
        free(c->node[i].origin);
    }
    for (size_t i = 0; i < c->fw->items; i++) {
        free(c->item[i].value);
        free(c->item[i].state);
    }
    free(c->item);
    free(c->item_taken);
    free(c->cell);
    free(c->quick);
    free(c->quick_value);
    free(c->node);
    free(c->points);
    free(c->total);
    free(c->low);
    free(c->high);
    free(c->missing);
    free(c->raw);
    evaluator_free(&c->evaluator);
}

static void reserve(struct cohort *c, size_t n)
{
    size_t cap = c->cap;

    if (n <= cap)
        return;
    c->raw = mem_grow(c->raw, &cap, n, sizeof *c->raw);
    c->quick_value = mem_resize(c->quick_value, cap, sizeof *c->quick_value);
    c->cell = mem_resize(c->cell, (cap | 1) * c->fw->items, sizeof *c->cell);
    for (size_t i = 0; i < c->fw->nodes; i++) {
        struct node_scores *s = &c->node[i];

        s->value.value = mem_resize(s->value.value, cap, sizeof *s->value.value);
        s->value.state = mem_resize(s->value.state, cap, sizeof *s->value.state);
        s->origin = mem_resize(s->origin, cap, sizeof *s->origin);
        s->points = c->points[i] = mem_resize(s->points, cap, sizeof *s->points);
    }
    for (size_t i = 0; i < c->fw->items; i++) {
        c->item[i].value = mem_resize(c->item[i].value, cap, sizeof *c->item[i].value);
        c->item[i].state = mem_resize(c->item[i].state, cap, 1);
    }
    c->total = mem_resize(c->total, cap, sizeof *c->total);
    c->low = mem_resize(c->low, cap, sizeof *c->low);
    c->high = mem_resize(c->high, cap, sizeof *c->high);
    c->missing = mem_resize(c->missing, cap, sizeof *c->missing);
    c->cap = cap;
}

/* The item's cells as values to reckon with. */
static const struct column *take_item(struct cohort *c, int item)
{
    const int64_t *cell = c->cell + (size_t)item * c->stride;
    struct column *column = &c->item[item];

    if (c->item_taken[item])
        return column;
    for (size_t i = 0; i < c->n; i++) {
        column->value[i] = observations_value(c->o, cell[i]);
        column->state[i] = (unsigned char)cell_state(cell[i]);
    }
    c->item_taken[item] = true;
    return column;
}

/* The indicator's values: its formula down the cohort, or the label as it was submitted. */
static void take_values(struct cohort *c, const struct node *n, struct node_scores *s)
{
    const struct column *item;

    for (size_t k = 0; k < n->formula.items; k++)
        take_item(c, n->formula.item[k]);
    if (n->rule != RULE_LABEL) {
        evaluate(&c->evaluator, &n->formula, c->item, c->n, &s->value);
        return;
    }
    item = &c->item[n->formula.item[0]];
    memcpy(s->value.value, item->value, c->n * sizeof *s->value.value);
    memcpy(s->value.state, item->state, c->n * sizeof *s->value.state);
}

static enum extent reading_of(const struct cohort *c, const struct node *n)
{
    return n->extent != NOWHERE ? (enum extent)n->extent : c->fw->extent;
}

static void pay_by_rule(struct cohort *c, const struct node *n, struct node_scores *s)
{
    struct rule_run run = {
        .node = n,
        .weight = node_weight(n),
        .value = &s->value,
        .n = c->n,
        .reading = reading_of(c, n),
        .labels = n->rule == RULE_LABEL ? &c->o->labels[n->formula.item[0]] : NULL,
        .points = c->raw,
    };

    rule_apply(&run, s->value.state);
    s->band = run.band;
    for (size_t i = 0; i < c->n; i++) {
        s->points[i] = POINTS_MISSING;
        s->origin[i] = ORIGIN_NONE;
        if (s->value.state[i] == CELL_VALUE) {
            s->points[i] = points_award(c->fw, c->raw[i], run.weight);
            s->origin[i] = ORIGIN_RULE;
        } else if (s->value.state[i] == CELL_NA) {
            s->points[i] = points_award(c->fw, run.weight, run.weight);
            s->origin[i] = ORIGIN_NOT_APPLICABLE;
        }
    }
}

/* Most often nobody wants more than the points of an indicator, and they are beyond doubt. */
static bool pay_quickly(struct cohort *c, size_t node)
{
    const struct quick_band *q = &c->quick[node];
    struct quick_columns columns = { .n = c->n, .value = c->quick_value };

    if (!c->points_only || !q->usable)
        return false;
    columns.above = c->cell + (size_t)q->above * c->stride;
    columns.below = c->cell + (size_t)q->below * c->stride;
    columns.state = c->node[node].value.state;
    columns.points = c->node[node].points;
    return quick_band_pay(q, reading_of(c, &c->fw->node[node]), &columns);
}

/* Points that somebody gave, from the column of self.CODE or review.CODE; where only_missing, only
 * for those who have none. Something that is not applicable earns its weight here too. */
static void take_given(struct cohort *c, const struct node *n, struct node_scores *s, int item,
                       enum origin origin, bool only_missing)
{
    real weight = node_weight(n);
    const struct column *column;

    if (item == NOWHERE)
        return;
    column = take_item(c, item);
    for (size_t i = 0; i < c->n; i++) {
        unsigned char state = column->state[i];
        real given = state == CELL_NA ? weight : column->value[i];

        if (state == CELL_MISSING || (only_missing && s->points[i] != POINTS_MISSING))
            continue;
        s->points[i] = points_award(c->fw, given, weight);
        s->origin[i] = (unsigned char)origin;
    }
}

static void score_indicator(struct cohort *c, size_t node)
{
    const struct node *n = &c->fw->node[node];
    struct node_scores *s = &c->node[node];

    if (!pay_quickly(c, node)) {
        take_values(c, n, s);
        pay_by_rule(c, n, s);
    }
    if (c->self == SELF_ONLY) {
        for (size_t i = 0; i < c->n; i++) {
            s->points[i] = POINTS_MISSING;
            s->origin[i] = ORIGIN_NONE;
        }
        take_given(c, n, s, n->self_item, ORIGIN_SELF, false);
        return;
    }
    if (c->self == SELF_FALLBACK)
        take_given(c, n, s, n->self_item, ORIGIN_SELF, true);
    take_given(c, n, s, n->review_item, ORIGIN_REVIEW, false);
}

void cohort_key(const struct cohort *c, size_t i, struct str key[KEY_COUNT])
{
    for (int k = 0; k < KEY_COUNT; k++)
        key[k] = observations_key(c->o, k, c->first + i);
}

/* The reviewer's file has the last word. */
static void take_reviews(struct cohort *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct str key[KEY_COUNT];

        cohort_key(c, i, key);
        for (int at = reviews_of(c->reviews, key); at != NOWHERE;
             at = c->reviews->review[at].next) {
            struct review *review = &c->reviews->review[at];
            struct node_scores *s = &c->node[review->node];

            s->points[i] =
                points_award(c->fw, review->points, node_weight(&c->fw->node[review->node]));
            s->origin[i] = ORIGIN_REVIEW;
            review->used = true;
        }
    }
}

static bool count_missing(struct cohort *c)
{
    bool any = false;

    memset(c->missing, 0, c->n * sizeof *c->missing);
    for (size_t node = 0; node < c->fw->nodes; node++)
        if (!node_is_section(&c->fw->node[node]))
            for (size_t i = 0; i < c->n; i++)
                c->missing[i] += c->node[node].points[i] == POINTS_MISSING;
    for (size_t i = 0; i < c->n; i++)
        any = any || c->missing[i] > 0;
    return any;
}

void cohort_take(struct cohort *c, const struct observations *o, size_t first, size_t n)
{
    reserve(c, n);
    c->o = o;
    c->first = first;
    c->n = n;
    c->stride = n | 1; /* columns that lie a power of two apart would get into each other's way */
    observations_cells(o, first, n, c->cell, c->stride);
    memset(c->item_taken, 0, c->fw->items * sizeof *c->item_taken);
}

void cohort_score(struct cohort *c)
{
    size_t n = c->n;

    for (size_t item = 0; !c->points_only && item < c->fw->items; item++)
        take_item(c, (int)item);
    for (size_t node = 0; node < c->fw->nodes; node++)
        if (!node_is_section(&c->fw->node[node]))
            score_indicator(c, node);
    if (c->reviews != NULL && c->self != SELF_ONLY)
        take_reviews(c);
    if (count_missing(c)) {
        tree_add_up(c->fw, MISSING_ZERO, c->points, n, c->low);
        tree_add_up(c->fw, MISSING_FULL, c->points, n, c->high);
        tree_add_up(c->fw, c->fw->missing, c->points, n, c->total);
    } else {
        tree_add_complete(c->fw, c->points, n, c->total);
        memcpy(c->low, c->total, n * sizeof *c->low);
        memcpy(c->high, c->total, n * sizeof *c->high);
    }
}
