#include "table.h"

#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "strmap.h"

/* The columns that scores have and a ranking passes on or needs. */
static const char *const needed[] = { "total", "total_low", "total_high", "missing", NULL };

static struct str keep(struct table *t, struct str s)
{
    return (struct str){ arena_copy(&t->arena, s.s, s.n), s.n };
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

static bool take_header(struct table *t, struct stream_reader *in, const char *by)
{
    t->columns = in->columns;
    t->column = arena_new(&t->arena, in->columns, sizeof *t->column);
    for (size_t i = 0; i < in->columns; i++)
        t->column[i] = keep(t, in->column[i]);
    t->framework = keep(t, in->framework);
    t->total = stream_column(in, "total");
    t->by = stream_column(in, by);
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

static bool add_row(struct table *t, struct stream_reader *in)
{
    struct row row = { .place = stream_place(in, -1), .number = t->rows };

    row.cell = arena_new(&t->arena, t->columns, sizeof *row.cell);
    for (size_t i = 0; i < t->columns; i++)
        row.cell[i] = keep(t, in->in.field[i]);
    for (int k = 0; k < KEY_COUNT; k++)
        row.key[k] = row.cell[in->key[k]];
    if (!read_number(in, t->by, &row.by, &row.scored) ||
        !read_number(in, t->total, &row.total, &row.has_total))
        return false;
    t->row = mem_grow(t->row, &t->cap, t->rows + 1, sizeof *t->row);
    t->row[t->rows++] = row;
    return true;
}

bool table_read(struct table *t, csvin_source *read, void *from, const char *name, const char *by,
                struct report *report)
{
    unsigned long errors = report->count[SEVERITY_ERROR];
    struct stream_reader in;
    bool good = stream_open(&in, read, from, name, STREAM_SCORES, report);

    if (good)
        good = t->column == NULL ? take_header(t, &in, by) : check_header(t, &in);
    while (good && stream_next(&in))
        add_row(t, &in);
    good = good && stream_whole(&in);
    stream_close(&in);
    return good && report->count[SEVERITY_ERROR] == errors;
}

void table_drop_repeated(struct table *t, struct report *report)
{
    struct strmap seen = { 0 };
    struct buf key = { 0 };
    bool *stands = mem_new(t->rows, sizeof *stands);
    size_t kept = 0;

    for (size_t i = t->rows; i-- > 0;) {
        const struct row *row = &t->row[i];
        int later;

        buf_clear(&key);
        for (int k = 0; k < KEY_COUNT; k++) {
            buf_str(&key, row->key[k]);
            buf_char(&key, '\0');
        }
        later = strmap_add(&seen, keep(t, buf_view(&key)), (int)i);
        stands[i] = later == (int)i;
        if (!stands[i])
            report_add(report, SEVERITY_WARNING, "duplicate", row->place,
                       "%.*s %.*s %.*s comes again in %s, line %lu; the later row counts",
                       STR_ARG(row->key[KEY_COUNTY]), STR_ARG(row->key[KEY_YEAR]),
                       STR_ARG(row->key[KEY_DEPARTMENT]), t->row[later].place.file,
                       t->row[later].place.line);
    }
    for (size_t i = 0; i < t->rows; i++)
        if (stands[i])
            t->row[kept++] = t->row[i];
    t->rows = kept;
    free(stands);
    buf_free(&key);
    strmap_free(&seen);
}

void table_free(struct table *t)
{
    free(t->row);
    arena_free(&t->arena);
}
