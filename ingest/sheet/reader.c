#include "sheet/reader.h"

#include <errno.h>
#include <string.h>

#include "file/grid.h"
#include "sheet/table.h"

enum state { SEEKING, IN_FORM, IN_TABLE };

struct reader {
    struct intake *in;
    struct grid grid;
    struct headings headings;
    struct form form;
    struct table table;
    struct buf figures; /* of a line */
    enum state state;
    bool found; /* a form or a table */
};

/* A row of a form, or one above everything. */
static void loose_row(struct reader *r, struct row *row)
{
    row_resolve(row, &r->in->names);
    if (row_is_table_head(row, r->state == IN_FORM)) {
        if (r->form.figures)
            form_finish(&r->form);
        form_keys_agree(&r->form.keys, r->in, &r->form.sub);
        table_begin(&r->table, row, &r->form);
        r->table.unusable |= r->form.sub.errors > 0;
        form_clear(&r->form);
        r->state = IN_TABLE;
        r->found = true;
    } else if (row_is_form_head(row)) {
        form_head(&r->form, row);
        r->state = IN_FORM;
    } else if (headings_read(&r->headings, row, &r->in->names)) {
        form_headings(&r->form, &r->headings, row);
        if (row_has_item(row))
            form_figures(&r->form, row);
        r->found = r->found || r->form.named;
    } else if (form_figures(&r->form, row)) {
        r->state = IN_FORM;
        r->found = true;
    }
}

static void one_row(struct reader *r, struct row *row)
{
    if (row_is_blank(row))
        return;
    if (r->state == IN_TABLE) {
        if (table_row(&r->table, row))
            return;
        form_clear(&r->form);
        r->form.money = r->table.money;
        r->state = SEEKING;
    }
    loose_row(r, row);
}

/* A row that is reported and lost. */
static void lost_row(struct reader *r)
{
    if (r->state == IN_TABLE)
        table_lost_row(&r->table);
    else
        form_lost_row(&r->form);
}

static void say_bad_byte(struct reader *r)
{
    report_add(
        r->in->report, SEVERITY_ERROR, "bytes", row_place(&r->grid.row, r->grid.bad),
        "the byte 0x%02X is no text here, and the row cannot be trusted; type the cell again, "
        "and save the file as CSV UTF-8",
        r->grid.bad_byte);
    lost_row(r);
}

static void say_bad_row(struct reader *r)
{
    report_add(r->in->report, SEVERITY_ERROR, "csv",
               (struct place){ r->grid.row.file, r->grid.row.line, r->grid.column }, "%s",
               r->grid.fault);
    lost_row(r);
}

/* The short way (figures.h), for as many lines as go it. */
static void take_figures(struct reader *r)
{
    struct figures f;

    if (r->state != IN_TABLE || !table_takes_figures(&r->table, &f))
        return;
    for (;;) {
        buf_clear(&r->figures);
        if (!grid_figures(&r->grid, &f, &r->figures) ||
            !table_figures(&r->table, &r->grid.row, buf_view(&r->figures), f.same))
            return;
        grid_pass(&r->grid, &f);
    }
}

static bool read_rows(struct reader *r)
{
    for (;;) {
        take_figures(r);
        switch (grid_next(&r->grid)) {
        case CSVIN_ROW:
            if (r->grid.bad < r->grid.row.n)
                say_bad_byte(r);
            else
                one_row(r, &r->grid.row);
            break;
        case CSVIN_BAD: say_bad_row(r); break;
        case CSVIN_END: return true;
        default: return false;
        }
    }
}

bool reader_sheet(struct intake *in, csvin_source *read, void *from, const char *file)
{
    struct reader r = { .in = in };
    unsigned long before = in->passed + in->refused;
    bool whole;
    int error;

    grid_open(&r.grid, read, from, file, &in->names);
    form_init(&r.form, in);
    table_init(&r.table, in);
    whole = read_rows(&r);
    error = errno;
    form_finish(&r.form);
    if (whole && r.grid.row.line == 0)
        report_add(in->report, SEVERITY_ERROR, "shape", (struct place){ .file = file },
                   "nothing stands in this file");
    else if (whole && !r.found)
        report_add(in->report, SEVERITY_ERROR, "shape", (struct place){ .file = file },
                   "no figure of %.*s is named here: neither a form (a row for each figure) nor a "
                   "table (a row for each department)",
                   STR_ARG(in->fw->id));
    else if (whole && in->passed + in->refused == before)
        report_add(in->report, SEVERITY_WARNING, "shape", (struct place){ .file = file },
                   "a head, and below it nobody's figures: no submission is in this file");
    grid_close(&r.grid);
    headings_free(&r.headings);
    form_free(&r.form);
    table_free(&r.table);
    buf_free(&r.figures);
    errno = error;
    return whole;
}
