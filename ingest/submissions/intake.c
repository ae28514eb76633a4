#include "submissions/intake.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "file/cut.h"
#include "str_hash.h"
#include "words/cell.h"
#include "words/keys.h"
#include "words/refusal.h"

static const struct {
    const char *what, *row, *option;
} keys[KEY_COUNT] = {
    [KEY_COUNTY] = { "county", "县（区）", "--county" },
    [KEY_YEAR] = { "year", "年度", "--year" },
    [KEY_DEPARTMENT] = { "department", "单位名称", "--department" },
};

void intake_init(struct intake *in)
{
    names_init(&in->names, in->fw);
    in->want = mem_new(in->fw->items + 1, sizeof *in->want);
    for (size_t i = 0; i < in->fw->items; i++)
        in->want[i] =
            (struct value_want){ in->fw->item[i].is_label, unit_named(in->fw->item[i].unit) };
}

static void free_said(struct said *r)
{
    buf_free(&r->written);
    buf_free(&r->canonical);
}

void intake_free(struct intake *in)
{
    names_free(&in->names);
    free(in->want);
    seen_free(&in->seen);
    free(in->file);
    buf_free(&in->row.out);
    free_said(&in->said_county);
    free_said(&in->said_year);
}

void intake_file(struct intake *in, const char *name)
{
    in->file = mem_grow(in->file, &in->file_cap, in->files + 1, sizeof *in->file);
    in->file[in->files++] = name;
}

void intake_say(struct intake *in, struct submission *s, enum severity severity, const char *kind,
                struct place place, const char *fmt, ...)
{
    char text[1500];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (in->strict && severity == SEVERITY_WARNING)
        severity = SEVERITY_ERROR;
    if (severity == SEVERITY_ERROR)
        s->errors++;
    report_add(in->report, severity, kind, place, "%s", text);
}

void intake_value(struct intake *in, struct submission *s, int item, struct str cell,
                  const struct stated *stated, struct place place)
{
    const struct item *it = &in->fw->item[item];
    size_t from = s->text.n;
    struct buf why = { 0 };
    enum value_kind kind = value_read(&in->want[item], cell, stated, &s->text, &why);
    struct str who = buf_view(&s->key[KEY_DEPARTMENT]);

    if (kind == VALUE_BAD)
        intake_say(in, s, SEVERITY_ERROR, "value", place, "%.*s%s%.*s: %.*s", STR_ARG(it->name),
                   who.n > 0 ? " of " : "", STR_ARG(who), (int)why.n, why.s);
    submission_set(s, (size_t)item, kind, from, place.line);
    if (in->keeps_cells)
        submission_cell(s, (size_t)item, cell);
    buf_free(&why);
}

static void say_cut(struct intake *in, struct submission *s, int item, struct str front,
                    struct str whole, struct place place)
{
    struct str who = buf_view(&s->key[KEY_DEPARTMENT]);
    struct buf digits = { 0 };

    for (size_t i = 0; i < whole.n; i++)
        if (whole.s[i] != ',')
            buf_char(&digits, whole.s[i]);
    intake_say(
        in, s, SEVERITY_ERROR, "value", place,
        "%.*s%s%.*s: '%.*s' and what stands behind it look like %.*s, cut at its comma; write "
        "%.*s, or \"%.*s\" in quotation marks",
        STR_ARG(in->fw->item[item].name), who.n > 0 ? " of " : "", STR_ARG(who), STR_ARG(front),
        STR_ARG(whole), (int)digits.n, digits.s, STR_ARG(whole));
    buf_free(&digits);
}

bool intake_cut(struct intake *in, struct submission *s, int item, const struct row *row,
                size_t value, size_t room)
{
    struct buf whole = { 0 };
    bool cut =
        !in->want[item].is_label && cut_found(row, value, room, in->want[item].declared, &whole);

    if (cut) {
        say_cut(in, s, item, row->cell[value], buf_view(&whole), row_place(row, value));
        submission_set(s, (size_t)item, VALUE_BAD, s->text.n, row->line);
    }
    buf_free(&whole);
    return cut;
}

bool intake_plain(struct intake *in, struct submission *s, int item, struct str cell,
                  unsigned long line)
{
    size_t from = s->text.n;

    if (!value_read_plain(cell, &s->text))
        return false;
    submission_set(s, (size_t)item, VALUE_NUMBER, from, line);
    if (in->keeps_cells)
        submission_cell(s, (size_t)item, cell);
    return true;
}

