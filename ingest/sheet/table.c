#include "sheet/table.h"

#include "sheet/table_head.h"
#include "sheet/table_lead.h"
#include "words/cell.h"

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
    table_keys_free(&t->keys);
}

void table_begin(struct table *t, const struct row *row, const struct form *headings)
{
    t->fresh = true;
    t->settled = t->has_row = false;
    t->money = headings->money;
    table_keys_begin(&t->keys, &headings->keys);
    table_head_read(t, row);
}

/* ---- rows ---- */

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

/* Whose a row is, no column says: the headings above do, or the command line. Then a row that is
 * about a part (其中：基本支出), or a second one, would be taken for all of the department's
 * figures. */
static void refuse_parts(struct table *t, const struct row *row)
{
    const int *key = t->keys.column;

    if (key[KEY_DEPARTMENT] != NOWHERE)
        return;
    for (size_t i = 0; i < t->columns; i++)
        if (t->column[i].is_part && !cell_is_blank(row->cell[i]) &&
            !cell_looks_numeric(row->cell[i])) {
            intake_say(t->in, &t->sub, SEVERITY_ERROR, "part", row_place(row, i),
                       "'%.*s' is no department that a head names: a row of a table is one "
                       "department's; head the column 单位, or leave the row out",
                       STR_ARG(row->cell[i]));
            return;
        }
    if (t->has_row && key[KEY_YEAR] == NOWHERE && key[KEY_COUNTY] == NOWHERE)
        intake_say(t->in, &t->sub, SEVERITY_ERROR, "part", row_place(row, 0),
                   "a second row, and no column says whose: head one 单位, or leave the row out");
    t->has_row = true;
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

/* How many columns stand before the figures, where those are all items in their order, and plain;
 * else 0. */
static size_t front_of(const struct table *t)
{
    size_t front = 0, items = t->in->fw->items;

    while (front < t->columns &&
           (t->column[front].kind == COLUMN_KEY || t->column[front].kind == COLUMN_BLANK))
        front++;
    if (front > FIGURES_FRONT_MOST || t->columns - front != items ||
        t->keys.column[KEY_DEPARTMENT] == NOWHERE)
        return 0;
    for (size_t i = 0; i < items; i++)
        if (!t->column[front + i].plain || t->column[front + i].index != (int)i)
            return 0;
    return front;
}

/* Once the head has said all: most cells are figures that can be told without asking their
 * units. */
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

bool table_row(struct table *t, struct row *row)
{
    struct table_lead lead = table_lead_of(t, row);

    if (table_lead_is_key(&lead))
        return false;
    if (table_head_takes(t, row) || table_lead_is_aside(t, row, &lead))
        return true;
    submission_begin(&t->sub, row->file, row->line);
    if (has_right_width(t, row)) {
        table_keys_read(&t->keys, t->in, &t->sub, row);
        refuse_parts(t, row);
        read_cells(t, row);
    } else {
        table_keys_lose(&t->keys, row);
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
    struct table_lead lead;

    if (row_is_blank(row))
        return false;
    lead = table_lead_of(t, row);
    if (lead.kind != NAME_UNKNOWN ||
        (lead.department != NAME_UNKNOWN && lead.department != NAME_BLANK))
        return false;
    submission_begin(&t->sub, row->file, row->line);
    table_keys_read(&t->keys, t->in, &t->sub, row);
    return true;
}

/* The same where the department alone is new, comes last behind what began the line before too, and
 * that line was well; false where one of these is not so. */
static bool begin_same(struct table *t, const struct row *row)
{
    struct str cell = table_keys_cell(&t->keys, row, KEY_DEPARTMENT);

    if (t->sub.errors > 0 || t->keys.column[KEY_DEPARTMENT] != (int)row->n - 1 ||
        row_first(row) + 1 >= row->n || table_lead_kind(t, cell) != NAME_UNKNOWN)
        return false;
    submission_next(&t->sub, row->line);
    table_keys_read_department(&t->keys, t->in, &t->sub, row);
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
    t->keys.lost = true;
    t->fresh = false;
    t->in->refused++;
}
