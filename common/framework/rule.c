#include "rule.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <tgmath.h>

#include "buf.h"
#include "decimal.h"
#include "text.h"

enum { MOST_STEPS = 1000 }; /* they are gone through one by one, for every department */

enum { NEEDS_FULL = 1, TAKES_FULL = 2, NEEDS_ZERO = 4, NEEDS_POINTS = 8, TAKES_WORDS = 16 };

struct reading {
    struct rule_spec *spec;
    const struct rule_cells *cells;
    struct arena *arena;
    struct report *report;
    bool usable;
};

static void read_deduct(struct reading *r);
static void read_steps(struct reading *r);
static void read_labels(struct reading *r);

/* A rule in one row: its name, the cells it needs, how its column points is read. */
static const struct {
    const char *name;
    unsigned cells;
    void (*read_points)(struct reading *r);
} rules[RULES] = {
    [RULE_SUM] = { "sum", 0, NULL },
    [RULE_GEOMETRIC] = { "geometric", 0, NULL },
    [RULE_BAND] = { "band", NEEDS_FULL | NEEDS_ZERO | TAKES_WORDS, NULL },
    [RULE_SHARE] = { "share", TAKES_FULL | TAKES_WORDS, NULL },
    [RULE_DEDUCT] = { "deduct", NEEDS_FULL | NEEDS_POINTS, read_deduct },
    [RULE_STEPS] = { "steps", NEEDS_POINTS, read_steps },
    [RULE_LABEL] = { "label", NEEDS_POINTS, read_labels },
    [RULE_POINTS] = { "points", 0, NULL },
};

bool rule_by_name(struct str name, enum rule_kind *kind)
{
    *kind = RULE_SUM;
    if (name.n == 0)
        return true;
    for (int i = 0; i < RULES; i++)
        if (str_is(name, rules[i].name)) {
            *kind = (enum rule_kind)i;
            return true;
        }
    return false;
}

const char *rule_name(enum rule_kind kind)
{
    return rules[kind].name;
}

const char *rule_names(void)
{
    return "band, share, deduct, steps, label, points; sum or geometric for a section";
}

__attribute__((format(printf, 3, 4))) static void fault(struct reading *r, unsigned long column,
                                                        const char *fmt, ...)
{
    struct place place = r->cells->place;
    char text[300];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    place.column = column;
    report_add(r->report, SEVERITY_ERROR, fmt, place, "%.*s: %s", STR_ARG(r->cells->code), text);
    r->usable = false;
}

static struct str keep(struct reading *r, struct str s)
{
    return str_keep(r->arena, s);
}

/* A plain number that is not beyond all reckoning. */
static bool read_number(struct str s, real *number)
{
    return decimal_read(s, number) && isfinite(*number);
}

static void read_threshold(struct reading *r, struct threshold *t, struct str cell,
                           const char *name, unsigned long column, bool needed, bool words)
{
    t->text = keep(r, cell);
    if (cell.n == 0) {
        if (needed)
            fault(r, column, "the rule needs the threshold '%s'", name);
    } else if (read_number(cell, &t->number)) {
        t->kind = THRESHOLD_NUMBER;
    } else if (words && str_is(cell, "max")) {
        t->kind = THRESHOLD_MAX;
    } else if (words && str_is(cell, "min")) {
        t->kind = THRESHOLD_MIN;
    } else {
        fault(r, column, "the threshold '%s' is '%.*s', which is not a number%s", name,
              STR_ARG(cell), words ? ", nor max or min" : "");
    }
}

/* Cuts text at its last c: the head comes back, the tail is what stands behind. */
static bool cut_last(struct str text, char c, struct str *head, struct str *tail)
{
    for (size_t i = text.n; i-- > 0;)
        if (text.s[i] == c) {
            *head = (struct str){ text.s, i };
            *tail = str_skip(text, i + 1);
            return true;
        }
    return false;
}

/* The longest relation first: ">=" before ">". */
static const struct {
    const char *sign;
    enum step_relation relation;
} relations[] = {
    { ">=", STEP_AT_LEAST }, { "<=", STEP_AT_MOST }, { ">", STEP_ABOVE },
    { "<", STEP_BELOW },     { "=", STEP_EQUAL },    { "", STEP_AT_LEAST },
};

static void read_steps(struct reading *r)
{
    struct str rest = r->cells->points, word, head, tail;
    unsigned long column = r->cells->points_column;
    size_t n = 0;

    while (str_word(&rest, &word))
        n++;
    if (n > MOST_STEPS) {
        fault(r, column, "%zu steps are more than the %d that a rule can have", n, MOST_STEPS);
        return;
    }
    r->spec->step = arena_new(r->arena, n, sizeof *r->spec->step);
    for (rest = r->cells->points; str_word(&rest, &word);) {
        struct step *step = &r->spec->step[r->spec->steps++];
        size_t i = 0;

        if (!cut_last(word, ':', &head, &tail) || !read_number(tail, &step->points)) {
            fault(r, column, "the step '%.*s' is not written BOUND:POINTS", STR_ARG(word));
            continue;
        }
        step->text = keep(r, word);
        if (str_is(head, "else")) {
            step->relation = STEP_ELSE;
            continue;
        }
        while (!str_starts(head, str_of(relations[i].sign)))
            i++;
        head = str_skip(head, strlen(relations[i].sign));
        step->relation = relations[i].relation;
        if (!read_number(head, &step->bound))
            fault(r, column, "the bound of the step '%.*s' is not a number", STR_ARG(word));
    }
}

