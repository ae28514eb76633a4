/* Any encoding to UTF-8, through iconv: a csvin_source over another one. A byte that fits nothing
 * comes through as it was, where it is no UTF-8 either: whoever reads the cells finds it there, in
 * its row (grid.h). */
#ifndef JIXIAO_INGEST_DECODE_H
#define JIXIAO_INGEST_DECODE_H

#include <iconv.h>

#include "csvin.h"
#include "file/encoding.h"

struct decode {
    csvin_source *read;
    void *from;
    enum encoding encoding;
    iconv_t iconv;
    struct buf raw;
    size_t at;
    bool ended;
};

/* False with errno where iconv does not know the encoding. Close in any case. */
bool decode_open(struct decode *d, enum encoding encoding, csvin_source *read, void *from);
void decode_close(struct decode *d);

long decode_read(void *decode, char *into, size_t n); /* a csvin_source */

#endif
