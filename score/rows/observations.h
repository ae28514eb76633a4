/* What the departments submitted: the rows of the input, kept small.
 *
 * Rows are added one by one; observations_group then puts each cohort's rows side by side (in order
 * of the cohorts' first appearance, rows in order of input) and drops a department's earlier rows,
 * so that a cohort is a slice of all rows. From then on row i is the i-th of that order.
 *
 * The whole of a national table has to stay in memory until its last row has come, so a row is
 * little more than its cells, some three bytes each, and the name of its department. Rows lie
 * together in blocks, of which a full one is packed (packed.h); what rows share is kept once:
 * county, year and cohort are the row's home, and the lines of the input are counted from the last
 * row where they jumped. */
#ifndef JIXIAO_OBSERVATIONS_H
#define JIXIAO_OBSERVATIONS_H

#include "decimal.h"
#include "framework/framework.h"
#include "real.h"
#include "rows/cell.h"
#include "stream.h"

/* What is reckoned with: a column over the departments of a cohort. The value of a cell that is not
 * CELL_VALUE means nothing. A label item's value is the index of its text in the item's labels. */
struct column {
    real *value;
    unsigned char *state; /* enum cell_state */
};

struct labels {
    struct strmap index;
    struct str *text; /* as submitted */
    size_t n, cap;
};

/* The county, year and cohort that rows have in common. */
struct home {
    struct str key[KEY_DEPARTMENT];
    int cohort; /* numbered from 0 */
};

struct observations {
    const struct framework *fw;
    size_t rows;
    struct labels *labels; /* by item; used for label items */
    size_t cohorts;        /* after grouping: those that have rows now */
    size_t *start;         /* after grouping: the c-th of them is rows start[c] .. start[c + 1] */

    /* the row that is being read */
    int64_t *cell; /* by item; its place in the block that is being filled */
    struct str department;
    uint32_t home;

    /* its own */
    int64_t *filling;         /* the cells of the last block, row by row, until it is packed */
    struct rows_block *block; /* of 1 << block_shift rows each */
    size_t blocks, block_cap;
    size_t added; /* rows, those that grouping has dropped among them */
    unsigned block_shift;
    uint32_t *order; /* after grouping: where each row was added; NULL: where it is */
    struct home *homes;
    size_t n_homes, homes_cap;
    struct line_jump *jump; /* rows whose line is not the next after that of the row before */
    size_t jumps, jump_cap;
    unsigned long last_line;
    real *longer;                              /* figures that fit no cell */
    size_t n_longer, longer_cap, longer_added; /* of rows that have been added */
    struct strmap home_index, cohort_index;
    struct arena arena;
    struct buf scratch;
};

void observations_init(struct observations *o, const struct framework *fw);
void observations_free(struct observations *o);

/* Forgets the rows that were added, not the one that is being read, nor which cohorts there
 * were. */
void observations_clear(struct observations *o);

/* Which item each column of the stream is (NOWHERE for key columns and unknown ones, which get a
 * warning). n numbers, to be freed. */
int *observations_columns(const struct framework *fw, const struct stream_reader *r);

/* Adding a row, in three steps. observations_begin takes its keys, whose texts must stand until the
 * row is added, and returns the number of its cohort; a new one gets the next number. */
int observations_begin(struct observations *o, const struct str key[KEY_COUNT]);

/* Reads a cell of the row. False for what is no number. */
bool observations_read(struct observations *o, size_t item, struct str cell);

/* The same for all cells of the reader's row, which has the same columns as those before it. Those
 * that are no number are errors in the reader's report; false then. */
bool observations_read_row(struct observations *o, const struct stream_reader *r,
                           const int *columns);

void observations_add(struct observations *o, unsigned long line);

/* Sorts the rows by cohort and drops all but the last of a department, with a warning for each. */
void observations_group(struct observations *o, const char *file, struct report *report);

/* For that: where row i was added, and what is known of a row by where it was added. */
size_t observations_added_at(const struct observations *o, size_t i);
uint32_t observations_home_at(const struct observations *o, size_t row);
struct str observations_department_at(const struct observations *o, size_t row);
unsigned long observations_line_at(const struct observations *o, size_t row);

/* Of row i. */
struct str observations_key(const struct observations *o, int k, size_t i);
unsigned long observations_line(const struct observations *o, size_t i);
int64_t observations_cell(const struct observations *o, size_t item, size_t i);

/* The cells of n rows from first on: cell[item * stride + k] is that of the k-th. */
void observations_cells(const struct observations *o, size_t first, size_t n, int64_t *cell,
                        size_t stride);

/* A cell as a number. Means nothing where it has none. */
static inline real observations_value(const struct observations *o, int64_t cell)
{
    unsigned form = cell_form(cell);
    int64_t digits = cell_digits(cell);

    return form == FORM_LONGER ? o->longer[digits]
                               : decimal_value(digits, form == FORM_ABSENT ? 0 : form);
}

#endif
