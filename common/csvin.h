/* Reading CSV through libcsv, a record at a time, with line numbers.
 *
 * libcsv pushes fields at callbacks and knows no lines; this pulls records and knows where each
 * began. It feeds libcsv physical line by physical line, so that one bad record costs only itself:
 * after a fault (a stray quote, a quote that never closes, a field over 1 MiB) reading goes on at
 * the line after the one on which the record began. Blank lines are passed over, and so is a UTF-8
 * byte order mark at the very start. Lines without quotation marks, which need no parser, go
 * through scan.h instead, a good deal faster and with the same result.
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
#include "scan.h"
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

    /* set after csvin_init */
    bool marks;      /* lines that begin with '#' come as CSVIN_MARK */
    bool all_libcsv; /* no line is scanned: the reference, for tests */

    /* its own */
    csvin_source *read;
    void *from;
    struct csv_parser parser;
    struct buf window;     /* bytes read and not done with, from the current record on */
    size_t at;             /* in the window: the next byte to feed */
    size_t resume;         /* in the window: where the record's second line begins; 0: not seen */
    unsigned long at_line; /* of the next byte to feed */
    size_t field_bytes;    /* fed since the last field ended */
    size_t long_field;     /* the first of the record that was too long, from 1; 0: none so far */
    struct scan scan;      /* the fields of a line that was scanned */
    struct buf text;       /* of others: the fields' bytes, one after the other */
    size_t *end;           /* where in text each field ends */
    size_t ends, end_cap, field_cap;
    struct str *parsed; /* those fields */
    bool started, row_done, skip_line, finished;
};

/* Reads what read gives of from, which must live as long. Free in any case. */
void csvin_init(struct csvin *in, csvin_source *read, void *from);
void csvin_delimiter(struct csvin *in,
                     char delimiter); /* instead of a comma; before the first record */
enum csvin_status csvin_next(struct csvin *in);

/* For a caller with a way of its own to take a line apart: the text that is at hand from the next
 * line on, and a step over the first n bytes of it, a line. The text may be none (csvin_next
 * fetches more), is none where that line is a mark, and never more than a usual line's 64 KiB: one
 * that does not end in it is for csvin_next, and not searched for its end again by everybody. */
struct str csvin_ahead(const struct csvin *in);
void csvin_pass(struct csvin *in, size_t n);

void csvin_free(struct csvin *in);

#endif
