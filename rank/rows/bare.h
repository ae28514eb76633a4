/* A line of bare cells, taken apart no further than is needed.
 *
 * Nearly every line of a large table has no quotation mark, no blank and no CR, so that its cells
 * are what stands between its commas. Rank looks at four of them and passes the rest on as they
 * are: so here 64 bytes at a time are compared with what matters, the first commas are found and
 * the others only counted. A line that is anything else in any byte, or no UTF-8, is not taken and
 * goes through csvin.h, which stays the reference: tests/fuzz/fuzz_scores.c holds that both read
 * every input alike. */
#ifndef JIXIAO_RANK_BARE_H
#define JIXIAO_RANK_BARE_H

#include "str.h"

struct bare {
    /* set by the caller */
    size_t columns; /* as many cells as a line must have */
    size_t wanted;  /* of them, the first ones of which the ends are looked for; at most columns */
    size_t *end;    /* room for columns: where in the line each of those ends, if a comma ends it */

    /* of the line that was taken */
    size_t length; /* without its LF */
    bool is_hanzi; /* what is not ASCII is Chinese characters; else it is other UTF-8, too */
};

/* Takes the line at the front of text, which goes on behind it. False where this is no such line,
 * or does not end within text. */
bool bare_take(struct bare *b, struct str text);

/* One of the cells whose end is wanted. */
static inline struct str bare_cell(const struct bare *b, struct str text, size_t i)
{
    size_t from = i > 0 ? b->end[i - 1] + 1 : 0;

    return (struct str){ text.s + from, b->end[i] - from };
}

#endif
