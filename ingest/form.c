#include "form.h"

#include <string.h>

#include "cell.h"
#include "form_head.h"

void form_init(struct form *f, struct intake *in)
{
    *f = (struct form){ .in = in };
    submission_init(&f->sub, in->fw->items);
    form_clear(f);
}

void form_free(struct form *f)
{
    submission_free(&f->sub);
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_free(&f->key[k].text);
        buf_free(&f->later[k].text);
        buf_free(&f->before[k]);
    }
    for (size_t i = 0; i < FORM_AGAIN; i++)
        buf_free(&f->again[i].text);
}

void form_clear(struct form *f)
{
    submission_begin(&f->sub, NULL, 0);
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_clear(&f->key[k].text);
        buf_clear(&f->later[k].text);
    }
    f->figures = f->named = f->units_beside = false;
    f->groups = f->agains = 0;
}

static void begin_at(struct form *f, const struct row *row)
{
    if (f->sub.line == 0) {
        f->sub.file = row->file;
        f->sub.line = row->line;
    }
}

/* ---- headings ---- */

static void set_key(struct form_key *key, struct str value, struct place place)
{
    buf_clear(&key->text);
    buf_str(&key->text, value);
    key->place = place;
}

/* Figures follow: what was said after the figures before was about this form. */
static void keep_later(struct form *f)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        if (f->later[k].text.n == 0)
            continue;
        if (f->key[k].text.n == 0)
            set_key(&f->key[k], buf_view(&f->later[k].text), f->later[k].place);
        buf_clear(&f->later[k].text);
    }
}

/* A heading that this form has already: the next form begins, with what was said since the last
 * figure. */
static void begin_next(struct form *f)
{
    struct form_key kept[KEY_COUNT];

    memcpy(kept, f->later, sizeof kept);
    memset(f->later, 0, sizeof f->later);
    form_finish(f);
    for (int k = 0; k < KEY_COUNT; k++) {
        if (kept[k].text.n == 0) {
            buf_free(&kept[k].text);
            continue;
        }
        set_key(&f->key[k], buf_view(&kept[k].text), kept[k].place);
        if (f->sub.line == 0 || kept[k].place.line < f->sub.line) {
            f->sub.file = kept[k].place.file;
            f->sub.line = kept[k].place.line;
        }
        f->named = true;
        buf_free(&kept[k].text);
    }
}

static void say_two(struct form *f, enum stream_key k, struct str value, struct place place)
{
    intake_say(f->in, &f->sub, SEVERITY_ERROR, "key", place,
               "'%.*s': the form has said '%.*s' already, on line %lu; leave one of the two",
               STR_ARG(value), (int)f->key[k].text.n, f->key[k].text.s, f->key[k].place.line);
}

/* Whether it means the same cannot be told until the county is known, which may come last. */
static void say_again(struct form *f, enum stream_key k, struct str value, struct place place)
{
    struct form_again *again = &f->again[f->agains];

    if (str_eq(buf_view(&f->key[k].text), value))
        return;
    if (f->agains == FORM_AGAIN) {
        say_two(f, k, value, place);
        return;
    }
    again->key = k;
    again->place = place;
    buf_clear(&again->text);
    buf_str(&again->text, value);
    f->agains++;
}

static struct str county_of(struct form *f)
{
    return f->key[KEY_COUNTY].text.n > 0 ? buf_view(&f->key[KEY_COUNTY].text)
                                         : f->in->given[KEY_COUNTY];
}

void form_agree(struct form *f)
{
    for (size_t i = 0; i < f->agains; i++) {
        const struct form_again *again = &f->again[i];
        struct str value = buf_view(&again->text);

        if (!intake_means_same(f->in, again->key, county_of(f), value,
                               buf_view(&f->key[again->key].text)))
            say_two(f, again->key, value, again->place);
    }
    f->agains = 0;
}

