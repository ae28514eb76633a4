/* The stream between the programs: CSV in a frame.
 *
 *     #jixiao 1 observations framework=julu-2021
 *     county,year,department,...
 *     ...
 *     #end 20
 *
 * A reader that saw the first line insists on the last one, whole, with the right count: a pipe
 * whose upstream died must never yield a ranking. Without the first line (a file saved by hand, or
 * one that went through another tool) the last is not asked for. Either way it is UTF-8 without
 * NULs, since what is read here is written again, and every row says its county, year and
 * department; but for a reader that forgives.
 */
#ifndef JIXIAO_STREAM_H
#define JIXIAO_STREAM_H

#include "csvin.h"
#include "csvout.h"
#include "mem.h"
#include "report.h"

enum stream_kind { STREAM_OBSERVATIONS, STREAM_SCORES, STREAM_RANKING, STREAM_KINDS };

/* The key columns that all three kinds begin with. */
enum stream_key { KEY_COUNTY, KEY_YEAR, KEY_DEPARTMENT, KEY_COUNT };
extern const char *const stream_key_name[KEY_COUNT];

enum { STREAM_NO_COLUMN = -1 };

struct stream_reader {
    struct csvin in;      /* in.field, in.n, in.line of the last row */
    const char *name;     /* for messages */
    struct str framework; /* its id; empty where the stream does not say */
    bool framed;
    struct str *column; /* the header */
    size_t columns;
    int key[KEY_COUNT]; /* where the key columns are; all are there after stream_open */
    unsigned long rows; /* so far */
    bool forgives; /* set after stream_open, by who only shows what came: a row's bytes and keys may
                      be anything */

    /* its own */
    struct report *report;
    struct arena arena;
    bool failed, ended;
};

/* Reads the frame's first line and the header. False with an error in the report where this is no
 * stream of that kind. Free in either case. The name must live as long. */
bool stream_open(struct stream_reader *r, csvin_source *read, void *from, const char *name,
                 enum stream_kind kind, struct report *report);

/* The next row; its fields are r->in.field[0 .. r->columns). False at the end and on a fault; then
 * stream_whole tells which. A row with too few or too many fields, with bytes that are no text, or
 * with a key that says nothing is an error and is passed over; the last two pass where the reader
 * forgives. */
bool stream_next(struct stream_reader *r);

/* For a caller with a way of its own to take a row apart: see csvin.h. A line that begins with '#'
 * is none. Such a caller leaves to stream_next what is no row there. */
struct str stream_ahead(const struct stream_reader *r);
void stream_pass(struct stream_reader *r, size_t n);

/* Whether a key says nothing: it is empty, or all blanks as str_trim knows them. */
static inline bool stream_key_is_blank(struct str key)
{
    unsigned char first = key.n > 0 ? (unsigned char)key.s[0] : ' ';

    return (first <= ' ' || first == 0xC2 || first == 0xE3) && str_trim(key).n == 0;
}

/* Whether the stream came to its end, unharmed. */
bool stream_whole(const struct stream_reader *r);

void stream_close(struct stream_reader *r);

/* Index of a column, or STREAM_NO_COLUMN. */
int stream_column(const struct stream_reader *r, const char *name);

struct place stream_place(const struct stream_reader *r, int column);

/* Writing, to standard output: begin with the frame (unless plain), then csv for the header and
 * every row with stream_end_row behind each, then stream_finish. */
struct stream_writer {
    struct csvout csv;
    unsigned long rows; /* the header is row 0 */
    bool plain;
    bool begun;
};

void stream_begin(struct stream_writer *w, enum stream_kind kind, struct str framework, bool plain);
void stream_end_row(struct stream_writer *w);
void stream_finish(struct stream_writer *w);

/* Instead of stream_finish, where not all came that belongs there: without the last line, no reader
 * takes the stream for a whole one. */
void stream_break_off(struct stream_writer *w);

#endif
