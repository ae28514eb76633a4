/* The one visual language of all charts: a page's width, a scale of type sizes, and a palette that
 * survives colour blindness and a black-and-white print. Sizes are pixels of a page 960 wide.
 *
 * Grades go from dark blue to light blue, the worst is pale orange with a dark edge: their
 * lightness rises step by step, so that grey print keeps their order. A colour never says anything
 * alone: the grade, the role of a line, "provisional" are always there as a word too.
 */
#ifndef JIXIAO_PLOTS_STYLE_H
#define JIXIAO_PLOTS_STYLE_H

#include <stddef.h>

enum {
    PAGE_WIDTH = 960,
    PAGE_MARGIN = 32,
};

/* Type sizes. */
enum {
    SIZE_TITLE = 22,
    SIZE_SUBTITLE = 14,
    SIZE_BODY = 13,
    SIZE_SMALL = 11,
};

/* Colours, 0xRRGGBB. Those of texts have a contrast of at least 4.5:1 on white. */
enum {
    COLOUR_INK = 0x222222,
    COLOUR_SOFT = 0x666666, /* secondary text */
    COLOUR_LINE = 0x9A9A9A, /* lines that mean something */
    COLOUR_GRID = 0xE2E2E2,
    COLOUR_PANEL = 0xF5F5F5, /* the ground of a table */
    COLOUR_REST = 0xB4B4B4,  /* lines of those that are not spoken of */
    COLOUR_CROWD = 0xC8C8C8, /* the same where there are very many */
    COLOUR_PAPER = 0xFFFFFF,
    COLOUR_DOT = 0x5888B2, /* one of many */
    COLOUR_BEST = 0x08457E,
    COLOUR_RISE = 0x00695C,
    COLOUR_FALL = 0xA84300,
    COLOUR_LAST = 0x6A3D9A,
};

/* gnuplot's numbers of its point shapes. */
enum {
    POINT_SQUARE = 5,
    POINT_RING = 6,
    POINT_DOT = 7,
    POINT_UP = 9,
    POINT_DOWN = 11,
};

/* What a line that is spoken of looks like. */
struct style_line {
    unsigned colour;
    int point; /* gnuplot's number of its shape; 0: not spoken of */
};

/* How a bar is filled and edged. */
struct style_bar {
    unsigned fill, edge;
};

/* The index-th of n grades, the best first. A negative index is no grade: grey beside others that
 * have one, a blue where nobody has. */
struct style_bar style_grade(int index, size_t n);

/* The ground of a cell by a share from 0 to 1, the more the darker, and the colour of a number on
 * it: black or white, with a contrast of at least 4.5:1. */
struct style_heat {
    unsigned fill, text;
};

struct style_heat style_heat(double share);

#endif
