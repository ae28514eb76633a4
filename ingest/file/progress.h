/* A line on standard error that says how far the work is: on a terminal only, after a second, by
 * bytes. Ctrl-C leaves the terminal clean. */
#ifndef JIXIAO_INGEST_PROGRESS_H
#define JIXIAO_INGEST_PROGRESS_H

#include <stddef.h>
#include <stdint.h>

/* total is in bytes; 0: not known. */
void progress_begin(uint64_t total);
void progress_add(size_t bytes);

/* Takes the line off the screen, before something else is printed, and at the end. */
void progress_clear(void);

#endif
