/* Writing the ranking stream. */
#ifndef JIXIAO_OUTPUT_H
#define JIXIAO_OUTPUT_H

#include "framework/grades.h"
#include "table.h"

void output_ranking(const struct table *t, const struct grades *grades, bool plain);

#endif