static void add_heading(struct form *f, enum stream_key k, struct str value, const struct row *row,
                        size_t column)
{
    struct place place = row_place(row, column);

    if (f->figures && (f->key[k].text.n > 0 || f->later[k].text.n > 0))
        begin_next(f);
    begin_at(f, row);
    f->named = true;
    if (value.n == 0)
        return;
    if (f->figures && f->in->given[k].n > 0) { /* the option serves, so it may be the next one's */
        set_key(&f->later[k], value, place);
        return;
    }
    if (f->key[k].text.n > 0) {
        say_again(f, k, value, place);
        return;
    }
    set_key(&f->key[k], value, place);
    if (k == KEY_DEPARTMENT)
        submission_key(&f->sub, k, value); /* for messages, until the county is known */
}

void form_headings(struct form *f, const struct headings *h, const struct row *row)
{
    if (h->money.known != NULL)
        f->money = h->money;
    for (size_t i = 0; i < h->n; i++)
        add_heading(f, h->heading[i].key, headings_value(h, i), row, h->heading[i].column);
}

void form_head(struct form *f, const struct row *row)
{
    begin_at(f, row);
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

/* The same figure twice in a form: fine where both say the same, or one says nothing. */
static void read_value(struct form *f, const struct row *row, size_t name, size_t value,
                       size_t room, struct named_unit unit)
{
    int item = row->name[name].item;
    struct buf kept = { 0 };
    struct entry before;
    struct stated stated;
    struct str old, now;

    begin_at(f, row);
    f->figures = true;
    keep_later(f);
    if (row->name[name].kind == NAME_TWO_ITEMS) {
        intake_say(
            f->in, &f->sub, SEVERITY_ERROR, "unknown", row_place(row, name),
            "'%.*s' is the name of two items of %.*s; write the code of the one that is meant",
            STR_ARG(row->cell[name]), STR_ARG(f->in->fw->id));
        return;
    }
    if (intake_cut(f->in, &f->sub, item, row, value, room))
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
    begin_at(f, row);
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
            read_value(f, row, name, g->value, g->room, unit_in(row, g->unit, &unit));
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
        struct named_unit beside;

        buf_clear(&unit);
        cell_clean(&unit, cell_at(row, name + 2));
        beside = unit_said(buf_view(&unit));
        f->units_beside = f->units_beside || beside.known != NULL;
        if (beside.known == NULL && !f->units_beside && row->name[name].kind == NAME_ITEM &&
            !str_eq(beside.name, f->in->want[row->name[name].item].declared.name))
            beside = (struct named_unit){ 0 }; /* a remark */
        read_value(f, row, name, name + 1, SIZE_MAX, beside);
        name = find_name(row, name + 2);
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

static void finish_keys(struct form *f)
{
    keep_later(f);
    form_agree(f);
    for (int k = 0; k < KEY_COUNT; k++)
        intake_key(f->in, &f->sub, (enum stream_key)k, buf_view(&f->key[k].text), f->key[k].place);
}

/* Nothing but what the form before has said already: 填报单位（盖章）：白云镇 at its foot. */
static bool is_foot(const struct form *f)
{
    if (f->figures || f->sub.errors > 0 || f->before[KEY_DEPARTMENT].n == 0)
        return false;
    for (int k = 0; k < KEY_COUNT; k++)
        if (f->key[k].text.n > 0 &&
            !intake_means_same(f->in, (enum stream_key)k, buf_view(&f->before[KEY_COUNTY]),
                               buf_view(&f->key[k].text), buf_view(&f->before[k])))
            return false;
    return true;
}

static void remember_keys(struct form *f)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_clear(&f->before[k]);
        if (f->figures)
            buf_str(&f->before[k], buf_view(&f->sub.key[k]));
    }
}

void form_finish(struct form *f)
{
    if ((f->figures || f->named || f->sub.errors > 0) && !is_foot(f)) {
        finish_keys(f);
        remember_keys(f);
        if (f->named || f->figures)
            intake_finish(f->in, &f->sub);
    }
    form_clear(f);
}
