#include "sheet.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "csvin.h"
#include "text.h"

struct reading {
    struct sheet *sheet;
    const struct sheet_column *table;
    struct arena *arena;
    struct report *report;
    const char *kind;
    struct csvin in;
    bool faulty;
    int *index; /* of every column of the file: its index in the table, or -1 */
    size_t columns;
};

static const char not_utf8[] = "this is not UTF-8; save the file as CSV UTF-8";

static void fault(struct reading *r, unsigned long column, const char *what)
{
    struct place place = { r->sheet->path, r->in.line, column };

    report_add(r->report, SEVERITY_ERROR, r->kind, place, "%s", what);
    r->faulty = true;
}

static struct str without_bom(struct str s)
{
    return str_starts(s, str_of("\xEF\xBB\xBF")) ? str_skip(s, 3) : s;
}

static int find_column(const struct reading *r, struct str name)
{
    for (int i = 0; r->table[i].name != NULL; i++)
        if (str_is(name, r->table[i].name))
            return i;
    return -1;
}

/* What makes a header unreadable as a whole, so that missing columns would be the wrong thing to
 * say; NULL where nothing does. */
static const char *unreadable(const struct reading *r)
{
    struct str line = r->in.field[0];

    for (size_t i = 0; i < r->in.n; i++)
        if (text_valid(r->in.field[i]) < r->in.field[i].n)
            return not_utf8;
    if (r->in.n == 1 && line.n > 0 &&
        (memchr(line.s, ';', line.n) != NULL || memchr(line.s, '\t', line.n) != NULL))
        return "columns must be separated by commas; save the file as CSV UTF-8";
    return NULL;
}

static void read_header(struct reading *r)
{
    struct buf text = { 0 };

    if (unreadable(r) != NULL) {
        fault(r, 1, unreadable(r));
        return;
    }
    r->columns = r->in.n;
    r->index = arena_new(r->arena, r->columns, sizeof *r->index);
    for (size_t i = 0; i < r->in.n; i++) {
        struct str name = str_trim(i == 0 ? without_bom(r->in.field[i]) : r->in.field[i]);

        r->index[i] = find_column(r, name);
        if (r->index[i] < 0 && name.n > 0) {
            struct place place = { r->sheet->path, r->in.line, i + 1 };

            report_add(r->report, SEVERITY_WARNING, r->kind, place,
                       "the column '%.*s' is not known and not read", STR_ARG(name));
        } else if (r->index[i] >= 0 && r->sheet->column[r->index[i]] != 0) {
            fault(r, i + 1, "this column is there twice");
        } else if (r->index[i] >= 0) {
            r->sheet->column[r->index[i]] = i + 1;
        }
    }
    for (int i = 0; r->table[i].name != NULL; i++)
        if (r->table[i].needed && r->sheet->column[i] == 0) {
            buf_clear(&text);
            buf_printf(&text, "the header has no column '%s'", r->table[i].name);
            fault(r, 0, buf_cstr(&text));
        }
    buf_free(&text);
}

static void read_row(struct reading *r)
{
    struct sheet *s = r->sheet;
    struct sheet_row row = { r->in.line, arena_new(r->arena, SHEET_COLUMNS, sizeof *row.cell) };
    bool empty = true;

    for (size_t i = 0; i < r->in.n; i++) {
        struct str cell = str_trim(r->in.field[i]);

        empty = empty && cell.n == 0;
        if (i >= r->columns && cell.n > 0) {
            fault(r, i + 1,
                  "a field too many: the header has fewer columns (a text with a comma stands in "
                  "quotation marks)");
            return;
        }
        if (text_valid(cell) < cell.n) {
            fault(r, i + 1, not_utf8);
            return;
        }
        if (i < r->columns && r->index[i] >= 0)
            row.cell[r->index[i]] = str_keep(r->arena, cell);
    }
    if (empty)
        return;
    s->row = mem_grow(s->row, &s->cap, s->rows + 1, sizeof *s->row);
    s->row[s->rows++] = row;
}

/* The rows grew on the heap; give them the life of everything else. */
static void settle_rows(struct sheet *s, struct arena *arena)
{
    struct sheet_row *rows = arena_new(arena, s->rows, sizeof *rows);

    if (s->rows > 0)
        memcpy(rows, s->row, s->rows * sizeof *rows);
    free(s->row);
    s->row = rows;
}

static void read_rows(struct reading *r)
{
    bool header = false;

    for (;;) {
        switch (csvin_next(&r->in)) {
        case CSVIN_ROW:
            if (header)
                read_row(r);
            else
                read_header(r);
            if (!header && r->faulty)
                return;
            header = true;
            continue;
        case CSVIN_BAD: fault(r, r->in.column, r->in.fault); continue;
        case CSVIN_FAILED: fault(r, 0, strerror(errno)); return;
        case CSVIN_MARK:
        case CSVIN_END: break;
        }
        if (!header) {
            r->in.line = 0;
            fault(r, 0, "the file is empty; a header row is wanted");
        }
        return;
    }
}

enum sheet_status sheet_read(struct sheet *sheet, FILE *f, const char *path,
                             const struct sheet_column *table, struct arena *arena,
                             const char *kind, struct report *report)
{
    struct reading r = {
        .sheet = sheet, .table = table, .arena = arena, .report = report, .kind = kind
    };

    *sheet = (struct sheet){ .path = path };
    if (f == NULL && errno == ENOENT)
        return SHEET_ABSENT;
    if (f == NULL) {
        fault(&r, 0, strerror(errno));
        return SHEET_FAULTY;
    }
    csvin_init(&r.in, csvin_stdio, f);
    read_rows(&r);
    csvin_free(&r.in);
    fclose(f);
    settle_rows(sheet, arena);
    return r.faulty ? SHEET_FAULTY : SHEET_READ;
}

struct place sheet_place(const struct sheet *sheet, const struct sheet_row *row, int column)
{
    return (struct place){ sheet->path, row->line, column >= 0 ? sheet->column[column] : 0 };
}
