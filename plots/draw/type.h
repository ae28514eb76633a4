/* Setting type without knowing the font: how wide a text will be, about, and where to break it.
 *
 * The reader's browser chooses the font of an SVG, so widths are estimates on the safe side: a
 * Chinese character is as wide as it is high, the others have a width of their class.
 */
#ifndef JIXIAO_PLOTS_TYPE_H
#define JIXIAO_PLOTS_TYPE_H

#include <stdint.h>

#include "str.h"

/* Width of a character as a part of its height: 0 for marks that stand over or in others. */
double type_advance(uint32_t code_point);

/* Width of a text in pixels at a size. */
double type_width(struct str text, double size);

/* Whether Unicode wants this character invisible where a font does not know it. */
bool type_invisible(uint32_t code_point);

/* A text broken into lines. When it needs more than the given number of lines the last one is cut
 * and more is true: who draws it puts an ellipsis behind. */
enum { TYPE_LINES_MAX = 12 };

struct type_lines {
    struct str line[TYPE_LINES_MAX];
    size_t n;
    double width; /* of the widest line */
    bool more;
};

/* Breaks the text into at most max (<= TYPE_LINES_MAX) lines of at most width pixels: at blanks,
 * and between any two characters of which one is Chinese, but not between a number and what it
 * counts (31.46分, 第12名); inside a word only where nothing else helps. There is always one line.
 * The lines are slices of the text. */
void type_break(struct type_lines *lines, struct str text, double size, double width, size_t max);

#endif
