/* What the tests of ingest share: a small framework, and a sheet read from a text into rows and
 * diagnostics. */
#ifndef JIXIAO_TEST_SHEETS_H
#define JIXIAO_TEST_SHEETS_H

#include "unit.h"

#include "ingest/sheet/reader.h"

#define ITEM(c, n, u, label, a)                                                                    \
    {                                                                                              \
        .code = { c, sizeof c - 1 }, .name = { n, sizeof n - 1 }, .unit = { u, sizeof u - 1 },     \
        .aliases = { a, sizeof a - 1 }, .is_label = label, .self_of = NOWHERE,                     \
        .review_of = NOWHERE                                                                       \
    }

static struct item sheet_items[] = {
    ITEM("staff", "在职人员数", "人", false, "在职人数|实有人数"),
    ITEM("quota", "编制数", "人", false, "核定编制"),
    ITEM("initial", "年初预算数", "万元", false, ""),
    ITEM("rate", "自报执行率", "%", false, ""),
    ITEM("clear", "职责明确", "", true, ""),
    ITEM("basic", "基本支出预算", "万元", false, "基本支出"),
};

struct sheet_run {
    struct framework fw;
    struct intake in;
    struct collected said;
    struct csvout rows;
};

static inline void sheet_deliver(void *rows, const struct submission *s, struct str row)
{
    (void)s;
    buf_str(&((struct csvout *)rows)->out, row);
    csvout_end_row(rows);
}

static inline void sheet_begin(struct sheet_run *run)
{
    memset(run, 0, sizeof *run);
    run->fw.id = str_of("test");
    run->fw.item = sheet_items;
    run->fw.items = sizeof sheet_items / sizeof sheet_items[0];
    run->said.report.emit = collect;
    run->in = (struct intake){
        .fw = &run->fw, .report = &run->said.report, .deliver = sheet_deliver, .to = &run->rows
    };
    intake_init(&run->in);
}

static inline void sheet_end(struct sheet_run *run)
{
    intake_free(&run->in);
    buf_free(&run->rows.out);
}

struct sheet_text {
    struct str rest;
    size_t most; /* bytes a call */
};

static inline long sheet_give(void *text, char *into, size_t n)
{
    struct sheet_text *t = text;

    n = n < t->most ? n : t->most;
    n = n < t->rest.n ? n : t->rest.n;
    if (n > 0)
        memcpy(into, t->rest.s, n);
    t->rest = str_skip(t->rest, n);
    return (long)n;
}

static inline void sheet_read(struct sheet_run *run, struct str text)
{
    struct sheet_text t = { text, 7 };

    intake_file(&run->in, "f");
    assert_true(reader_sheet(&run->in, sheet_give, &t, "f"));
}

/* Reads one text; the rows and the diagnostics are these. */
static inline void assert_sheet(const char *text, const char *rows, const char *said)
{
    struct sheet_run run;

    sheet_begin(&run);
    sheet_read(&run, str_of(text));
    assert_string_equal(buf_cstr(&run.rows.out), rows);
    assert_string_equal(run.said.text, said);
    sheet_end(&run);
}

/* The same where only a part of each diagnostic matters; NULL: there is none. */
static inline void assert_sheet_says(const char *text, const char *rows, const char *part)
{
    struct sheet_run run;

    sheet_begin(&run);
    sheet_read(&run, str_of(text));
    if (strcmp(buf_cstr(&run.rows.out), rows) != 0 ||
        (part != NULL ? strstr(run.said.text, part) == NULL : run.said.n > 0))
        fail_msg("'%s' gave\n%sand said\n%s", text, buf_cstr(&run.rows.out), run.said.text);
    sheet_end(&run);
}

#endif
