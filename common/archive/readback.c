/* What submissions.h reads back out of the archive. */
#include "csvin.h"
#include "submissions.h"

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

/* The index of a code among codes joined by commas, or -1. */
static int find_code(struct str codes, struct str code)
{
    for (int i = 0; codes.n > 0; i++) {
        size_t n = 0;

        while (n < codes.n && codes.s[n] != ',')
            n++;
        if (str_eq((struct str){ codes.s, n }, code))
            return i;
        codes = str_skip(codes, n < codes.n ? n + 1 : n);
    }
    return -1;
}

/* Appends the values of an observation of another edition under the items of this one. */
static void put_under_items(struct csvout *out, const struct framework *fw, struct str observation,
                            struct str items)
{
    struct str line = { 0 };
    struct buf text = { 0 };
    struct csvin in;
    bool good;

    buf_text(&text, "-,"); /* an empty first value alone would be a blank line */
    buf_str(&text, observation);
    buf_char(&text, '\n');
    line = buf_view(&text);
    csvin_init(&in, read_text, &line);
    good = csvin_next(&in) == CSVIN_ROW;
    for (size_t i = 0; i < fw->items; i++) {
        int at = find_code(items, fw->item[i].code);

        if (good && at >= 0 && (size_t)at + 1 < in.n)
            csvout_text(out, in.field[at + 1]);
        else
            csvout_plain(out, (struct str){ 0 });
    }
    csvin_free(&in);
    buf_free(&text);
}

static void put_row(struct submissions *s, const struct query *q, struct csvout *out)
{
    const struct framework *fw = s->edition.fw;
    struct str observation = query_column(q, 3), items = query_column(q, 4);

    csvout_text(out, query_column(q, 0));
    csvout_fixed(out, query_column_number(q, 1), 0);
    csvout_text(out, query_column(q, 2));
    if (!str_eq(items, buf_view(&s->edition.items))) {
        put_under_items(out, fw, observation, items);
    } else if (fw->items > 0) {
        buf_char(&out->out, ',');
        buf_str(&out->out, observation);
    }
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
        "SELECT s.county, s.year, s.department, s.observation, e.items "
        "FROM submission s JOIN edition e ON e.id = s.edition "
        "WHERE s.framework = ? AND s.year BETWEEN ? AND ? AND s.superseded_by IS NULL "
        "ORDER BY s.county, s.year, s.department";
    static const char of_county[] =
        "SELECT s.county, s.year, s.department, s.observation, e.items "
        "FROM submission s JOIN edition e ON e.id = s.edition "
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
        put_row(s, &q, &row);
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
