#include "sheet/form.h"

#include "sheet/form_head.h"
#include "words/cell.h"

void form_init(struct form *f, struct intake *in)
{
    *f = (struct form){ .in = in };
    submission_init(&f->sub, in->fw->items);
    form_clear(f);
}

void form_free(struct form *f)
{
    submission_free(&f->sub);
    form_keys_free(&f->keys);
}

void form_clear(struct form *f)
{
    submission_begin(&f->sub, NULL, 0);
    form_keys_clear(&f->keys);
    f->figures = f->named = f->units_beside = false;
    f->groups = 0;
}

/* The form begins there, unless it has begun earlier. */
static void begin_at(struct form *f, const char *file, unsigned long line)
{
    if (f->sub.line == 0 || line < f->sub.line) {
        f->sub.file = file;
        f->sub.line = line;
    }
}

/* A heading that this form has already: the next form begins, with what was said since the last
 * figure. */
static void begin_next(struct form *f)
{
    struct form_key later[KEY_COUNT];

    form_keys_take_later(&f->keys, later);
    form_finish(f);
    for (int k = 0; k < KEY_COUNT; k++)
        if (later[k].text.n > 0) {
            begin_at(f, later[k].place.file, later[k].place.line);
            f->named = true;
        }
    form_keys_begin_with(&f->keys, later);
}

static void add_heading(struct form *f, const struct heading *h, struct str value,
                        const struct row *row)
{
    if (f->figures && form_keys_have(&f->keys, h->key))
        begin_next(f);
    begin_at(f, row->file, row->line);
    f->named = true;
    form_keys_say(&f->keys, f->in, &f->sub, f->figures, h->key, value, row_place(row, h->column));
}

void form_headings(struct form *f, const struct headings *h, const struct row *row)
{
    if (h->money.known != NULL)
        f->money = h->money;
    for (size_t i = 0; i < h->n; i++)
        add_heading(f, &h->heading[i], headings_value(h, i), row);
}

void form_head(struct form *f, const struct row *row)
{
    begin_at(f, row->file, row->line);
    form_head_read(f, row);
}

/* ---- figures ---- */

static struct str cell_at(const struct row *row, size_t i)
{
    return i < row->n ? row->cell[i] : (struct str){ 0 };
}

static bool says_nothing(struct str unit)
{
    return str_is(unit, "-") || str_is(unit, "—") || str_is(unit, "——") || str_is(unit, "/") ||
           str_is(unit, "无");
}

static struct named_unit unit_said(struct str text)
{
    return says_nothing(text) ? (struct named_unit){ 0 } : unit_in_text(text);
}

/* What a cell of a column of units says; text is for those that are no unit as they stand. */
static struct named_unit unit_in(const struct row *row, size_t i, struct buf *text)
{
    if (i >= row->n || row->cell[i].n == 0)
        return (struct named_unit){ 0 };
    if (row->name[i].is_unit != NULL)
        return unit_known(row->name[i].is_unit);
    buf_clear(text);
    cell_clean(text, row->cell[i]);
    return unit_said(buf_view(text));
}

static bool is_item(const struct row *row, size_t i)
{
    return i < row->n && (row->name[i].kind == NAME_ITEM || row->name[i].kind == NAME_TWO_ITEMS);
}

/* What the form states of the unit of an item's figure. */
static struct stated stated_for(const struct form *f, const struct name *name,
                                struct named_unit beside)
{
    const struct unit *declared = f->in->want[name->item].declared.known;
    struct stated stated = { .unit[STATED_BESIDE] = beside, .unit[STATED_WITH_NAME] = name->unit };

    if (declared != NULL && declared->dimension == DIMENSION_MONEY)
        stated.unit[STATED_FOR_ALL] = f->money;
    return stated;
}

static enum value_kind kind_of(const struct form *f, int item, struct str cell)
{
    static const struct stated nothing;
    struct buf value = { 0 }, why = { 0 };
    enum value_kind kind = value_read(&f->in->want[item], cell, &nothing, &value, &why);

    buf_free(&value);
    buf_free(&why);
    return kind;
}

/* Where no head names the columns, last year's figure may stand beside this year's, or a
 * neighbour's: of two, nobody can tell which is meant. Nor of one farther off, since the one that
 * belongs here may be wanting. True where that is so; it is said. */
static bool is_in_question(struct form *f, const struct row *row, int item, size_t value,
                           size_t unheaded)
{
    struct str who = buf_view(&f->sub.key[KEY_DEPARTMENT]), here = cell_at(row, value);
    bool farther_off = cell_is_blank(here);
    struct buf what = { 0 };
    size_t other = value + 1;

    if (other >= unheaded || f->in->want[item].is_label || kind_of(f, item, here) == VALUE_BAD)
        return false;
    while (other < unheaded && kind_of(f, item, row->cell[other]) != VALUE_NUMBER)
        other++;
    if (other == unheaded)
        return false;
    if (farther_off)
        buf_printf(&what, "'%.*s' stands farther off than beside the name",
                   STR_ARG(row->cell[other]));
    else
        buf_printf(&what, "'%.*s' and '%.*s' stand side by side", STR_ARG(here),
                   STR_ARG(row->cell[other]));
    intake_say(f->in, &f->sub, SEVERITY_ERROR, "value", row_place(row, other),
               "%.*s%s%.*s: %s; leave one figure, in the cell behind the name, or head the columns "
               "项目 and 数值",
               STR_ARG(f->in->fw->item[item].name), who.n > 0 ? " of " : "", STR_ARG(who),
               buf_cstr(&what));
    submission_set(&f->sub, (size_t)item, VALUE_BAD, f->sub.text.n, row->line);
    buf_free(&what);
    return true;
}

