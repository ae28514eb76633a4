/* The lines above and between the figures that say whose they are: 县（区）, 单位名称, 年度, and
 * 金额单位：万元. */
#ifndef JIXIAO_INGEST_HEADING_H
#define JIXIAO_INGEST_HEADING_H

#include "file/row.h"
#include "stream.h"

enum { HEADINGS_MAX = 16 };

struct heading {
    enum stream_key key;
    size_t column;  /* where its value stands */
    size_t from, n; /* its value, in the text of struct headings; none where n is 0 */
};

struct headings {
    struct heading heading[HEADINGS_MAX];
    size_t n;
    struct named_unit money; /* the unit of the sheet's amounts, where the row says one */
    struct buf text;
};

/* Reads a resolved row's headings. False where it has none. Clears what h held. */
bool headings_read(struct headings *h, const struct row *row, struct names *names);
/* The value of a heading; valid until the next reading. */
struct str headings_value(const struct headings *h, size_t i);

void headings_free(struct headings *h);

#endif
