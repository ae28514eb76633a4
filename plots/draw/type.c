#include "draw/type.h"

#include <stddef.h>

#include "text.h"

struct range {
    uint32_t first, last;
};

static bool within(const struct range *ranges, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

#define WITHIN(ranges, c) within(ranges, sizeof(ranges) / sizeof(ranges)[0], c)

bool type_invisible(uint32_t c)
{
    /* Unicode's Default_Ignorable_Code_Point. */
    static const struct range ignorable[] = {
        { 0xAD, 0xAD },       { 0x34F, 0x34F },   { 0x61C, 0x61C },     { 0x115F, 0x1160 },
        { 0x17B4, 0x17B5 },   { 0x180B, 0x180F }, { 0x200B, 0x200F },   { 0x202A, 0x202E },
        { 0x2060, 0x206F },   { 0x3164, 0x3164 }, { 0xFE00, 0xFE0F },   { 0xFEFF, 0xFEFF },
        { 0xFFA0, 0xFFA0 },   { 0xFFF0, 0xFFF8 }, { 0x1BCA0, 0x1BCA3 }, { 0x1D173, 0x1D17A },
        { 0xE0000, 0xE0FFF },
    };

    return WITHIN(ignorable, c);
}

static double ascii_advance(uint32_t c)
{
    if (c == ' ' || c == 'i' || c == 'j' || c == 'l' || c == '.' || c == ',' || c == '\'' ||
        c == '|' || c == ':' || c == ';' || c == '!')
        return 0.3;
    if (c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == '%' || c == '@')
        return 0.95;
    if ((c >= 'A' && c <= 'Z') || c == '&')
        return 0.7;
    return 0.58;
}

double type_advance(uint32_t c)
{
    static const struct range over_others[] = {
        { 0x300, 0x36F },   { 0x483, 0x489 },   { 0x591, 0x5BD },   { 0x610, 0x61A },
        { 0x64B, 0x65F },   { 0xE31, 0xE31 },   { 0xE34, 0xE3A },   { 0xE47, 0xE4E },
        { 0x1AB0, 0x1AFF }, { 0x1DC0, 0x1DFF }, { 0x20D0, 0x20FF }, { 0x302A, 0x302F },
        { 0x3099, 0x309A }, { 0xFE20, 0xFE2F },
    };

    if (c >= 0x20 && c < 0x7F)
        return ascii_advance(c);
    if (type_invisible(c) || WITHIN(over_others, c))
        return 0;
    if (c < 0x2000)
        return 0.7;
    return 1;
}

double type_width(struct str text, double size)
{
    double width = 0;

    while (text.n > 0)
        width += type_advance(text_next(&text)) * size;
    return width;
}

static bool is_chinese(uint32_t c)
{
    return c >= 0x2E80;
}

static bool among(const uint32_t *list, size_t n, uint32_t c)
{
    for (size_t i = 0; i < n; i++)
        if (c == list[i])
            return true;
    return false;
}

/* Whether a line may not end with it. */
static bool opens(uint32_t c)
{
    static const uint32_t opening[] = { '(', '[', 0xFF08, 0x300A, 0x3010, 0x201C };

    return among(opening, sizeof opening / sizeof opening[0], c);
}

/* Whether a line may not begin with it. */
static bool closes(uint32_t c)
{
    static const uint32_t closing[] = { ',',    '.',    ')',    ';',    ':',    '!',    '?',
                                        ']',    0x3001, 0x3002, 0xFF0C, 0xFF09, 0xFF1B, 0xFF1A,
                                        0xFF01, 0xFF1F, 0x300B, 0x3011, 0x201D };

    return among(closing, sizeof closing / sizeof closing[0], c);
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* Whether a number and the word that goes with it would part: 第|12, 31.46|分. */
static bool counts(uint32_t before, uint32_t c)
{
    static const uint32_t measures[] = { 0x4E2A, 0x4F4D, 0x5206, 0x540D, 0x5E74, 0x6761, 0x9879 };

    return (before == 0x7B2C && is_digit(c)) ||
           (is_digit(before) && among(measures, sizeof measures / sizeof measures[0], c));
}

/* The longest beginning of the text that fits, as a line may end: bytes to draw. *next is where the
 * next line begins. At least one character is taken. */
static size_t fit(struct str text, double size, double width, size_t *next)
{
    struct str rest = text;
    double used = 0;
    size_t good = 0, good_next = 0, hard = 0; /* hard: where a word is cut if nothing else helps */
    uint32_t before = 0;

    while (rest.n > 0) {
        size_t at = text.n - rest.n;
        uint32_t c = text_next(&rest);

        if (at > 0 && c != ' ' && !closes(c) && !opens(before) && !counts(before, c) &&
            (before == ' ' || is_chinese(c) || is_chinese(before))) {
            good = before == ' ' ? at - 1 : at;
            good_next = at;
        }
        used += type_advance(c) * size;
        if (used > width && c != ' ' && at > 0) {
            *next = good_next > 0 ? good_next : at;
            return good_next > 0 ? good : hard;
        }
        hard = text.n - rest.n;
        before = c;
    }
    *next = text.n;
    return text.n;
}

void type_break(struct type_lines *lines, struct str text, double size, double width, size_t max)
{
    *lines = (struct type_lines){ 0 };
    do {
        bool last = lines->n + 1 == max;
        double ellipsis = last ? size : 0;
        size_t next, end = fit(text, size, width, &next);
        double wide;

        if (last && next < text.n) {
            end = fit(text, size, width - ellipsis, &next);
            lines->more = true;
        }
        lines->line[lines->n] = (struct str){ text.s, end };
        wide = type_width(lines->line[lines->n], size) + (lines->more ? ellipsis : 0);
        lines->width = wide > lines->width ? wide : lines->width;
        lines->n++;
        text = str_skip(text, next);
    } while (text.n > 0 && lines->n < max);
}
