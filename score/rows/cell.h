/* A cell as score keeps it: one integer.
 *
 * Its lowest four bits say how many of a figure's digits are decimals, or that there is no figure;
 * the digits stand above them, as an integer. "1419.08" is 141908 and 2; nothing is rounded,
 * nothing divided before somebody reckons with it. Nearly every cell fits 32 bits, where the number
 * that is reckoned with (real.h) has 128; see observations.h for those that do not. */
#ifndef JIXIAO_CELL_H
#define JIXIAO_CELL_H

#include <stdint.h>

enum cell_state {
    CELL_VALUE,
    CELL_MISSING,
    CELL_NA,      /* not applicable: said by the town, or 0/0 */
    CELL_INVALID, /* no number comes out: x/0, ln of what is not above 0 ... */
    CELL_UNKNOWN, /* a label that the rule does not know */
};

enum {
    FORM_BITS = 4,
    FORM_DECIMALS = 13, /* the most that a form says */
    FORM_LONGER =
        14, /* a figure that does not fit: the digits are its place among the longer ones */
    FORM_ABSENT = 15, /* the digits are the state */
};

/* Digits that fit above a form. */
#define CELL_DIGITS_MAX (INT64_MAX >> FORM_BITS)

static inline int64_t cell_of(int64_t digits, unsigned form)
{
    return digits * (1 << FORM_BITS) + (int64_t)form;
}

static inline unsigned cell_form(int64_t cell)
{
    return (unsigned)cell % (1U << FORM_BITS);
}

static inline int64_t cell_digits(int64_t cell)
{
    return (cell - (int64_t)cell_form(cell)) / (1 << FORM_BITS);
}

static inline enum cell_state cell_state(int64_t cell)
{
    return cell_form(cell) == FORM_ABSENT ? (enum cell_state)cell_digits(cell) : CELL_VALUE;
}

#endif
