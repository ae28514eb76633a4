#include "decimal.h"

#include <stdlib.h>
#include <string.h>

enum { DECIMAL_LONGEST = 1 + 19 + 1 + 18 }; /* of what decimal_write writes */

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
struct digits {
    bool negative;
    struct str whole, fraction;
};

static struct digits split(struct str s)
{
    struct digits d = { .negative = s.n > 0 && s.s[0] == '-' };
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

void decimal_shift(struct buf *out, struct str s, int power)
{
    struct digits d = split(s);
    struct buf all = { 0 };
    struct str digits, tail = { 0 };
    size_t point; /* of the digits, how many stand before the point */

    buf_str(&all, d.whole);
    buf_str(&all, d.fraction);
    digits = buf_view(&all);
    point = d.whole.n;
    if (power >= 0) {
        point += (size_t)power;
    } else if ((size_t)-power <= point) {
        point -= (size_t)-power;
    } else {
        size_t zeros = (size_t)-power - point;

        point = 0;
        buf_reserve(&all, zeros);
        if (all.n > 0)
            memmove(all.s + zeros, all.s, all.n);
        memset(all.s, '0', zeros);
        all.n += zeros;
        digits = buf_view(&all);
    }
    while (digits.n > 0 && point > 0 && digits.s[0] == '0') {
        digits = str_skip(digits, 1);
        point--;
    }
    if (digits.n > point) {
        tail = str_skip(digits, point);
        digits.n = point;
        while (tail.n > 0 && tail.s[tail.n - 1] == '0')
            tail.n--;
    }
    if (digits.n == 0)
        point = 0;
    if (d.negative && (digits.n > 0 || tail.n > 0))
        buf_char(out, '-');
    buf_str(out, digits);
    add_zeros(out, point - digits.n);
    if (point == 0)
        buf_char(out, '0');
    if (tail.n > 0) {
        buf_char(out, '.');
        buf_str(out, tail);
    }
    buf_free(&all);
}

/* An integer of at most 15 digits and a power of ten of at most 10^22 are both exact doubles, so one
 * division rounds once, to the nearest (Clinger). Everything else is left to strtod. */
static const double tens[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                               1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };

enum { EXACT_DIGITS = sizeof tens / sizeof tens[0] - 1 };

bool decimal_read(struct str s, double *value)
{
    bool negative = s.n > 0 && s.s[0] == '-';
    size_t i = negative, digits, decimals = 0;
    uint64_t mantissa = 0; /* of too many digits it is not used */

    for (; i < s.n && is_digit(s.s[i]); i++)
        mantissa = mantissa * 10 + (uint64_t)(s.s[i] - '0');
    digits = i - negative;
    if (i + 1 < s.n && s.s[i] == '.')
        for (i++; i < s.n && is_digit(s.s[i]); i++, decimals++)
            mantissa = mantissa * 10 + (uint64_t)(s.s[i] - '0');
    if (digits == 0 || i < s.n)
        return false;
    if (digits + decimals <= EXACT_DIGITS) {
        *value = (double)(int64_t)mantissa / tens[decimals];
        if (negative)
            *value = -*value;
    } else {
        struct buf copy = { 0 };

        buf_str(&copy, s);
        *value = strtod(buf_cstr(&copy), NULL);
        buf_free(&copy);
    }
    return true;
}

double decimal_double(struct str s)
{
    double value = 0;

    decimal_read(s, &value);
    return value;
}

bool decimal_fixed(struct str s, unsigned scale, int64_t *fixed)
{
    struct digits d;
    int64_t value = 0;

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

void decimal_write(struct buf *out, int64_t fixed, unsigned scale)
{
    char *end = buf_reserve(out, DECIMAL_LONGEST) + DECIMAL_LONGEST, *p = end;
    uint64_t rest = fixed < 0 ? 0 - (uint64_t)fixed : (uint64_t)fixed;

    if (scale > 0) {
        for (unsigned i = 0; i < scale; i++, rest /= 10)
            *--p = (char)('0' + rest % 10);
        *--p = '.';
    }
    do {
        *--p = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (fixed < 0)
        *--p = '-';
    memmove(end - DECIMAL_LONGEST, p, (size_t)(end - p));
    out->n += (size_t)(end - p);
}

void decimal_trimmed(struct buf *out, int64_t fixed, unsigned scale)
{
    while (scale > 0 && fixed % 10 == 0) {
        fixed /= 10;
        scale--;
    }
    decimal_write(out, fixed, scale);
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
