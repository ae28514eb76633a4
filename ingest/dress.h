/* What a file wears around its rows: a byte order mark, a line "sep=;", and one of four separators
 * (comma, tab, semicolon, full-width comma), told apart by which of them makes cells that are known
 * names. A csvin_source over another one, in UTF-8. */
#ifndef JIXIAO_INGEST_DRESS_H
#define JIXIAO_INGEST_DRESS_H

#include "csvin.h"

/* Whether a cell is a name that a sheet may hold. */
typedef bool dress_known(void *context, struct str cell);

/* Stands for the full-width comma between cells, which libcsv cannot know; no text holds it. */
#define DRESS_SEPARATOR '\x1F'

struct dress {
    char delimiter; /* for libcsv */
    bool wide; /* the full-width comma separates: it comes as DRESS_SEPARATOR, in cells as well */

    /* its own */
    csvin_source *read;
    void *from;
    struct buf ahead; /* read already */
    size_t at;
    bool ended;
    int failed; /* errno of the first read */
};

/* Reads the first part of the text and looks. Free in any case. */
void dress_begin(struct dress *d, csvin_source *read, void *from, dress_known *known,
                 void *context);
void dress_free(struct dress *d);

long dress_read(void *dress, char *into, size_t n); /* a csvin_source */

#endif
