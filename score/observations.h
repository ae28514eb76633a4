/* What the departments submitted, as columns, one per item.
 *
 * Rows are added one by one; observations_group then puts each cohort's rows side by side (in order
 * of the cohorts' first appearance, rows in order of input) and drops a department's earlier rows, so
 * that a cohort is a slice of every column. */
#ifndef JIXIAO_OBSERVATIONS_H
#define JIXIAO_OBSERVATIONS_H

#include "decimal.h"
#include "framework/framework.h"
#include "real.h"
#include "stream.h"

enum cell_state {
    CELL_VALUE,
    CELL_MISSING,
    CELL_NA,      /* not applicable: said by the town, or 0/0 */
    CELL_INVALID, /* no number comes out: x/0, ln of what is not above 0 ... */
    CELL_UNKNOWN, /* a label that the rule does not know */
};

/* The cells of an item over all rows, as they were written: the digits of a figure as an integer, and
 * in form its state and how many of the digits are decimals. Nine bytes a cell, where a real has 16;
 * and no division for what nobody reckons with. */
struct cells {
    int64_t *digits;     /* of a figure; the index of a label's text; where a figure is longer */
    unsigned char *form; /* state + FORM_STATES * decimals */
    real *longer;        /* figures of more than 18 digits */
    size_t n_longer, longer_cap;
};

enum { FORM_STATES = 8, FORM_LONGER = 31 /* instead of decimals */ };

static inline enum cell_state cells_state(const struct cells *c, size_t row)
{
    return (enum cell_state)(c->form[row] % FORM_STATES);
}

/* Means nothing where the state is not CELL_VALUE. */
static inline real cells_value(const struct cells *c, size_t row)
{
    unsigned decimals = c->form[row] / FORM_STATES;

    return decimals == FORM_LONGER ? c->longer[c->digits[row]]
                                   : decimal_value(c->digits[row], decimals);
}

/* What is reckoned with: a column over the departments of a cohort. The value of a cell that is not CELL_VALUE means nothing. A label item's
 * value is the index of its text in the item's labels. */
struct column {
    real *value;
    unsigned char *state; /* enum cell_state */
};

struct labels {
    struct strmap index;
    struct str *text; /* as submitted */
    size_t n, cap;
};

struct observations {
    const struct framework *fw;
    size_t rows, cap;
    struct str *key[KEY_COUNT];
    unsigned long *line;   /* in the input */
    int *cohort;           /* which cohort a row is of, numbered from 0 */
    struct cells *item;    /* by item of the framework */
    struct labels *labels; /* by item; used for label items */
    size_t cohorts;        /* after grouping: those that have rows now */
    size_t *start;         /* after grouping: the c-th of them is rows start[c] .. start[c + 1] */

    /* its own */
    struct strmap cohort_index;
    struct arena arena, rows_arena; /* for good; for the rows that are there now */
    struct buf scratch;
};

void observations_init(struct observations *o, const struct framework *fw);
void observations_free(struct observations *o);

/* Forgets the rows, not the memory, nor which cohorts there were. */
void observations_clear(struct observations *o);

/* Which item each column of the stream is (NOWHERE for key columns and unknown ones, which get a
 * warning). n numbers, to be freed. */
int *observations_columns(const struct framework *fw, const struct stream_reader *r);

/* The number of the cohort that the reader's row is of; a new one gets the next number. */
int observations_cohort(struct observations *o, const struct stream_reader *r);

/* Adds the reader's row. Cells that are no number are errors in the reader's report; false then. */
bool observations_add(struct observations *o, const struct stream_reader *r, const int *columns,
                      int cohort);

/* Sorts the rows by cohort and drops all but the last of a department, with a warning for each. */
void observations_group(struct observations *o, const char *file, struct report *report);

#endif
