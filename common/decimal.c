#include "decimal.h"

#include <stdlib.h>
#include <string.h>

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

/* Clinger's case: an integer of at most 15 digits and a power of ten of at most 10^22 are both exact
 * doubles, so one division rounds once, to the nearest. Everything else is left to strtod. */
static bool double_exactly(struct str s, double *value)
{
    static const double tens[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    int64_t mantissa = 0;
    size_t digits = 0, decimals = 0, i = 0;
    bool negative = s.n > 0 && s.s[0] == '-', behind_point = false;

    for (i = negative; i < s.n; i++) {
        if (s.s[i] == '.') {
            behind_point = true;
            continue;
        }
        if (++digits > 15)
            return false;
        decimals += behind_point;
        mantissa = mantissa * 10 + (s.s[i] - '0');
    }
    *value = (double)mantissa / tens[decimals];
    if (negative)
        *value = -*value;
    return true;
}

double decimal_double(struct str s)
{
    struct buf copy = { 0 };
    double value;

    if (double_exactly(s, &value))
        return value;
    buf_str(&copy, s);
    value = strtod(buf_cstr(&copy), NULL);
    buf_free(&copy);
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
    char text[32], *p = text + sizeof text;
    uint64_t rest = fixed < 0 ? 0 - (uint64_t)fixed : (uint64_t)fixed;
    unsigned written = 0;

    do {
        if (written == scale && scale > 0)
            *--p = '.';
        *--p = (char)('0' + rest % 10);
        rest /= 10;
        written++;
    } while (rest > 0 || written <= scale);
    if (fixed < 0)
        *--p = '-';
    buf_add(out, p, (size_t)(text + sizeof text - p));
}

int64_t decimal_power(unsigned power)
{
    int64_t value = 1;

    while (power-- > 0)
        value *= 10;
    return value;
}
