#include "ranks/output.h"

#include "decimal.h"
#include "rows/columns.h"

static void put_header(struct stream_writer *w, const struct table *t, bool with_standing)
{
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_plain(&w->csv, str_of(stream_key_name[k]));
    for (size_t i = 0; i < RANK_COLUMNS; i++)
        csvout_plain(&w->csv, str_of(rank_columns[i]));
    for (size_t i = 0; i < t->passed_on_n; i++)
        csvout_text(&w->csv, t->column[t->passed_on[i]]);
    for (size_t i = 0; with_standing && i < STANDING_COLUMNS; i++)
        csvout_plain(&w->csv, str_of(standing_columns[i]));
    stream_end_row(w);
}

static void put_standing(struct csvout *csv, const struct standing *s, long draws)
{
    const unsigned rank[] = { s->p05, s->median, s->p95 };

    if (s->p05 == 0) {
        for (size_t i = 0; i < STANDING_COLUMNS; i++)
            csvout_plain(csv, (struct str){ 0 });
        return;
    }
    for (size_t i = 0; i < sizeof rank / sizeof rank[0]; i++)
        csvout_fixed(csv, rank[i], 0);
    csvout_fixed(csv, standing_share(s, draws), STANDING_SHARE_DECIMALS);
}

static void put_group(struct csvout *csv, const struct group *group)
{
    buf_clear(&csv->out);
    csv->inside = false;
    for (int k = 0; k < KEY_DEPARTMENT; k++)
        csvout_text(csv, group->key[k]);
}

/* The cell with this number of a line that csvout wrote; in its quotes, if it has any. */
static struct str cell_of(struct str line, size_t number)
{
    for (;; number--) {
        size_t n = 0;

        for (bool quoted = false; n < line.n && (quoted || line.s[n] != ','); n++)
            quoted ^= line.s[n] == '"';
        if (number == 0)
            return (struct str){ line.s, n };
        line = str_skip(line, n < line.n ? n + 1 : n);
    }
}

/* A grade that may be another one when what is missing has come. */
static bool is_provisional(const struct output *o, const struct row *row)
{
    struct str missing = cell_of(row_passed_on(row), o->missing);

    return row->has_total && missing.n > 0 && !str_is(missing, "0");
}

static void put_row(struct output *o, const struct row *row, const struct standing *standing)
{
    struct stream_writer *w = &o->stream;

    csvout_plain(&w->csv, buf_view(&o->group.out));
    csvout_text(&w->csv, row_key(row, KEY_DEPARTMENT));
    if (row->rank > 0)
        csvout_fixed(&w->csv, row->rank, 0);
    else
        csvout_plain(&w->csv, (struct str){ 0 });
    csvout_fixed(&w->csv, row->peers, 0);
    if (row->has_change)
        csvout_fixed(&w->csv, row->change, 0);
    else
        csvout_plain(&w->csv, (struct str){ 0 });
    csvout_text(&w->csv, row->has_total ? grades_of(o->grades, row->total, DECIMAL_SCALE_MAX, NULL)
                                        : (struct str){ 0 });
    csvout_plain(&w->csv, row_passed_on(row)); /* many cells, as csvout has written them */
    if (standing != NULL)
        put_standing(&w->csv, standing, o->draws);
    stream_end_row(w);
    o->provisional += is_provisional(o, row);
}

/* Rows and their lines lie where they came, which may be far from the rows that are ranked beside
 * them: asked for some rows ahead, they are there in time. */
static void fetch(const struct table *t, size_t i)
{
    enum { AHEAD = 8, LINE = 64 };

    if (i + 2 * AHEAD < t->rows) {
        const struct row *row = t->ranked[i + 2 * AHEAD];

        __builtin_prefetch(row);
        __builtin_prefetch((const char *)(row + 1) - 1);
    }
    if (i + AHEAD < t->rows) {
        const struct row *row = t->ranked[i + AHEAD];

        for (size_t at = 0; at < row->department_n + row->passed_on_n; at += LINE)
            __builtin_prefetch(row->text + at);
    }
}

void output_begin(struct output *o, const struct table *t, const struct grades *grades, long draws,
                  bool plain)
{
    *o = (struct output){ .grades = grades, .draws = draws };
    while (!str_is(t->column[t->passed_on[o->missing]], "missing")) /* reading_rows saw to it */
        o->missing++;
    stream_begin(&o->stream, STREAM_RANKING, t->framework, plain);
    put_header(&o->stream, t, draws > 0);
}

void output_rows(struct output *o, const struct table *t, const struct standing *standing)
{
    const struct group *of = NULL;

    for (size_t i = 0; i < t->rows; i++) {
        const struct row *row = t->ranked[i];

        fetch(t, i);
        if (row->group != of) {
            of = row->group;
            put_group(&o->group, of);
        }
        put_row(o, row, standing != NULL ? &standing[i] : NULL);
    }
}

void output_end(struct output *o)
{
    stream_finish(&o->stream);
    buf_free(&o->group.out);
}

void output_break_off(struct output *o)
{
    buf_free(&o->stream.csv.out);
    buf_free(&o->group.out);
}
