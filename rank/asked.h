/* What rank answers from the archive alone: --history, --compare, --freeze; and what it says of a
 * new run against the published one. */
#ifndef JIXIAO_RANK_ASKED_H
#define JIXIAO_RANK_ASKED_H

#include "options.h"

/* Each prints its answer and a last line. The exit status is diag_end()'s. */
int asked_history(struct archive *a, const struct options *o, const struct str *framework,
                  const bool within[KEY_COUNT]);
int asked_compare(struct archive *a, const struct options *o);
int asked_freeze(struct archive *a, const struct options *o);

/* Where an earlier run of the same counties and years was published: says on standard error how run
 * number id differs from it. */
void asked_published(struct archive *a, int64_t id, enum moves_language language);

#endif
