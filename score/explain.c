#include "explain.h"

#include <stdlib.h>

#include "decimal.h"
#include "figure.h"

static const char header[] =
    "county,year,department,code,name,rule,weight,value,full,zero,extent,n,min,min_department,max,"
    "max_department,points,lost,self,review,reason";

enum { VALUE_DECIMALS = 9 };

/* Cells that are the same for every department of the cohort, written once. */
struct shared_cells {
    struct buf code_to_weight; /* ",code,name,rule,weight" */
    struct buf full_to_max;    /* ",full,zero,extent,n,min,min_department,max,max_department" */
};

static void put_trimmed(struct csvout *w, double value, struct buf *scratch)
{
    struct buf plain = { 0 };

    buf_clear(scratch);
    figure_rounded(&plain, value, VALUE_DECIMALS);
    decimal_shift(scratch, buf_view(&plain), 0);
    csvout_plain(w, buf_view(scratch));
    buf_free(&plain);
}

static void put_threshold(struct csvout *w, const struct threshold *t, double resolved,
                          struct buf *scratch)
{
    if (t->kind == THRESHOLD_MIN || t->kind == THRESHOLD_MAX)
        put_trimmed(w, resolved, scratch);
    else
        csvout_plain(w, t->text);
}

static void put_end(struct csvout *w, const struct cohort *c, double value, size_t at,
                    struct buf *scratch)
{
    put_trimmed(w, value, scratch);
    csvout_text(w, at == (size_t)AT_NOBODY ? (struct str){ 0 }
                                           : c->o->key[KEY_DEPARTMENT][c->first + at]);
}

static bool has_extent(const struct node *n)
{
    return n->rule == RULE_BAND || (n->rule == RULE_SHARE && n->spec.full.kind == THRESHOLD_MAX);
}

static void share_cells(struct shared_cells *shared, const struct cohort *c, size_t node,
                        struct buf *scratch)
{
    const struct node *n = &c->fw->node[node];
    const struct band *band = &c->node[node].band;
    struct csvout left = { .out = shared->code_to_weight, .inside = true };
    struct csvout right = { .out = shared->full_to_max, .inside = true };
    struct buf weight = { 0 };

    buf_clear(&left.out);
    buf_clear(&right.out);
    csvout_text(&left, n->code);
    csvout_text(&left, n->name);
    csvout_plain(&left, str_of(rule_name(n->rule)));
    buf_clear(scratch);
    decimal_write(&weight, n->weight, WEIGHT_SCALE);
    decimal_shift(scratch, buf_view(&weight), 0);
    csvout_plain(&left, buf_view(scratch));
    buf_free(&weight);

    put_threshold(&right, &n->spec.full, band->full, scratch);
    put_threshold(&right, &n->spec.zero, band->zero, scratch);
    if (has_extent(n) && band->range.n > 0) {
        csvout_plain(&right,
                     str_of(n->rule == RULE_BAND && !band->fell_back ? extent_names[band->reading]
                            : band->fell_back                        ? extent_names[EXTENT_BOUNDS]
                                              : extent_names[EXTENT_COHORT]));
        csvout_fixed(&right, (int64_t)band->range.n, 0);
        put_end(&right, c, band->range.min, band->range.min_at, scratch);
        put_end(&right, c, band->range.max, band->range.max_at, scratch);
    } else {
        buf_text(&right.out, ",,,,,,");
    }
    shared->code_to_weight = left.out;
    shared->full_to_max = right.out;
}

static void put_value(struct csvout *w, const struct cohort *c, size_t node, size_t i,
                      struct buf *scratch)
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
        put_trimmed(w, value->value[i], scratch);
}

/* What was given in self.CODE or review.CODE. */
static void put_given(struct csvout *w, const struct cohort *c, int item, size_t i,
                      struct buf *scratch)
{
    unsigned char state = item == NOWHERE ? CELL_MISSING : c->o->item[item].state[c->first + i];

    buf_clear(scratch);
    if (state == CELL_VALUE)
        figure_exact(scratch, c->o->item[item].value[c->first + i]);
    else if (state == CELL_NA)
        buf_text(scratch, "NA");
    csvout_plain(w, buf_view(scratch));
}

static void put_review(struct csvout *w, const struct reasoner *r, const struct cohort *c,
                       size_t node, size_t i, struct buf *scratch)
{
    struct str key[KEY_COUNT];
    const struct review *review = NULL;

    cohort_key(c, i, key);
    if (r->reviews != NULL)
        review = reviews_find(r->reviews, key, (int)node);
    if (review != NULL)
        csvout_plain(w, review->points_text);
    else
        put_given(w, c, c->fw->node[node].review_item, i, scratch);
}

static void put_points_and_lost(struct csvout *w, const struct cohort *c, size_t node, size_t i)
{
    double weight = node_weight(&c->fw->node[node]);
    int64_t points = c->node[node].points[i];

    if (points == POINTS_MISSING) {
        buf_text(&w->out, ",,");
        return;
    }
    csvout_fixed(w, points, c->fw->decimals);
    csvout_fixed(w, points_award(c->fw, weight, weight) - points, c->fw->decimals);
}

bool explain_open(struct explainer *e, const struct framework *fw, const char *path,
                  enum language language, const struct reviews *reviews)
{
    *e = (struct explainer){ 0 };
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
}

static void put_indicator(struct explainer *e, const struct cohort *c,
                          const struct shared_cells *shared, size_t node, size_t i,
                          struct buf *scratch)
{
    struct csvout *w = &e->file.csv;

    buf_str(&w->out, buf_view(&shared->code_to_weight));
    put_value(w, c, node, i, scratch);
    buf_str(&w->out, buf_view(&shared->full_to_max));
    put_points_and_lost(w, c, node, i);
    put_given(w, c, c->fw->node[node].self_item, i, scratch);
    put_review(w, &e->reasoner, c, node, i, scratch);
    buf_clear(scratch);
    reason_write(&e->reasoner, scratch, c, node, i);
    csvout_text(w, buf_view(scratch));
    csvfile_end_row(&e->file);
}

void explain_cohort(struct explainer *e, const struct cohort *c)
{
    struct shared_cells *shared = mem_new(c->fw->nodes, sizeof *shared);
    struct buf scratch = { 0 };
    struct csvout key = { 0 };

    for (size_t node = 0; node < c->fw->nodes; node++)
        if (!node_is_section(&c->fw->node[node]))
            share_cells(&shared[node], c, node, &scratch);
    for (size_t i = 0; i < c->n; i++) {
        key = (struct csvout){ .out = key.out };
        buf_clear(&key.out);
        for (int k = 0; k < KEY_COUNT; k++)
            csvout_text(&key, c->o->key[k][c->first + i]);
        for (size_t node = 0; node < c->fw->nodes; node++) {
            if (node_is_section(&c->fw->node[node]))
                continue;
            buf_str(&e->file.csv.out, buf_view(&key.out));
            e->file.csv.inside = true;
            put_indicator(e, c, &shared[node], node, i, &scratch);
        }
    }
    for (size_t node = 0; node < c->fw->nodes; node++) {
        buf_free(&shared[node].code_to_weight);
        buf_free(&shared[node].full_to_max);
    }
    free(shared);
    buf_free(&scratch);
    buf_free(&key.out);
}
