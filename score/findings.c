#include "findings.h"

#include <stdlib.h>

#include "decimal.h"
#include "diag.h"
#include "figure.h"
#include "framework/measure.h"

const char findings_header[] = "county,year,department,severity,kind,code,name,expected,reported,"
                               "difference,message";

static const char *const kind_names[FINDING_KINDS] = {
    [FINDING_OVER_WEIGHT] = "over_weight",
    [FINDING_SELF_TOTAL] = "self_total",
    [FINDING_SELF_DIFFERS] = "self_differs",
    [FINDING_MISSING] = "missing",
    [FINDING_NOT_APPLICABLE] = "not_applicable",
    [FINDING_INVALID] = "invalid",
    [FINDING_CHECK] = "check",
    [FINDING_RULE_CONFLICT] = "rule_conflict",
    [FINDING_UNIT_SUSPECT] = "unit_suspect",
    [FINDING_OVER_COMPLETION] = "over_completion",
};

/* Two submitted figures cannot both be true; look at it; for your information. */
static const char *const severity_names[SEVERITY_COUNT] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

static void (*const finders[])(struct findings *f, const struct cohort *c) = {
    find_in_sheet, find_in_given, find_in_values, find_in_checks, find_in_units,
};

static bool pays_over_weight(const struct node *n)
{
    for (size_t i = 0; i < n->spec.steps; i++)
        if (n->spec.step[i].points > node_weight(n))
            return true;
    for (size_t i = 0; i < n->spec.labels; i++)
        if (n->spec.label[i].points > node_weight(n))
            return true;
    return false;
}

static void prepare_nodes(struct findings *f, const struct framework *fw)
{
    f->node = arena_new(&f->arena, fw->nodes, sizeof *f->node);
    f->is_rate = arena_new(&f->arena, fw->nodes, sizeof *f->is_rate);
    f->pays_over_weight = arena_new(&f->arena, fw->nodes, sizeof *f->pays_over_weight);
    f->weight = arena_new(&f->arena, fw->nodes, sizeof *f->weight);
    f->differs = arena_new(&f->arena, fw->nodes, sizeof *f->differs);
    f->self_node = arena_new(&f->arena, fw->nodes, sizeof *f->self_node);
    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *n = &fw->node[i];

        if (node_is_section(n))
            continue;
        f->node[i] = formula_cut(fw, &n->formula, &f->arena);
        f->is_rate[i] = formula_measure(fw, &n->formula, NULL, NULL).kind == MEASURE_RATE;
        f->pays_over_weight[i] = pays_over_weight(n);
        f->weight[i] = node_weight(n);
        if (n->self_item != NOWHERE)
            f->self_node[f->self_nodes++] = i;
    }
}

static void prepare_checks(struct findings *f, const struct framework *fw)
{
    f->check_is_rate = arena_new(&f->arena, fw->checks, sizeof *f->check_is_rate);
    for (int side = 0; side < 2; side++) {
        f->check[side] = arena_new(&f->arena, fw->checks, sizeof *f->check[side]);
        for (size_t i = 0; i < fw->checks; i++) {
            const struct formula *formula = side == 0 ? &fw->check[i].left : &fw->check[i].right;

            f->check[side][i] = formula_cut(fw, formula, &f->arena);
            if (formula_measure(fw, formula, NULL, NULL).kind == MEASURE_RATE)
                f->check_is_rate[i] = true;
        }
    }
}

bool findings_open(struct findings *f, const struct framework *fw, const char *path,
                   enum language language)
{
    *f = (struct findings){ .fw = fw, .language = language };
    prepare_checks(f, fw);
    prepare_nodes(f, fw);
    find_in_values_prepare(f);
    amounts_init(&f->amounts, fw);
    f->points_unit = (real)decimal_power(fw->decimals);
    f->small = mem_new(1, sizeof *f->small);
    return csvfile_open(&f->file, path, findings_header);
}

void findings_prepare(struct findings *f, const struct observations *o)
{
    amounts_take(&f->amounts, o);
}

