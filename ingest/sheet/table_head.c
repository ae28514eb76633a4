#include "sheet/table_head.h"

#include <string.h>

#include "file/cut.h"
#include "words/cell.h"

static void set_column(struct table *t, size_t i, const struct row *row)
{
    const struct name *name = &row->name[i];
    struct column *c = &t->column[i];
    struct buf clean = { 0 };

    cell_clean(&clean, row->cell[i]);
    *c = (struct column){ .unit = name->unit };
    c->name = str_keep(&t->arena, buf_view(&clean));
    buf_free(&clean);
    c->takes_rest = cut_may_reach(name, row->cell[i]);
    c->is_part = name->kind == NAME_BLANK || name->kind == NAME_HEAD_NAME;
    switch (name->kind) {
    case NAME_BLANK: c->kind = COLUMN_BLANK; break;
    case NAME_COUNTY:
    case NAME_YEAR:
    case NAME_DEPARTMENT:
        c->kind = COLUMN_KEY;
        c->index = (int)(name->kind - NAME_COUNTY);
        break;
    case NAME_ITEM:
        c->kind = COLUMN_ITEM;
        c->index = name->item;
        break;
    case NAME_TWO_ITEMS:
        c->kind = COLUMN_UNKNOWN;
        c->said = c->near = true;
        report_add(
            t->in->report, SEVERITY_ERROR, "head", row_place(row, i),
            "'%.*s' is the name of two items of %.*s; write the code of the one that is meant",
            STR_ARG(c->name), STR_ARG(t->in->fw->id));
        break;
    default: c->kind = name->kind == NAME_UNKNOWN ? COLUMN_UNKNOWN : COLUMN_BLANK; break;
    }
}

/* Two columns with one meaning: nobody knows which to believe. */
static void check_columns(struct table *t, const struct row *row)
{
    for (int k = 0; k < KEY_COUNT; k++)
        t->keys.column[k] = NOWHERE;
    for (size_t i = 0; i < t->columns; i++) {
        const struct column *c = &t->column[i];

        for (size_t j = 0; j < i && c->kind != COLUMN_BLANK && c->kind != COLUMN_UNKNOWN; j++) {
            if (t->column[j].kind != c->kind || t->column[j].index != c->index)
                continue;
            t->unusable = true;
            report_add(t->in->report, SEVERITY_ERROR, "head", row_place(row, i),
                       "'%.*s' means the same as column %zu, '%.*s'; leave one of the two",
                       STR_ARG(c->name), j + 1, STR_ARG(t->column[j].name));
        }
        if (c->kind == COLUMN_KEY)
            t->keys.column[c->index] = (int)i;
    }
}

void table_head_read(struct table *t, const struct row *row)
{
    size_t n = row->n;

    while (n > 0 && cell_is_blank(row->cell[n - 1]))
        n--;
    arena_free(&t->arena);
    t->column = arena_new(&t->arena, n, sizeof *t->column);
    t->columns = n;
    t->head_line = row->line;
    t->unusable = false;
    for (size_t i = 0; i < n; i++)
        set_column(t, i, row);
    check_columns(t, row);
}

static bool keys_are_blank(const struct table *t, const struct row *row)
{
    for (int k = 0; k < KEY_COUNT; k++)
        if (t->keys.column[k] != NOWHERE && (size_t)t->keys.column[k] < row->n &&
            row->name[t->keys.column[k]].kind == NAME_UNKNOWN)
            return false;
    return true;
}

static void set_unit(struct table *t, const struct row *row, size_t i, const struct unit *unit)
{
    struct named_unit below = unit_known(unit);
    struct column *c = &t->column[i];

    if (c->unit.known != NULL && !unit_is_same(c->unit, below)) {
        t->unusable = true;
        report_add(
            t->in->report, SEVERITY_ERROR, "head", row_place(row, i),
            "'%.*s' is in %.*s by its name and in %.*s by the cell below; leave only the one "
            "that is meant",
            STR_ARG(c->name), STR_ARG(c->unit.name), STR_ARG(below.name));
    }
    c->unit = below;
}

/* A second row of units: 万元 under 年初预算数. */
static bool take_units(struct table *t, const struct row *row)
{
    struct buf clean = { 0 };
    size_t units = 0;
    bool only = true;

    for (int pass = 0; pass < 2 && only && (pass == 0 || units > 0); pass++)
        for (size_t i = 0; i < t->columns && i < row->n; i++) {
            struct named_unit unit;

            if (row->name[i].kind == NAME_BLANK || t->column[i].kind != COLUMN_ITEM)
                continue;
            buf_clear(&clean);
            cell_clean(&clean, row->cell[i]);
            unit = unit_in_text(buf_view(&clean));
            if (pass == 0) {
                units += unit.known != NULL;
                only = only && (unit.known != NULL || str_is(unit.name, "-") ||
                                str_is(unit.name, "/") || str_is(unit.name, "—") ||
                                str_eq(unit.name, t->in->want[t->column[i].index].declared.name));
            } else if (unit.known != NULL) {
                set_unit(t, row, i, unit.known);
            }
        }
    buf_free(&clean);
    return only && units > 0;
}

/* A head of two rows, sections above and names below: the lower name wins. */
static bool take_second_head(struct table *t, const struct row *row)
{
    size_t found = 0;

    for (size_t i = 0; i < row->n; i++) {
        found += row->name[i].kind == NAME_ITEM || row->name[i].kind == NAME_TWO_ITEMS;
        if (cell_looks_numeric(row->cell[i]))
            return false;
    }
    if (found == 0)
        return false;
    if (row->n > t->columns) {
        struct column *wider = arena_new(&t->arena, row->n, sizeof *wider);

        memcpy(wider, t->column, t->columns * sizeof *wider);
        t->column = wider;
    }
    for (size_t i = 0; i < row->n; i++)
        if (row->name[i].kind != NAME_BLANK)
            set_column(t, i, row);
    if (row->n > t->columns)
        t->columns = row->n;
    while (t->columns > 0 && t->column[t->columns - 1].name.n == 0)
        t->columns--;
    check_columns(t, row);
    return true;
}

bool table_head_takes(struct table *t, struct row *row)
{
    if (!t->fresh)
        return false;
    row_resolve(row, &t->in->names);
    if (keys_are_blank(t, row) && (take_units(t, row) || take_second_head(t, row)))
        return true;
    t->fresh = false;
    return false;
}
