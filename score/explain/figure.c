#include "explain/figure.h"

#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tgmath.h>

#include "decimal.h"

/* Below it a number is an integer without doubt. */
static const real largest_fixed = 1e18L;

/* The value as an integer of its scale-th decimal. False where that is not quite the value. */
static bool is_fixed(real value, unsigned scale, int64_t *fixed)
{
    return figure_fixed(value, scale, fixed) && (real)*fixed / decimal_tens[scale] == value;
}

static bool is_whole(real value, int64_t *whole)
{
    if (!(value > -largest_fixed && value < largest_fixed))
        return false;
    *whole = (int64_t)value;
    return (real)*whole == value;
}

/* Nearly every figure has at most two decimals (none, often), and nearly every other at most
 * six. */
static bool find_fixed(real value, int64_t *fixed, unsigned *scale)
{
    *scale = 0;
    if (is_whole(value, fixed))
        return true;
    *scale = 2;
    if (is_fixed(value, *scale, fixed))
        return true;
    *scale = 6;
    return is_fixed(value, *scale, fixed);
}

/* Any number there is, by way of its scientific notation, times 10^power. */
static void write_any(struct buf *out, real value, int power)
{
    char digits[64];
    int precision = DBL_DIG;

    do
        snprintf(digits, sizeof digits, "%.*Le", precision - 1, value);
    while (strtold(digits, NULL) != value && ++precision <= LDBL_DECIMAL_DIG);
    /* d.ddde+xx: the digits, and where the point goes */
    decimal_shift(out, (struct str){ digits, (size_t)(strchr(digits, 'e') - digits) },
                  atoi(strchr(digits, 'e') + 1) + power);
}

void figure_exact(struct buf *out, real value)
{
    int64_t fixed;
    unsigned scale;

    if (find_fixed(value, &fixed, &scale))
        decimal_trimmed(out, fixed, scale);
    else
        write_any(out, value, 0);
}

void figure_percent(struct buf *out, real value)
{
    int64_t fixed;
    unsigned scale;

    if (!find_fixed(value, &fixed, &scale)) {
        write_any(out, value, 2);
    } else if (scale >= 2) {
        decimal_trimmed(out, fixed, scale - 2);
    } else {
        decimal_write(out, fixed, 0);
        buf_text(out, fixed != 0 ? "00" : "");
    }
    buf_char(out, '%');
}

real figure_round(real value, unsigned decimals)
{
    int64_t fixed;

    return figure_fixed(value, decimals, &fixed) ? (real)fixed / decimal_tens[decimals] : value;
}

void figure_rounded(struct buf *out, real value, unsigned decimals)
{
    int64_t fixed;

    if (figure_fixed(value, decimals, &fixed))
        decimal_write(out, fixed, decimals);
    else
        figure_exact(out, value);
}

void figure_trimmed(struct buf *out, real value, unsigned decimals)
{
    int64_t fixed;

    if (decimals >= 2 && is_fixed(value, 2, &fixed))
        decimal_trimmed(out, fixed, 2);
    else if (figure_fixed(value, decimals, &fixed))
        decimal_trimmed(out, fixed, decimals);
    else
        figure_exact(out, value);
}