void findings_cohort(struct findings *f, const struct cohort *c)
{
    buf_clear(&f->key);
    for (size_t i = 0; i < sizeof finders / sizeof finders[0]; i++)
        finders[i](f, c);
}

struct finding *findings_begin(struct findings *f, enum finding_kind kind, enum severity severity,
                               struct str code, struct str name)
{
    struct finding *now = &f->now;

    now->kind = kind;
    now->severity = severity;
    now->code = code;
    now->name = name;
    buf_clear(&now->expected);
    buf_clear(&now->reported);
    buf_clear(&now->difference);
    buf_clear(&now->message);
    return now;
}

const char *finding_kind_name(enum finding_kind kind)
{
    return kind_names[kind];
}

const char *finding_severity_name(enum severity severity)
{
    return severity_names[severity];
}

struct str findings_key(struct findings *f, const struct cohort *c, size_t i)
{
    struct csvout key = { .out = f->key };

    if (f->key.n > 0 && f->key_of == i)
        return buf_view(&f->key);
    buf_clear(&key.out);
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(&key, observations_key(c->o, k, c->first + i));
    template_ready(&key.out);
    f->key = key.out;
    f->key_of = i;
    return buf_view(&f->key);
}

void findings_passed(struct findings *f, enum finding_kind kind, enum severity severity)
{
    csvfile_pass(&f->file);
    f->count[kind]++;
    f->severity[severity]++;
}

void findings_put(struct findings *f, const struct cohort *c, size_t i)
{
    struct csvout *w = &f->file.csv;

    buf_str(&w->out, findings_key(f, c, i));
    w->inside = true;
    csvout_plain(w, str_of(severity_names[f->now.severity]));
    csvout_plain(w, str_of(kind_names[f->now.kind]));
    csvout_text(w, f->now.code);
    csvout_text(w, f->now.name);
    csvout_text(w, buf_view(&f->now.expected));
    csvout_text(w, buf_view(&f->now.reported));
    csvout_plain(w, buf_view(&f->now.difference));
    csvout_text(w, buf_view(&f->now.message));
    csvout_end_row(w);
    findings_passed(f, f->now.kind, f->now.severity);
}

void findings_say(struct findings *f, const char *zh, const char *en)
{
    buf_text(&f->now.message, f->language == LANGUAGE_ZH ? zh : en);
}

void findings_name(struct findings *f)
{
    findings_say(f, "【", "");
    buf_str(&f->now.message, f->now.name);
    findings_say(f, "】", "");
}

void findings_number(struct findings *f, real value)
{
    figure_exact(&f->now.message, value);
}

bool findings_commit(struct findings *f)
{
    struct buf line = { 0 };

    for (int k = 0; k < FINDING_KINDS; k++)
        if (f->count[k] > 0)
            buf_printf(&line, "%s%s %lu", line.n > 0 ? ", " : "", kind_names[k], f->count[k]);
    diag_summary("findings: %lu error%s, %lu warning%s, %lu note%s%s%s%s",
                 f->severity[SEVERITY_ERROR], plural(f->severity[SEVERITY_ERROR]),
                 f->severity[SEVERITY_WARNING], plural(f->severity[SEVERITY_WARNING]),
                 f->severity[SEVERITY_NOTE], plural(f->severity[SEVERITY_NOTE]),
                 line.n > 0 ? " (" : "", buf_cstr(&line), line.n > 0 ? ")" : "");
    buf_free(&line);
    return csvfile_commit(&f->file);
}

void findings_free(struct findings *f)
{
    csvfile_abort(&f->file);
    buf_free(&f->key);
    buf_free(&f->now.expected);
    buf_free(&f->now.reported);
    buf_free(&f->now.difference);
    buf_free(&f->now.message);
    amounts_free(&f->amounts);
    free(f->sizes);
    free(f->small);
    for (size_t i = 0; i < f->fw->nodes; i++)
        for (size_t k = 0; k < sizeof f->differs[i].row / sizeof f->differs[i].row[0]; k++)
            template_free(&f->differs[i].row[k]);
    arena_free(&f->arena);
}