/* The same figure twice in a form: fine where both say the same, or one says nothing. */
static void read_value(struct form *f, const struct row *row, size_t name,
                       const struct form_group *g, struct named_unit unit)
{
    size_t value = g->value;
    int item = row->name[name].item;
    struct buf kept = { 0 };
    struct entry before;
    struct stated stated;
    struct str old, now;

    begin_at(f, row->file, row->line);
    f->figures = true;
    form_keys_keep(&f->keys);
    if (row->name[name].kind == NAME_TWO_ITEMS) {
        intake_say(
            f->in, &f->sub, SEVERITY_ERROR, "unknown", row_place(row, name),
            "'%.*s' is the name of two items of %.*s; write the code of the one that is meant",
            STR_ARG(row->cell[name]), STR_ARG(f->in->fw->id));
        return;
    }
    if (intake_cut(f->in, &f->sub, item, row, value, g->room) ||
        is_in_question(f, row, item, value, g->unheaded))
        return;
    before = f->sub.entry[item];
    buf_str(&kept, submission_value(&f->sub, (size_t)item));
    stated = stated_for(f, &row->name[name], unit);
    intake_value(f->in, &f->sub, item, cell_at(row, value), &stated, row_place(row, value));
    old = buf_view(&kept);
    now = submission_value(&f->sub, (size_t)item);
    if (before.line != 0 && before.kind != VALUE_BAD && old.n > 0) {
        if (now.n == 0)
            f->sub.entry[item] = before;
        else if (!str_eq(old, now))
            intake_say(f->in, &f->sub, SEVERITY_ERROR, "double", row_place(row, name),
                       "%.*s is %.*s here and %.*s on line %lu; leave one of the two",
                       STR_ARG(f->in->fw->item[item].name), STR_ARG(now), STR_ARG(old),
                       before.line);
    }
    buf_free(&kept);
}

/* A row that names no item. Where it carries a value, that is said. True where an item is meant. */
static bool note_unknown(struct form *f, const struct row *row, size_t name, size_t value)
{
    struct str cell = cell_at(row, value);

    if (name >= row->n || row->name[name].kind != NAME_UNKNOWN || cell_is_blank(cell))
        return false;
    if (!cell_looks_numeric(cell) && names_nearest(&f->in->names, row->cell[name]) == NOWHERE &&
        f->groups == 0)
        return false; /* prose */
    if (!intake_unknown(f->in, &f->sub, row->cell[name], row_place(row, name)))
        return false;
    begin_at(f, row->file, row->line);
    f->figures = true;
    return true;
}

static bool read_groups(struct form *f, const struct row *row)
{
    bool any = false;

    for (size_t i = 0; i < f->groups; i++) {
        const struct form_group *g = &f->group[i];
        size_t name = g->name;
        struct buf unit = { 0 };

        if (!is_item(row, name) && i == 0 && f->groups == 1) /* a section's name moved it on */
            while (name + 1 < g->value && !is_item(row, name))
                name++;
        if (is_item(row, name)) {
            read_value(f, row, name, g, unit_in(row, g->unit, &unit));
            any = true;
        } else {
            any = note_unknown(f, row, g->name, g->value) || any;
        }
        buf_free(&unit);
    }
    return any;
}

/* Without a head: name, value, unit, remarks; what stands before the name is a section. */
static size_t find_name(const struct row *row, size_t from)
{
    for (size_t i = from; i < row->n; i++) {
        if (!is_item(row, i))
            continue;
        if (is_item(row, i + 1) && i + 2 < row->n)
            i++; /* a section that is called like an item: 基本支出 | 基本支出预算 | 446 */
        if (from == 0 || cell_looks_numeric(cell_at(row, i + 1)))
            return i;
    }
    return row->n;
}

static size_t first_figure(const struct row *row)
{
    for (size_t i = 1; i < row->n; i++)
        if (cell_looks_numeric(row->cell[i]) && row->name[i].kind == NAME_UNKNOWN)
            return i;
    return row->n;
}

static bool read_loose(struct form *f, const struct row *row)
{
    size_t name = find_name(row, 0);
    struct buf unit = { 0 };

    if (name == row->n) {
        size_t value = first_figure(row);

        if (value == row->n)
            value = row_first(row) + 1;
        return note_unknown(f, row, value - 1, value);
    }
    while (name < row->n) {
        struct form_group loose = { .value = name + 1,
                                    .room = SIZE_MAX,
                                    .unheaded = find_name(row, name + 2) };
        struct named_unit beside;

        buf_clear(&unit);
        cell_clean(&unit, cell_at(row, name + 2));
        beside = unit_said(buf_view(&unit));
        f->units_beside = f->units_beside || beside.known != NULL;
        if (beside.known == NULL && !f->units_beside && row->name[name].kind == NAME_ITEM &&
            !str_eq(beside.name, f->in->want[row->name[name].item].declared.name))
            beside = (struct named_unit){ 0 }; /* a remark */
        read_value(f, row, name, &loose, beside);
        name = loose.unheaded;
    }
    buf_free(&unit);
    return true;
}

bool form_figures(struct form *f, const struct row *row)
{
    return f->groups > 0 ? read_groups(f, row) : read_loose(f, row);
}

/* ---- the end ---- */

void form_lost_row(struct form *f)
{
    f->sub.errors++;
}

void form_finish(struct form *f)
{
    bool is_foot = !f->figures && f->sub.errors == 0 && form_keys_are_foot(&f->keys, f->in);

    if ((f->figures || f->named || f->sub.errors > 0) && !is_foot) {
        form_keys_finish(&f->keys, f->in, &f->sub, f->figures);
        if (f->named || f->figures)
            intake_finish(f->in, &f->sub);
    }
    form_clear(f);
}
