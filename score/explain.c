#include "explain.h"

#include <stdlib.h>

#include "decimal.h"
#include "figure.h"

static const char header[] =
    "county,year,department,code,name,rule,weight,value,full,zero,extent,n,min,min_department,max,"
    "max_department,points,lost,self,review,reason";

enum {
    VALUE_DECIMALS = 9,
    KNOWN_VALUES = 64, /* by indicator; labels, counts and marks are few */
};

static void put_number(struct csvout *w, real value)
{
    csvout_plain(w, (struct str){ 0 });
    figure_trimmed(&w->out, value, VALUE_DECIMALS);
}

/* One that is the cohort's own has a value where anybody has. */
static void put_threshold(struct csvout *w, const struct threshold *t, real resolved,
                          const struct band *band)
{
    bool is_own = t->kind == THRESHOLD_MIN || t->kind == THRESHOLD_MAX;

    if (is_own && band->values > 0)
        put_number(w, resolved);
    else
        csvout_plain(w, is_own ? (struct str){ 0 } : t->text);
}

static void put_end(struct csvout *w, const struct cohort *c, real value, size_t at)
{
    put_number(w, value);
    csvout_text(w, at == (size_t)AT_NOBODY ? (struct str){ 0 }
                                           : c->o->key[KEY_DEPARTMENT][c->first + at]);
}

/* Whether the cohort has a part in the indicator's points, and with it in the cells. */
static bool is_of_cohort(const struct node *n)
{
    return n->rule == RULE_BAND || (n->rule == RULE_SHARE && n->spec.full.kind == THRESHOLD_MAX);
}

/* The reading that counted, how many departments it looked at, and who set its ends. Where their
 * values are all the same the thresholds serve: that is the reading bounds. */
static void put_extent(struct csvout *w, const struct cohort *c, const struct band *band)
{
    bool nobody = band->range.n == 0 && !band->fell_back; /* and no thresholds to serve instead */

    csvout_plain(w, str_of(extent_names[band->fell_back ? EXTENT_BOUNDS : band->reading]));
    csvout_fixed(w, (int64_t)band->range.n, 0);
    if (nobody) {
        buf_text(&w->out, ",,,,");
        return;
    }
    put_end(w, c, band->range.min, band->range.min_at);
    put_end(w, c, band->range.max, band->range.max_at);
}

/* ",code,name,rule,weight" */
static void put_indicator_cells(struct csvout *w, const struct node *n)
{
    csvout_text(w, n->code);
    csvout_text(w, n->name);
    csvout_plain(w, str_of(rule_name(n->rule)));
    put_number(w, node_weight(n));
}

/* ",full,zero,extent,n,min,min_department,max,max_department" */
static void share_full_to_max(struct shared_cells *shared, const struct cohort *c, size_t node)
{
    const struct node *n = &c->fw->node[node];
    const struct band *band = &c->node[node].band;
    struct csvout w = { .out = shared->full_to_max, .inside = true };

    buf_clear(&w.out);
    put_threshold(&w, &n->spec.full, band->full, band);
    put_threshold(&w, &n->spec.zero, band->zero, band);
    if (is_of_cohort(n) && band->values > 0)
        put_extent(&w, c, band);
    else
        buf_text(&w.out, ",,,,,,");
    shared->full_to_max = w.out;
}

static void share_cells(struct shared_cells *shared, const struct node *n, unsigned decimals)
{
    struct csvout w = { .inside = true };

    put_indicator_cells(&w, n);
    shared->code_to_weight = w.out;
    shared->is_of_cohort = is_of_cohort(n);
    shared->weight = n->weight / decimal_power(WEIGHT_SCALE - decimals);
    /* what is a single figure comes to the same wherever it is the same */
    if (!shared->is_of_cohort && n->formula.items == 1 && n->formula.steps <= 1)
        shared->known = mem_new(KNOWN_VALUES, sizeof *shared->known);
}

static void put_value(struct csvout *w, const struct cohort *c, size_t node, size_t i)
{
    const struct node *n = &c->fw->node[node];
    const struct column *value = &c->node[node].value;

    switch ((enum cell_state)value->state[i]) {
    case CELL_NA: csvout_plain(w, str_of("NA")); return;
    case CELL_MISSING:
    case CELL_INVALID: csvout_plain(w, (struct str){ 0 }); return;
    case CELL_VALUE:
    case CELL_UNKNOWN: break;
    }
    if (n->rule == RULE_LABEL)
        csvout_text(w, c->o->labels[n->formula.item[0]].text[(size_t)value->value[i]]);
    else
        put_number(w, value->value[i]);
}

/* What was given in self.CODE or review.CODE. */
static void put_given(struct csvout *w, const struct cohort *c, int item, size_t i)
{
    unsigned char state = item == NOWHERE ? CELL_MISSING : c->item[item].state[i];

    csvout_plain(w, state == CELL_NA ? str_of("NA") : (struct str){ 0 });
    if (state == CELL_VALUE)
        figure_exact(&w->out, c->item[item].value[i]);
}

static void put_review(struct csvout *w, const struct reasoner *r, const struct cohort *c,
                       size_t node, size_t i)
{
    const struct review *review = NULL;

    if (r->reviews != NULL && c->node[node].origin[i] == ORIGIN_REVIEW) {
        struct str key[KEY_COUNT];

        cohort_key(c, i, key);
        review = reviews_find(r->reviews, key, (int)node);
    }
    if (review != NULL)
        csvout_plain(w, review->points_text);
    else
        put_given(w, c, c->fw->node[node].review_item, i);
}

