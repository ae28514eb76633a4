/* Sentences about bands and shares: where a value stands among the thresholds and the departments. */
#include "figure.h"
#include "sentence.h"

/* A number of the sentence: printed as the framework has it where it is a threshold (text), else with
 * the sentence's decimals. */
struct operand {
    real value;
    struct str text;
};

static void put_operand(const struct sentence *s, const struct operand *o)
{
    if (o->text.n > 0)
        buf_str(s->out, o->text);
    else
        sentence_value(s, o->value);
}

/* Inside a sum a negative number stands in brackets. */
static void put_bracketed(const struct sentence *s, const struct operand *o)
{
    if (o->value < 0)
        buf_char(s->out, '(');
    put_operand(s, o);
    if (o->value < 0)
        buf_char(s->out, ')');
}

static real as_printed(const struct sentence *s, const struct operand *o)
{
    return o->text.n > 0 ? o->value : sentence_as_printed(s, o->value);
}

static struct operand of_value(const struct sentence *s)
{
    return (struct operand){ s->value, { 0 } };
}

/* The ends of the extent: a department's value, or a threshold. */
static struct operand highest(const struct sentence *s)
{
    const struct band *b = &s->s->band;
    struct str line = b->higher_is_better ? s->words->full : s->words->zero;

    return (struct operand){ b->range.max,
                             b->range.max_at == (size_t)AT_NOBODY ? line : (struct str){ 0 } };
}

static struct operand lowest(const struct sentence *s)
{
    const struct band *b = &s->s->band;
    struct str line = b->higher_is_better ? s->words->zero : s->words->full;

    return (struct operand){ b->range.min,
                             b->range.min_at == (size_t)AT_NOBODY ? line : (struct str){ 0 } };
}

static void put_department(const struct sentence *s, size_t at)
{
    sentence_say(s, SAY_OPEN);
    if (at == (size_t)AT_NOBODY)
        sentence_say(s, SAY_THRESHOLD);
    else
        buf_str(s->out, s->c->o->key[KEY_DEPARTMENT][s->c->first + at]);
    sentence_say(s, SAY_CLOSE);
}

static void put_end(const struct sentence *s, const struct operand *o, size_t at)
{
    put_operand(s, o);
    put_department(s, at);
}

/* A threshold; one that is the cohort's own says so. */
static void put_threshold(const struct sentence *s, const struct threshold *t, struct str text,
                          real resolved)
{
    put_operand(s, &(struct operand){ resolved, text });
    if (t->kind == THRESHOLD_MAX || t->kind == THRESHOLD_MIN) {
        sentence_say(s, SAY_OPEN);
        sentence_say(s, t->kind == THRESHOLD_MAX ? SAY_OWN_MAX : SAY_OWN_MIN);
        sentence_say(s, SAY_CLOSE);
    }
}

static void put_full(const struct sentence *s)
{
    put_threshold(s, &s->n->spec.full, s->words->full, s->s->band.full);
}

static void put_zero(const struct sentence *s)
{
    put_threshold(s, &s->n->spec.zero, s->words->zero, s->s->band.zero);
}

/* Whether the band pays the same when it is given what is printed. */
static bool band_agrees(const struct sentence *s)
{
    struct band b = s->s->band;
    struct operand max = highest(s), min = lowest(s);
    enum band_place place = band_place(&b, s->value);
    real value = sentence_as_printed(s, s->value);

    if (band_place(&b, value) != place)
        return false;
    if (place != BAND_BETWEEN || b.everyone_full)
        return true;
    b.range.min = as_printed(s, &min);
    b.range.max = as_printed(s, &max);
    return b.range.max > b.range.min && sentence_agrees(s, band_pays(&b, value, s->weight));
}

static void put_highest(const struct sentence *s)
{
    const struct operand max = highest(s);

    sentence_say(s, s->c->fw->cohort[KEY_COUNTY] ? SAY_MAX_OVER_ALL : SAY_MAX_OF_COHORT);
    put_end(s, &max, s->s->band.range.max_at);
}

