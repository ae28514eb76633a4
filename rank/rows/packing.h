/* A line of numbers in half its bytes.
 *
 * The cells of a row that are passed on are numbers, nearly always: digits, points, signs and the
 * commas between. In ASCII these lie beside each other ("," "-" "." "/" "0" to "9"), so what a byte
 * is above the comma fits four bits, and eight bytes lie in four. A word of eight is checked and
 * folded at once, in a dozen operations, on any machine: nothing asks how its bytes are ordered, as
 * long as what was folded is unfolded on the same. */
#ifndef JIXIAO_RANK_PACKING_H
#define JIXIAO_RANK_PACKING_H

#include "str.h"

/* The bytes that a line of n takes when it is packed. */
static inline size_t packing_size(size_t n)
{
    return (n + 1) / 2;
}

/* Packs a line. False where it holds another byte than those, and what is in to means nothing. */
bool packing_pack(struct str line, char *to);

/* Writes the n bytes of the line that was packed. */
void packing_unpack(const char *from, char *line, size_t n);

#endif
