#include "decimal.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

#include "digits.h"
#include "digits_put.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool decimal_plain(struct str s)
{
    size_t i = 0, digits;

    if (i < s.n && s.s[i] == '-')
        i++;
    for (digits = 0; i < s.n && is_digit(s.s[i]); i++)
        digits++;
    if (digits == 0)
        return false;
    if (i < s.n && s.s[i] == '.') {
        for (i++, digits = 0; i < s.n && is_digit(s.s[i]); i++)
            digits++;
        if (digits == 0)
            return false;
    }
    return i == s.n;
}

/* The digits of a plain number without its point, and where the point belongs. */
struct parts {
    bool negative;
    struct str whole, fraction;
};

static struct parts split(struct str s)
{
    struct parts d = { .negative = s.n > 0 && s.s[0] == '-' };
    size_t point;

    if (d.negative)
        s = str_skip(s, 1);
    for (point = 0; point < s.n && s.s[point] != '.'; point++)
        ;
    d.whole = (struct str){ s.s, point };
    if (point < s.n)
        d.fraction = str_skip(s, point + 1);
    while (d.whole.n > 0 && d.whole.s[0] == '0')
        d.whole = str_skip(d.whole, 1);
    while (d.fraction.n > 0 && d.fraction.s[d.fraction.n - 1] == '0')
        d.fraction.n--;
    return d;
}

static void add_zeros(struct buf *out, size_t n)
{
    while (n-- > 0)
        buf_char(out, '0');
}

struct str decimal_shortest(struct str s)
{
    while (s.n > 1 && s.s[0] == '0' && s.s[1] != '.')
        s = str_skip(s, 1);
    if (s.s[s.n - 1] != '0' || memchr(s.s, '.', s.n) == NULL)
        return s;
    while (s.s[s.n - 1] == '0')
        s.n--;
    if (s.s[s.n - 1] == '.')
        s.n--;
    return s;
}

void decimal_shift(struct buf *out, struct str s, int power)
{
    size_t from, by = power < 0 ? 0 - (size_t)power : (size_t)power, over;
    struct parts d = split(s);
    struct str rest, shortest;

    if (d.negative)
        buf_char(out, '-');
    from = out->n;
    buf_char(out, '0');
    if (power >= 0) { /* digits go over the point to its left, with zeros behind them */
        over = by < d.fraction.n ? by : d.fraction.n;
        rest = str_skip(d.fraction, over);
        buf_str(out, d.whole);
        buf_add(out, d.fraction.s, over);
        add_zeros(out, by - over);
        if (rest.n > 0)
            buf_char(out, '.');
    } else { /* to its right, with zeros in front */
        over = by < d.whole.n ? by : d.whole.n;
        rest = d.fraction;
        buf_add(out, d.whole.s, d.whole.n - over);
        buf_char(out, '.');
        add_zeros(out, by - over);
        buf_str(out, str_skip(d.whole, d.whole.n - over));
    }
    buf_str(out, rest);
    shortest = decimal_shortest((struct str){ out->s + from, out->n - from });
    if (d.negative && str_is(shortest, "0"))
        from--;
    memmove(out->s + from, shortest.s, shortest.n);
    out->n = from + shortest.n;
}

/* A plain number as an integer and how many of its digits are decimals. */
struct scanned {
    bool negative;
    uint64_t mantissa; /* of too many digits it is not used */
    size_t digits, decimals;
};

static bool scan(struct str s, struct scanned *n)
{
    struct digits short_one;
    size_t i;

    *n = (struct scanned){ .negative = s.n > 0 && s.s[0] == '-' };
    if (digits_read(s, &short_one)) {
        n->mantissa = short_one.mantissa;
        n->decimals = short_one.decimals;
        n->digits = short_one.whole + short_one.decimals;
        return true;
    }
    for (i = n->negative; i < s.n && is_digit(s.s[i]); i++)
        n->mantissa = n->mantissa * 10 + (uint64_t)(s.s[i] - '0');
    n->digits = i - n->negative;
    if (n->digits == 0)
        return false;
    if (i + 1 < s.n && s.s[i] == '.')
        for (i++; i < s.n && is_digit(s.s[i]); i++, n->decimals++)
            n->mantissa = n->mantissa * 10 + (uint64_t)(s.s[i] - '0');
    n->digits += n->decimals;
    return i == s.n;
}

