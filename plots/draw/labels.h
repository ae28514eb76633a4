/* Placing labels beside points so that none lies over another. */
#ifndef JIXIAO_PLOTS_LABELS_H
#define JIXIAO_PLOTS_LABELS_H

#include <stddef.h>

/* A label on a vertical line. */
struct label_slot {
    double wanted; /* where its middle should be */
    double height; /* of its text */
    double at;     /* out: where its middle is */
    size_t which;  /* the caller's */
};

/* Sets at for all slots, which must stand in the order of wanted: in that order from top to bottom,
 * none over another, between low and high where they fit in (from low on where they do not), and
 * with the least sum of squared moves. */
void labels_place(struct label_slot *slots, size_t n, double low, double high);

/* Sum of the heights: what the labels need at the least. */
double labels_height(const struct label_slot *slots, size_t n);

#endif
