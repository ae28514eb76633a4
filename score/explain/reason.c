#include "explain/reason.h"

#include <tgmath.h>

#include "csvout.h"
#include "decimal.h"
#include "explain/figure.h"
#include "explain/sentence.h"
#include "framework/measure.h"

static struct str keep(struct arena *arena, struct buf *text)
{
    struct str kept = str_keep(arena, buf_view(text));

    buf_clear(text);
    return kept;
}

/* A number of the framework: in per cent where the value is. */
static struct str number_words(struct arena *arena, struct buf *text, real number, bool is_rate)
{
    if (is_rate)
        figure_percent(text, number);
    else
        figure_exact(text, number);
    return keep(arena, text);
}

static struct str step_words(const struct reasoner *r, struct arena *arena, struct buf *text,
                             const struct step *step, bool is_rate)
{
    static const char *const signs[] = {
        [STEP_AT_LEAST] = "≥ ", [STEP_ABOVE] = "> ", [STEP_AT_MOST] = "≤ ",
        [STEP_BELOW] = "< ",    [STEP_EQUAL] = "= ",
    };

    if (step->relation == STEP_ELSE) {
        say(text, r->language, SAY_STEP_ELSE);
        return keep(arena, text);
    }
    buf_text(text, signs[step->relation]);
    return number_words(arena, text, step->bound, is_rate);
}

/* Whether the words that a sentence by a rule is made of can stand in a cell as they are. Those
 * that stand beside them are seen to where they are said. */
static bool is_bare(const struct node_words *w, size_t steps)
{
    bool bare = csvout_is_bare(w->head);

    for (size_t i = 0; i < w->pieces.n; i++)
        bare = bare && csvout_is_bare(w->pieces.piece[i].text);
    for (size_t i = 0; i < steps; i++)
        bare = bare && csvout_is_bare(w->step[i]);
    return bare;
}

static void put_into_words(struct reasoner *r, const struct node *n, struct node_words *w,
                           struct buf *text)
{
    const struct rule_spec *spec = &n->spec;
    struct arena *arena = &r->arena;

    w->is_rate = n->rule != RULE_LABEL &&
                 formula_measure(r->fw, &n->formula, NULL, NULL).kind == MEASURE_RATE;
    w->is_exact = n->formula.steps == 1;
    w->pieces = formula_cut(r->fw, &n->formula, arena);
    buf_str(text, n->name);
    buf_text(text, " = ");
    w->head = keep(arena, text);
    w->weight = number_words(arena, text, node_weight(n), false);
    if (spec->full.kind == THRESHOLD_NUMBER)
        w->full = number_words(arena, text, spec->full.number, w->is_rate);
    else if (n->rule == RULE_SHARE && spec->full.kind == THRESHOLD_NONE)
        w->full = number_words(arena, text, 1, w->is_rate);
    if (spec->zero.kind == THRESHOLD_NUMBER)
        w->zero = number_words(arena, text, spec->zero.number, w->is_rate);
    if (n->rule == RULE_DEDUCT) {
        w->per = number_words(arena, text, fabs(spec->per), w->is_rate);
        w->lose = number_words(arena, text, spec->lose, false);
    }
    w->step = arena_new(arena, spec->steps, sizeof *w->step);
    for (size_t i = 0; i < spec->steps; i++)
        w->step[i] = step_words(r, arena, text, &spec->step[i], w->is_rate);
    w->weight_value = node_weight(n);
    w->is_bare = is_bare(w, spec->steps);
}

void reasoner_init(struct reasoner *r, const struct framework *fw, enum language language,
                   const struct reviews *reviews)
{
    struct buf text = { 0 };

    *r = (struct reasoner){ .fw = fw, .language = language, .reviews = reviews };
    r->words = arena_new(&r->arena, fw->nodes, sizeof *r->words);
    r->bands = arena_new(&r->arena, fw->nodes, sizeof *r->bands);
    for (size_t i = 0; i < fw->nodes; i++)
        if (!node_is_section(&fw->node[i]))
            put_into_words(r, &fw->node[i], &r->words[i], &text);
    buf_free(&text);
}

void reasoner_free(struct reasoner *r)
{
    for (size_t i = 0; i < r->fw->nodes; i++)
        for (size_t k = 0; k < BAND_PARTS; k++)
            buf_free(&r->bands[i].part[k].text);
    arena_free(&r->arena);
}

void reason_cohort(struct reasoner *r)
{
    for (size_t i = 0; i < r->fw->nodes; i++) {
        r->bands[i].is_printed = false;
        for (size_t k = 0; k < BAND_PARTS; k++)
            r->bands[i].part[k].is_there = false;
    }
}

/* Why there is no value, and what the absence of points does to the total. */
static void explain_missing(const struct sentence *s)
{
    static const enum phrase counts[MISSINGS] = {
        [MISSING_ZERO] = SAY_COUNTS_ZERO,
        [MISSING_HOLD] = SAY_COUNTS_HOLD,
        [MISSING_FULL] = SAY_COUNTS_FULL,
        [MISSING_SKIP] = SAY_COUNTS_SKIP,
    };
    enum cell_state state = (enum cell_state)s->s->value.state[s->i];

    if (s->c->self == SELF_ONLY) {
        sentence_say(s, SAY_LACKS_OWN_POINTS);
    } else if (state == CELL_INVALID) {
        sentence_say(s, SAY_NO_RESULT);
        formula_fill(s->out, &s->words->pieces, s->c, s->i, NULL);
    } else if (state == CELL_UNKNOWN) {
        sentence_say(s, SAY_UNKNOWN_LABEL);
        buf_str(s->out, sentence_label(s));
        sentence_say(s, SAY_UNKNOWN_LABEL_END);
    } else {
        sentence_say(s, SAY_LACKS);
        formula_absent(s->out, &s->n->formula, s->c, s->i, CELL_MISSING, s->r->language);
    }
    sentence_say(s, counts[s->c->fw->missing]);
}

