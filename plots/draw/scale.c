#include "draw/scale.h"

#include <math.h>

#include "draw/type.h"

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

void scale_label(struct buf *out, const struct scale *s, size_t index)
{
    buf_printf(out, "%.*f", (int)s->decimals, scale_tick(s, index));
}

double scale_labels_width(const struct scale *s, double size)
{
    struct buf text = { 0 };
    double widest = 0;

    for (size_t i = 0; i < s->ticks; i++) {
        double width;

        buf_clear(&text);
        scale_label(&text, s, i);
        width = type_width(buf_view(&text), size);
        widest = width > widest ? width : widest;
    }
    buf_free(&text);
    return widest;
}
