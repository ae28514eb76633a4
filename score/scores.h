/* Writing the scores stream. */
#ifndef JIXIAO_SCORES_H
#define JIXIAO_SCORES_H

#include "points/cohort.h"
#include "stream.h"

void scores_header(struct stream_writer *w, const struct framework *fw);
void scores_cohort(struct stream_writer *w, const struct cohort *c);

#endif
