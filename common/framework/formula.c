#include "formula.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tgmath.h>

#include "decimal.h"
#include "strmap.h"

enum {
    DEEPEST = 100, /* of parentheses and signs; a formula a person wrote has three */
    SHOWN = 40,    /* bytes of the text in a message */
    MANY = -1,     /* any number of arguments, at least one */
};

static const struct {
    const char *name;
    int arguments;
    enum formula_op op;
} functions[] = {
    { "abs", 1, OP_ABS }, { "min", MANY, OP_MIN }, { "max", MANY, OP_MAX },
    { "ln", 1, OP_LN },   { "exp", 1, OP_EXP },    { "sqrt", 1, OP_SQRT },
};

/* values left on the stack less values taken from it */
static const int stack_change[OP_COUNT] = {
    [OP_NUMBER] = 1,  [OP_ITEM] = 1,   [OP_ADD] = -1, [OP_SUBTRACT] = -1, [OP_MULTIPLY] = -1,
    [OP_DIVIDE] = -1, [OP_NEGATE] = 0, [OP_ABS] = 0,  [OP_MIN] = -1,      [OP_MAX] = -1,
    [OP_LN] = 0,      [OP_EXP] = 0,    [OP_SQRT] = 0,
};

struct parser {
    struct str text;
    size_t at;
    unsigned nested;
    struct formula_step *step;
    size_t steps, cap, depth, deepest;
    formula_lookup *lookup;
    void *context;
    struct formula_error *error;
};

__attribute__((format(printf, 2, 3))) static bool fail(struct parser *p, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    vsnprintf(p->error->text, sizeof p->error->text, fmt, args);
    va_end(args);
    p->error->at = p->at;
    return false;
}

/* The front of a text, for a message: no half of a character at its end. */
static struct str front(struct str s)
{
    size_t n = s.n < SHOWN ? s.n : SHOWN;

    while (n > 0 && n < s.n && ((unsigned char)s.s[n] & 0xC0) == 0x80)
        n--;
    return (struct str){ s.s, n };
}

static void emit(struct parser *p, struct formula_step step)
{
    p->step = mem_grow(p->step, &p->cap, p->steps + 1, sizeof *p->step);
    p->step[p->steps++] = step;
    p->depth += (size_t)stack_change[step.op];
    if (p->depth > p->deepest)
        p->deepest = p->depth;
}

/* The next byte behind blanks; a NUL at the end, where is_ended tells it from one in the text. */
static char peek(struct parser *p)
{
    while (p->at < p->text.n && (p->text.s[p->at] == ' ' || p->text.s[p->at] == '\t'))
        p->at++;
    return p->at < p->text.n ? p->text.s[p->at] : '\0';
}

static bool is_ended(struct parser *p)
{
    return peek(p) == '\0' && p->at == p->text.n;
}

