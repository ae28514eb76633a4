/* Formulas over items: numbers, items, + - * /, parentheses, abs min max ln exp sqrt.
 *
 * A formula is compiled once into steps for a stack machine; who evaluates it runs each step down a
 * whole column. */
#ifndef JIXIAO_FORMULA_H
#define JIXIAO_FORMULA_H

#include "mem.h"
#include "real.h"
#include "str.h"

enum formula_op {
    OP_NUMBER, /* push number */
    OP_ITEM,   /* push item */
    OP_ADD,    /* the rest take one or two values off the stack and push one */
    OP_SUBTRACT,
    OP_MULTIPLY,
    OP_DIVIDE,
    OP_NEGATE,
    OP_ABS,
    OP_MIN,
    OP_MAX,
    OP_LN,
    OP_EXP,
    OP_SQRT,
    OP_COUNT
};

struct formula_step {
    enum formula_op op;
    int item;
    real number;
};

struct formula {
    struct str text; /* as it was written */
    struct formula_step *step;
    size_t steps;
    size_t depth; /* values on the stack at the most */
    int *item;    /* the items it uses, each once, in order of first use */
    size_t items;
};

/* Index of an item by its code, or -1; also -1 for one that a formula may not use. */
typedef int formula_lookup(void *context, struct str code);

struct formula_error {
    size_t at; /* byte in the text */
    char text[200];
};

/* Compiles text into f, whose memory is the arena's. False with *error set. */
bool formula_parse(struct formula *f, struct str text, struct arena *arena, formula_lookup *lookup,
                   void *context, struct formula_error *error);

#endif
