/* What moved between two runs of an archive, and why: every department whose rank or total differs,
 * the indicators through which, and for each of them whether its own figures changed, or a
 * neighbour's that sets the maximum or the minimum. */
#ifndef JIXIAO_RANK_MOVES_H
#define JIXIAO_RANK_MOVES_H

#include "years/moves_words.h"
#include "years/runs.h"

struct moves_count {
    unsigned long departments, moved;
};

/* Appends the comparison, county by county and year by year, of what both runs ranked; most: so
 * many departments of each at the most, then how many more there are. Texts that towns wrote are
 * made fit for a terminal. False where the archive failed. */
bool moves_write(struct buf *out, struct archive *a, const struct run *before,
                 const struct run *after, enum moves_language language, size_t most,
                 struct moves_count *count);

#endif
