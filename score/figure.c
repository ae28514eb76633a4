#include "figure.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"

/* Amounts of up to 15 digits with at most 6 decimals, which is nearly all there are, without printf. */
static bool exact_quickly(struct buf *out, double value)
{
    for (unsigned scale = 0; scale <= 6; scale += 2) {
        double scaled = value * (double)decimal_power(scale);

        if (fabs(scaled) >= 1e15)
            return false;
        if (scaled == rint(scaled) && rint(scaled) / (double)decimal_power(scale) == value) {
            int64_t fixed = (int64_t)scaled;

            while (scale > 0 && fixed % 10 == 0) {
                fixed /= 10;
                scale--;
            }
            decimal_write(out, fixed, scale);
            return true;
        }
    }
    return false;
}

void figure_exact(struct buf *out, double value)
{
    char digits[64];
    struct buf plain = { 0 };
    int exponent, precision = 15;

    if (exact_quickly(out, value))
        return;
    do
        snprintf(digits, sizeof digits, "%.*e", precision - 1, value);
    while (strtod(digits, NULL) != value && ++precision <= 17);
    /* d.ddde+xx: the digits, and where the point goes */
    exponent = atoi(strchr(digits, 'e') + 1);
    buf_add(&plain, digits, (size_t)(strchr(digits, 'e') - digits));
    decimal_shift(out, buf_view(&plain), exponent);
    buf_free(&plain);
}

double figure_round(double value, unsigned decimals)
{
    double unit = (double)decimal_power(decimals);

    return round(value * unit) / unit;
}

void figure_rounded(struct buf *out, double value, unsigned decimals)
{
    double scaled = round(value * (double)decimal_power(decimals));

    if (fabs(scaled) < 9e17)
        decimal_write(out, (int64_t)scaled, decimals);
    else
        figure_exact(out, value);
}
