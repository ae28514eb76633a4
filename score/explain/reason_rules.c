/* Sentences about what is lost by steps, paid by steps and by labels, and given by an expert. */
#include <tgmath.h>

#include "explain/figure.h"
#include "explain/sentence.h"

static bool deduct_agrees(const struct sentence *s)
{
    const struct rule_spec *spec = &s->n->spec;
    real steps = rule_deduct_steps(spec, sentence_as_printed(s, s->value));

    if (!spec->pro_rata || steps == 0)
        return steps == rule_deduct_steps(spec, s->value);
    return sentence_agrees(s, s->weight - spec->lose * steps);
}

/* Nothing is lost: not beyond full, or beyond it by less than a step that counts whole. */
static void put_nothing_lost(const struct sentence *s)
{
    const struct rule_spec *spec = &s->n->spec;
    bool up = spec->per > 0;
    real beyond = (sentence_as_printed(s, s->value) - spec->full.number) / spec->per;

    if (beyond > 1e-9) {
        sentence_say(s, up ? SAY_BEYOND : SAY_SHORT_OF);
        buf_str(s->out, s->words->full);
        sentence_say(s, SAY_NO_WHOLE);
        buf_str(s->out, s->words->per);
        sentence_say(s, SAY_NO_WHOLE_END);
    } else {
        sentence_say(s, up ? SAY_NOT_BEYOND : SAY_NOT_SHORT_OF);
        buf_str(s->out, s->words->full);
    }
    sentence_say(s, SAY_POINTS);
    sentence_points(s);
}

/* "(103.33% − 100%) / 1%" */
static void put_steps_in_proportion(const struct sentence *s)
{
    bool up = s->n->spec.per > 0;
    real negative = up ? s->n->spec.full.number : s->value; /* what is taken away */

    buf_char(s->out, '(');
    if (up)
        sentence_value(s, s->value);
    else
        buf_str(s->out, s->words->full);
    buf_text(s->out, negative < 0 ? " − (" : " − ");
    if (up)
        buf_str(s->out, s->words->full);
    else
        sentence_value(s, s->value);
    buf_text(s->out, negative < 0 ? ")) / " : ") / ");
    buf_str(s->out, s->words->per);
}

static void put_steps(const struct sentence *s, real steps)
{
    if (s->n->spec.pro_rata)
        put_steps_in_proportion(s);
    else
        figure_exact(s->out, steps);
}

void reason_deduct(struct sentence *s)
{
    const struct rule_spec *spec = &s->n->spec;
    real steps = rule_deduct_steps(spec, s->value);
    bool to_zero = s->weight - spec->lose * steps < 0;

    while (s->decimals < MOST_DECIMALS && !deduct_agrees(s))
        s->decimals++;
    sentence_head(s);
    if (steps == 0) {
        put_nothing_lost(s);
        return;
    }
    sentence_say(s, spec->per > 0 ? SAY_BEYOND : SAY_SHORT_OF);
    buf_str(s->out, s->words->full);
    sentence_say(s, spec->pro_rata ? SAY_PER : SAY_EACH);
    buf_str(s->out, s->words->per);
    sentence_say(s, SAY_LOSES);
    buf_str(s->out, s->words->lose);
    if (spec->pro_rata) {
        sentence_say(s, SAY_PRO_RATA);
    } else {
        sentence_say(s, SAY_TIMES);
        put_steps(s, steps);
        sentence_say(s, SAY_TIMES_END);
    }
    sentence_say(s, SAY_POINTS);
    buf_text(s->out, to_zero ? "max(0, " : "");
    buf_str(s->out, s->words->weight);
    buf_text(s->out, " − ");
    buf_str(s->out, s->words->lose);
    buf_text(s->out, " × ");
    put_steps(s, steps);
    buf_text(s->out, to_zero ? ") = " : " = ");
    sentence_points(s);
}

void reason_steps(struct sentence *s)
{
    const struct step *step = rule_step(&s->n->spec, s->value);

    while (s->decimals < MOST_DECIMALS &&
           rule_step(&s->n->spec, sentence_as_printed(s, s->value)) != step)
        s->decimals++;
    sentence_head(s);
    if (step == NULL) {
        sentence_say(s, SAY_NO_STEP);
        sentence_paid(s, 0);
        return;
    }
    sentence_say(s, SAY_STEP);
    buf_str(s->out, s->words->step[step - s->n->spec.step]);
    sentence_say(s, SAY_STEP_PAYS);
    figure_exact(s->out, step->points);
    sentence_say(s, SAY_STEP_END);
    sentence_paid(s, step->points);
}

void reason_label(struct sentence *s)
{
    real paid = rule_label_points(&s->n->spec, sentence_label(s));

    buf_str(s->out, s->words->head);
    buf_str(s->out, sentence_label(s));
    sentence_say(s, SAY_LABEL);
    figure_exact(s->out, paid);
    sentence_say(s, SAY_LABEL_END);
    sentence_paid(s, paid);
}

/* The value itself is the points. */
void reason_points(struct sentence *s)
{
    while (s->decimals < MOST_DECIMALS && !sentence_agrees(s, sentence_as_printed(s, s->value)))
        s->decimals++;
    sentence_head(s);
    sentence_paid(s, sentence_as_printed(s, s->value));
}
