/* The blank form for every department of a roster, as files. */
#ifndef JIXIAO_INGEST_HANDOUT_H
#define JIXIAO_INGEST_HANDOUT_H

#include "stream.h"
#include "submissions/roster.h"

/* Writes folder/001.csv and so on, and folder/index.csv, which says whose is whose: a department's
 * name never becomes a file's. given is what the options say; the roster's county and department go
 * before it. False with a diagnostic where a file could not be written; and with nothing written
 * where one of them is there already with anything but the same blank form in it: a town may have
 * filled it in. */
bool handout_write(const struct framework *fw, const struct roster *roster,
                   const struct str given[KEY_COUNT], const char *folder);

#endif
