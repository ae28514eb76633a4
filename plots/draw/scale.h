/* Axes with round numbers. */
#ifndef JIXIAO_PLOTS_SCALE_H
#define JIXIAO_PLOTS_SCALE_H

#include <stddef.h>

#include "buf.h"

/* low, low + step, ... high: step is 1, 2 or 5 times a power of ten, low and high its multiples. */
struct scale {
    double low, high, step;
    size_t ticks;      /* how many numbers from low to high */
    unsigned decimals; /* that they need */
};

/* The finest scale with at most max ticks (max >= 3) that covers low..high; the range may be
 * empty. */
struct scale scale_round(double low, double high, size_t max);

/* The index-th number of the scale. */
double scale_tick(const struct scale *s, size_t index);

/* Appends it as it is printed, and how wide the widest of them is at a type size. */
void scale_label(struct buf *out, const struct scale *s, size_t index);
double scale_labels_width(const struct scale *s, double size);

#endif
