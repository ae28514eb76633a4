#include "words/unit.h"

#include <string.h>

/* A name and its length. */
#define NAME(text) text, sizeof text - 1

static const struct unit units[] = {
    { NAME("元"), DIMENSION_MONEY, 0 },       { NAME("百元"), DIMENSION_MONEY, 2 },
    { NAME("千元"), DIMENSION_MONEY, 3 },     { NAME("万元"), DIMENSION_MONEY, 4 },
    { NAME("十万元"), DIMENSION_MONEY, 5 },   { NAME("百万元"), DIMENSION_MONEY, 6 },
    { NAME("千万元"), DIMENSION_MONEY, 7 },   { NAME("亿元"), DIMENSION_MONEY, 8 },
    { NAME("元整"), DIMENSION_MONEY, 0 },     { NAME("万元整"), DIMENSION_MONEY, 4 },
    { NAME("万"), DIMENSION_MONEY, 4 },       { NAME("亿"), DIMENSION_MONEY, 8 },
    { NAME("人民币元"), DIMENSION_MONEY, 0 }, { NAME("%"), DIMENSION_RATE, -2 },
    { NAME("‰"), DIMENSION_RATE, -3 },        { NAME("人"), DIMENSION_COUNT, 0 },
    { NAME("名"), DIMENSION_COUNT, 0 },       { NAME("个"), DIMENSION_COUNT, 0 },
    { NAME("项"), DIMENSION_COUNT, 0 },       { NAME("件"), DIMENSION_COUNT, 0 },
    { NAME("家"), DIMENSION_COUNT, 0 },       { NAME("户"), DIMENSION_COUNT, 0 },
    { NAME("次"), DIMENSION_COUNT, 0 },       { NAME("处"), DIMENSION_COUNT, 0 },
    { NAME("条"), DIMENSION_COUNT, 0 },       { NAME("台"), DIMENSION_COUNT, 0 },
    { NAME("套"), DIMENSION_COUNT, 0 },       { NAME("辆"), DIMENSION_COUNT, 0 },
    { NAME("份"), DIMENSION_COUNT, 0 },       { NAME("人次"), DIMENSION_COUNT, 0 },
    { NAME("万人"), DIMENSION_COUNT, 4 },     { NAME("万户"), DIMENSION_COUNT, 4 },
    { NAME("万人次"), DIMENSION_COUNT, 4 },   { NAME("分"), DIMENSION_POINTS, 0 },
};

static const char *const dimension_name[] = {
    [DIMENSION_MONEY] = "an amount of money",
    [DIMENSION_RATE] = "a rate",
    [DIMENSION_COUNT] = "a count",
    [DIMENSION_POINTS] = "points",
};

const struct unit *unit_by_name(struct str name)
{
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
        if (name.n == units[i].n && memcmp(name.s, units[i].name, name.n) == 0)
            return &units[i];
    return NULL;
}

struct named_unit unit_named(struct str name)
{
    return (struct named_unit){ name, unit_by_name(name) };
}

struct named_unit unit_known(const struct unit *unit)
{
    return (struct named_unit){ { unit->name, unit->n }, unit };
}

struct named_unit unit_in_text(struct str text)
{
    if (text.n > 2 && text.s[0] == '(' && text.s[text.n - 1] == ')')
        text = (struct str){ text.s + 1, text.n - 2 };
    return unit_named(text);
}

bool unit_is_same(struct named_unit a, struct named_unit b)
{
    if (a.known == NULL || b.known == NULL)
        return str_eq(a.name, b.name);
    return a.known->dimension == b.known->dimension && a.known->power == b.known->power;
}

bool unit_shift(struct named_unit declared, struct named_unit given, int *power, struct buf *why)
{
    *power = 0;
    if (given.name.n == 0 || str_eq(declared.name, given.name)) {
        if (given.known != NULL && given.known->dimension == DIMENSION_RATE)
            *power = given.known->power;
        return true;
    }
    if (given.known == NULL) {
        buf_printf(why, "the unit '%.*s' is not known", STR_ARG(given.name));
        if (declared.name.n > 0)
            buf_printf(why, "; give the figure in %.*s", STR_ARG(declared.name));
        return false;
    }
    if (declared.known == NULL || declared.known->dimension != given.known->dimension) {
        buf_printf(why, "'%.*s' is a unit of %s, and this figure is ", STR_ARG(given.name),
                   dimension_name[given.known->dimension]);
        if (declared.name.n > 0)
            buf_printf(why, "in %.*s", STR_ARG(declared.name));
        else
            buf_text(why, "without a unit");
        return false;
    }
    *power = given.known->power;
    if (given.known->dimension != DIMENSION_RATE)
        *power -= declared.known->power;
    return true;
}

bool unit_in_brackets(struct str *name, struct named_unit *found)
{
    size_t open = name->n;
    const struct unit *unit;
    struct str inside;

    if (name->n < 3 || name->s[name->n - 1] != ')')
        return false;
    while (open > 0 && name->s[open - 1] != '(')
        open--;
    if (open < 2)
        return false;
    inside = (struct str){ name->s + open, name->n - 1 - open };
    if (str_starts(inside, str_of("单位:")))
        inside = str_skip(inside, strlen("单位:"));
    unit = unit_by_name(inside);
    if (unit == NULL)
        return false;
    *found = unit_known(unit);
    name->n = open - 1;
    return true;
}
