/* Reads one sheet: tells forms from tables, row by row, and hands each row to the one it belongs
 * to. */
#ifndef JIXIAO_INGEST_READER_H
#define JIXIAO_INGEST_READER_H

#include "csvin.h"
#include "submissions/intake.h"

/* The source gives UTF-8. False where it could not be read to its end (errno is the reason). */
bool reader_sheet(struct intake *in, csvin_source *read, void *from, const char *file);

#endif
