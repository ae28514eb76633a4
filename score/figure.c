#include "figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"

/* Below it a number times a power of ten is rounded to the nearest integer without doubt. */
static const double largest_fixed = 1e15;

/* The value as an integer of its scale-th decimal. False where that is not quite the value. */
static bool is_fixed(double value, unsigned scale, int64_t *fixed)
{
    double unit = (double)decimal_power(scale), scaled = value * unit;

    if (!(fabs(scaled) < largest_fixed))
        return false;
    *fixed = llround(scaled);
    return (double)*fixed / unit == value;
}

/* Nearly every figure has at most two decimals, and nearly every other at most six. */
static bool find_fixed(double value, int64_t *fixed, unsigned *scale)
{
    *scale = 2;
    if (is_fixed(value, *scale, fixed))
        return true;
    *scale = 6;
    return is_fixed(value, *scale, fixed);
}

/* Any double there is, by way of its scientific notation, times 10^power. */
static void write_any(struct buf *out, double value, int power)
{
    char digits[64];
    int precision = 15;

    do
        snprintf(digits, sizeof digits, "%.*e", precision - 1, value);
    while (strtod(digits, NULL) != value && ++precision <= 17);
    /* d.ddde+xx: the digits, and where the point goes */
    decimal_shift(out, (struct str){ digits, (size_t)(strchr(digits, 'e') - digits) },
                  atoi(strchr(digits, 'e') + 1) + power);
}

void figure_exact(struct buf *out, double value)
{
    int64_t fixed;
    unsigned scale;

    if (find_fixed(value, &fixed, &scale))
        decimal_trimmed(out, fixed, scale);
    else
        write_any(out, value, 0);
}

void figure_percent(struct buf *out, double value)
{
    int64_t fixed;
    unsigned scale;

    if (find_fixed(value, &fixed, &scale))
        decimal_trimmed(out, fixed, scale - 2);
    else
        write_any(out, value, 2);
    buf_char(out, '%');
}

double figure_round(double value, unsigned decimals)
{
    double unit = (double)decimal_power(decimals), scaled = value * unit;

    return fabs(scaled) < largest_fixed ? (double)llround(scaled) / unit : value;
}

void figure_rounded(struct buf *out, double value, unsigned decimals)
{
    double scaled = value * (double)decimal_power(decimals);

    if (fabs(scaled) < largest_fixed)
        decimal_write(out, llround(scaled), decimals);
    else
        figure_exact(out, value);
}

void figure_trimmed(struct buf *out, double value, unsigned decimals)
{
    double scaled = value * (double)decimal_power(decimals);
    int64_t fixed;

    if (decimals >= 2 && is_fixed(value, 2, &fixed))
        decimal_trimmed(out, fixed, 2);
    else if (fabs(scaled) < largest_fixed)
        decimal_trimmed(out, llround(scaled), decimals);
    else
        figure_exact(out, value);
}
