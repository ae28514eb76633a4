/* What the charts draw from: the standings, and what the framework adds to them. */
#ifndef JIXIAO_PLOTS_SCENE_H
#define JIXIAO_PLOTS_SCENE_H

#include "charts/say.h"
#include "data/county.h"
#include "framework/framework.h"

struct remarks;

struct scene {
    const struct standings *standings;
    const struct framework *fw; /* NULL: not known, nor the weights */
    struct str framework;       /* the name of the indicator system, or its id; may be empty */
    struct grades grades;       /* none where their bounds are not known */
    int64_t full;               /* where the scale of the totals ends */
    bool full_known;            /* that these are the points that can be had */
    unsigned
        weight_decimals; /* that the framework's weights need, so that they stand in a column */
    struct str heading;  /* stands above every chart's own title; may be empty */
    enum language language;
    const struct remarks *remarks; /* what score said; NULL: nothing */

    struct arena arena; /* its own */
};

/* Sets framework, grades and full: from the framework, or without one (NULL) from what the totals
 * and the grades of the stream allow. Warns where the framework's grades are not the stream's.
 * Texts live as long as the framework and the standings. */
void scene_set(struct scene *s, const struct framework *fw, struct report *report);
void scene_free(struct scene *s);

/* The weight of an indicator or section of the framework. */
struct points scene_weight(const struct scene *s, const struct node *node);

#endif
