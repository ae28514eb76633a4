/* Which characters can be drawn here.
 *
 * One character that no font has ruins a whole PNG or PDF (gnuplot draws pango's stand-in box at
 * the size of the page and ends with status 0), so fontconfig is asked about each of them first. An
 * SVG is drawn by its reader's browser: there every character stays as it was typed.
 */
#ifndef JIXIAO_PLOTS_FONTS_H
#define JIXIAO_PLOTS_FONTS_H

#include <stdbool.h>
#include <stdint.h>

#include "buf.h"

/* The font list of an SVG: what Windows, macOS and Linux have. The same on every machine. */
extern const char fonts_of_readers[];

struct fonts {
    char *family;                /* a Chinese font that is installed, as fontconfig names it */
    struct _FcCharSet *covered;  /* what the installed fonts have, all together */
    struct _FcCharSet *replaced; /* what was asked for and is not there */
    uint32_t stand_in;           /* drawn instead: 〓, or what is covered of □ and ? */
};

/* Asks fontconfig. False where no installed font has Chinese characters. */
bool fonts_find(struct fonts *f);
void fonts_free(struct fonts *f);

/* The character itself, or what to draw instead (and remembers that); 0 for nothing at all. */
uint32_t fonts_drawable(struct fonts *f, uint32_t code_point);

/* What was replaced, one after the other: the first one after code_point (0 to begin), 0 for
 * none. */
uint32_t fonts_replaced(const struct fonts *f, uint32_t code_point);

#endif
