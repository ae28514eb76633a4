/* Rankings of counties that were ranked apart, put together row by row.
 *
 * Each input goes by county, year and rank, as rank writes it, and no county and year stands in two
 * of them: its departments were scored against each other, and a shard that had only some of them
 * did that with the wrong maxima. So the inputs are merged a county and year at a time, in the
 * memory that two of those take, and a file is open only while its counties have their turn: there
 * may be one file for each county of a country. */
#ifndef JIXIAO_RANK_MERGE_H
#define JIXIAO_RANK_MERGE_H

#include <stdbool.h>
#include <stddef.h>

#include "report.h"

/* Writes the files ("-" is standard input) as one ranking to standard output, every row as it came
 * but for its change: that is counted anew where the year before is among what is merged, in
 * whichever file. False where an input cannot be taken or is not whole: the fault is in the report,
 * and what was written has no last line. *rows is how many there were. */
bool merge_rankings(char *const *name, size_t n, bool plain, struct report *report,
                    unsigned long *rows);

#endif
