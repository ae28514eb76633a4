/* score --lint: what a framework that can be used might still have wrong, and the tree for the eye.
 * The loader has reported the faults already. */
#ifndef JIXIAO_LINT_H
#define JIXIAO_LINT_H

#include "buf.h"
#include "framework/framework.h"

/* Warns of steps that can never be reached or do not fall in order, labels given twice, formulas
 * that add different units; notes items that nothing reads. folder is for the places. */
void lint_framework(const struct framework *fw, const char *folder, struct report *report);

/* Appends the tree: a line a node, with weight, rule and thresholds. */
void lint_tree(struct buf *out, const struct framework *fw);

#endif
