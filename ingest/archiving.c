#include "archiving.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "out.h"
#include "words/cell.h"
#include "words/unit.h"

/* A submissions_convert. NA and labels are in no unit, and a share is a fraction whatever unit a
 * sheet has it in. */
static bool convert(struct buf *into, struct str value, struct str then, const struct item *item)
{
    struct named_unit given = unit_named(then);
    struct buf why = { 0 };
    int power = 0;
    bool good = true;

    if (!decimal_plain(value)) {
        buf_str(into, value);
        return true;
    }
    good = then.n > 0 && unit_shift(unit_named(item->unit), given, &power, &why);
    if (given.known != NULL && given.known->dimension == DIMENSION_RATE)
        power = 0;
    decimal_shift(into, value, power);
    buf_free(&why);
    return good;
}

bool archiving_open(struct archiving *a, const char *path, enum archive_use use,
                    const struct framework *fw, const char *folder, struct report *report)
{
    bool good;

    *a = (struct archiving){ .fw = fw, .report = report };
    good = archive_open(&a->archive, path, use, report);
    submissions_init(&a->submissions, &a->archive, fw, folder);
    a->submissions.convert = convert;
    a->answer = mem_new(fw->items + 1, sizeof *a->answer);
    return good && !a->archive.failed;
}

void archiving_close(struct archiving *a)
{
    submissions_free(&a->submissions);
    archive_close(&a->archive);
    free(a->answer);
    buf_free(&a->keys.out);
    strmap_free(&a->cohorts);
    arena_free(&a->arena);
}

/* Of the bytes as they stand in the file, from its first to its last. */
static bool take_digest(struct archiving *a, struct input *input, uint64_t *bytes)
{
    struct digest d;
    bool good;

    digest_begin(&d);
    good = input_digest(input, &d);
    digest_end(&d, a->sha256);
    *bytes = d.bytes;
    if (!good)
        report_add(a->report, SEVERITY_ERROR, "file", a->file, "cannot be read: %s",
                   strerror(errno));
    return good;
}

bool archiving_begin_file(struct archiving *a, struct input *input)
{
    uint64_t bytes;

    a->file = (struct place){ .file = input->name };
    a->before = a->overtaken = a->first = a->later = 0;
    return take_digest(a, input, &bytes) &&
           submissions_begin_file(&a->submissions, input->name, a->sha256, bytes);
}

static void remember_cohort(struct archiving *a, const struct submission *s)
{
    struct buf key = { 0 };

    if (a->fw->cohort[KEY_COUNTY])
        buf_str(&key, buf_view(&s->key[KEY_COUNTY]));
    buf_char(&key, '\0');
    if (a->fw->cohort[KEY_YEAR])
        buf_str(&key, buf_view(&s->key[KEY_YEAR]));
    if (strmap_get(&a->cohorts, buf_view(&key)) == STRMAP_NONE)
        strmap_add(&a->cohorts, str_keep(&a->arena, buf_view(&key)), (int)a->cohorts.n);
    buf_free(&key);
}

/* A row without the keys in front and the comma behind them. */
static struct str observation(struct archiving *a, const struct submission *s, struct str row)
{
    buf_clear(&a->keys.out);
    a->keys.inside = false;
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(&a->keys, buf_view(&s->key[k]));
    return str_skip(row, a->keys.out.n < row.n ? a->keys.out.n + 1 : row.n);
}

static size_t take_answers(struct archiving *a, const struct submission *s)
{
    size_t n = 0;

    for (size_t i = 0; i < s->items; i++) {
        struct str raw = submission_raw(s, i);

        if (raw.n > 0 && !cell_is_blank(raw))
            a->answer[n++] = (struct kept_answer){ i, raw, submission_value(s, i) };
    }
    return n;
}

void archiving_deliver(void *archiving, const struct submission *s, struct str row)
{
    struct archiving *a = archiving;
    struct kept_submission kept = {
        .county = buf_view(&s->key[KEY_COUNTY]),
        .department = buf_view(&s->key[KEY_DEPARTMENT]),
        .line = s->line,
        .observation = observation(a, s, row),
        .answer = a->answer,
        .answers = take_answers(a, s),
    };

    decimal_fixed(buf_view(&s->key[KEY_YEAR]), 0, &kept.year); /* four digits: see keys.h */
    remember_cohort(a, s);
    switch (submissions_keep(&a->submissions, &kept)) {
    case KEPT_FIRST: a->first++; break;
    case KEPT_LATER: a->later++; break;
    case KEPT_BEFORE: a->before++; break;
    case KEPT_OVERTAKEN: a->overtaken++; break;
    case KEPT_FAILED: break;
    }
}

static void say_known(struct archiving *a)
{
    struct str received = a->submissions.received;

    if (a->overtaken > 0)
        report_add(a->report, SEVERITY_WARNING, "overtaken", a->file,
                   "the archive has had these bytes since %.*s, and what they say of %lu "
                   "department%s was superseded since; that stays so: if this file is to count "
                   "again, change something in it, a remark say",
                   STR_ARG(received), a->overtaken, a->overtaken == 1 ? "" : "s");
    else if (a->before > 0 && a->first + a->later == 0)
        report_add(a->report, SEVERITY_NOTE, "archived", a->file,
                   "the archive has had these bytes since %.*s; nothing changes in it",
                   STR_ARG(received));
}

bool archiving_end_file(struct archiving *a, bool whole)
{
    if (!whole) {
        submissions_drop_file(&a->submissions);
        return !a->archive.failed;
    }
    if (!submissions_end_file(&a->submissions))
        return false;
    say_known(a);
    a->kept += a->first + a->later;
    a->superseding += a->later;
    a->unchanged += a->before + a->overtaken;
    return true;
}

static void put_row(void *writer, struct str row)
{
    struct stream_writer *w = writer;

    buf_str(&w->csv.out, row);
    stream_end_row(w);
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool archiving_write_read(struct archiving *a, struct stream_writer *w)
{
    struct str *cohort = mem_new(a->cohorts.n + 1, sizeof *cohort);
    bool good = archive_begin_reading(&a->archive); /* all cohorts as of one moment */
    size_t n = 0;

    for (size_t i = 0; i < a->cohorts.slots; i++)
        if (a->cohorts.slot[i].used)
            cohort[n++] = a->cohorts.slot[i].key;
    if (n > 1)
        qsort(cohort, n, sizeof *cohort, by_text);
    for (size_t i = 0; good && i < n; i++) {
        struct submissions_wanted wanted = { str_of(cohort[i].s), INT64_MIN, INT64_MAX };

        if (decimal_fixed(str_skip(cohort[i], wanted.county.n + 1), 0, &wanted.from))
            wanted.to = wanted.from;
        good = submissions_read(&a->submissions, &wanted, put_row, w);
    }
    free(cohort);
    return good && archive_commit(&a->archive);
}

bool archiving_write_wanted(struct archiving *a, const struct submissions_wanted *wanted,
                            struct stream_writer *w)
{
    return archive_begin_reading(&a->archive) &&
           submissions_read(&a->submissions, wanted, put_row, w) && archive_commit(&a->archive);
}

bool archiving_write_log(struct archiving *a, const struct submissions_wanted *wanted)
{
    struct csvout csv = { 0 };
    bool good = archive_begin_reading(&a->archive) &&
                submissions_log(&a->submissions, wanted, &csv, &a->written) &&
                archive_commit(&a->archive);

    if (good)
        out_write(csv.out.s, csv.out.n);
    buf_free(&csv.out);
    return good;
}
