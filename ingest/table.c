#include "table.h"

#include <string.h>

#include "cell.h"
#include "keys.h"
#include "table_head.h"
#include "text.h"

void table_init(struct table *t, struct intake *in)
{
    *t = (struct table){ .in = in };
    submission_init(&t->sub, in->fw->items);
}

void table_free(struct table *t)
{
    submission_free(&t->sub);
    arena_free(&t->arena);
    buf_free(&t->lead);
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_free(&t->carry[k]);
        buf_free(&t->said[k]);
    }
}

void table_begin(struct table *t, const struct row *row, const struct form *headings)
{
    t->carry_lost = false;
    t->fresh = true;
    t->settled = false;
    t->money = headings->money;
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_clear(&t->carry[k]);
        if (headings->key[k].text.n == 0)
            continue;
        buf_clear(&t->said[k]);
        buf_str(&t->said[k], buf_view(&headings->key[k].text));
    }
    table_head_read(t, row);
}

/* ---- rows ---- */

static struct str key_cell(const struct table *t, const struct row *row, int k)
{
    int column = t->key_column[k];

    return column != NOWHERE && (size_t)column < row->n ? row->cell[column] : (struct str){ 0 };
}

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

static enum name_kind kind_of(struct table *t, struct str cell)
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
            kind_of(t, (struct str){ cell.s, i }) == NAME_ASIDE)
            return true;
    return false;
}

/* How a row begins: what its first cell and its department name, as words of a sheet. */
struct lead {
    size_t first;
    enum name_kind kind, department;
};

static struct lead lead_of(struct table *t, const struct row *row)
{
    struct lead lead = { .first = row_first(row) };
    struct str cell = row->cell[lead.first], department = key_cell(t, row, KEY_DEPARTMENT);

