/* What a formula's result is measured in, as far as the items' units tell. */
#ifndef JIXIAO_MEASURE_H
#define JIXIAO_MEASURE_H

#include "framework.h"

enum measure_kind {
    MEASURE_NUMBER, /* a bare number: fits anything */
    MEASURE_UNIT,   /* 万元, 人 ... */
    MEASURE_RATE,   /* a share of one; people read it in per cent */
    MEASURE_OTHER,  /* products, logarithms: nobody's unit */
};

struct measure {
    enum measure_kind kind;
    struct str unit; /* where kind is MEASURE_UNIT */
};

/* The formula's measure. Where it adds what is measured differently (万元 and 人), *a and *b are
 * the two units; else *a is empty. a and b may be NULL. */
struct measure formula_measure(const struct framework *fw, const struct formula *f, struct str *a,
                               struct str *b);

#endif