static bool take(struct parser *p, char c)
{
    if (peek(p) != c)
        return false;
    p->at++;
    return true;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Codes are ASCII words with dots and underscores; bytes of other scripts are let through. */
static bool is_word(char c)
{
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '.' || (unsigned char)c >= 0x80;
}

static bool expression(struct parser *p);

static bool number(struct parser *p)
{
    struct str word = { p->text.s + p->at, 0 };
    real value;

    while (p->at + word.n < p->text.n && is_word(word.s[word.n]))
        word.n++;
    if (!decimal_read(word, &value))
        return fail(p, "'%.*s' is not a number", STR_ARG(front(word)));
    if (!isfinite(value))
        return fail(p, "the number '%.*s...' is too large", STR_ARG(front(word)));
    p->at += word.n;
    emit(p, (struct formula_step){ .op = OP_NUMBER, .number = value });
    return true;
}

static bool call(struct parser *p, size_t function, struct str name)
{
    int given = 0;

    do {
        if (!expression(p))
            return false;
        if (++given > 1)
            emit(p, (struct formula_step){ .op = functions[function].op });
        if (given > 1 && functions[function].arguments == 1)
            return fail(p, "'%.*s' takes one value", STR_ARG(name));
    } while (take(p, ','));
    if (functions[function].arguments == 1)
        emit(p, (struct formula_step){ .op = functions[function].op });
    return take(p, ')') || fail(p, "a ')' is missing behind '%.*s('", STR_ARG(name));
}

static bool word(struct parser *p)
{
    struct str name = { p->text.s + p->at, 0 };
    int item;

    while (p->at + name.n < p->text.n && is_word(name.s[name.n]))
        name.n++;
    item = p->lookup(p->context, name);
    if (item >= 0) {
        p->at += name.n;
        emit(p, (struct formula_step){ .op = OP_ITEM, .item = item });
        return true;
    }
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
        if (str_is(name, functions[i].name)) {
            p->at += name.n;
            return take(p, '(') ? call(p, i, name)
                                : fail(p, "'%.*s' is a function: write %.*s(...)", STR_ARG(name),
                                       STR_ARG(name));
        }
    return fail(p, "'%.*s' is no item that a formula can use", STR_ARG(front(name)));
}

static bool primary(struct parser *p)
{
    char c = peek(p);

    if (c == '(') {
        p->at++;
        return expression(p) && (take(p, ')') || fail(p, "a ')' is missing"));
    }
    if (is_digit(c))
        return number(p);
    if (is_word(c) && c != '.')
        return word(p);
    if (is_ended(p))
        return fail(p, "it ends where a value should stand");
    return fail(p, "'%.*s' stands where a value should be",
                STR_ARG(front(str_skip(p->text, p->at))));
}

static bool factor(struct parser *p)
{
    bool negative = take(p, '-'), parsed;

    if (++p->nested > DEEPEST)
        return fail(p, "it is nested more than %d deep", DEEPEST);
    parsed = negative ? factor(p) : primary(p);
    p->nested--;
    if (parsed && negative)
        emit(p, (struct formula_step){ .op = OP_NEGATE });
    return parsed;
}

static bool term(struct parser *p)
{
    if (!factor(p))
        return false;
    for (;;) {
        bool times = take(p, '*');

        if (!times && !take(p, '/'))
            return true;
        if (!factor(p))
            return false;
        emit(p, (struct formula_step){ .op = times ? OP_MULTIPLY : OP_DIVIDE });
    }
}

static bool expression(struct parser *p)
{
    if (!term(p))
        return false;
    for (;;) {
        bool plus = take(p, '+');

        if (!plus && !take(p, '-'))
            return true;
        if (!term(p))
            return false;
        emit(p, (struct formula_step){ .op = plus ? OP_ADD : OP_SUBTRACT });
    }
}

static void list_items(struct formula *f, struct arena *arena)
{
    struct strmap seen = { 0 }; /* by the bytes of the item's index */

    f->item = arena_new(arena, f->steps, sizeof *f->item);
    for (size_t i = 0; i < f->steps; i++) {
        const int *item = &f->step[i].item;

        if (f->step[i].op == OP_ITEM &&
            strmap_add(&seen, (struct str){ (const char *)item, sizeof *item }, (int)i) == (int)i)
            f->item[f->items++] = *item;
    }
    strmap_free(&seen);
}

bool formula_parse(struct formula *f, struct str text, struct arena *arena, formula_lookup *lookup,
                   void *context, struct formula_error *error)
{
    struct parser p = { .text = text, .lookup = lookup, .context = context, .error = error };
    bool parsed = expression(&p);

    if (parsed && !is_ended(&p))
        parsed = fail(&p, "'%.*s' is left over", STR_ARG(front(str_skip(text, p.at))));
    *f = (struct formula){ 0 };
    if (parsed) {
        f->text = str_keep(arena, text);
        f->step = arena_new(arena, p.steps, sizeof *f->step);
        memcpy(f->step, p.step, p.steps * sizeof *f->step);
        f->steps = p.steps;
        f->depth = p.deepest;
        list_items(f, arena);
    }
    free(p.step);
    return parsed;
}