static void put_extent(const struct sentence *s)
{
    const struct band *b = &s->s->band;
    const struct operand max = highest(s), min = lowest(s);

    if (b->everyone_full || b->fell_back) {
        sentence_say(s, b->reading == EXTENT_INSIDE ? SAY_ONE_INSIDE : SAY_ONE_OVER_ALL);
        sentence_say(s, b->everyone_full ? SAY_THEN_EVERYONE : SAY_THEN_BOUNDS);
    } else if (b->reading == EXTENT_BOUNDS) {
        sentence_say(s, SAY_BOUNDS);
    } else if (b->reading == EXTENT_INSIDE) {
        sentence_say(s, SAY_MAX_INSIDE);
        put_end(s, &max, b->range.max_at);
        sentence_say(s, SAY_MIN);
        put_end(s, &min, b->range.min_at);
    } else {
        put_highest(s);
        sentence_say(s, SAY_MIN);
        put_end(s, &min, b->range.min_at);
    }
}

/* "(99.20% − 90.93%) / (99.20% − 81.00%) × 5 = " */
static void put_fraction(const struct sentence *s)
{
    const struct operand max = highest(s), min = lowest(s), value = of_value(s);

    buf_char(s->out, '(');
    put_bracketed(s, s->s->band.higher_is_better ? &value : &max);
    buf_text(s->out, " − ");
    put_bracketed(s, s->s->band.higher_is_better ? &min : &value);
    buf_text(s->out, ") / (");
    put_bracketed(s, &max);
    buf_text(s->out, " − ");
    put_bracketed(s, &min);
    buf_text(s->out, ") × ");
    buf_str(s->out, s->words->weight);
    buf_text(s->out, " = ");
}

static void put_between(const struct sentence *s)
{
    const struct band *b = &s->s->band;

    sentence_say(s, SAY_BETWEEN);
    if (b->higher_is_better)
        put_zero(s);
    else
        put_full(s);
    sentence_say(s, SAY_AND);
    if (b->higher_is_better)
        put_full(s);
    else
        put_zero(s);
    sentence_say(s, SAY_BETWEEN_END);
    put_extent(s);
    sentence_say(s, SAY_POINTS);
    if (!b->everyone_full)
        put_fraction(s);
    sentence_points(s);
}

void reason_band(struct sentence *s)
{
    const struct band *b = &s->s->band;

    while (s->decimals < MOST_DECIMALS && !band_agrees(s))
        s->decimals++;
    sentence_head(s);
    switch (band_place(b, s->value)) {
    case BAND_BETWEEN: put_between(s); return;
    case BAND_FULL:
        sentence_say(s, b->higher_is_better ? SAY_AT_FULL_HIGH : SAY_AT_FULL_LOW);
        put_full(s);
        break;
    case BAND_ZERO:
        sentence_say(s, b->higher_is_better ? SAY_AT_ZERO_HIGH : SAY_AT_ZERO_LOW);
        put_zero(s);
        break;
    }
    sentence_say(s, SAY_POINTS);
    sentence_points(s);
}

/* Between nothing and full marks a share is a division. */
static bool is_partial(const struct sentence *s)
{
    real full = s->s->band.full;

    return full > 0 && s->value > 0 && s->value < full;
}

static bool share_agrees(const struct sentence *s)
{
    const struct operand full = { s->s->band.full, s->words->full };
    real printed = as_printed(s, &full);

    if (!is_partial(s))
        return true;
    return printed > 0 &&
           sentence_agrees(s, sentence_as_printed(s, s->value) * s->weight / printed);
}

void reason_share(struct sentence *s)
{
    bool of_highest = s->n->spec.full.kind == THRESHOLD_MAX;

    while (s->decimals < MOST_DECIMALS && !share_agrees(s))
        s->decimals++;
    sentence_head(s);
    if (is_partial(s)) {
        if (of_highest)
            put_highest(s);
        sentence_say(s, SAY_POINTS);
        sentence_value(s, s->value);
        buf_text(s->out, " / ");
        put_operand(s, &(struct operand){ s->s->band.full, s->words->full });
        buf_text(s->out, " × ");
        buf_str(s->out, s->words->weight);
        buf_text(s->out, " = ");
        sentence_points(s);
        return;
    }
    if (at_least(s->value, s->s->band.full)) {
        sentence_say(s, SAY_OVER_FULL);
        put_full(s);
    } else {
        sentence_say(s, SAY_BELOW_NOTHING);
    }
    sentence_say(s, SAY_POINTS);
    sentence_points(s);
}
