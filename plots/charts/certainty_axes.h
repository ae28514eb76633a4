/* The axes of ranks of the chart "certainty": one for all its rows; where those between the best
 * and the last are left out, one for each end, so that its intervals can be seen. */
#ifndef JIXIAO_PLOTS_CERTAINTY_AXES_H
#define JIXIAO_PLOTS_CERTAINTY_AXES_H

#include "charts/ranking_rows.h"

struct certainty_axis {
    size_t from, to;    /* of the rows */
    double left, right; /* pixels */
    double low, high;   /* ranks, half a rank beyond the first and the last */
    long step;          /* between its numbers */
};

enum { CERTAINTY_AXES = 2 };

/* Sets the axes from left to right. Returns how many there are. */
size_t certainty_axes(struct certainty_axis axis[CERTAINTY_AXES], const struct ranking_rows *rows,
                      double left, double right);

/* Pixels of a rank. */
double certainty_x(const struct certainty_axis *axis, double rank);

/* The axis' next number behind a rank (0 to begin), or 0. */
long certainty_next(const struct certainty_axis *axis, long rank);

#endif