bool intake_unknown(struct intake *in, struct submission *s, struct str name, struct place place)
{
    int near = names_nearest(&in->names, name);
    struct buf clean = { 0 };

    cell_clean(&clean, name);
    if (near != NOWHERE)
        intake_say(in, s, SEVERITY_ERROR, "unknown", place,
                   "'%.*s' is not an item of %.*s; did you mean %.*s?", (int)clean.n, clean.s,
                   STR_ARG(in->fw->id), STR_ARG(in->fw->item[near].name));
    else
        intake_say(in, s, SEVERITY_WARNING, "unknown", place,
                   "'%.*s' is not an item of %.*s, and its values are not used", (int)clean.n,
                   clean.s, STR_ARG(in->fw->id));
    buf_free(&clean);
    return near != NOWHERE;
}

/* False where said is no such key. */
static bool make_key(struct buf *out, enum stream_key key, struct str said, struct str county)
{
    switch (key) {
    case KEY_COUNTY: key_county(out, said); return true;
    case KEY_YEAR: return key_year(out, said);
    default: key_department(out, said, county); return true;
    }
}

bool intake_means_same(const struct intake *in, enum stream_key key, struct str county,
                       struct str a, struct str b)
{
    struct buf place = { 0 }, one = { 0 }, other = { 0 };
    bool same;

    key_county(&place, county);
    county = buf_view(&place);
    same = make_key(&one, key, a, county) && make_key(&other, key, b, county) &&
           str_eq(buf_view(&one), buf_view(&other));
    if (!same && key == KEY_DEPARTMENT && in->roster != NULL) {
        int entry = roster_find(in->roster, county, a, buf_view(&one));

        same =
            entry != ROSTER_NOBODY && entry == roster_find(in->roster, county, b, buf_view(&other));
    }
    buf_free(&place);
    buf_free(&one);
    buf_free(&other);
    return same;
}

static void department(struct intake *in, struct submission *s, struct str said)
{
    struct str county = buf_view(&s->key[KEY_COUNTY]);

    key_department(&s->key[KEY_DEPARTMENT], said, county.n > 0 ? county : in->given[KEY_COUNTY]);
    if (in->roster == NULL)
        return;
    buf_clear(&s->written);
    buf_str(&s->written, said);
}

void intake_key(struct intake *in, struct submission *s, enum stream_key key, struct str said,
                struct place place)
{
    struct said *r;

    buf_clear(&s->key[key]);
    if (said.n == 0)
        return;
    if (key == KEY_DEPARTMENT) {
        department(in, s, said);
        return;
    }
    r = key == KEY_COUNTY ? &in->said_county : &in->said_year;
    if (!r->valid || !str_eq(buf_view(&r->written), said)) {
        buf_clear(&r->written);
        buf_clear(&r->canonical);
        buf_str(&r->written, said);
        r->valid = make_key(&r->canonical, key, said, (struct str){ 0 });
        if (!r->valid)
            intake_say(in, s, SEVERITY_ERROR, "key", place,
                       "'%.*s' is no year; write four digits: 2024", STR_ARG(said));
    }
    buf_str(&s->key[key], buf_view(&r->canonical));
}

static void complete_keys(struct intake *in, struct submission *s)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        if (s->key[k].n == 0)
            buf_str(&s->key[k], in->given[k]);
        if (s->key[k].n == 0 && s->errors == 0)
            intake_say(in, s, SEVERITY_ERROR, "key", (struct place){ s->file, s->line, 0 },
                       "the %s is not said; add it (%s), or give %s for files that do not say",
                       keys[k].what, keys[k].row, keys[k].option);
    }
}

/* The names go into every file that is written. A pipe hands them on as they are, and what is
 * written for Excel guards them; but people open the others there, too. */
static void warn_of_formulas(struct intake *in, struct submission *s)
{
    for (int k = 0; k < KEY_COUNT; k++)
        if (refusal_begins_formula(buf_view(&s->key[k])))
            intake_say(in, s, SEVERITY_WARNING, "key", (struct place){ s->file, s->line, 0 },
                       "the %s '%.*s' begins like a formula, and Excel would take it for one; mend "
                       "it (%s)",
                       keys[k].what, STR_ARG(buf_view(&s->key[k])), keys[k].row);
}

