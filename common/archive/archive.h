/* The archive: an SQLite file that remembers submissions and rankings.
 *
 * Everything that is said to SQLite goes through here. Whatever goes wrong becomes one sentence in
 * the report, with the file's name; after that nothing more is asked of the file, every call says
 * that it failed, and what was begun is rolled back when the archive is closed. Nothing that
 * anybody wrote is ever part of a statement: it is bound.
 *
 * Several programs may use one archive at the same time: writers wait for each other (30 seconds at
 * the most), readers wait for nobody. What was committed survives a crash. In a folder that may not
 * be written to, where SQLite cannot put the files by which these programs agree, an archive is
 * read as it stands; archive_commit then says whether it was changed meanwhile.
 */
#ifndef JIXIAO_ARCHIVE_H
#define JIXIAO_ARCHIVE_H

#include <sqlite3.h>
#include <stdint.h>
#include <sys/stat.h>

#include "report.h"
#include "str.h"

struct archive {
    sqlite3 *db;
    const char *path;
    struct report *report;
    bool is_only_read;
    bool failed; /* it has been said why */

    /* its own */
    bool as_it_stands;
    struct stat opened; /* of such a file */
};

enum archive_use {
    ARCHIVE_READ,  /* must be there */
    ARCHIVE_WRITE, /* is made where it is not */
};

/* Opens an archive, of this version or an older one, which is brought up to this if it may be
 * written. False with an error in the report. Close in any case. path and report must live as
 * long. */
bool archive_open(struct archive *a, const char *path, enum archive_use use, struct report *report);
void archive_close(struct archive *a);

/* A transaction. begin waits for other writers; false where it failed. */
bool archive_begin(struct archive *a);
bool archive_commit(struct archive *a);
void archive_rollback(struct archive *a);

/* A reading transaction: what is read until archive_commit is of one moment. */
bool archive_begin_reading(struct archive *a);

/* Now, as the archive writes times: 2025-03-31T08:15:00Z. SOURCE_DATE_EPOCH stands for the clock
 * where it is set. Valid until the next call. */
const char *archive_now(void);

/* The id of the row that was inserted last. */
int64_t archive_last_id(const struct archive *a);

/* Says what went wrong, once; the archive has failed from then on. False always. */
bool archive_fail(struct archive *a, const char *what);
bool archive_fail_code(struct archive *a, int code); /* as SQLite's code has it, with what to do */

#endif
