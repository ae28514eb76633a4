/* UTF-8 text as people type it: full-width forms, brackets, quotes, near misses.
 * Nothing here allocates for its caller but into the buffer given. */
#ifndef JIXIAO_TEXT_H
#define JIXIAO_TEXT_H

#include <stdint.h>
#include <string.h>

#include "buf.h"
#include "str.h"

/* Takes the first code point off *rest. Returns 0xFFFFFFFF for a byte that is not UTF-8 (overlong
 * forms, surrogates and what lies above U+10FFFF are not), and takes that one byte. */
uint32_t text_next(struct str *rest);

#define TEXT_INVALID UINT32_C(0xFFFFFFFF)

/* Length of the front of s that is sound UTF-8 of three bytes a character, as Chinese text is: told
 * without taking the characters apart. What stands behind it is for text_next to judge; so are the
 * few of three bytes whose first alone does not say that they are sound. */
static inline size_t text_threes(const char *s, size_t n)
{
    size_t i = 0;

    for (; i + 3 <= n; i += 3) {
        unsigned char lead = (unsigned char)s[i];
        uint16_t rest;

        memcpy(&rest, s + i + 1, sizeof rest);
        if (lead < 0xE1 || lead > 0xEF || lead == 0xED || (rest & 0xC0C0) != 0x8080)
            break;
    }
    return i;
}

/* Appends a code point as UTF-8. */
void text_put(struct buf *out, uint32_t code_point);

/* Index of the first byte that is not UTF-8, or s.n where all of it is. */
size_t text_valid(struct str s);

/* The same, or of the first NUL, which is UTF-8 and in no text that anybody wrote. */
size_t text_sound(struct str s);

/* A full-width form (Ａ１％（） and the like, U+FF01..FF5E) as its ASCII twin, a wide blank as a
 * space, a square bracket ([ ［ 【 〔) as a round one; any other code point as it is. */
uint32_t text_folded(uint32_t code_point);

/* Appends the key by which names are compared: folded, without blanks, and without quotation marks
 * of any kind ("三公经费" is written with six of them). Colons at the end go too. */
void text_key(struct buf *out, struct str s);

/* Appends s for a terminal or a message: controls, bidirectional overrides and bytes that are no
 * UTF-8 as \xNN. */
void text_printable(struct buf *out, struct str s);

/* Whether s is nothing but Chinese characters (U+4000..U+9FFF, nearly all there are), as most names
 * are: folding, cleaning and keys leave such a text as it is. */
bool text_is_hanzi(struct str s);

/* Number of code points. */
size_t text_length(struct str s);

/* Number of code points to insert, delete, replace or swap with a neighbour to turn a into b; texts
 * are cut at 64 code points. */
unsigned text_distance(struct str a, struct str b);

/* Whether b is near enough to a to be what was meant: at most a third of the longer one differs. */
bool text_near(struct str a, struct str b, unsigned *distance);

#endif
