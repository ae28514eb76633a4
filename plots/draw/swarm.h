/* Placing dots beside each other where they would lie over one another: a swarm. */
#ifndef JIXIAO_PLOTS_SWARM_H
#define JIXIAO_PLOTS_SWARM_H

#include <stddef.h>

struct swarm_dot {
    double y; /* where its middle is, in pixels */
    double x; /* out: how far it stands from the line in the middle of the swarm */
};

/* Sets x of all dots, which must stand in the order of y, as near to the middle as they go without
 * one lying over another. Returns their diameter: as large as the width allows, between least and
 * most. Where even the least does not fit, the swarm is pressed into the width. */
double swarm_place(struct swarm_dot *dots, size_t n, double width, double least, double most);

#endif
