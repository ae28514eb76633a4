/* Writing CSV as RFC 4180 has it: UTF-8, LF, quotes only where they are needed. A pure builder: the
 * bytes gather in out; whoever owns it passes them on and clears it. */
#ifndef JIXIAO_CSVOUT_H
#define JIXIAO_CSVOUT_H

#include <stdint.h>

#include "buf.h"

struct csvout {
    struct buf out;
    bool inside; /* a row has begun */
};

/* A text. Quoted where it holds a comma, a quotation mark or a line end, begins or ends with a
 * blank (readers strip those), or begins a row with '#' (that would be a frame line). */
void csvout_text(struct csvout *w, struct str s);

/* A text that is put together in place: between the two, append it to w->out. end takes what begin
 * returned, and quotes the text where that is needed. */
size_t csvout_begin_text(struct csvout *w);
void csvout_end_text(struct csvout *w, size_t from);

/* Whether a text, or a part of one that neither begins nor ends it, can go into a cell as it is. */
bool csvout_is_bare(struct str s);

/* A number or a code of ours, which never needs quotes. Empty is a missing value. */
void csvout_plain(struct csvout *w, struct str s);

/* fixed / 10^scale; see decimal_write. */
void csvout_fixed(struct csvout *w, int64_t fixed, unsigned scale);

void csvout_end_row(struct csvout *w);

#endif
