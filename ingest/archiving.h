/* ingest --archive: what is read goes into the archive, and what goes out is the archive's current
 * state for the cohorts just read (counties and years, unless the framework says otherwise), so
 * that one corrected form brings everybody along whose points it may change. */
#ifndef JIXIAO_INGEST_ARCHIVING_H
#define JIXIAO_INGEST_ARCHIVING_H

#include "archive/submissions.h"
#include "file/input.h"
#include "strmap.h"
#include "submissions/intake.h"

struct archiving {
    const struct framework *fw;
    struct report *report;
    struct archive archive;
    struct submissions submissions;
    struct kept_answer *answer; /* scratch, by item */
    struct csvout keys;         /* scratch */

    /* of the file being read */
    struct place file;
    char sha256[DIGEST_TEXT];
    unsigned long before, overtaken, first, later;

    /* since archiving_open */
    struct arena arena;
    struct strmap cohorts;                      /* "county\0year" of everything read; empty: all */
    unsigned long kept, superseding, unchanged; /* submissions that were read */
    unsigned long written;                      /* rows */
};

/* Opens the archive. False with an error in the report. Close in any case. */
bool archiving_open(struct archiving *a, const char *path, enum archive_use use,
                    const struct framework *fw, const char *folder, struct report *report);
void archiving_close(struct archiving *a);

/* Around reading a file: its transaction. whole: it was read to its end, else nothing of it is
 * kept. False with an error in the report. */
bool archiving_begin_file(struct archiving *a, struct input *input);
bool archiving_end_file(struct archiving *a, bool whole);

/* An intake's deliver. */
void archiving_deliver(void *archiving, const struct submission *s, struct str row);

/* Writes what is current: of the cohorts that were read, or what is wanted. False where it
 * failed. */
bool archiving_write_read(struct archiving *a, struct stream_writer *w);
bool archiving_write_wanted(struct archiving *a, const struct submissions_wanted *wanted,
                            struct stream_writer *w);

/* Writes the list of all submissions that are wanted to standard output. False where it failed. */
bool archiving_write_log(struct archiving *a, const struct submissions_wanted *wanted);

#endif
