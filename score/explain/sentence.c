#include "explain/sentence.h"

#include "decimal.h"
#include "explain/figure.h"

void sentence_say(const struct sentence *s, enum phrase phrase)
{
    say(s->out, s->r->language, phrase);
}

void sentence_value(const struct sentence *s, real value)
{
    if (s->words->is_exact && s->words->is_rate) {
        figure_percent(s->out, value);
    } else if (s->words->is_exact) {
        figure_exact(s->out, value);
    } else if (s->words->is_rate) {
        figure_rounded(s->out, value * 100, s->decimals);
        buf_char(s->out, '%');
    } else {
        figure_rounded(s->out, value, s->decimals);
    }
}

real sentence_as_printed(const struct sentence *s, real value)
{
    if (s->words->is_exact)
        return value;
    return s->words->is_rate ? figure_round(value * 100, s->decimals) / 100
                             : figure_round(value, s->decimals);
}

/* The value that begins at from. What is exact is a single item's figure, or a number of the
 * formula's own, which is everybody's. */
static void mark_value(const struct sentence *s, size_t from, bool again)
{
    struct blank blank = { .kind = BLANK_VALUE,
                           .in_percent = s->words->is_rate,
                           .again = again,
                           .decimals = s->decimals };

    if (s->words->is_exact && s->n->formula.items == 0)
        return;
    if (s->words->is_exact) {
        blank.kind = BLANK_FIGURE;
        blank.item = s->n->formula.item[0];
    }
    template_mark(s->t, s->out, from, blank);
}

void sentence_head(struct sentence *s)
{
    buf_str(s->out, s->words->head);
    if (s->n->formula.steps > 1) {
        formula_fill(s->out, &s->words->pieces, s->c, s->i, s->t);
        buf_text(s->out, " = ");
    }
    s->value_at = s->out->n;
    sentence_value(s, s->value);
    s->value_n = s->out->n - s->value_at;
    mark_value(s, s->value_at, false);
}

void sentence_value_again(const struct sentence *s)
{
    size_t from = s->out->n;

    buf_repeat(s->out, s->value_at, s->value_n);
    mark_value(s, from, true);
}

struct str sentence_label(const struct sentence *s)
{
    return s->c->o->labels[s->n->formula.item[0]].text[(size_t)s->value];
}

void sentence_points(const struct sentence *s)
{
    size_t from = s->out->n;

    decimal_write(s->out, s->points, s->c->fw->decimals);
    template_mark(s->t, s->out, from, (struct blank){ .kind = BLANK_POINTS });
}

void sentence_paid(const struct sentence *s, real paid)
{
    sentence_say(s, SAY_POINTS);
    if (paid > s->weight + REAL_FORGIVEN) {
        buf_text(s->out, "min(");
        figure_trimmed(s->out, paid, MOST_DECIMALS);
        buf_text(s->out, ", ");
        buf_str(s->out, s->words->weight);
        buf_text(s->out, ") = ");
    } else if (paid < -REAL_FORGIVEN) {
        buf_text(s->out, "max(");
        figure_trimmed(s->out, paid, MOST_DECIMALS);
        buf_text(s->out, ", 0) = ");
    } else if (figure_round(paid, DECIMAL_SCALE_MAX) !=
               (real)s->points / (real)decimal_power(s->c->fw->decimals)) {
        figure_trimmed(s->out, paid, MOST_DECIMALS);
        buf_text(s->out, " = ");
    }
    sentence_points(s);
}

bool sentence_agrees(const struct sentence *s, real raw)
{
    return points_award(s->c->fw, raw, s->weight) == s->points;
}
