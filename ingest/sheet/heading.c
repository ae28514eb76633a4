#include "sheet/heading.h"

#include <string.h>

#include "words/cell.h"

/* How the row is taken apart: headings, and texts that may be the value of the heading before. */
struct scanner {
    struct headings *h;
    struct names *names;
    size_t column;
    bool waiting;          /* the last heading has no value yet */
    bool waiting_for_unit; /* 金额单位 stood in the cell before */
    bool first;            /* nothing but blanks and a number in a list came so far */
};

static bool is_key(enum name_kind kind)
{
    return kind >= NAME_COUNTY && kind <= NAME_DEPARTMENT;
}

static struct str trim_blanks(struct str s)
{
    while (s.n > 0 && s.s[0] == ' ')
        s = str_skip(s, 1);
    while (s.n > 0 && s.s[s.n - 1] == ' ')
        s.n--;
    return s;
}

static void give_value(struct scanner *sc, struct str value)
{
    struct heading *last = &sc->h->heading[sc->h->n - 1];
    const struct unit *unit = unit_in_text(value).known;

    sc->waiting = false;
    if (last->key == KEY_DEPARTMENT && unit != NULL && unit->dimension == DIMENSION_MONEY) {
        sc->h->n--; /* 单位：万元 */
        sc->h->money = unit_known(unit);
        return;
    }
    last->column = sc->column;
    last->from = sc->h->text.n;
    last->n = value.n;
    buf_str(&sc->h->text, value);
}

static void take_heading(struct scanner *sc, enum name_kind kind, struct str value)
{
    if (sc->h->n == HEADINGS_MAX)
        return;
    sc->h->heading[sc->h->n++] =
        (struct heading){ .key = (enum stream_key)(kind - NAME_COUNTY), .column = sc->column };
    sc->waiting = true;
    if (value.n > 0)
        give_value(sc, value);
}

/* Cuts "单位：万元" and the like off the end of a text: the unit of the amounts. */
static struct str cut_money_unit(struct scanner *sc, struct str text)
{
    static const char mark[] = "单位:";
    struct str tail = text;

    if (tail.n > 0 && tail.s[tail.n - 1] == ')')
        tail.n--;
    for (size_t i = tail.n; i-- > 0;) {
        struct str from = str_skip(tail, i);
        const struct unit *unit;

        if (!str_starts(from, str_of(mark)))
            continue;
        unit = unit_by_name(trim_blanks(str_skip(from, strlen(mark))));
        if (unit == NULL || unit->dimension != DIMENSION_MONEY)
            return text;
        sc->h->money = unit_known(unit);
        text.n = i;
        if (str_ends(text, str_of("金额")))
            text.n -= strlen("金额");
        if (text.n > 0 && text.s[text.n - 1] == '(')
            text.n--;
        return trim_blanks(text);
    }
    return text;
}

static bool find_byte(struct str s, char c, size_t *at)
{
    for (*at = 0; *at < s.n; (*at)++)
        if (s.s[*at] == c)
            return true;
    return false;
}

/* Where two blanks side by side end a value, in a cell that holds several headings. */
static size_t value_end(struct str s)
{
    for (size_t i = 0; i + 1 < s.n; i++)
        if (s.s[i] == ' ' && s.s[i + 1] == ' ')
            return i;
    return s.n;
}

/* A text without a colon: a bare heading, or the value that one waits for. */
static void take_plain(struct scanner *sc, struct str text)
{
    enum name_kind kind = names_find(sc->names, text).kind;
    const struct unit *unit = unit_in_text(text).known;

    if (sc->waiting_for_unit && unit != NULL && unit->dimension == DIMENSION_MONEY)
        sc->h->money = unit_known(unit);
    else if (is_key(kind) && (sc->first || sc->h->n > 0))
        take_heading(sc, kind, (struct str){ 0 });
    else if (sc->waiting && kind == NAME_UNKNOWN)
        give_value(sc, text);
    sc->waiting_for_unit = false;
    if (kind != NAME_ASIDE && !cell_looks_numeric(text))
        sc->first = false;
}

static void take_text(struct scanner *sc, struct str text)
{
    size_t colon;

    while (text.n > 0) {
        struct str key, value;
        enum name_kind kind;
        size_t end;

        if (!find_byte(text, ':', &colon)) {
            take_plain(sc, text);
            return;
        }
        key = trim_blanks((struct str){ text.s, colon });
        kind = names_find(sc->names, key).kind;
        if (!is_key(kind)) {
            sc->waiting = sc->waiting && kind != NAME_ASIDE; /* 填报日期：2025 is nobody's name */
            take_plain(sc, text);
            return;
        }
        value = trim_blanks(str_skip(text, colon + 1));
        end = value_end(value);
        take_heading(sc, kind, (struct str){ value.s, end });
        sc->first = false;
        text = trim_blanks(str_skip(value, end));
    }
}

bool headings_read(struct headings *h, const struct row *row, struct names *names)
{
    struct scanner sc = { .h = h, .names = names, .first = true };
    struct buf clean = { 0 };

    h->n = 0;
    h->money = (struct named_unit){ 0 };
    buf_clear(&h->text);
    for (sc.column = 0; sc.column < row->n; sc.column++) {
        enum name_kind kind = row->name[sc.column].kind;

        if (kind == NAME_BLANK)
            continue;
        if (sc.first && (kind == NAME_ITEM || kind == NAME_TWO_ITEMS || kind == NAME_HEAD_NAME))
            break;
        buf_clear(&clean);
        cell_clean(&clean, row->cell[sc.column]);
        if (kind == NAME_MONEY_UNIT) {
            sc.waiting = sc.first = false;
            sc.waiting_for_unit = true;
            continue;
        }
        take_text(&sc, cut_money_unit(&sc, buf_view(&clean)));
    }
    buf_free(&clean);
    return h->n > 0 || h->money.known != NULL;
}

struct str headings_value(const struct headings *h, size_t i)
{
    const struct heading *heading = &h->heading[i];

    if (heading->n == 0)
        return (struct str){ 0 };
    return (struct str){ h->text.s + heading->from, heading->n };
}

void headings_free(struct headings *h)
{
    buf_free(&h->text);
}
