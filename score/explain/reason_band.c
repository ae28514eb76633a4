/* Sentences about bands and shares: where a value stands among the thresholds and the
 * departments. */
#include <string.h>
#include <tgmath.h>

#include "csvout.h"
#include "explain/figure.h"
#include "explain/sentence.h"

/* A number of the sentence: printed as the framework has it where it is a threshold (text), else
 * with the sentence's decimals. */
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
        buf_str(s->out, observations_key(s->c->o, KEY_DEPARTMENT, s->c->first + at));
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

/* The band with its ends as the sentence prints them. */
static struct band as_printed_band(const struct sentence *s)
{
    struct band b = s->s->band;
    struct operand max = highest(s), min = lowest(s);

    b.range.min = as_printed(s, &min);
    b.range.max = as_printed(s, &max);
    return b;
}

/* The same, at the fewest decimals: one for all of the cohort. */
static const struct band *printed_band(const struct sentence *s)
{
    struct band_words *words = &s->r->bands[s->n - s->c->fw->node];

    if (!words->is_printed)
        words->printed = as_printed_band(s);
    words->is_printed = true;
    return &words->printed;
}

/* Whether the value is so far from a line that it cannot be printed as on the other side of it. */
static bool is_far(const struct sentence *s, real line)
{
    real unit =
        s->words->is_rate ? 1e-4L : 1e-2L; /* the last of the fewest decimals, twice the error */

    return fabs(s->value - line) > unit;
}