/* The roster's own name for the department; one that is not on it is most likely a slip. */
static void look_on_roster(struct intake *in, struct submission *s)
{
    struct place place = { s->file, s->line, 0 };
    struct str county = buf_view(&s->key[KEY_COUNTY]);
    struct str department = buf_view(&s->key[KEY_DEPARTMENT]);
    int entry, near;

    if (in->roster == NULL || county.n == 0 || department.n == 0 || s->key[KEY_YEAR].n == 0)
        return;
    entry = roster_find(in->roster, county, buf_view(&s->written), department);
    if (entry != ROSTER_NOBODY) {
        submission_key(s, KEY_DEPARTMENT, in->roster->entry[entry].department);
        roster_mark(in->roster, entry, buf_view(&s->key[KEY_YEAR]), s->errors == 0);
        return;
    }
    near = roster_nearest(in->roster, county, department);
    if (near != ROSTER_NOBODY)
        intake_say(in, s, SEVERITY_ERROR, "roster", place,
                   "'%.*s' of %.*s is not on the roster; did you mean %.*s?", STR_ARG(department),
                   STR_ARG(county), STR_ARG(in->roster->entry[near].department));
    else
        intake_say(in, s, SEVERITY_ERROR, "roster", place,
                   "'%.*s' of %.*s is not on the roster; add it there, or mend the name",
                   STR_ARG(department), STR_ARG(county));
}

static void say_earlier(struct intake *in, struct submission *s, enum severity severity,
                        const struct seen_slot *earlier, const char *what)
{
    intake_say(in, s, severity, "twice", (struct place){ s->file, s->line, 0 },
               "%.*s %.*s came before, at %s:%lu, with %s",
               STR_ARG(buf_view(&s->key[KEY_DEPARTMENT])), STR_ARG(buf_view(&s->key[KEY_YEAR])),
               in->file[earlier->file], (unsigned long)earlier->line, what);
}

static uint64_t cohort_of(const struct submission *s)
{
    return str_hash(buf_view(&s->key[KEY_COUNTY])) * 31 + str_hash(buf_view(&s->key[KEY_YEAR]));
}

/* What was there of the county and year is forgotten, so that a department might be there twice
 * unsaid. */
static void break_off(struct intake *in, const struct submission *s)
{
    report_add(in->report, SEVERITY_ERROR, "grouped", (struct place){ s->file, s->line, 0 },
               "'%.*s' %.*s has come and gone: sort the input by county and year, or leave out "
               "--grouped",
               STR_ARG(buf_view(&s->key[KEY_COUNTY])), STR_ARG(buf_view(&s->key[KEY_YEAR])));
    in->broken = true;
}

/* A submission that came before, by its keys. The later one counts; score drops the earlier. Where
 * in->strict the later one is in error, and the earlier stays the one that came before. */
static void note_earlier(struct intake *in, struct submission *s, size_t keys_end)
{
    struct str values = str_skip(buf_view(&in->row.out), keys_end);
    struct seen_slot earlier = { 0 }, now = { .values = str_hash(values),
                                              .file = (uint32_t)(in->files - 1),
                                              .line = (uint32_t)s->line };

    now.department = str_hash(buf_view(&s->key[KEY_DEPARTMENT]));
    switch (seen_add(&in->seen, cohort_of(s), now, &earlier)) {
    case SEEN_NEW: break;
    case SEEN_SAME: say_earlier(in, s, SEVERITY_NOTE, &earlier, "the same values"); break;
    case SEEN_OTHER:
        say_earlier(in, s, SEVERITY_WARNING, &earlier,
                    in->strict ? "other values; leave the one that counts"
                               : "other values; the later one counts");
        if (s->errors > 0)
            seen_add(&in->seen, cohort_of(s), earlier, &now);
        break;
    case SEEN_GONE: break_off(in, s); break;
    }
}

void intake_finish(struct intake *in, struct submission *s)
{
    size_t keys_end;

    complete_keys(in, s);
    if (s->errors == 0 && !s->has_values)
        intake_say(in, s, SEVERITY_ERROR, "empty", (struct place){ s->file, s->line, 0 },
                   "%.*s %.*s gives not a single figure; that is no submission",
                   STR_ARG(buf_view(&s->key[KEY_DEPARTMENT])),
                   STR_ARG(buf_view(&s->key[KEY_YEAR])));
    look_on_roster(in, s);
    warn_of_formulas(in, s);
    if (s->errors > 0 || in->broken) {
        in->refused++;
        return;
    }
    buf_clear(&in->row.out);
    in->row.inside = false;
    keys_end = submission_write(s, &in->row);
    note_earlier(in, s, keys_end);
    if (s->errors > 0 || in->broken) {
        in->refused++;
        return;
    }
    in->passed++;
    in->deliver(in->to, s, buf_view(&in->row.out));
}