static void explain_not_applicable(const struct sentence *s)
{
    size_t begun = s->out->n;

    buf_str(s->out, s->n->name);
    sentence_say(s, SAY_COLON);
    if (formula_absent(s->out, &s->n->formula, s->c, s->i, CELL_NA, s->r->language) > 0) {
        sentence_say(s, SAY_NOT_APPLICABLE);
    } else {
        s->out->n = begun;
        buf_str(s->out, s->words->head);
        formula_fill(s->out, &s->words->pieces, s->c, s->i, NULL);
        sentence_say(s, SAY_NOTHING_OVER_NOTHING);
    }
    sentence_say(s, SAY_POINTS);
    sentence_points(s);
}

/* Points that somebody gave stand behind the value, where there is one. */
static void begin_given(struct sentence *s, enum phrase phrase)
{
    enum cell_state state = (enum cell_state)s->s->value.state[s->i];

    if (s->n->rule == RULE_LABEL && (state == CELL_VALUE || state == CELL_UNKNOWN)) {
        buf_str(s->out, s->words->head);
        buf_str(s->out, sentence_label(s));
    } else if (state == CELL_VALUE) {
        sentence_head(s);
    } else {
        buf_str(s->out, s->n->name);
    }
    sentence_say(s, phrase);
}

/* Points from the column self.CODE or review.CODE. */
static void explain_column(struct sentence *s, enum phrase phrase, int item)
{
    const struct column *given = &s->c->item[item];

    begin_given(s, phrase);
    if (given->state[s->i] == CELL_NA) {
        sentence_say(s, SAY_GIVEN_NA);
        sentence_say(s, SAY_POINTS);
        sentence_points(s);
    } else {
        sentence_paid(s, given->value[s->i]);
    }
}

static void explain_review(struct sentence *s)
{
    const struct review *review;
    struct str key[KEY_COUNT];

    cohort_key(s->c, s->i, key);
    review = reviews_find(s->r->reviews, key, (int)(s->n - s->c->fw->node));
    if (review == NULL) {
        explain_column(s, SAY_REVIEW, s->n->review_item);
        return;
    }
    begin_given(s, SAY_REVIEW);
    sentence_say(s, SAY_OPEN);
    buf_str(s->out, review->reviewer);
    sentence_say(s, SAY_COLON);
    buf_str(s->out, review->reason);
    sentence_say(s, SAY_CLOSE);
    sentence_paid(s, review->points);
}

static void (*const by_rule[RULES])(struct sentence *s) = {
    [RULE_BAND] = reason_band,   [RULE_SHARE] = reason_share, [RULE_DEDUCT] = reason_deduct,
    [RULE_STEPS] = reason_steps, [RULE_LABEL] = reason_label, [RULE_POINTS] = reason_points,
};

/* Those that look alike whatever the value is, and are told apart here; see sentence.h. */
static int (*const kind_by_rule[RULES])(struct sentence *s) = {
    [RULE_BAND] = kind_of_band,
    [RULE_SHARE] = kind_of_share,
};

/* In place: a struct that holds a long double is slow to hand over. */
static void begin(struct sentence *s, struct reasoner *r, const struct cohort *c, size_t node,
                  size_t i)
{
    s->r = r;
    s->c = c;
    s->i = i;
    s->n = &c->fw->node[node];
    s->words = &r->words[node];
    s->s = &c->node[node];
    s->value = c->node[node].value.value[i];
    s->weight = r->words[node].weight_value;
    s->points = c->node[node].points[i];
    s->decimals = FEWEST_DECIMALS;
}

bool reason_write(struct reasoner *r, struct buf *out, const struct cohort *c, size_t node,
                  size_t i, struct template *t)
{
    struct sentence s = { 0 };

    begin(&s, r, c, node, i);
    s.out = out;
    s.t = t;
    switch ((enum origin)c->node[node].origin[i]) {
    case ORIGIN_RULE: by_rule[s.n->rule](&s); break;
    case ORIGIN_NONE: explain_missing(&s); break;
    case ORIGIN_NOT_APPLICABLE: explain_not_applicable(&s); break;
    case ORIGIN_REVIEW: explain_review(&s); break;
    case ORIGIN_SELF: explain_column(&s, SAY_SELF, s.n->self_item); break;
    }
    return s.is_bare;
}

int reason_kind(struct reasoner *r, const struct cohort *c, size_t node, size_t i)
{
    enum rule_kind rule = c->fw->node[node].rule;
    struct sentence s;

    if (c->node[node].origin[i] != ORIGIN_RULE || kind_by_rule[rule] == NULL)
        return REASON_ALONE;
    begin(&s, r, c, node, i);
    return kind_by_rule[rule](&s);
}
