#include "annual/criterion.h"

#include <string.h>

#include "decimal.h"
#include "framework/measure.h"

enum phrase {
    AT_LEAST_FULL, /* threshold */
    AT_MOST_FULL,
    AT_LEAST_ZERO,
    AT_MOST_ZERO,
    MAX_FULL,
    MIN_FULL,
    MAX_ZERO,
    MIN_ZERO,
    BETWEEN,
    READ_AS, /* the reading, where it is the indicator's own */
    SHARE,   /* full */
    SHARE_MAX,
    LOSE_ABOVE, /* full, step, points */
    LOSE_BELOW,
    LOSE_ABOVE_PRO_RATA,
    LOSE_BELOW_PRO_RATA,
    PAYS,      /* bound, points */
    ELSE_PAYS, /* points */
    LABEL,     /* label, points */
    JUDGED,    /* weight */
    AND,
    THEN,
    PHRASES
};

static const char *const phrases[PHRASES][LANGUAGES] = {
    [AT_LEAST_FULL] = { "达到{}得满分", "full marks from {} up" },
    [AT_MOST_FULL] = { "不超过{}得满分", "full marks up to {}" },
    [AT_LEAST_ZERO] = { "达到{}不得分", "none from {} up" },
    [AT_MOST_ZERO] = { "不超过{}不得分", "none up to {}" },
    [MAX_FULL] = { "最高者得满分", "full marks for the highest" },
    [MIN_FULL] = { "最低者得满分", "full marks for the lowest" },
    [MAX_ZERO] = { "最高者不得分", "none for the highest" },
    [MIN_ZERO] = { "最低者不得分", "none for the lowest" },
    [BETWEEN] = { "其间按与最高、最低值的差距计分",
                  "between them by the distance from highest and lowest" },
    [READ_AS] = { "（{}）", " ({})" },
    [SHARE] = { "按比例计分，达到{}得满分", "in proportion, full marks from {} up" },
    [SHARE_MAX] = { "按与最高者的比例计分", "in proportion to the highest" },
    [LOSE_ABOVE] = { "以{}为限，每超过{}扣{}分，扣完为止",
                     "from {} on, every {} above it loses {} points" },
    [LOSE_BELOW] = { "以{}为限，每低{}扣{}分，扣完为止",
                     "from {} on, every {} below it loses {} points" },
    [LOSE_ABOVE_PRO_RATA] = { "以{}为限，每超过{}扣{}分，不足的按比例扣，扣完为止",
                              "from {} on, {} above it loses {} points, parts in proportion" },
    [LOSE_BELOW_PRO_RATA] = { "以{}为限，每低{}扣{}分，不足的按比例扣，扣完为止",
                              "from {} on, {} below it loses {} points, parts in proportion" },
    [PAYS] = { "{}得{}分", "{}: {} points" },
    [ELSE_PAYS] = { "其余{}分", "else {}" },
    [LABEL] = { "{}{}分", "{}: {}" },
    [JUDGED] = { "按评定的分数计，最多{}分", "points as judged, at most {}" },
    [AND] = { "，", ", " },
    [THEN] = { "；", "; " },
};

static const char *const extents[EXTENTS][LANGUAGES] = {
    [EXTENT_COHORT] = { "最高、最低取全部部门", "highest and lowest of all departments" },
    [EXTENT_CLIPPED] = { "最高、最低取全部部门，但不越过两条界线",
                         "highest and lowest of all departments, but never beyond the two lines" },
    [EXTENT_INSIDE] = { "最高、最低只取两条界线之间的部门",
                        "highest and lowest of the departments between the two lines" },
    [EXTENT_BOUNDS] = { "以两条界线为最高、最低", "the two lines are the highest and lowest" },
};

/* A node being put into words. */
struct wording {
    struct buf *out;
    const struct framework *fw;
    const struct node *node;
    enum language language;
    bool rate; /* its value is read in per cent */
};

