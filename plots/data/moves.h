/* Who won and who lost most points between two years. */
#ifndef JIXIAO_PLOTS_MOVES_H
#define JIXIAO_PLOTS_MOVES_H

#include "data/standings.h"

struct move {
    struct str department;
    bool provisional;
    struct points points; /* won or lost, not negative; 0 where nobody did */
};

/* The greatest rise and fall among those with a total in both years of the county. */
void moves_greatest(const struct county *c, size_t from, size_t to, struct move *rise,
                    struct move *fall);

#endif
