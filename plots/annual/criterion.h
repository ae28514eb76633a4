/* What an indicator is scored by, in a sentence: the column 评分标准 of a score sheet. */
#ifndef JIXIAO_PLOTS_CRITERION_H
#define JIXIAO_PLOTS_CRITERION_H

#include "charts/say.h"
#include "framework/framework.h"

/* Appends it: "在职人员数 / 编制数；不高于100%得满分，不低于115%不得分，……". */
void criterion_put(struct buf *out, const struct framework *fw, const struct node *node,
                   enum language language);

/* The reading of max and min, in words. */
const char *criterion_extent(enum extent extent, enum language language);

#endif
