#include "years/explained.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "decimal.h"
#include "strmap.h"

enum column {
    COUNTY,
    YEAR,
    DEPARTMENT,
    CODE,
    VALUE,
    READING,
    COUNT,
    MIN,
    MIN_DEPARTMENT,
    MAX,
    MAX_DEPARTMENT,
    POINTS,
    SELF,
    REVIEW,
    COLUMNS
};

static const char *const names[COLUMNS] = {
    [COUNTY] = "county",
    [YEAR] = "year",
    [DEPARTMENT] = "department",
    [CODE] = "code",
    [VALUE] = "value",
    [READING] = "extent",
    [COUNT] = "n",
    [MIN] = "min",
    [MIN_DEPARTMENT] = "min_department",
    [MAX] = "max",
    [MAX_DEPARTMENT] = "max_department",
    [POINTS] = "points",
    [SELF] = "self",
    [REVIEW] = "review",
};

struct explained {
    const char *path;
    const struct table *t;
    const int64_t *place;
    int64_t run;
    struct archive *archive;
    struct csvin in;
    size_t column[COLUMNS], columns;
    struct strmap rows, nodes; /* of the table: keys to row, code to column */
    struct arena arena;        /* of the keys of rows */
    struct buf key;
    struct cells cells; /* of the row that was explained last */
    int row;
    struct query add_value, add_extent;
};

static bool fail(struct explained *e, unsigned long column, const char *what, struct str text)
{
    struct buf message = { 0 };

    buf_text(&message, what);
    if (text.s != NULL)
        buf_printf(&message, ": '%.*s'", STR_ARG(text));
    report_add(e->archive->report, SEVERITY_ERROR, "explain",
               (struct place){ e->path, e->in.line, column }, "%s", buf_cstr(&message));
    buf_free(&message);
    return false;
}

/* The text lives until the next call. */
static struct str key_text(struct explained *e, const struct str key[KEY_COUNT])
{
    buf_clear(&e->key);
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_str(&e->key, key[k]);
        buf_char(&e->key, '\0');
    }
    return buf_view(&e->key);
}

static void index_table(struct explained *e)
{
    for (size_t i = 0; i < e->t->rows; i++) {
        const struct row *row = e->t->ranked[i];
        const struct str keys[KEY_COUNT] = { row_key(row, KEY_COUNTY), row_key(row, KEY_YEAR),
                                             row_key(row, KEY_DEPARTMENT) };
        struct str key = key_text(e, keys);

        strmap_add(&e->rows, str_keep(&e->arena, key), (int)i);
    }
    for (size_t i = 0; i < e->t->passed_on_n;
         i++) { /* table_cells has only those, beside the keys */
        size_t c = e->t->passed_on[i];

        strmap_add(&e->nodes, e->t->column[c], (int)c);
    }
}

static bool read_header(struct explained *e)
{
    if (csvin_next(&e->in) != CSVIN_ROW)
        return fail(e, 0, "this is nothing that score --explain wrote", (struct str){ 0 });
    e->columns = e->in.n;
    for (int c = 0; c < COLUMNS; c++) {
        size_t i = 0;

        while (i < e->in.n && !str_is(e->in.field[i], names[c]))
            i++;
        if (i == e->in.n)
            return fail(e, 0, "score --explain writes a column that is not here", str_of(names[c]));
        e->column[c] = i;
    }
    return true;
}

static struct str cell(const struct explained *e, enum column c)
{
    return e->in.field[e->column[c]];
}

static void put_value(struct explained *e, int row)
{
    struct query *q = &e->add_value;

    query_text_or_null(q, 1, cell(e, VALUE));
    query_text_or_null(q, 2, cell(e, SELF));
    query_text_or_null(q, 3, cell(e, REVIEW));
    query_number(q, 4, e->place[row]);
    query_text(q, 5, cell(e, CODE));
    query_run(q);
}

/* The same for every department of a cohort: the first one's stays. */
static void put_extent(struct explained *e)
{
    struct query *q = &e->add_extent;
    int64_t year = 0, count;

    if (cell(e, READING).n == 0)
        return;
    decimal_fixed(cell(e, YEAR), 0, &year);
    query_number(q, 1, e->run);
    query_text(q, 2, cell(e, COUNTY));
    query_number(q, 3, year);
    query_text(q, 4, cell(e, CODE));
    query_text(q, 5, cell(e, READING));
    if (decimal_fixed(cell(e, COUNT), 0, &count))
        query_number(q, 6, count);
    else
        query_null(q, 6);
    query_text_or_null(q, 7, cell(e, MIN));
    query_text_or_null(q, 8, cell(e, MIN_DEPARTMENT));
    query_text_or_null(q, 9, cell(e, MAX));
    query_text_or_null(q, 10, cell(e, MAX_DEPARTMENT));
    query_run(q);
}

/* Another scoring's explanations would be a lie about this one. */
static bool take_row(struct explained *e)
{
    struct str key[KEY_COUNT] = { cell(e, COUNTY), cell(e, YEAR), cell(e, DEPARTMENT) };
    int row = strmap_get(&e->rows, key_text(e, key));
    int node = strmap_get(&e->nodes, cell(e, CODE));

    if (row == STRMAP_NONE)
        return fail(e, e->column[DEPARTMENT] + 1,
                    "this explains other scores: nobody of that name is ranked",
                    key[KEY_DEPARTMENT]);
    if (node == STRMAP_NONE)
        return fail(e, e->column[CODE] + 1, "this explains other scores: they have no such column",
                    cell(e, CODE));
    if (row != e->row)
        table_cells(&e->cells, e->t, e->t->ranked[row]);
    e->row = row;
    if (!str_eq(e->cells.cell[node], cell(e, POINTS)))
        return fail(e, e->column[POINTS] + 1,
                    "this explains other scores: the points that are ranked differ from these",
                    cell(e, POINTS));
    put_value(e, row);
    put_extent(e);
    return !e->archive->failed;
}

static bool read_rows(struct explained *e)
{
    for (;;) {
        switch (csvin_next(&e->in)) {
        case CSVIN_ROW:
            if (e->in.n != e->columns)
                return fail(e, 0, "this row has not as many fields as the header",
                            (struct str){ 0 });
            if (!take_row(e))
                return false;
            break;
        case CSVIN_END: return true;
        case CSVIN_BAD: return fail(e, e->in.column, e->in.fault, (struct str){ 0 });
        default: return fail(e, 0, strerror(errno), (struct str){ 0 });
        }
    }
}

bool explained_keep(const char *path, const struct table *t, const int64_t *place, int64_t run,
                    struct archive *a)
{
    struct explained e = {
        .path = path, .t = t, .place = place, .run = run, .archive = a, .row = STRMAP_NONE
    };
    FILE *f = fopen(path, "rb");
    bool good;

    if (f == NULL)
        return fail(&e, 0, strerror(errno), (struct str){ 0 });
    csvin_init(&e.in, csvin_stdio, f);
    query_make(&e.add_value, a,
               "UPDATE points SET value = ?, self = ?, review = ? WHERE place = ? AND node = ?");
    query_make(&e.add_extent, a,
               "INSERT INTO extent VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
    index_table(&e);
    good = read_header(&e) && read_rows(&e);
    query_free(&e.add_value);
    query_free(&e.add_extent);
    csvin_free(&e.in);
    strmap_free(&e.rows);
    strmap_free(&e.nodes);
    arena_free(&e.arena);
    buf_free(&e.key);
    cells_free(&e.cells);
    fclose(f);
    return good;
}