/* Whether the band pays the same when it is given what is printed. */
static bool band_agrees(const struct sentence *s, enum band_place place)
{
    const struct band *b = &s->s->band;
    struct band printed;
    real value;

    if (place != BAND_BETWEEN && is_far(s, place == BAND_FULL ? b->full : b->zero))
        return true;
    value = sentence_as_printed(s, s->value);
    if (band_place(b, value) != place)
        return false;
    if (place != BAND_BETWEEN || b->everyone_full)
        return true;
    if (s->decimals == FEWEST_DECIMALS) {
        b = printed_band(s);
    } else {
        printed = as_printed_band(s);
        b = &printed;
    }
    return b->range.max > b->range.min && sentence_agrees(s, band_pays(b, value, s->weight));
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

/* "；介于 85% 与 95% 之间；全县最高 99.20%（乙镇）、最低 81.00%（丁镇）；得分 = ", and of the
 * fraction
 * "(99.20% − 90.93%) / (99.20% − 81.00%) × 5 = " what stands before the value. */
static void put_before_value(const struct sentence *s)
{
    const struct band *b = &s->s->band;
    const struct operand max = highest(s);

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
    if (b->everyone_full)
        return;
    buf_char(s->out, '(');
    if (!b->higher_is_better) {
        put_bracketed(s, &max);
        buf_text(s->out, " − ");
    }
}

static void put_behind_value(const struct sentence *s)
{
    const struct operand max = highest(s), min = lowest(s);

    if (s->s->band.higher_is_better) {
        buf_text(s->out, " − ");
        put_bracketed(s, &min);
    }
    buf_text(s->out, ") / (");
    put_bracketed(s, &max);
    buf_text(s->out, " − ");
    put_bracketed(s, &min);
    buf_text(s->out, ") × ");
    buf_str(s->out, s->words->weight);
    buf_text(s->out, " = ");
}

static void put_at_full(const struct sentence *s)
{
    sentence_say(s, s->s->band.higher_is_better ? SAY_AT_FULL_HIGH : SAY_AT_FULL_LOW);
    put_full(s);
    sentence_say(s, SAY_POINTS);
}

static void put_at_zero(const struct sentence *s)
{
    sentence_say(s, s->s->band.higher_is_better ? SAY_AT_ZERO_HIGH : SAY_AT_ZERO_LOW);
    put_zero(s);
    sentence_say(s, SAY_POINTS);
}

/* What does not hang on the department. */
enum band_part { PART_BEFORE_VALUE, PART_BEHIND_VALUE, PART_AT_FULL, PART_AT_ZERO };
static void (*const parts[BAND_PARTS])(const struct sentence *s) = {
    [PART_BEFORE_VALUE] = put_before_value,
    [PART_BEHIND_VALUE] = put_behind_value,
    [PART_AT_FULL] = put_at_full,
    [PART_AT_ZERO] = put_at_zero,
};

/* Most sentences have the fewest decimals, and their parts are there once they have been said. */
static const struct band_part_words *write_part(const struct sentence *s, enum band_part part)
{
    struct band_part_words *words = &s->r->bands[s->n - s->c->fw->node].part[part];
    struct sentence alone = *s;

    alone.out = &words->text;
    alone.t = NULL;
    buf_clear(alone.out);
    parts[part](&alone);
    template_ready(alone.out);
    words->is_there = true;
    words->is_bare = csvout_is_bare(buf_view(alone.out));
    words->has_quotes = memchr(alone.out->s, '"', alone.out->n) != NULL;
    return words;
}

static inline const struct band_part_words *part_words(const struct sentence *s,
                                                       enum band_part part)
{
    struct band_part_words *words = &s->r->bands[s->n - s->c->fw->node].part[part];

    return words->is_there ? words : write_part(s, part);
}

static void put_part(struct sentence *s, enum band_part part)
{
    const struct band_part_words *words;
    size_t from = s->out->n;

    if (s->decimals > FEWEST_DECIMALS) {
        parts[part](s);
        s->is_bare = false;
        return;
    }
    words = part_words(s, part);
    buf_str(s->out, buf_view(&words->text));
    template_mark(s->t, s->out, from, (struct blank){ .kind = BLANK_TEXT, .text = &words->text });
    s->is_bare = s->is_bare && words->is_bare;
}

void reason_band(struct sentence *s)
{
    const struct band *b = &s->s->band;
    enum band_place place = band_place(b, s->value);

    while (s->decimals < MOST_DECIMALS && !band_agrees(s, place))
        s->decimals++;
    s->is_bare = s->words->is_bare;
    sentence_head(s);
    switch (place) {
    case BAND_FULL: put_part(s, PART_AT_FULL); break;
    case BAND_ZERO: put_part(s, PART_AT_ZERO); break;
    case BAND_BETWEEN:
        put_part(s, PART_BEFORE_VALUE);
        if (b->everyone_full)
            break;
        buf_text(s->out, s->value < 0 ? "(" : "");
        sentence_value_again(s);
        buf_text(s->out, s->value < 0 ? ")" : "");
        put_part(s, PART_BEHIND_VALUE);
        break;
    }
    sentence_points(s);
}

int kind_of_band(struct sentence *s)
{
    static const enum band_part said[][2] = {
        [BAND_FULL] = { PART_AT_FULL },
        [BAND_ZERO] = { PART_AT_ZERO },
        [BAND_BETWEEN] = { PART_BEFORE_VALUE, PART_BEHIND_VALUE },
    };
    enum { PLACES = sizeof said / sizeof said[0] };
    enum band_place place = band_place(&s->s->band, s->value);
    bool everyone_full = place == BAND_BETWEEN && s->s->band.everyone_full, is_bare = true;

    if (!band_agrees(s, place))
        return REASON_ALONE;
    for (int k = 0; k < (place == BAND_BETWEEN && !everyone_full ? 2 : 1); k++) {
        const struct band_part_words *words = part_words(s, said[place][k]);

        if (words->has_quotes)
            return REASON_ALONE;
        is_bare = is_bare && words->is_bare;
    }
    return (int)(everyone_full ? PLACES : place) + (s->value < 0 ? 4 : 0) + (is_bare ? 8 : 0);
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
        s->is_bare = s->words->is_bare && !of_highest;
        if (of_highest)
            put_highest(s);
        sentence_say(s, SAY_POINTS);
        sentence_value_again(s);
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

int kind_of_share(struct sentence *s)
{
    enum { PARTIAL, OVER_FULL, NOTHING };

    if (s->n->spec.full.kind == THRESHOLD_MAX || !share_agrees(s))
        return REASON_ALONE;
    if (is_partial(s))
        return PARTIAL;
    return at_least(s->value, s->s->band.full) ? OVER_FULL : NOTHING;
}
