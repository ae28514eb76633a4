/* Reading CSV through libcsv, a record at a time, with line numbers.
 *
 * libcsv pushes fields at callbacks and knows no lines; this pulls records and knows where each
 * began. It feeds libcsv physical line by physical line, so that one bad record costs only itself:
 * after a fault (a stray quote, a quote that never closes, a field over 1 MiB) reading goes on at
 * the line after the one on which the record began. Blank lines are passed over, and so is a UTF-8
 * byte order mark at the very start.
 *
 *     struct csvin in;
 *     csvin_init(&in, csvin_stdio, file);
 *     while ((got = csvin_next(&in)) != CSVIN_END)
 *         ...in.field[0..in.n), in.line; in.fault where got is CSVIN_BAD
 *     csvin_free(&in);
 */
#ifndef JIXIAO_CSVIN_H
#define JIXIAO_CSVIN_H

#include <csv.h>

#include "buf.h"
#include "str.h"

enum csvin_status {
    CSVIN_ROW,
    CSVIN_MARK, /* a line that begins with '#', with marks on: mark, mark_ended */
    CSVIN_BAD,  /* a record that is no CSV: line, column, fault */
    CSVIN_END,
    CSVIN_FAILED, /* the source could not be read: errno */
};

/* Gives up to n bytes; 0 at the end, -1 with errno on failure. */
typedef long csvin_source(void *from, char *into, size_t n);

long csvin_stdio(void *file, char *into, size_t n); /* a csvin_source over a FILE */

struct csvin {
    /* of the last record; valid until the next call */
    struct str *field;
    size_t n;
    unsigned long line, column;
    const char *fault;
    struct str mark;
    bool mark_ended; /* whether the line had its newline */

    bool marks; /* set after csvin_init: lines that begin with '#' come as CSVIN_MARK */

    /* its own */
    csvin_source *read;
    void *from;
    struct csv_parser parser;
    struct buf window;     /* bytes read and not done with, from the current record on */
    size_t at;             /* in the window: the next byte to feed */
    size_t resume;         /* in the window: where the record's second line begins; 0: not seen */
    unsigned long at_line; /* of the next byte to feed */
    size_t field_bytes;    /* fed since the last field ended */
    struct buf text;       /* the fields' bytes, one after the other */
    size_t *end;           /* where in text each field ends */
    size_t ends, end_cap, field_cap;
    bool started, row_done, skip_line, finished;
};

void csvin_init(struct csvin *in, csvin_source *read, void *from);
void csvin_delimiter(struct csvin *in,
                     char delimiter); /* instead of a comma; before the first record */
enum csvin_status csvin_next(struct csvin *in);
void csvin_free(struct csvin *in);

#endif
