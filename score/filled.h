/* Formulas with a town's figures put in, for people. */
#ifndef JIXIAO_FILLED_H
#define JIXIAO_FILLED_H

#include "cohort.h"

/* A formula cut at its items: literal text and an item, or NOWHERE behind the last text. */
struct formula_piece {
    struct str text;
    int item;
};

struct formula_pieces {
    struct formula_piece *piece;
    size_t n;
};

/* The formula cut up; "-" and "*" become − and ×. */
struct formula_pieces formula_cut(const struct framework *fw, const struct formula *f,
                                  struct arena *arena);

/* Appends the formula with the figures of row (of c's observations) put in. */
void formula_fill(struct buf *out, const struct formula_pieces *pieces, const struct cohort *c,
                  size_t i);

/* Appends an item's figure: in per cent where its unit is %, in brackets where it is negative. */
void filled_item(struct buf *out, const struct cohort *c, int item, size_t i);

/* Appends the names of the formula's items in this state, joined by 、; returns how many. */
size_t formula_absent(struct buf *out, const struct formula *f, const struct cohort *c, size_t i,
                      enum cell_state state);

#endif
