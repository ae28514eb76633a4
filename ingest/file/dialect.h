/* The dialect of CSV that a file is in: one of four separators (comma, tab, semicolon, full-width
 * comma), told by a line "sep=;" or by which of them makes cells that are known names. A
 * csvin_source over another one, in UTF-8, without that line and a byte order mark. */
#ifndef JIXIAO_INGEST_DIALECT_H
#define JIXIAO_INGEST_DIALECT_H

#include "csvin.h"

/* Whether a cell is a name that a sheet may hold. */
typedef bool dialect_known(void *context, struct str cell);

/* Stands for the full-width comma between cells, which libcsv cannot know; no text holds it. */
#define DIALECT_SEPARATOR '\x1F'

struct dialect {
    char delimiter; /* for libcsv */
    bool wide; /* the full-width comma separates: it comes as DIALECT_SEPARATOR, in cells as well */

    /* its own */
    csvin_source *read;
    void *from;
    struct buf ahead; /* read already */
    size_t at;
    bool ended;
    int failed; /* errno of the first read */
};

/* Reads the first part of the text and looks. Free in any case. */
void dialect_begin(struct dialect *d, csvin_source *read, void *from, dialect_known *known,
                   void *context);
void dialect_free(struct dialect *d);

long dialect_read(void *dialect, char *into, size_t n); /* a csvin_source */

#endif
