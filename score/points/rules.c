#include "points/rules.h"

#include <stdlib.h>
#include <tgmath.h>

#include "text.h"

static void pay_band(struct rule_run *r, unsigned char *state)
{
    r->band = band_of(&r->node->spec, r->reading, r->value, r->n);
    for (size_t i = 0; i < r->n; i++)
        if (state[i] == CELL_VALUE)
            r->points[i] = band_pays(&r->band, r->value->value[i], r->weight);
}

static void pay_share(struct rule_run *r, unsigned char *state)
{
    const struct threshold *full = &r->node->spec.full;

    r->band.range = range_of(r->value, r->n);
    r->band.values = r->band.range.n;
    r->band.full = full->kind == THRESHOLD_MAX      ? r->band.range.max
                   : full->kind == THRESHOLD_NUMBER ? full->number
                                                    : 1;
    for (size_t i = 0; i < r->n; i++) {
        real v = r->value->value[i];

        if (state[i] != CELL_VALUE)
            continue;
        if (r->band.full > 0)
            r->points[i] = v * r->weight / r->band.full;
        else /* the best of the cohort is 0 or less: only those who reach it */
            r->points[i] = at_least(v, r->band.full) ? r->weight : 0;
    }
}

real rule_deduct_steps(const struct rule_spec *spec, real value)
{
    real full = spec->full.number, steps = (value - full) / spec->per;

    if (spec->per > 0 ? at_most(value, full) : at_least(value, full))
        return 0;
    return spec->pro_rata ? steps : floor(steps + REAL_FORGIVEN);
}

static void pay_deduct(struct rule_run *r, unsigned char *state)
{
    const struct rule_spec *spec = &r->node->spec;

    r->band.full = spec->full.number;
    for (size_t i = 0; i < r->n; i++)
        if (state[i] == CELL_VALUE)
            r->points[i] = r->weight - spec->lose * rule_deduct_steps(spec, r->value->value[i]);
}

static bool step_holds(const struct step *s, real v)
{
    switch (s->relation) {
    case STEP_AT_LEAST: return at_least(v, s->bound);
    case STEP_ABOVE: return !at_most(v, s->bound);
    case STEP_AT_MOST: return at_most(v, s->bound);
    case STEP_BELOW: return !at_least(v, s->bound);
    case STEP_EQUAL: return at_least(v, s->bound) && at_most(v, s->bound);
    case STEP_ELSE: break;
    }
    return true;
}

const struct step *rule_step(const struct rule_spec *spec, real value)
{
    for (size_t s = 0; s < spec->steps; s++)
        if (step_holds(&spec->step[s], value))
            return &spec->step[s];
    return NULL;
}

static void pay_steps(struct rule_run *r, unsigned char *state)
{
    for (size_t i = 0; i < r->n; i++) {
        const struct step *step;

        if (state[i] != CELL_VALUE)
            continue;
        step = rule_step(&r->node->spec, r->value->value[i]);
        r->points[i] = step != NULL ? step->points : 0;
    }
}

real rule_label_points(const struct rule_spec *spec, struct str text)
{
    struct buf key = { 0 };
    real points = NAN;

    text_key(&key, text);
    for (size_t i = spec->labels; i-- > 0;)
        if (str_eq(spec->label[i].key, buf_view(&key)))
            points = spec->label[i].points;
    buf_free(&key);
    return points;
}

static void pay_label(struct rule_run *r, unsigned char *state)
{
    real *pays = mem_new(r->labels->n, sizeof *pays); /* by text, not by department */

    for (size_t i = 0; i < r->labels->n; i++)
        pays[i] = rule_label_points(&r->node->spec, r->labels->text[i]);
    for (size_t i = 0; i < r->n; i++) {
        if (state[i] != CELL_VALUE)
            continue;
        r->points[i] = pays[(size_t)r->value->value[i]];
        if (isnan(r->points[i]))
            state[i] = CELL_UNKNOWN;
    }
    free(pays);
}

static void pay_points(struct rule_run *r, unsigned char *state)
{
    for (size_t i = 0; i < r->n; i++)
        if (state[i] == CELL_VALUE)
            r->points[i] = r->value->value[i];
}

static void (*const pay[RULES])(struct rule_run *r, unsigned char *state) = {
    [RULE_BAND] = pay_band,   [RULE_SHARE] = pay_share, [RULE_DEDUCT] = pay_deduct,
    [RULE_STEPS] = pay_steps, [RULE_LABEL] = pay_label, [RULE_POINTS] = pay_points,
};

void rule_apply(struct rule_run *run, unsigned char *state)
{
    pay[run->node->rule](run, state);
}
