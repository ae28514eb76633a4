/* Decimal numbers as text and as integers of their last decimal. Nothing here goes through binary
 * floating point except decimal_double, which is the exact nearest double. */
#ifndef JIXIAO_DECIMAL_H
#define JIXIAO_DECIMAL_H

#include <stdint.h>

#include "buf.h"
#include "real.h"
#include "str.h"

enum { DECIMAL_SCALE_MAX = 9 }; /* most decimals of a fixed number */

/* Whether s is -?digits[.digits], the only form of a number in our streams and frameworks. */
bool decimal_plain(struct str s);

/* The part of a plain number without a sign that is its shortest form: no needless zeros. */
struct str decimal_shortest(struct str s);

/* Appends the plain number s times 10^power, in its shortest form: no needless zeros, no "-0".
 * decimal_shift(out, "109000", -4) appends 10.9. */
void decimal_shift(struct buf *out, struct str s, int power);

/* The double nearest to s; infinity where it is too large. False where s is no plain number. */
bool decimal_read(struct str s, real *value);

/* The same, of a number that is known to be plain. */
double decimal_double(struct str s);

/* The same as a real: nearest, or in the rarest case the neighbour. */
real decimal_real(struct str s);

/* The digits of the plain number s as an integer, and how many of them are decimals: "-2.50" is
 * -250 and 2. False where s is not plain or has more than 18 digits. */
bool decimal_digits(struct str s, int64_t *digits, unsigned *decimals);

/* The powers of ten that a real holds exactly. */
extern const real decimal_tens[19];

/* digits / 10^decimals, the nearest real: what decimal_real makes of the same number. */
static inline real decimal_value(int64_t digits, unsigned decimals)
{
    return (real)digits / decimal_tens[decimals];
}

/* The plain number s as an integer of its scale-th decimal: ("2.5", 2) is 250. False where s is not
 * plain, has more decimals than scale (zeros at the end do not count), or does not fit. */
bool decimal_fixed(struct str s, unsigned scale, int64_t *fixed);

/* Appends fixed / 10^scale with exactly scale decimals, at most 18. */
void decimal_write(struct buf *out, int64_t fixed, unsigned scale);

enum { DECIMAL_ROOM = 1 + 40 }; /* that decimal_put wants: a sign, and DIGITS_PUT_ROOM */

/* "00" to "99", one behind the other. */
extern const char decimal_pairs[201];

/* decimal_put's, where it takes no short cut. */
char *decimal_put_any(char *p, int64_t fixed, unsigned scale);

/* The same to p, where there are DECIMAL_ROOM bytes, of which those behind the number are written
 * over, too. Returns the end. Nearly all points have two decimals and are below a hundred: those
 * are two pairs of digits and a point, without a branch; through digits_put, score would do an
 * eighth more. */
static inline char *decimal_put(char *p, int64_t fixed, unsigned scale)
{
    unsigned whole, is_single;

    if (scale != 2 || (uint64_t)fixed >= 10000)
        return decimal_put_any(p, fixed, scale);
    whole = (unsigned)fixed / 100;
    is_single = whole < 10;
    memcpy(p, decimal_pairs + 2 * whole + is_single, 2);
    p += 2 - is_single;
    *p = '.';
    memcpy(p + 1, decimal_pairs + 2 * ((unsigned)fixed % 100), 2);
    return p + 3;
}

/* The same without needless zeros. */
void decimal_trimmed(struct buf *out, int64_t fixed, unsigned scale);

/* 10^power as an integer, for powers 0..18. */
int64_t decimal_power(unsigned power);

#endif
