#include "explain/explain.h"

#include <stdlib.h>

#include "decimal.h"
#include "explain/figure.h"

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
                                           : observations_key(c->o, KEY_DEPARTMENT, c->first + at));
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
static void put_full_to_max(struct indicator_cells *cells, const struct cohort *c, size_t node)
{
    const struct node *n = &c->fw->node[node];
    const struct band *band = &c->node[node].band;
    struct csvout w = { .out = cells->full_to_max, .inside = true };

    buf_clear(&w.out);
    put_threshold(&w, &n->spec.full, band->full, band);
    put_threshold(&w, &n->spec.zero, band->zero, band);
    if (is_of_cohort(n) && band->values > 0)
        put_extent(&w, c, band);
    else
        buf_text(&w.out, ",,,,,,");
    template_ready(&w.out);
    cells->full_to_max = w.out;
}

/* What is lost is the weight less the points, to the last decimal of either. */
static struct blank lost_of(const struct node *n, unsigned decimals)
{
    int64_t unit = decimal_power(WEIGHT_SCALE - decimals);

    if (n->weight % unit == 0)
        return (struct blank){
            .kind = BLANK_LOST, .whole = n->weight / unit, .unit = 1, .decimals = decimals
        };
    return (struct blank){ .kind = BLANK_LOST,
                           .whole = n->weight,
                           .unit = unit,
                           .decimals = WEIGHT_SCALE,
                           .trimmed = true };
}

static void prepare_cells(struct indicator_cells *cells, const struct node *n, unsigned decimals)
{
    struct csvout w = { .inside = true };

    put_indicator_cells(&w, n);
    cells->code_to_weight = w.out;
    cells->is_of_cohort = is_of_cohort(n);
    cells->lost = lost_of(n, decimals);
    /* what is a single figure comes to the same wherever it is the same */
    if (!cells->is_of_cohort && n->formula.items == 1 && n->formula.steps <= 1)
        cells->known = mem_new(KNOWN_VALUES, sizeof *cells->known);
    else
        cells->kinds = mem_new(REASON_KINDS, sizeof *cells->kinds);
}

static void put_value(struct csvout *w, const struct cohort *c, size_t node, size_t i,
                      struct template *t)
{
    static const struct blank blank = { .kind = BLANK_VALUE,
                                        .decimals = VALUE_DECIMALS,
                                        .trimmed = true };
    const struct node *n = &c->fw->node[node];
    const struct column *value = &c->node[node].value;
    size_t from;

    switch ((enum cell_state)value->state[i]) {
    case CELL_NA: csvout_plain(w, str_of("NA")); return;
    case CELL_MISSING:
    case CELL_INVALID: csvout_plain(w, (struct str){ 0 }); return;
    case CELL_VALUE:
    case CELL_UNKNOWN: break;
    }
    if (n->rule == RULE_LABEL) {
        csvout_text(w, c->o->labels[n->formula.item[0]].text[(size_t)value->value[i]]);
        return;
    }
    from = csvout_begin_text(w);
    figure_trimmed(&w->out, value->value[i], VALUE_DECIMALS);
    template_mark(t, &w->out, from, blank);
}

/* What was given in self.CODE or review.CODE. */
static void put_given(struct csvout *w, const struct cohort *c, int item, size_t i,
                      struct template *t)
{
    unsigned char state = item == NOWHERE ? CELL_MISSING : c->item[item].state[i];
    size_t from = csvout_begin_text(w);

    if (state == CELL_NA)
        buf_text(&w->out, "NA");
    else if (state == CELL_VALUE)
        figure_exact(&w->out, c->item[item].value[i]);
    if (item != NOWHERE)
        template_mark(t, &w->out, from, (struct blank){ .kind = BLANK_GIVEN, .item = item });
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
        put_given(w, c, c->fw->node[node].review_item, i, NULL);
}

static void put_points_and_lost(struct csvout *w, const struct cohort *c,
                                const struct indicator_cells *cells, size_t node, size_t i,
                                struct template *t)
{
    const struct blank *lost = &cells->lost;
    int64_t points = c->node[node].points[i];
    size_t from;

    if (points == POINTS_MISSING) {
        buf_text(&w->out, ",,");
        return;
    }
    from = csvout_begin_text(w);
    decimal_write(&w->out, points, c->fw->decimals);
    template_mark(t, &w->out, from, (struct blank){ .kind = BLANK_POINTS });
    from = csvout_begin_text(w);
    if (lost->trimmed)
        decimal_trimmed(&w->out, lost->whole - points * lost->unit, lost->decimals);
    else
        decimal_write(&w->out, lost->whole - points, lost->decimals);
    template_mark(t, &w->out, from, *lost);
}

static void put_reason(struct csvout *w, struct reasoner *r, const struct cohort *c, size_t node,
                       size_t i, struct template *t)
{
    size_t from = csvout_begin_text(w), bare;

    if (reason_write(r, &w->out, c, node, i, t))
        return;
    bare = w->out.n;
    csvout_end_text(w, from);
    if (w->out.n > bare)
        template_quoted(t, &w->out, from);
}

/* Where nothing but a figure decides: the template of that figure, which takes the place of another
 * one's. NULL where there are no points by the rule, or the figure is too long to be told apart. */
