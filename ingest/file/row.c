#include "file/row.h"

#include <stdlib.h>

#include "mem.h"
#include "words/cell.h"

void row_resolve(struct row *row, struct names *names)
{
    row->name = mem_grow(row->name, &row->cap, row->n, sizeof *row->name);
    for (size_t i = 0; i < row->n; i++)
        row->name[i] = names_find(names, row->cell[i]);
}

void row_free(struct row *row)
{
    free(row->name);
}

struct place row_place(const struct row *row, size_t column)
{
    return (struct place){ row->file, row->line, column + 1 };
}

size_t row_first(const struct row *row)
{
    size_t i = 0;

    while (i < row->n && cell_is_blank(row->cell[i]))
        i++;
    return i;
}

bool row_is_blank(const struct row *row)
{
    return row_first(row) == row->n;
}

static bool is_key(const struct row *row, size_t i)
{
    return i < row->n && row->name[i].kind >= NAME_COUNTY && row->name[i].kind <= NAME_DEPARTMENT;
}

bool row_has_item(const struct row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->name[i].kind == NAME_ITEM || row->name[i].kind == NAME_TWO_ITEMS)
            return true;
    return false;
}

bool row_is_table_head(const struct row *row, bool in_form)
{
    size_t keys = 0, items = 0, pairs = 0;

    for (size_t i = 0; i < row->n; i++) {
        if (is_key(row, i)) {
            keys++;
            pairs += is_key(row, i + 1);
        } else if (row->name[i].kind == NAME_ITEM || row->name[i].kind == NAME_TWO_ITEMS) {
            items++;
        } else if (cell_looks_numeric(row->cell[i])) {
            return false;
        }
    }
    if (keys == 0)
        return !in_form && items >= 3;
    if (row_is_form_head(row))
        return false;
    return (items > 0 && keys + items >= (in_form ? 3 : 2)) || (pairs > 0 && keys >= 2);
}

bool row_is_form_head(const struct row *row)
{
    bool name = false, value = false;

    for (size_t i = 0; i < row->n; i++) {
        if (row->name[i].kind == NAME_ITEM)
            return false;
        name = name || row->name[i].kind == NAME_HEAD_NAME;
        value = value || row->name[i].kind == NAME_HEAD_VALUE;
    }
    return name && value;
}
