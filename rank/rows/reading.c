#include "rows/reading.h"

#include <stdlib.h>
#include <string.h>

#include "csvout.h"
#include "decimal.h"
#include "digits.h"
#include "rows/bare.h"
#include "rows/columns.h"

/* The columns that scores have and a ranking passes on or needs. */
static const char *const needed[] = { "total", "total_low", "total_high", "missing", NULL };

static struct str keep(struct table *t, struct str s)
{
    return str_keep(&t->arena, s);
}

/* what has one %.*s, for text */
static bool fail(struct stream_reader *in, int column, const char *what, struct str text)
{
    struct buf message = { 0 };
    const char *hole = strstr(what, "%.*s");

    buf_add(&message, what, (size_t)(hole - what));
    buf_str(&message, text);
    buf_text(&message, hole + strlen("%.*s"));
    report_add(in->report, SEVERITY_ERROR, "scores", stream_place(in, column), "%s",
               buf_cstr(&message));
    buf_free(&message);
    return false;
}

static bool is_key(const struct stream_reader *in, size_t column)
{
    for (int k = 0; k < KEY_COUNT; k++)
        if (in->key[k] == (int)column)
            return true;
    return false;
}

/* Keys stand elsewhere in a row, and what an earlier run of rank added is made anew. */
static bool is_passed_on(const struct stream_reader *in, size_t column, enum stream_kind kind)
{
    return !is_key(in, column) &&
           !(kind == STREAM_RANKING && columns_are_added(in->column[column]));
}

static bool take_header(struct table *t, struct stream_reader *in, enum stream_kind kind,
                        const char *by)
{
    t->columns = in->columns;
    t->column = arena_new(&t->arena, in->columns, sizeof *t->column);
    t->passed_on = arena_new(&t->arena, in->columns, sizeof *t->passed_on);
    for (size_t i = 0; i < in->columns; i++) {
        t->column[i] = keep(t, in->column[i]);
        if (is_passed_on(in, i, kind))
            t->passed_on[t->passed_on_n++] = i;
    }
    t->framework = keep(t, in->framework);
    for (int k = 0; k < KEY_COUNT; k++)
        t->key[k] = in->key[k];
    t->total = stream_column(in, "total");
    t->by = stream_column(in, by);
    t->grade = kind == STREAM_RANKING ? stream_column(in, "grade") : STREAM_NO_COLUMN;
    for (size_t i = 0; needed[i] != NULL; i++)
        if (stream_column(in, needed[i]) == STREAM_NO_COLUMN)
            return fail(in, -1, "the header has no column '%.*s'", str_of(needed[i]));
    if (t->by == STREAM_NO_COLUMN)
        return fail(in, -1, "the header has no column '%.*s' to rank by", str_of(by));
    return true;
}

/* Rankings of different frameworks are not comparable, and their columns do not fit together. */
static bool check_header(const struct table *t, struct stream_reader *in)
{
    if (!str_eq(in->framework, t->framework))
        return fail(in, -1, "this is scored under another framework, '%.*s': rank it by itself",
                    in->framework);
    for (size_t i = 0; i < in->columns || i < t->columns; i++)
        if (i >= t->columns || i >= in->columns || !str_eq(in->column[i], t->column[i]))
            return fail(in, (int)i, "the columns are not those of the input before, from '%.*s' on",
                        i < in->columns ? in->column[i] : t->column[i]);
    return true;
}

/* Another framework has other grades and another cohort. */
static bool check_framework(struct table *t, const struct stream_reader *in)
{
    if (t->own.n == 0 || in->framework.n == 0 || str_eq(in->framework, t->own))
        return true;
    report_add(in->report, SEVERITY_ERROR, "framework", (struct place){ in->name, 1, 0 },
               "these scores are of the framework '%.*s', and -f names '%.*s'",
               STR_ARG(in->framework), STR_ARG(t->own));
    t->is_foreign = true;
    return false;
}

