/* Submissions in the archive: kept file by file, each file whole or not at all; read back as
 * observations.
 *
 *     submissions_init(&s, &archive, &fw, folder);
 *     for every file:
 *         submissions_begin_file(&s, name, sha256, bytes);
 *         submissions_keep(&s, ...) for every good submission
 *         submissions_end_file(&s);
 *     submissions_read(&s, ...);
 *     submissions_free(&s);
 */
#ifndef JIXIAO_ARCHIVE_SUBMISSIONS_H
#define JIXIAO_ARCHIVE_SUBMISSIONS_H

#include "csvout.h"
#include "edition.h"
#include "query.h"

struct kept_answer {
    size_t item;      /* of the framework */
    struct str raw;   /* the cell */
    struct str value; /* as it counts; empty for missing */
};

struct kept_submission {
    struct str county, department;
    int64_t year;
    unsigned long line;
    struct str observation; /* as in the stream, behind the keys */
    const struct kept_answer *answer;
    size_t answers;
};

enum keeping {
    KEPT_FIRST,     /* of this department and year */
    KEPT_LATER,     /* supersedes an earlier one */
    KEPT_BEFORE,    /* the same bytes said the same before: nothing has changed */
    KEPT_OVERTAKEN, /* likewise, and another file has superseded it since */
    KEPT_FAILED,
};

/* Turns a value that was given in `then` into the item's unit of today; into is empty. False where
 * that cannot be done. */
typedef bool submissions_convert(struct buf *into, struct str value, struct str then,
                                 const struct item *item);

struct submissions {
    struct archive *archive;
    struct edition edition;
    struct str received;          /* when the same bytes came before; empty where they did not */
    submissions_convert *convert; /* for submissions_read, where an edition had other units */

    /* its own */
    struct query find_bytes, find_said, find_current, add_source, next_id, add, supersede,
        add_answer, add_answers;
    struct buf received_text;
    const char *file, *sha256;
    uint64_t bytes;
    int64_t source;        /* 0: not yet in the archive */
    struct former *former; /* the editions that submissions_read came upon */
    size_t formers;
    struct arena arena;
};

/* The archive, which is open, and the framework must live as long; folder is the framework's. */
void submissions_init(struct submissions *s, struct archive *a, const struct framework *fw,
                      const char *folder);
void submissions_free(struct submissions *s);

/* Begins a file's transaction. name and sha256 must live until its end. False where it failed. */
bool submissions_begin_file(struct submissions *s, const char *name, const char *sha256,
                            uint64_t bytes);
/* Keeps a good submission of the file; KEPT_FAILED where the archive failed, with the error in its
 * report. */
enum keeping submissions_keep(struct submissions *s, const struct kept_submission *k);

/* Ends it: commits what was kept. False where that failed; then nothing of the file is there. */
bool submissions_end_file(struct submissions *s);

/* Ends it the other way: nothing of the file is kept. */
void submissions_drop_file(struct submissions *s);

/* Which of the current submissions of the framework. */
struct submissions_wanted {
    struct str county; /* empty: all */
    int64_t from, to;  /* years */
};

/* Gets a row of the stream: keys and values, without its end. */
typedef void submissions_sink(void *to, struct str row);

/* Hands out what is current, by county, year and department, whatever order it came in. Values of
 * an edition with other items are put under the items of this one, by code, and in its units; a
 * submission with a figure that `convert` cannot put so is an error in the report and is not handed
 * out. False where the archive failed. */
bool submissions_read(struct submissions *s, const struct submissions_wanted *wanted,
                      submissions_sink *sink, void *to);

/* Appends a CSV of every submission of the framework that was ever kept, and counts its rows. False
 * where it failed. */
bool submissions_log(struct submissions *s, const struct submissions_wanted *wanted,
                     struct csvout *out, unsigned long *rows);

#endif