static void read_labels(struct reading *r)
{
    struct str rest = r->cells->points, word, head, tail;
    size_t n = 0;

    while (str_word(&rest, &word))
        n++;
    r->spec->label = arena_new(r->arena, n, sizeof *r->spec->label);
    for (rest = r->cells->points; str_word(&rest, &word);) {
        struct label_points *label = &r->spec->label[r->spec->labels++];
        struct buf key = { 0 };

        if (!cut_last(word, ':', &head, &tail) || head.n == 0 ||
            !read_number(tail, &label->points)) {
            fault(r, r->cells->points_column, "the label '%.*s' is not written LABEL:POINTS",
                  STR_ARG(word));
            continue;
        }
        label->label = keep(r, head);
        text_key(&key, head);
        label->key = keep(r, buf_view(&key));
        buf_free(&key);
    }
}

/* "0.1 per 0.01", "0.1 per 0.01 pro-rata" */
static void read_deduct(struct reading *r)
{
    struct str rest = r->cells->points, lose = { 0 }, per = { 0 }, step = { 0 }, more = { 0 };
    struct rule_spec *spec = r->spec;

    str_word(&rest, &lose);
    str_word(&rest, &per);
    str_word(&rest, &step);
    spec->pro_rata = str_word(&rest, &more);
    if (!read_number(lose, &spec->lose) || !str_is(per, "per") || !read_number(step, &spec->per) ||
        (spec->pro_rata && !str_is(more, "pro-rata")) || str_word(&rest, &more)) {
        fault(
            r, r->cells->points_column,
            "'%.*s' is not written POINTS per STEP, with pro-rata behind if parts of a step count",
            STR_ARG(r->cells->points));
        return;
    }
    if (spec->lose < 0 || spec->per == 0)
        fault(r, r->cells->points_column,
              "'%.*s': the points to lose must not be negative, the step not zero",
              STR_ARG(r->cells->points));
}

/* What the parsed numbers must be to one another. */
static void check_thresholds(struct reading *r, enum rule_kind kind)
{
    const struct threshold *full = &r->spec->full, *zero = &r->spec->zero;

    if (kind == RULE_BAND && full->kind == zero->kind && full->kind != THRESHOLD_NONE &&
        (full->kind != THRESHOLD_NUMBER || full->number == zero->number))
        fault(r, r->cells->zero_column,
              "full and zero are both '%.*s'; which of the two is larger says which way is better",
              STR_ARG(full->text));
    if (kind == RULE_SHARE && full->kind == THRESHOLD_MIN)
        fault(r, r->cells->full_column, "'full' of a share is a number or max");
    if (kind == RULE_SHARE && full->kind == THRESHOLD_NUMBER && full->number <= 0)
        fault(r, r->cells->full_column, "'full' of a share must be above 0, not '%.*s'",
              STR_ARG(full->text));
}

static void warn_over_weight(struct reading *r)
{
    real most = 0;
    struct place place = r->cells->place;

    for (size_t i = 0; i < r->spec->steps; i++)
        most = r->spec->step[i].points > most ? r->spec->step[i].points : most;
    for (size_t i = 0; i < r->spec->labels; i++)
        most = r->spec->label[i].points > most ? r->spec->label[i].points : most;
    place.column = r->cells->points_column;
    if (most > r->cells->weight)
        report_add(r->report, SEVERITY_WARNING, "rule_conflict", place,
                   "%.*s: pays up to %.12Lg on a weight of %.12Lg; points are capped at the weight",
                   STR_ARG(r->cells->code), most, r->cells->weight);
}

static void warn_unread(struct reading *r, enum rule_kind kind, unsigned long column,
                        const char *name)
{
    struct place place = r->cells->place;

    place.column = column;
    report_add(r->report, SEVERITY_WARNING, "framework", place,
               "%.*s: the rule %s does not read the column '%s'", STR_ARG(r->cells->code),
               rules[kind].name, name);
}

bool rule_read(struct rule_spec *spec, enum rule_kind kind, const struct rule_cells *cells,
               struct arena *arena, struct report *report)
{
    struct reading r = { spec, cells, arena, report, true };
    unsigned need = rules[kind].cells;

    *spec = (struct rule_spec){ .points = keep(&r, cells->points) };
    if (need & (NEEDS_FULL | TAKES_FULL))
        read_threshold(&r, &spec->full, cells->full, "full", cells->full_column, need & NEEDS_FULL,
                       need & TAKES_WORDS);
    else if (cells->full.n > 0)
        warn_unread(&r, kind, cells->full_column, "full");
    if (need & NEEDS_ZERO)
        read_threshold(&r, &spec->zero, cells->zero, "zero", cells->zero_column, true,
                       need & TAKES_WORDS);
    else if (cells->zero.n > 0)
        warn_unread(&r, kind, cells->zero_column, "zero");
    if (!(need & NEEDS_POINTS) && cells->points.n > 0)
        warn_unread(&r, kind, cells->points_column, "points");
    if ((need & NEEDS_POINTS) && str_trim(cells->points).n == 0)
        fault(&r, cells->points_column, "the rule %s needs the column points", rules[kind].name);
    else if (rules[kind].read_points != NULL)
        rules[kind].read_points(&r);
    check_thresholds(&r, kind);
    if (r.usable)
        warn_over_weight(&r);
    return r.usable;
}