const char *criterion_extent(enum extent extent, enum language language)
{
    return extents[extent][language];
}

static void put(const struct wording *w, enum phrase what, struct say_parts *parts)
{
    say_fill(w->out, phrases[what][w->language], parts);
}

/* A value of the indicator as people read it, as a part: 0.95 is 95%. */
static void value_part(const struct wording *w, struct say_parts *parts, struct str number)
{
    if (decimal_plain(number))
        decimal_shift(&parts->text, number, w->rate ? 2 : 0);
    else
        buf_str(&parts->text, number);
    if (w->rate)
        buf_char(&parts->text, '%');
    say_end_part(parts);
}

static void put_threshold(const struct wording *w, const struct threshold *t, enum phrase number,
                          enum phrase max, enum phrase min)
{
    struct say_parts parts = { 0 };

    if (t->kind == THRESHOLD_NUMBER)
        value_part(w, &parts, t->text);
    put(w, t->kind == THRESHOLD_MAX ? max : t->kind == THRESHOLD_MIN ? min : number, &parts);
}

static void put_band(const struct wording *w)
{
    const struct threshold *full = &w->node->spec.full, *zero = &w->node->spec.zero;
    bool up = full->kind == THRESHOLD_MAX || zero->kind == THRESHOLD_MIN ||
              (full->kind == THRESHOLD_NUMBER && zero->kind == THRESHOLD_NUMBER &&
               full->number > zero->number);
    struct say_parts parts = { 0 };

    put_threshold(w, full, up ? AT_LEAST_FULL : AT_MOST_FULL, MAX_FULL, MIN_FULL);
    put(w, AND, NULL);
    put_threshold(w, zero, up ? AT_MOST_ZERO : AT_LEAST_ZERO, MAX_ZERO, MIN_ZERO);
    put(w, AND, NULL);
    put(w, BETWEEN, NULL);
    if (w->node->extent == NOWHERE)
        return;
    say_text(&parts, str_of(extents[w->node->extent][w->language]));
    put(w, READ_AS, &parts);
}

static void put_share(const struct wording *w)
{
    const struct threshold *full = &w->node->spec.full;
    struct say_parts parts = { 0 };

    if (full->kind == THRESHOLD_MAX)
        put(w, SHARE_MAX, NULL);
    else {
        value_part(w, &parts, full->text.n > 0 ? full->text : str_of("1"));
        put(w, SHARE, &parts);
    }
}

/* "0.1 per 0.01 pro-rata" as it was written. */
static void put_deduct(const struct wording *w)
{
    const struct rule_spec *spec = &w->node->spec;
    struct str rest = spec->points, lose = { 0 }, word = { 0 }, per = { 0 };
    struct say_parts parts = { 0 };
    bool below = spec->per < 0;

    str_word(&rest, &lose);
    str_word(&rest, &word);
    str_word(&rest, &per);
    value_part(w, &parts, spec->full.text);
    value_part(w, &parts, str_skip(per, per.n > 0 && per.s[0] == '-' ? 1 : 0));
    say_text(&parts, lose);
    if (spec->pro_rata)
        put(w, below ? LOSE_BELOW_PRO_RATA : LOSE_ABOVE_PRO_RATA, &parts);
    else
        put(w, below ? LOSE_BELOW : LOSE_ABOVE, &parts);
}

/* "<=0.1:2" as "≤10%得2分". */
static void put_step(const struct wording *w, const struct step *step)
{
    static const char *const relations[] = {
        [STEP_AT_LEAST] = "≥", [STEP_ABOVE] = ">", [STEP_AT_MOST] = "≤",
        [STEP_BELOW] = "<",    [STEP_EQUAL] = "=", [STEP_ELSE] = "",
    };
    struct str text = step->text, bound;
    struct say_parts parts = { 0 };
    const char *colon = memchr(text.s, ':', text.n);
    size_t n = colon == NULL ? text.n : (size_t)(colon - text.s);

    bound = (struct str){ text.s, n };
    while (bound.n > 0 && strchr("<>=", bound.s[0]) != NULL)
        bound = str_skip(bound, 1);
    text = str_skip(text, colon == NULL ? n : n + 1);
    if (step->relation != STEP_ELSE) {
        buf_text(&parts.text, relations[step->relation]);
        value_part(w, &parts, bound);
    }
    say_text(&parts, text);
    put(w, step->relation == STEP_ELSE ? ELSE_PAYS : PAYS, &parts);
}