    if (!str_eq(buf_view(&t->lead), cell)) { /* a county is often the same again */
        buf_clear(&t->lead);
        buf_str(&t->lead, cell);
        t->lead_kind = kind_of(t, cell);
        if (!is_key(t->lead_kind) && t->lead_kind != NAME_TOTAL && is_remark(t, cell))
            t->lead_kind = NAME_ASIDE;
    }
    lead.kind = t->lead_kind;
    lead.department = department.s == cell.s ? lead.kind : kind_of(t, department);
    return lead;
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

/* A row without a figure that is no submission either: keys filled down beyond the last department, or
 * the name of a group of departments, alone where other keys belong beside it. */
static bool is_without_figures(struct table *t, const struct row *row, const struct lead *lead)
{
    size_t keys = 0, cells = 0;

    if (has_figure(t, row) || row->n < t->columns || t->key_column[KEY_DEPARTMENT] == NOWHERE)
        return false;
    for (int k = 0; k < KEY_COUNT; k++)
        keys += t->key_column[k] != NOWHERE;
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

/* A totals row, a line under the table, or another row that is no submission. */
static bool is_aside(struct table *t, const struct row *row, const struct lead *lead)
{
    if (lead->kind == NAME_TOTAL || lead->department == NAME_TOTAL) {
        struct str cell =
            lead->kind == NAME_TOTAL ? row->cell[lead->first] : key_cell(t, row, KEY_DEPARTMENT);

        report_add(t->in->report, SEVERITY_NOTE, "total", row_place(row, lead->first),
                   "'%.*s' is a row of totals and is passed over", STR_ARG(cell));
        return true;
    }
    return lead->kind == NAME_ASIDE || lead->department == NAME_ASIDE ||
           is_without_figures(t, row, lead);
}

static bool has_right_width(struct table *t, const struct row *row)
{
    size_t n = row->n;

    while (n > t->columns && cell_is_blank(row->cell[n - 1]))
        n--;
    if (n > t->columns) {
        intake_say(t->in, &t->sub, SEVERITY_ERROR, "fields", row_place(row, t->columns),
                   "%zu fields, the head on line %lu has %zu (extra: '%.*s'); a comma inside a "
                   "value must stand in quotation marks",
                   n, t->head_line, t->columns, STR_ARG(row->cell[t->columns]));
        return false;
    }
    if (n < t->columns) {
        intake_say(
            t->in, &t->sub, SEVERITY_ERROR, "fields", row_place(row, n - 1),
            "%zu fields, the head on line %lu has %zu; a field is missing, or the row was cut", n,
            t->head_line, t->columns);
        return false;
    }
    return true;
}

/* A key as the row says it; a cell left empty repeats the one above (merged cells do that). */
static struct str key_said(struct table *t, const struct row *row, int k, bool repeats)
{
    struct str cell = key_cell(t, row, k);

    if (t->key_column[k] == NOWHERE)
        return buf_view(&t->said[k]);
    if (!cell_is_blank(cell)) {
        buf_clear(&t->carry[k]);
        buf_str(&t->carry[k], cell);
    } else if (!repeats) {
        return (struct str){ 0 };
    }
    return buf_view(&t->carry[k]);
}

static struct place key_place(const struct table *t, const struct row *row, int k)
{
    return t->key_column[k] == NOWHERE ? (struct place){ row->file, row->line, 0 }
                                       : row_place(row, (size_t)t->key_column[k]);
}

/* Whether the row's empty keys may repeat those above: at least one key must be its own. */
static bool may_repeat(struct table *t, const struct row *row)
{
    bool own = false, blank = false;

    for (int k = 0; k < KEY_COUNT; k++) {
        if (t->key_column[k] == NOWHERE)
            continue;
        if (cell_is_blank(key_cell(t, row, k)))
            blank = true;
        else
            own = true;
    }
    if (blank && t->carry_lost) {
        intake_say(
            t->in, &t->sub, SEVERITY_ERROR, "key", (struct place){ row->file, row->line, 0 },
            "the row above that names what this row repeats could not be read; mend that row");
        return false;
    }
    if (!blank)
        t->carry_lost = false;
    return own;
}

static void canonical(struct buf *out, int k, struct str said)
{
    if (k == KEY_YEAR)
        key_year(out, said);
    else
        key_county(out, said);
}

/* Whether the row's county or year, not the department, is that of the row above. */
static bool is_as_above(const struct table *t, const struct row *row, int k)
{
    struct str cell = key_cell(t, row, k);
    struct buf above = { 0 }, here = { 0 };
    bool same;

    if (cell_is_blank(cell))
        return true;
    canonical(&above, k, buf_view(&t->carry[k]));
    canonical(&here, k, cell);
    same = str_eq(buf_view(&above), buf_view(&here));
    buf_free(&above);
    buf_free(&here);
    return same;
}

/* A department merged over its years repeats; one that would come twice in a year was left out. */
static void look_for_department(struct table *t, const struct row *row)
{
    if (t->carry[KEY_DEPARTMENT].n == 0 || !cell_is_blank(key_cell(t, row, KEY_DEPARTMENT)) ||
        !is_as_above(t, row, KEY_COUNTY) || !is_as_above(t, row, KEY_YEAR))
        return;
    intake_say(
        t->in, &t->sub, SEVERITY_ERROR, "key", key_place(t, row, KEY_DEPARTMENT),
        "no department, in the county and year of the row above, which is of %.*s; write whose "
        "figures these are",
        (int)t->carry[KEY_DEPARTMENT].n, t->carry[KEY_DEPARTMENT].s);
    buf_clear(&t->carry[KEY_DEPARTMENT]);
}

static void read_keys(struct table *t, const struct row *row)
{
    bool repeats = may_repeat(t, row);

    if (repeats)
        look_for_department(t, row);
    for (int k = 0; k < KEY_COUNT; k++)
        intake_key(t->in, &t->sub, (enum stream_key)k, key_said(t, row, k, repeats),
                   key_place(t, row, k));
}

static struct stated stated_of(const struct table *t, const struct column *c)
{
    const struct unit *declared = t->in->want[c->index].declared.known;
    struct stated stated = { .unit[STATED_WITH_NAME] = c->unit };

    if (declared != NULL && declared->dimension == DIMENSION_MONEY)
        stated.unit[STATED_FOR_ALL] = t->money;
    return stated;
}

/* A value in a column that nobody knows: said once, at the head. */
static void read_unknown(struct table *t, struct column *c, const struct row *row, size_t i)
{
    unsigned long errors = t->sub.errors;

    if (cell_is_blank(row->cell[i]))
        return;
    if (!c->said) {
        c->said = true;
        intake_unknown(t->in, &t->sub, c->name, (struct place){ row->file, t->head_line, i + 1 });
        c->near = t->sub.errors > errors;
    } else if (c->near) {
        t->sub.errors++;
    }
}

/* How many columns stand before the figures, where those are all items in their order, and plain; else 0. */
static size_t front_of(const struct table *t)
{
    size_t front = 0, items = t->in->fw->items;

    while (front < t->columns &&
           (t->column[front].kind == COLUMN_KEY || t->column[front].kind == COLUMN_BLANK))
        front++;
    if (front > FIGURES_FRONT_MOST || t->columns - front != items)
        return 0;
    for (size_t i = 0; i < items; i++)
        if (!t->column[front + i].plain || t->column[front + i].index != (int)i)
            return 0;
    return front;
}

/* Once the head has said all: most cells are figures that can be told without asking their units. */
static void settle_columns(struct table *t)
{
    for (size_t i = 0; i < t->columns; i++) {
        struct column *c = &t->column[i];

        if (c->kind != COLUMN_ITEM)
            continue;
        c->stated = stated_of(t, c);
        for (c->room = 0; i + c->room + 1 < t->columns && t->column[i + c->room + 1].takes_rest;)
            c->room++;
        c->plain = c->room == 0 && value_may_be_plain(&t->in->want[c->index], &c->stated);
    }
    t->front = front_of(t);
    t->settled = true;
}

static void read_cells(struct table *t, const struct row *row)
{
    if (!t->settled)
        settle_columns(t);
    for (size_t i = 0; i < t->columns; i++) {
        struct column *c = &t->column[i];

        if (c->plain && intake_plain(t->in, &t->sub, c->index, row->cell[i], row->line))
            continue;
        if (c->kind == COLUMN_ITEM && intake_cut(t->in, &t->sub, c->index, row, i, c->room))
            continue;
        if (c->kind == COLUMN_ITEM)
            intake_value(t->in, &t->sub, c->index, row->cell[i], &c->stated, row_place(row, i));
        else if (c->kind == COLUMN_UNKNOWN)
            read_unknown(t, c, row, i);
    }
}

/* A row of the wrong width may have held keys that the rows below repeat. Where its keys (but the
 * department) look as empty as theirs, it did not. */
static void lose_carry(struct table *t, const struct row *row)
{
    for (int k = 0; k < KEY_DEPARTMENT; k++)
        if (t->key_column[k] != NOWHERE && !cell_is_blank(key_cell(t, row, k)))
            t->carry_lost = true;
    buf_clear(&t->carry[KEY_DEPARTMENT]);
}

bool table_row(struct table *t, struct row *row)
{
    struct lead lead = lead_of(t, row);

    if (is_key(lead.kind) || is_key(lead.department))
        return false;
    if (table_head_takes(t, row) || is_aside(t, row, &lead))
        return true;
    submission_begin(&t->sub, row->file, row->line);
    if (has_right_width(t, row)) {
        read_keys(t, row);
        read_cells(t, row);
    } else {
        lose_carry(t, row);
    }
    t->sub.errors += t->unusable;
    intake_finish(t->in, &t->sub);
    return true;
}

bool table_takes_figures(const struct table *t, struct figures *f)
{
    if (!t->in->by_row || !t->settled || t->front == 0)
        return false;
    *f = (struct figures){ .front = t->front, .cells = t->in->fw->items };
    return true;
}

/* What makes a submission of the keys of a line of figures; false where it might be none. */
static bool begin_figures(struct table *t, const struct row *row)
{
    struct lead lead;

    if (row_is_blank(row))
        return false;
    lead = lead_of(t, row);
    if (lead.kind != NAME_UNKNOWN ||
        (lead.department != NAME_UNKNOWN && lead.department != NAME_BLANK))
        return false;
    submission_begin(&t->sub, row->file, row->line);
    read_keys(t, row);
    return true;
}

/* The same where the department alone is new, comes last behind what began the line before too, and that
 * line was well; false where one of these is not so. */
static bool begin_same(struct table *t, const struct row *row)
{
    struct str cell = key_cell(t, row, KEY_DEPARTMENT);

    if (t->sub.errors > 0 || t->key_column[KEY_DEPARTMENT] != (int)row->n - 1 ||
        row_first(row) + 1 >= row->n || kind_of(t, cell) != NAME_UNKNOWN)
        return false;
    submission_next(&t->sub, row->line);
    intake_key(t->in, &t->sub, KEY_DEPARTMENT, key_said(t, row, KEY_DEPARTMENT, true),
               key_place(t, row, KEY_DEPARTMENT));
    return true;
}

bool table_figures(struct table *t, const struct row *row, struct str figures, bool same)
{
    if (!(same && begin_same(t, row)) && !begin_figures(t, row))
        return false;
    submission_figures(&t->sub, figures);
    t->sub.errors += t->unusable;
    intake_finish(t->in, &t->sub);
    return true;
}

void table_lost_row(struct table *t)
{
    t->carry_lost = true;
    t->fresh = false;
    t->in->refused++;
}
