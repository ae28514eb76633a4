/* rank --history: the newest ranking of every county and year in the archive, as one stream. */
#ifndef JIXIAO_RANK_HISTORY_H
#define JIXIAO_RANK_HISTORY_H

#include "archive/query.h"

/* Writes it to standard output. framework: its id; NULL takes that of the newest run. Years ranked
 * under another framework are left out, with a warning: their columns are other ones. Changes are
 * those between the rankings that are written. rows counts them. False with an error in the
 * report. */
bool history_write(struct archive *a, const struct str *framework, const char *by,
                   struct str within, bool plain, unsigned long *rows);

#endif
