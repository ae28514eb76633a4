/* One run: the files read, and what of them goes on as observations to standard output. */
#ifndef JIXIAO_INGEST_RUN_H
#define JIXIAO_INGEST_RUN_H

#include "archiving.h"
#include "options.h"
#include "submissions/intake.h"

/* Every submission is passed on as it is read. Where in is broken then, what is written has no last
 * line, and no program takes it. */
void run_pass_on(struct intake *in, const struct options *o);

/* Reads into the archive and writes what is current there; or writes only, or the list of what is
 * kept there, as the options ask. False with an error in the report where the archive failed: what
 * is written has no last line. Close the archive in any case. */
bool run_archive(struct intake *in, const struct options *o, struct archiving *a);

#endif
