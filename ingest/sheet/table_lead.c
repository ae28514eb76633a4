#include "sheet/table_lead.h"

#include <string.h>

#include "text.h"
#include "words/cell.h"

static bool ends_with_one_of(struct str s, const char *const *ends, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_ends(s, str_of(ends[i])))
            return true;
    return false;
}

/* Hardly a name does. */
static bool may_be_total(struct str s)
{
    static const char last[][4] = { "计", "数", "）" };

    if (s.n > 0 && s.s[s.n - 1] == ')')
        return true;
    for (size_t i = 0; s.n >= 3 && i < sizeof last / sizeof last[0]; i++)
        if (memcmp(s.s + s.n - 3, last[i], 3) == 0)
            return true;
    return false;
}

/* "乡镇合计", "合计（20个乡镇）": no department's name ends so. */
static bool is_total(struct str cell)
{
    static const char *const words[] = { "合计", "总计", "小计", "合计数" };
    struct buf key = { 0 };
    struct str s;
    bool total;

    if (!may_be_total(cell))
        return false;
    text_key(&key, cell);
    s = buf_view(&key);
    if (s.s[s.n - 1] == ')')
        while (s.n > 0 && s.s[s.n - 1] != '(')
            s.n--;
    if (s.n > 0 && s.s[s.n - 1] == '(')
        s.n--;
    total = ends_with_one_of(s, words, sizeof words / sizeof words[0]);
    buf_free(&key);
    return total;
}

enum name_kind table_lead_kind(struct table *t, struct str cell)
{
    enum name_kind kind = names_find(&t->in->names, cell).kind;

    return kind == NAME_UNKNOWN && is_total(cell) ? NAME_TOTAL : kind;
}

static bool is_key(enum name_kind kind)
{
    return kind >= NAME_COUNTY && kind <= NAME_DEPARTMENT;
}

/* "注：..." and the like: the words before a colon are no figure's. */
static bool is_remark(struct table *t, struct str cell)
{
    for (size_t i = 0; i < cell.n; i++)
        if ((cell.s[i] == ':' || str_starts(str_skip(cell, i), str_of("："))) &&
            table_lead_kind(t, (struct str){ cell.s, i }) == NAME_ASIDE)
            return true;
    return false;
}

struct table_lead table_lead_of(struct table *t, const struct row *row)
{
    struct table_lead lead = { .first = row_first(row) };
    struct str cell = row->cell[lead.first],
               department = table_keys_cell(&t->keys, row, KEY_DEPARTMENT);

    if (!str_eq(buf_view(&t->lead), cell)) { /* a county is often the same again */
        buf_clear(&t->lead);
        buf_str(&t->lead, cell);
        t->lead_kind = table_lead_kind(t, cell);
        if (!is_key(t->lead_kind) && t->lead_kind != NAME_TOTAL && is_remark(t, cell))
            t->lead_kind = NAME_ASIDE;
    }
    lead.kind = t->lead_kind;
    lead.department = department.s == cell.s ? lead.kind : table_lead_kind(t, department);
    return lead;
}

bool table_lead_is_key(const struct table_lead *lead)
{
    return is_key(lead->kind) || is_key(lead->department);
}

static bool has_figure(const struct table *t, const struct row *row)
{
    for (size_t i = 0; i < row->n; i++)
        if ((i >= t->columns || t->column[i].kind == COLUMN_ITEM ||
             t->column[i].kind == COLUMN_UNKNOWN) &&
            !cell_is_blank(row->cell[i]))
            return true;
    return false;
}

/* A row without a figure that is no submission either: keys filled down beyond the last department,
 * or the name of a group of departments, alone where other keys belong beside it. */
static bool is_without_figures(struct table *t, const struct row *row,
                               const struct table_lead *lead)
{
    size_t keys = 0, cells = 0;

    if (has_figure(t, row) || row->n < t->columns || t->keys.column[KEY_DEPARTMENT] == NOWHERE)
        return false;
    for (int k = 0; k < KEY_COUNT; k++)
        keys += t->keys.column[k] != NOWHERE;
    for (size_t i = 0; i < row->n; i++)
        cells += !cell_is_blank(row->cell[i]);
    if (lead->department == NAME_BLANK)
        report_add(t->in->report, SEVERITY_NOTE, "aside", row_place(row, lead->first),
                   "'%.*s': no department and no figure; the row is passed over",
                   STR_ARG(row->cell[lead->first]));
    else if (cells == 1 && keys > 1)
        report_add(t->in->report, SEVERITY_WARNING, "aside", row_place(row, lead->first),
                   "'%.*s' stands alone, without a figure; the row is taken for a title",
                   STR_ARG(row->cell[lead->first]));
    else
        return false;
    return true;
}

bool table_lead_is_aside(struct table *t, const struct row *row, const struct table_lead *lead)
{
    if (lead->kind == NAME_TOTAL || lead->department == NAME_TOTAL) {
        struct str cell = lead->kind == NAME_TOTAL ? row->cell[lead->first]
                                                   : table_keys_cell(&t->keys, row, KEY_DEPARTMENT);

        report_add(t->in->report, SEVERITY_NOTE, "total", row_place(row, lead->first),
                   "'%.*s' is a row of totals and is passed over", STR_ARG(cell));
        return true;
    }
    return lead->kind == NAME_ASIDE || lead->department == NAME_ASIDE ||
           is_without_figures(t, row, lead);
}
