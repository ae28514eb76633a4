/* Formulas with a town's figures put in, for people. */
#ifndef JIXIAO_FILLED_H
#define JIXIAO_FILLED_H

#include "explain/phrases.h"
#include "explain/template.h"
#include "points/cohort.h"

/* A formula cut at its items: literal text and an item, or NOWHERE behind the last text. */
struct formula_piece {
    struct str text;
    int item;
    bool is_percent; /* the item is a rate */
};

struct formula_pieces {
    struct formula_piece *piece;
    size_t n;
};

/* The formula cut up; "-" and "*" become − and ×. */
struct formula_pieces formula_cut(const struct framework *fw, const struct formula *f,
                                  struct arena *arena);

/* Appends the formula with the figures of department i put in, and marks them in t (or NULL). */
void formula_fill(struct buf *out, const struct formula_pieces *pieces, const struct cohort *c,
                  size_t i, struct template *t);

/* The same, with every figure's name before it. */
void formula_fill_named(struct buf *out, const struct formula_pieces *pieces,
                        const struct cohort *c, size_t i);

/* Appends the names of the formula's items in this state, as a list; returns how many. */
size_t formula_absent(struct buf *out, const struct formula *f, const struct cohort *c, size_t i,
                      enum cell_state state, enum language language);

#endif