/* What is lost is the weight less the points, to the last decimal of either. */
static void put_points_and_lost(struct csvout *w, const struct cohort *c,
                                const struct shared_cells *shared, size_t node, size_t i)
{
    unsigned decimals = c->fw->decimals;
    int64_t weight = c->fw->node[node].weight, unit = decimal_power(WEIGHT_SCALE - decimals);
    int64_t points = c->node[node].points[i];

    if (points == POINTS_MISSING) {
        buf_text(&w->out, ",,");
        return;
    }
    csvout_fixed(w, points, decimals);
    if (shared->weight * unit == weight) {
        csvout_fixed(w, shared->weight - points, decimals);
    } else {
        csvout_plain(w, (struct str){ 0 });
        decimal_trimmed(&w->out, weight - points * unit, WEIGHT_SCALE);
    }
}

bool explain_open(struct explainer *e, const struct framework *fw, const char *path,
                  enum language language, const struct reviews *reviews)
{
    *e = (struct explainer){ .fw = fw };
    e->shared = mem_new(fw->nodes, sizeof *e->shared);
    for (size_t i = 0; i < fw->nodes; i++)
        if (!node_is_section(&fw->node[i]))
            share_cells(&e->shared[i], &fw->node[i], fw->decimals);
    reasoner_init(&e->reasoner, fw, language, reviews);
    return csvfile_open(&e->file, path, header);
}

bool explain_commit(struct explainer *e)
{
    return csvfile_commit(&e->file);
}

void explain_free(struct explainer *e)
{
    csvfile_abort(&e->file);
    reasoner_free(&e->reasoner);
    for (size_t i = 0; i < e->fw->nodes; i++) {
        buf_free(&e->shared[i].code_to_weight);
        buf_free(&e->shared[i].full_to_max);
        for (size_t k = 0; e->shared[i].known != NULL && k < KNOWN_VALUES; k++) {
            buf_free(&e->shared[i].known[k].value_to_lost);
            buf_free(&e->shared[i].known[k].reason);
        }
        free(e->shared[i].known);
    }
    free(e->shared);
}

static void put_value_to_lost(struct csvout *w, const struct cohort *c,
                              const struct shared_cells *shared, size_t node, size_t i)
{
    put_value(w, c, node, i);
    buf_str(&w->out, buf_view(&shared->full_to_max));
    put_points_and_lost(w, c, shared, node, i);
}

static void put_reason(struct csvout *w, struct reasoner *r, const struct cohort *c, size_t node,
                       size_t i)
{
    size_t reason = csvout_begin_text(w);

    if (!reason_write(r, &w->out, c, node, i))
        csvout_end_text(w, reason);
}

/* The place of a value that nothing but the value decides about; NULL for any other. */
static struct known_value *find_known(const struct shared_cells *shared, const struct cohort *c,
                                      size_t node, size_t i)
{
    const struct node_scores *s = &c->node[node];
    real value = s->value.value[i];

    if (shared->known == NULL || s->origin[i] != ORIGIN_RULE || !(value > -1e9L && value < 1e9L))
        return NULL;
    return &shared->known[(uint64_t)(int64_t)(value * 100) % KNOWN_VALUES];
}

static void learn(struct known_value *known, struct explainer *e, const struct cohort *c,
                  const struct shared_cells *shared, size_t node, size_t i)
{
    struct csvout cells = { .out = known->value_to_lost, .inside = true };
    struct csvout reason = { .out = known->reason, .inside = true };

    buf_clear(&cells.out);
    buf_clear(&reason.out);
    put_value_to_lost(&cells, c, shared, node, i);
    put_reason(&reason, &e->reasoner, c, node, i);
    *known = (struct known_value){ true, c->node[node].value.value[i], cells.out, reason.out };
}

static void put_indicator(struct explainer *e, const struct cohort *c,
                          const struct shared_cells *shared, size_t node, size_t i)
{
    struct csvout *w = &e->file.csv;
    struct known_value *known = find_known(shared, c, node, i);

    if (known != NULL && !(known->is_there && known->value == c->node[node].value.value[i]))
        learn(known, e, c, shared, node, i);
    buf_str(&w->out, buf_view(&shared->code_to_weight));
    if (known != NULL)
        buf_str(&w->out, buf_view(&known->value_to_lost));
    else
        put_value_to_lost(w, c, shared, node, i);
    put_given(w, c, c->fw->node[node].self_item, i);
    put_review(w, &e->reasoner, c, node, i);
    if (known != NULL)
        buf_str(&w->out, buf_view(&known->reason));
    else
        put_reason(w, &e->reasoner, c, node, i);
    csvfile_end_row(&e->file);
}

/* "county,year,department" */
static void put_key(struct csvout *key, const struct cohort *c, size_t i)
{
    buf_clear(&key->out);
    key->inside = false;
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(key, c->o->key[k][c->first + i]);
}

void explain_cohort(struct explainer *e, const struct cohort *c)
{
    struct csvout key = { 0 };

    reason_cohort(&e->reasoner);
    for (size_t node = 0; node < c->fw->nodes; node++)
        if (!node_is_section(&c->fw->node[node]) &&
            (e->shared[node].is_of_cohort || e->shared[node].full_to_max.n == 0))
            share_full_to_max(&e->shared[node], c, node);
    for (size_t i = 0; i < c->n; i++) {
        put_key(&key, c, i);
        for (size_t node = 0; node < c->fw->nodes; node++) {
            if (node_is_section(&c->fw->node[node]))
                continue;
            buf_str(&e->file.csv.out, buf_view(&key.out));
            e->file.csv.inside = true;
            put_indicator(e, c, &e->shared[node], node, i);
        }
    }
    buf_free(&key.out);
}