static struct template *find_known(const struct indicator_cells *cells, const struct cohort *c,
                                   size_t node, size_t i)
{
    int64_t figure = cohort_cell(c, c->fw->node[node].formula.item[0], i);
    struct known_row *known = &cells->known[(uint64_t)cell_digits(figure) % KNOWN_VALUES];

    if (c->node[node].origin[i] != ORIGIN_RULE || cell_form(figure) == FORM_LONGER)
        return NULL;
    if (known->figure != figure)
        known->row.is_there = false;
    known->figure = figure;
    return &known->row;
}

/* All of a row behind the key; what is the department's own is marked in t, or NULL. */
static void put_cells(struct csvout *w, struct explainer *e, const struct cohort *c, size_t node,
                      size_t i, struct template *t)
{
    const struct indicator_cells *cells = &e->cells[node];
    struct template *numbers = cells->known != NULL ? NULL : t; /* known: one value, one text */
    size_t from;

    buf_str(&w->out, buf_view(&cells->code_to_weight));
    put_value(w, c, node, i, numbers);
    from = w->out.n;
    buf_str(&w->out, buf_view(&cells->full_to_max));
    template_mark(numbers, &w->out, from,
                  (struct blank){ .kind = BLANK_TEXT, .text = &cells->full_to_max });
    put_points_and_lost(w, c, cells, node, i, numbers);
    put_given(w, c, c->fw->node[node].self_item, i, t);
    put_review(w, &e->reasoner, c, node, i);
    put_reason(w, &e->reasoner, c, node, i, numbers);
    csvout_end_row(w);
}

/* The template of the rows that are like this one; NULL for one that is like no other. */
static struct template *find_template(struct explainer *e, const struct cohort *c, size_t node,
                                      size_t i)
{
    const struct indicator_cells *cells = &e->cells[node];
    int kind;

    if (cells->known != NULL)
        return find_known(cells, c, node, i);
    kind = reason_kind(&e->reasoner, c, node, i);
    return kind == REASON_ALONE ? NULL : &cells->kinds[kind];
}

static void learn(struct template *t, struct explainer *e, const struct cohort *c, size_t node,
                  size_t i)
{
    struct csvout w = { .out = e->learnt, .inside = true };

    buf_clear(&w.out);
    template_begin(t);
    put_cells(&w, e, c, node, i, t);
    template_end(t, buf_view(&w.out));
    e->learnt = w.out;
}

static void put_row(struct explainer *e, const struct filling *who)
{
    struct csvout *w = &e->file.csv;
    struct template *t = find_template(e, who->c, who->node, who->i);

    if (t != NULL && !t->is_there)
        learn(t, e, who->c, who->node, who->i);
    if (t != NULL && template_fill(t, who, &w->out))
        return;
    buf_str(&w->out, who->key);
    w->inside = true;
    put_cells(w, e, who->c, who->node, who->i, NULL);
}

/* "county,year,department" */
static struct str put_key(struct csvout *key, const struct cohort *c, size_t i)
{
    buf_clear(&key->out);
    key->inside = false;
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(key, observations_key(c->o, k, c->first + i));
    template_ready(&key->out);
    return buf_view(&key->out);
}

void explain_cohort(struct explainer *e, const struct cohort *c)
{
    struct csvout key = { 0 };

    reason_cohort(&e->reasoner);
    for (size_t k = 0; k < e->indicators; k++) {
        struct indicator_cells *cells = &e->cells[e->indicator[k]];

        if (cells->is_of_cohort || cells->full_to_max.n == 0)
            put_full_to_max(cells, c, e->indicator[k]);
    }
    for (size_t i = 0; i < c->n; i++) {
        struct filling who = { .c = c, .i = i, .key = put_key(&key, c, i), .small = e->small };

        for (size_t k = 0; k < e->indicators; k++) {
            who.node = e->indicator[k];
            put_row(e, &who);
        }
        csvfile_pass(&e->file);
    }
    buf_free(&key.out);
}

bool explain_open(struct explainer *e, const struct framework *fw, const char *path,
                  enum language language, const struct reviews *reviews)
{
    *e = (struct explainer){ .fw = fw };
    e->small = mem_new(1, sizeof *e->small);
    e->cells = mem_new(fw->nodes, sizeof *e->cells);
    e->indicator = mem_new(fw->nodes, sizeof *e->indicator);
    for (size_t i = 0; i < fw->nodes; i++)
        if (!node_is_section(&fw->node[i])) {
            prepare_cells(&e->cells[i], &fw->node[i], fw->decimals);
            e->indicator[e->indicators++] = i;
        }
    reasoner_init(&e->reasoner, fw, language, reviews);
    return csvfile_open(&e->file, path, header);
}

bool explain_commit(struct explainer *e)
{
    return csvfile_commit(&e->file);
}

static void free_cells(struct indicator_cells *cells)
{
    buf_free(&cells->code_to_weight);
    buf_free(&cells->full_to_max);
    for (size_t k = 0; cells->kinds != NULL && k < REASON_KINDS; k++)
        template_free(&cells->kinds[k]);
    for (size_t k = 0; cells->known != NULL && k < KNOWN_VALUES; k++)
        template_free(&cells->known[k].row);
    free(cells->kinds);
    free(cells->known);
}

void explain_free(struct explainer *e)
{
    csvfile_abort(&e->file);
    reasoner_free(&e->reasoner);
    buf_free(&e->learnt);
    for (size_t i = 0; i < e->fw->nodes; i++)
        free_cells(&e->cells[i]);
    free(e->cells);
    free(e->indicator);
    free(e->small);
}
