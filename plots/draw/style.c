#include "draw/style.h"

#include <stdbool.h>

enum {
    GRADE_DARKEST = 0x08457E,
    GRADE_LIGHTEST = 0xA9CBE6,
    GRADE_WORST = 0xFBDCC0,
    GRADE_WORST_EDGE = 0xA84300,
    UNGRADED = 0x5888B2,
    NO_GRADE = 0xC4C4C4,
    NO_GRADE_EDGE = 0x7A7A7A,
    HEAT_LIGHTEST = 0xFDEBDD,
    HEAT_DARKEST = 0x6E2800,
    HEAT_STEPS = 100,
};

/* The colour part / whole of the way from one to the other. */
static unsigned between(unsigned from, unsigned to, unsigned part, unsigned whole)
{
    unsigned colour = 0;

    for (unsigned shift = 0; shift <= 16; shift += 8) {
        unsigned a = from >> shift & 0xFF, b = to >> shift & 0xFF;

        colour |= (a * (whole - part) + b * part) / whole << shift;
    }
    return colour;
}

struct style_bar style_grade(int index, size_t n)
{
    bool worst_apart = n >= 3;
    unsigned blues = (unsigned)n - worst_apart, fill;

    if (index < 0 && n > 0)
        return (struct style_bar){ NO_GRADE, NO_GRADE_EDGE };
    if (index < 0)
        return (struct style_bar){ UNGRADED, between(UNGRADED, GRADE_DARKEST, 1, 2) };
    if (worst_apart && (unsigned)index == blues)
        return (struct style_bar){ GRADE_WORST, GRADE_WORST_EDGE };
    fill = between(GRADE_DARKEST, GRADE_LIGHTEST, (unsigned)index, blues > 1 ? blues - 1 : 1);
    return (struct style_bar){ fill, between(fill, GRADE_DARKEST, 1, 2) };
}

struct style_heat style_heat(double share)
{
    unsigned part = share <= 0 ? 0 : share >= 1 ? HEAT_STEPS : (unsigned)(share * HEAT_STEPS);

    return (struct style_heat){ between(HEAT_LIGHTEST, HEAT_DARKEST, part, HEAT_STEPS),
                                part * 3 < HEAT_STEPS * 2 ? 0x000000 : COLOUR_PAPER };
}