static void put_steps(const struct wording *w)
{
    for (size_t i = 0; i < w->node->spec.steps; i++) {
        if (i > 0)
            put(w, THEN, NULL);
        put_step(w, &w->node->spec.step[i]);
    }
}

static void put_labels(const struct wording *w)
{
    const struct rule_spec *spec = &w->node->spec;

    for (size_t i = 0; i < spec->labels; i++) {
        struct say_parts parts = { 0 };

        if (i > 0)
            put(w, AND, NULL);
        say_text(&parts, spec->label[i].label);
        buf_printf(&parts.text, "%Lg", spec->label[i].points);
        say_end_part(&parts);
        put(w, LABEL, &parts);
    }
}

static void put_judged(const struct wording *w)
{
    struct say_parts parts = { 0 };

    decimal_trimmed(&parts.text, w->node->weight, WEIGHT_SCALE);
    say_end_part(&parts);
    put(w, JUDGED, &parts);
}

static bool in_code(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.';
}

/* Appends an item's name for its code, a function's for a clerk, anything else as it is. */
static void put_named(const struct wording *w, struct str code)
{
    static const char *const functions[][2] = {
        { "abs", "绝对值" },  { "min", "较小值" }, { "max", "较大值" },
        { "ln", "自然对数" }, { "exp", "指数" },   { "sqrt", "平方根" },
    };
    int item = framework_item(w->fw, code);

    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        if (w->language == LANGUAGE_ZH && str_is(code, functions[i][0]))
            code = str_of(functions[i][1]);
    buf_str(w->out, item == NOWHERE ? code : w->fw->item[item].name);
}

/* The formula with the items' names for their codes. Returns whether it says more than the
 * indicator's own name. */
static bool put_formula(const struct wording *w)
{
    struct str rest = w->node->formula.text;
    size_t before = w->out->n;

    while (rest.n > 0) {
        size_t n = 0;

        while (n < rest.n && in_code(rest.s[n]))
            n++;
        if (n > 0) {
            put_named(w, (struct str){ rest.s, n });
        } else {
            buf_text(w->out, rest.s[0] == '*' ? "×" : rest.s[0] == '-' ? "−" : "");
            if (rest.s[0] != '*' && rest.s[0] != '-')
                buf_char(w->out, rest.s[0]);
            n = 1;
        }
        rest = str_skip(rest, n);
    }
    if (str_eq((struct str){ w->out->s + before, w->out->n - before }, w->node->name))
        w->out->n = before;
    return w->out->n > before;
}

void criterion_put(struct buf *out, const struct framework *fw, const struct node *node,
                   enum language language)
{
    static void (*const rules[RULES])(const struct wording *) = {
        [RULE_BAND] = put_band,   [RULE_SHARE] = put_share,  [RULE_DEDUCT] = put_deduct,
        [RULE_STEPS] = put_steps, [RULE_LABEL] = put_labels, [RULE_POINTS] = put_judged,
    };
    struct wording w = { out, fw, node, language, false };

    w.rate = formula_measure(fw, &node->formula, NULL, NULL).kind == MEASURE_RATE;
    if (rules[node->rule] == NULL)
        return;
    if (node->rule != RULE_LABEL && node->rule != RULE_POINTS && put_formula(&w))
        put(&w, THEN, NULL);
    rules[node->rule](&w);
}
