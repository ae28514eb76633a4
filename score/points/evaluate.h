/* Running a compiled formula down whole columns. */
#ifndef JIXIAO_EVALUATE_H
#define JIXIAO_EVALUATE_H

#include "rows/observations.h"

/* Memory that evaluation reuses. A zeroed struct is ready; free with evaluator_free. */
struct evaluator {
    real *slot; /* depth x cap */
    unsigned char *fault;
    size_t depth, cap;
};

/* The formula's value for departments 0..n of the items' columns, into result. A missing input
 * makes it missing, else one that is not applicable makes it that; 0/0 is not applicable, any other
 * operation without a number as its result is invalid. */
void evaluate(struct evaluator *e, const struct formula *f, const struct column *items, size_t n,
              struct column *result);

void evaluator_free(struct evaluator *e);

#endif
