/* What submissions.h reads back out of the archive. */
#include "csvin.h"
#include "former.h"
#include "submissions.h"

/* The columns of the two statements that hand out. */
enum { COUNTY, YEAR, DEPARTMENT, OBSERVATION, EDITION, ITEMS };
#define HANDED_OUT "SELECT s.county, s.year, s.department, s.observation, e.id, e.items "

/* A text as a csvin_source. */
static long read_text(void *from, char *into, size_t n)
{
    struct str *rest = from;

    if (n > rest->n)
        n = rest->n;
    for (size_t i = 0; i < n; i++)
        into[i] = rest->s[i];
    *rest = str_skip(*rest, n);
    return (long)n;
}

/* The edition with this id, read when it is first met. */
static const struct former *find_former(struct submissions *s, int64_t id, struct str items)
{
    for (size_t i = 0; i < s->formers; i++)
        if (s->former[i].id == id)
            return &s->former[i];
    s->former = mem_resize(s->former, s->formers + 1, sizeof *s->former);
    former_read(&s->former[s->formers], s->archive, &s->arena, s->edition.fw, id, items);
    return &s->former[s->formers++];
}

/* Appends a value in its item's unit of today. False where it cannot be put so. */
static bool put_value(struct submissions *s, struct csvout *out, const struct former *f,
                      size_t item, struct str value)
{
    const struct item *today = &s->edition.fw->item[item];
    struct buf turned = { 0 };
    bool good = true;

    if (value.n == 0 || str_eq(f->unit[item], today->unit)) {
        csvout_text(out, value);
        return true;
    }
    good = s->convert(&turned, value, f->unit[item], today);
    csvout_text(out, buf_view(&turned));
    buf_free(&turned);
    return good;
}

/* Appends the values of an observation of another edition under the items of this one. *faulty is
 * an item whose value cannot be put in its unit of today. */
static bool put_under_items(struct submissions *s, struct csvout *out, const struct former *f,
                            struct str observation, size_t *faulty)
{
    const struct framework *fw = s->edition.fw;
    struct str line = { 0 };
    struct buf text = { 0 };
    struct csvin in;
    bool read, good = true;

    buf_text(&text, "-,"); /* an empty first value alone would be a blank line */
    buf_str(&text, observation);
    buf_char(&text, '\n');
    line = buf_view(&text);
    csvin_init(&in, read_text, &line);
    read = csvin_next(&in) == CSVIN_ROW;
    for (size_t i = 0; good && i < fw->items; i++) {
        int at = f->column[i];

        if (!read || at < 0 || (size_t)at + 1 >= in.n) {
            csvout_plain(out, (struct str){ 0 });
        } else if (!put_value(s, out, f, i, in.field[at + 1])) {
            *faulty = i;
            good = false;
        }
    }
    csvin_free(&in);
    buf_free(&text);
    return good;
}

static void refuse(struct submissions *s, const struct query *q, const struct former *f,
                   size_t item)
{
    const struct item *today = &s->edition.fw->item[item];
    struct str county = query_column(q, COUNTY), year = query_column(q, YEAR),
               department = query_column(q, DEPARTMENT), then = f->unit[item];

    report_add(s->archive->report, SEVERITY_ERROR, "unit",
               (struct place){ .file = s->archive->path },
               "%.*s %.*s %.*s: %.*s was submitted %s%.*s, and the framework has it %s%.*s now; "
               "the one cannot be turned into the other: read the department's file again",
               STR_ARG(county), STR_ARG(year), STR_ARG(department), STR_ARG(today->code),
               then.n > 0 ? "in " : "without a unit", STR_ARG(then),
               today->unit.n > 0 ? "in " : "without a unit", STR_ARG(today->unit));
}

/* Appends the row. False where the submission is refused. */
static bool put_row(struct submissions *s, const struct query *q, struct csvout *out)
{
    struct str observation = query_column(q, OBSERVATION);
    const struct former *f =
        find_former(s, query_column_number(q, EDITION), query_column(q, ITEMS));
    size_t faulty;

    csvout_text(out, query_column(q, COUNTY));
    csvout_fixed(out, query_column_number(q, YEAR), 0);
    csvout_text(out, query_column(q, DEPARTMENT));
    if (!f->is_as_today) {
        if (!put_under_items(s, out, f, observation, &faulty)) {
            refuse(s, q, f, faulty);
            return false;
        }
    } else if (s->edition.fw->items > 0) {
        buf_char(&out->out, ',');
        buf_str(&out->out, observation);
    }
    return true;
}

/* Binds framework, years and, where there is one, the county. */
static void bind(struct query *q, const struct submissions *s, const struct submissions_wanted *w)
{
    query_text(q, 1, s->edition.fw->id);
    query_number(q, 2, w->from);
    query_number(q, 3, w->to);
    if (w->county.n > 0)
        query_text(q, 4, w->county);
}

bool submissions_read(struct submissions *s, const struct submissions_wanted *wanted,
                      submissions_sink *sink, void *to)
{
    static const char all[] =
        HANDED_OUT "FROM submission s JOIN edition e ON e.id = s.edition "
                   "WHERE s.framework = ? AND s.year BETWEEN ? AND ? AND s.superseded_by IS NULL "
                   "ORDER BY s.county, s.year, s.department";
    static const char of_county[] =
        HANDED_OUT "FROM submission s JOIN edition e ON e.id = s.edition "
                   "WHERE s.framework = ?1 AND s.county = ?4 AND s.year BETWEEN ?2 AND ?3 "
                   "AND s.superseded_by IS NULL "
                   "ORDER BY s.county, s.year, s.department";
    struct csvout row = { 0 };
    struct query q;

    query_make(&q, s->archive, wanted->county.n > 0 ? of_county : all);
    bind(&q, s, wanted);
    while (query_next(&q)) {
        buf_clear(&row.out);
        row.inside = false;
        if (put_row(s, &q, &row))
            sink(to, buf_view(&row.out));
    }
    query_free(&q);
    buf_free(&row.out);
    return !s->archive->failed;
}

bool submissions_log(struct submissions *s, const struct submissions_wanted *wanted,
                     struct csvout *out, unsigned long *rows)
{
    static const char header[] = "county,year,department,submission,state,superseded_by,received,"
                                 "file,line,sha256\n";
    static const char log[] =
        "SELECT s.county, s.year, s.department, s.id, s.state, s.superseded_by, f.received, "
        "f.file, s.line, f.sha256 FROM submission s JOIN source f ON f.id = s.source "
        "WHERE s.framework = ?1 AND s.year BETWEEN ?2 AND ?3 AND (?4 IS NULL OR s.county = ?4) "
        "ORDER BY s.county, s.year, s.department, s.id";
    enum { COLUMNS = 10 };
    struct query q;

    buf_text(&out->out, header);
    query_make(&q, s->archive, log);
    bind(&q, s, wanted);
    while (query_next(&q)) {
        for (int c = 0; c < COLUMNS; c++)
            csvout_text(out, query_column(&q, c));
        csvout_end_row(out);
        ++*rows;
    }
    query_free(&q);
    return !s->archive->failed;
}