static bool read_number(struct stream_reader *in, int column, int64_t *fixed, bool *there)
{
    struct str cell = in->in.field[column];

    *there = cell.n > 0;
    if (cell.n == 0 || decimal_fixed(cell, DECIMAL_SCALE_MAX, fixed))
        return true;
    return fail(in, column,
                "'%.*s' is no number that can be ranked: plain digits, at most nine before "
                "and nine behind the point",
                cell);
}

/* Whether the cells passed on are slices of the line they came in, with one comma between each and
 * the next. Then none of them stood in quotes or had a blank at an edge, and the line between the
 * first and the last is what csvout would write. */
static bool stand_as_written(const struct table *t, const struct str *field)
{
    size_t first = t->passed_on[0], last = t->passed_on[t->passed_on_n - 1];

    if (last - first + 1 != t->passed_on_n)
        return false; /* a key stands among them */
    for (size_t i = first; i < last; i++)
        if (field[i].s + field[i].n + 1 != field[i + 1].s || field[i].s[field[i].n] != ',')
            return false;
    return true;
}

/* The cells passed on, as CSV; valid until the next row. */
static struct str passed_on(struct table *t, const struct str *field)
{
    struct csvout w = { .out = t->line, .inside = true };

    if (stand_as_written(t, field)) {
        const struct str *last = &field[t->passed_on[t->passed_on_n - 1]];
        const char *from = field[t->passed_on[0]].s;

        return (struct str){ from, (size_t)(last->s + last->n - from) };
    }
    buf_clear(&w.out);
    for (size_t i = 0; i < t->passed_on_n; i++)
        csvout_text(&w, field[t->passed_on[i]]);
    t->line = w.out;
    return str_skip(buf_view(&t->line), 1); /* the comma behind the keys */
}

/* The framework's grades may have been given there, and not here: said once. */
static void compare_grades(struct table *t, struct stream_reader *in, const struct arrival *row)
{
    struct str was = in->in.field[t->grade], now = { 0 };

    if (row->has_total)
        now = grades_of(t->grades, row->total, DECIMAL_SCALE_MAX, NULL);
    if (str_eq(was, now))
        return;
    report_add(in->report, SEVERITY_WARNING, "grades", stream_place(in, t->grade),
               "%.*s was graded '%.*s' and is '%.*s' now, and others may be: give the same -f or "
               "--grades as there",
               STR_ARG(in->in.field[t->key[KEY_DEPARTMENT]]), STR_ARG(was), STR_ARG(now));
    t->grade = STREAM_NO_COLUMN;
}

/* What is ranked of a row, and what is passed on. False with a fault where there is no number. */
static bool take_row(struct table *t, struct stream_reader *in, struct arrival *row)
{
    const struct str *field = in->in.field;

    if (!read_number(in, t->by, &row->by, &row->scored))
        return false;
    row->total = row->by;
    row->has_total = row->scored;
    if (t->total != t->by && !read_number(in, t->total, &row->total, &row->has_total))
        return false;
    if (t->grade != STREAM_NO_COLUMN && t->grades != NULL)
        compare_grades(t, in, row);
    for (int k = 0; k < KEY_COUNT; k++)
        row->key[k] = field[t->key[k]];
    row->passed_on = passed_on(t, field);
    row->line = in->in.line;
    return true;
}

/* How lines are taken apart that need no more than bare.h knows. */
struct quick {
    struct bare bare; /* bare.columns is 0 where none are */
    size_t *end;
    size_t first, last; /* columns passed on: these and all between */
};