/* The powers of ten that a double holds exactly, and on to 10^18, that a long double does. */
const real decimal_tens[19] = { 1e0L,  1e1L,  1e2L,  1e3L,  1e4L,  1e5L,  1e6L,  1e7L,  1e8L, 1e9L,
                                1e10L, 1e11L, 1e12L, 1e13L, 1e14L, 1e15L, 1e16L, 1e17L, 1e18L };

/* Digits that are exact as an integer of the type; then one division by an exact power rounds once,
 * to the nearest (Clinger). What has more is left to the library. */
enum { EXACT_IN_DOUBLE = 15, EXACT_IN_REAL = LDBL_DIG < 18 ? EXACT_IN_DOUBLE : 18 };

bool decimal_digits(struct str s, int64_t *digits, unsigned *decimals)
{
    struct scanned n;

    if (!scan(s, &n) || n.digits > EXACT_IN_REAL)
        return false;
    *digits = n.negative ? -(int64_t)n.mantissa : (int64_t)n.mantissa;
    *decimals = (unsigned)n.decimals;
    return true;
}

bool decimal_read(struct str s, real *value)
{
    struct buf copy = { 0 };
    int64_t digits;
    unsigned decimals;

    if (decimal_digits(s, &digits, &decimals)) {
        *value = decimal_value(digits, decimals);
        return true;
    }
    if (!decimal_plain(s))
        return false;
    buf_str(&copy, s);
    *value = strtold(buf_cstr(&copy), NULL);
    buf_free(&copy);
    return true;
}

real decimal_real(struct str s)
{
    real value = 0;

    decimal_read(s, &value);
    return value;
}

double decimal_double(struct str s)
{
    struct buf copy = { 0 };
    struct scanned n;
    double value;

    if (!scan(s, &n))
        return 0;
    if (n.digits <= EXACT_IN_DOUBLE) {
        value = (double)n.mantissa / (double)decimal_tens[n.decimals];
        return n.negative ? -value : value;
    }
    buf_str(&copy, s);
    value = strtod(buf_cstr(&copy), NULL);
    buf_free(&copy);
    return value;
}

bool decimal_fixed(struct str s, unsigned scale, int64_t *fixed)
{
    struct digits short_one;
    struct parts d;
    int64_t value = 0;

    if (digits_read(s, &short_one) && short_one.decimals <= scale &&
        short_one.whole + scale <= 18) {
        *fixed = (int64_t)short_one.mantissa * decimal_power(scale - (unsigned)short_one.decimals);
        return true;
    }

    if (!decimal_plain(s))
        return false;
    d = split(s);
    if (d.fraction.n > scale || d.whole.n + scale > 18)
        return false;
    for (size_t i = 0; i < d.whole.n; i++)
        value = value * 10 + (d.whole.s[i] - '0');
    for (size_t i = 0; i < scale; i++)
        value = value * 10 + (i < d.fraction.n ? d.fraction.s[i] - '0' : 0);
    *fixed = d.negative ? -value : value;
    return true;
}

const char decimal_pairs[201] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";

static char *put(char *p, int64_t fixed, unsigned scale, bool trimmed)
{
    uint64_t n = fixed < 0 ? 0 - (uint64_t)fixed : (uint64_t)fixed;

    if (fixed < 0)
        *p++ = '-';
    if (n < DIGITS_PUT_BELOW && scale <= DIGITS_PUT_DECIMALS)
        return digits_put(p, (int64_t)n, scale, trimmed);
    return digits_put_any(p, n, scale, trimmed);
}

char *decimal_put_any(char *p, int64_t fixed, unsigned scale)
{
    return put(p, fixed, scale, false);
}

void decimal_write(struct buf *out, int64_t fixed, unsigned scale)
{
    char *p = buf_reserve(out, DECIMAL_ROOM);

    out->n = (size_t)(decimal_put(p, fixed, scale) - out->s);
}

void decimal_trimmed(struct buf *out, int64_t fixed, unsigned scale)
{
    char *p = buf_reserve(out, DECIMAL_ROOM);

    out->n = (size_t)(put(p, fixed, scale, true) - out->s);
}

int64_t decimal_power(unsigned power)
{
    static const int64_t powers[] = {
        1,
        10,
        100,
        1000,
        10000,
        100000,
        1000000,
        10000000,
        100000000,
        1000000000,
        10000000000,
        100000000000,
        1000000000000,
        10000000000000,
        100000000000000,
        1000000000000000,
        10000000000000000,
        100000000000000000,
        1000000000000000000,
    };

    return powers[power];
}
