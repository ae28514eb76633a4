#include "scale.h"

#include <math.h>

double scale_tick(const struct scale *s, size_t index)
{
    return s->low + (double)index * s->step;
}

struct scale scale_round(double low, double high, size_t max)
{
    static const double mantissa[] = { 1, 2, 5 };
    double span = high > low ? high - low : 1;
    int power = (int)floor(log10(span / (double)max)) - 1;

    for (;; power++)
        for (size_t i = 0; i < sizeof mantissa / sizeof mantissa[0]; i++) {
            double step = mantissa[i] * pow(10, power);
            double first = floor(low / step + 1e-9), last = ceil(high / step - 1e-9);

            if (first == last)
                last = first + 1;
            if (last - first + 1 > (double)max)
                continue;
            return (struct scale){ .low = first * step,
                                   .high = last * step,
                                   .step = step,
                                   .ticks = (size_t)(last - first) + 1,
                                   .decimals = power < 0 ? (unsigned)-power : 0 };
        }
}