static size_t most(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Only where the keys stand in front of what is passed on, or behind it: then it is one piece of
 * the line, and begins or ends beside a key. A ranking has more that is not passed on. */
static void quick_begin(struct quick *q, const struct table *t, enum stream_kind kind)
{
    size_t wanted = 0;

    *q = (struct quick){ .first = t->passed_on[0], .last = t->passed_on[t->passed_on_n - 1] };
    if (t->no_bare || kind != STREAM_SCORES || q->last - q->first + 1 != t->passed_on_n)
        return;
    for (int k = 0; k < KEY_COUNT; k++)
        wanted = most(wanted, (size_t)t->key[k] + 1);
    wanted = most(wanted, most((size_t)t->by, (size_t)t->total) + 1);
    q->end = mem_new(t->columns, sizeof *q->end);
    q->bare = (struct bare){ .columns = t->columns, .wanted = wanted, .end = q->end };
}

/* The number at the front of the text, where it is a short and plain one with a comma behind it. */
static bool short_number(struct str text, int64_t *fixed)
{
#ifdef DIGITS_AT_ONCE
    struct digits d;
    uint64_t word;

    if (text.n < sizeof word)
        return false;
    memcpy(&word, text.s, sizeof word);
    if (digits_before_comma(word, &d) == 0)
        return false;
    *fixed = (int64_t)d.mantissa * decimal_power(DECIMAL_SCALE_MAX - (unsigned)d.decimals);
    return true;
#else
    (void)text;
    (void)fixed;
    return false;
#endif
}

static bool quick_number(const struct quick *q, struct str text, int column, int64_t *fixed,
                         bool *there)
{
    struct str cell = bare_cell(&q->bare, text, (size_t)column);

    *there = cell.n > 0;
    return cell.n == 0 || short_number(str_skip(text, (size_t)(cell.s - text.s)), fixed) ||
           decimal_fixed(cell, DECIMAL_SCALE_MAX, fixed);
}

/* Whether a key is empty or blank: what blanks there are beside ASCII's, which no bare cell has,
 * are no hanzi. */
static bool says_no_key(const struct quick *q, const struct str *key)
{
    bool empty = key[KEY_COUNTY].n == 0 || key[KEY_YEAR].n == 0 || key[KEY_DEPARTMENT].n == 0;

    for (int k = 0; !q->bare.is_hanzi && k < KEY_COUNT; k++)
        empty = empty || stream_key_is_blank(key[k]);
    return empty;
}

/* The next row, where it can be had without cutting up its line. False where it cannot, and where
 * something is wrong with it. */
static bool quick_next(struct quick *q, struct table *t, struct stream_reader *in,
                       struct arrival *row)
{
    struct str text = stream_ahead(in);
    size_t from, end;

    if (q->bare.columns == 0 || !bare_take(&q->bare, text))
        return false;
    q->end[t->columns - 1] = q->bare.length;
    if (!quick_number(q, text, t->by, &row->by, &row->scored))
        return false;
    row->total = row->by;
    row->has_total = row->scored;
    if (t->total != t->by && !quick_number(q, text, t->total, &row->total, &row->has_total))
        return false;
    for (int k = 0; k < KEY_COUNT; k++)
        row->key[k] = bare_cell(&q->bare, text, (size_t)t->key[k]);
    if (says_no_key(q, row->key))
        return false;
    from = q->first > 0 ? q->end[q->first - 1] + 1 : 0;
    end = q->end[q->last];
    row->passed_on = (struct str){ text.s + from, end - from };
    stream_pass(in, q->bare.length + 1);
    row->line = in->in.line;
    t->bare_lines++;
    return true;
}

bool reading_rows(struct table *t, csvin_source *read, void *from, const char *name,
                  enum stream_kind kind, const char *by, reading_taker *take, void *to,
                  struct report *report)
{
    unsigned long errors = report->count[SEVERITY_ERROR];
    struct arrival row = { .input = (uint32_t)t->inputs };
    struct quick quick = { 0 };
    struct stream_reader in;
    bool good = stream_open(&in, read, from, name, kind, report);

    t->input = mem_grow(t->input, &t->input_cap, t->inputs + 1, sizeof *t->input);
    t->input[t->inputs++] = name;
    good = good && check_framework(t, &in);
    if (good)
        good = t->column == NULL ? take_header(t, &in, kind, by) : check_header(t, &in);
    if (good)
        quick_begin(&quick, t, kind);
    for (bool more = good; more;)
        if (quick_next(&quick, t, &in, &row))
            take(to, &row);
        else if ((more = stream_next(&in)) && take_row(t, &in, &row))
            take(to, &row);
    free(quick.end);
    good = good && stream_whole(&in);
    stream_close(&in);
    return good && report->count[SEVERITY_ERROR] == errors;
}

void reading_into_table(void *table, const struct arrival *row)
{
    table_add(table, row);
}
