#include "faults.h"

#include "file/progress.h"

static const char *const severity_names[SEVERITY_COUNT] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

/* This file is opened in Excel, where a text that begins like a formula would be one. */
static bool begins_formula(struct str s)
{
    static const char *const starts[] = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠" };

    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++)
        if (str_starts(s, str_of(starts[i])))
            return true;
    return false;
}

static void add_text(struct csvout *csv, struct str s)
{
    struct buf safe = { 0 };

    if (begins_formula(s)) {
        buf_char(&safe, '\'');
        buf_str(&safe, s);
        s = buf_view(&safe);
    }
    csvout_text(csv, s);
    buf_free(&safe);
}

static void add_number(struct csvout *csv, unsigned long n)
{
    if (n == 0)
        csvout_plain(csv, (struct str){ 0 });
    else
        csvout_fixed(csv, (int64_t)n, 0);
}

/* CRLF, for Excel. */
static void end_row(struct faults *f)
{
    buf_char(&f->csv.out, '\r');
    csvout_end_row(&f->csv);
    fwrite(f->csv.out.s, 1, f->csv.out.n, f->file.f); /* out_commit checks */
    buf_clear(&f->csv.out);
}

static void emit(struct report *r, enum severity severity, const char *kind, struct place place,
                 struct str text)
{
    struct faults *f = (struct faults *)r;

    progress_clear();
    f->next->count[severity]++;
    f->next->emit(f->next, severity, kind, place, text);
    if (f->file.f == NULL)
        return;
    add_text(&f->csv, str_of(place.file));
    add_number(&f->csv, place.line);
    add_number(&f->csv, place.column);
    csvout_text(&f->csv, str_of(severity_names[severity]));
    csvout_text(&f->csv, str_of(kind));
    add_text(&f->csv, text);
    end_row(f);
}

bool faults_open(struct faults *f, const char *path, struct report *next)
{
    static const char *const head[] = { "file", "line", "column", "severity", "kind", "message" };

    *f = (struct faults){ .report.emit = emit, .next = next };
    if (path == NULL)
        return true;
    if (!out_open(&f->file, path))
        return false;
    buf_text(&f->csv.out, "\xEF\xBB\xBF");
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++)
        csvout_text(&f->csv, str_of(head[i]));
    end_row(f);
    return true;
}

bool faults_close(struct faults *f)
{
    bool kept = f->file.f == NULL || out_commit(&f->file);

    buf_free(&f->csv.out);
    return kept;
}
