/* Axes with round numbers. */
#ifndef JIXIAO_PLOTS_SCALE_H
#define JIXIAO_PLOTS_SCALE_H

#include <stddef.h>

/* low, low + step, ... high: step is 1, 2 or 5 times a power of ten, low and high its multiples. */
struct scale {
    double low, high, step;
    size_t ticks;      /* how many numbers from low to high */
    unsigned decimals; /* that they need */
};

/* The finest scale with at most max ticks (max >= 3) that covers low..high; the range may be empty. */
struct scale scale_round(double low, double high, size_t max);

/* The index-th number of the scale. */
double scale_tick(const struct scale *s, size_t index);

#endif
