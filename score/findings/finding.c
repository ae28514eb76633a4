#include "findings/finding.h"

#include "diag.h"
#include "explain/figure.h"
#include "explain/template.h"

static const char header[] = "county,year,department,severity,kind,code,name,expected,reported,"
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

bool finding_open(struct finding_file *f, const char *path, enum language language)
{
    *f = (struct finding_file){ .language = language };
    return csvfile_open(&f->file, path, header);
}

void finding_cohort(struct finding_file *f)
{
    buf_clear(&f->key);
}

struct finding *finding_begin(struct finding_file *f, enum finding_kind kind,
                              enum severity severity, struct str code, struct str name)
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
    finding_say(f, "【", "");
    buf_str(&now->message, name);
    finding_say(f, "】", "");
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

struct str finding_key(struct finding_file *f, const struct cohort *c, size_t i)
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

void finding_passed(struct finding_file *f, enum finding_kind kind, enum severity severity)
{
    csvfile_pass(&f->file);
    f->count[kind]++;
    f->severity[severity]++;
}

void finding_put(struct finding_file *f, const struct cohort *c, size_t i)
{
    struct csvout *w = &f->file.csv;

    buf_str(&w->out, finding_key(f, c, i));
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
    finding_passed(f, f->now.kind, f->now.severity);
}

void finding_compare(struct finding_file *f, real expected, real reported)
{
    figure_exact(&f->now.expected, expected);
    figure_exact(&f->now.reported, reported);
    figure_exact(&f->now.difference, figure_round(reported - expected, DECIMAL_SCALE_MAX));
}

void finding_say(struct finding_file *f, const char *zh, const char *en)
{
    buf_text(&f->now.message, f->language == LANGUAGE_ZH ? zh : en);
}

void finding_number(struct finding_file *f, real value)
{
    figure_exact(&f->now.message, value);
}

bool finding_commit(struct finding_file *f)
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

void finding_free(struct finding_file *f)
{
    csvfile_abort(&f->file);
    buf_free(&f->key);
    buf_free(&f->now.expected);
    buf_free(&f->now.reported);
    buf_free(&f->now.difference);
    buf_free(&f->now.message);
}
