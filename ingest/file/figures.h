/* A line of figures, checked and copied 64 bytes at a time: the short way of a large table.
 *
 * Nearly every line of such a table holds its keys and then nothing but figures, which the stream
 * writes as they stand, but for the zeros behind a last decimal (7857.00 is 7857). Cutting it into
 * cells, reading each, and writing each again costs far more than looking at its bytes. Here a
 * block (bytes64.h) becomes one word for each kind of byte that matters (a delimiter, a digit, a
 * zero, a point), a bit for each byte, and a few operations on those words say of all cells of the
 * block at once whether they are digits[.digits] without zeros in front, and which end in zeros
 * behind a point: adding to the word of the digits a bit behind every point carries through the
 * decimals to the cell's end. A line that is anything else in any byte is not taken, and is read
 * cell by cell (table.c), which stays the reference: tests/fuzz/fuzz_figures.c holds that both say
 * the same of every sheet.
 */
#ifndef JIXIAO_INGEST_FIGURES_H
#define JIXIAO_INGEST_FIGURES_H

#include "buf.h"

/* How many cells may stand in front of the figures: the keys, and what nobody asks for (序号). */
enum { FIGURES_FRONT_MOST = 8 };

struct figures {
    /* set by the caller */
    char delimiter;
    size_t front, cells; /* how many cells stand in front, and how many figures behind them */

    /* of the line that was taken */
    struct str field[FIGURES_FRONT_MOST]; /* those in front, without the blanks at their edges */
    size_t length;                        /* with its end */
    struct str
        before; /* its text up to the last cell in front; the next line is compared with it */
    bool same;  /* that was the text of the line taken before, too: county and year go on */
};

/* Takes the line at the front of text, which goes on behind it, and appends its figures to out, as
 * the stream writes them, joined by commas. A cell of theirs may be empty, but not all. False, with
 * out as it was, where this is not such a line, or does not end within text. The line that was
 * taken before with the same f must still be there. */
bool figures_take(struct figures *f, struct str text, struct buf *out);

#endif
