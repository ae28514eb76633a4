/* Rows of cells in as few bits as they need.
 *
 * The cells of an item over some rows, integers as they are (cell.h), lie between the least and the
 * greatest of them; what is kept of each is its distance from the least, in just as many bits as
 * the largest distance has, one cell behind the other. All rows have the same number of bytes, so
 * that a cell is a load, a shift and a mask away. Amounts of six digits take 24 bits of the 64. */
#ifndef JIXIAO_PACKED_H
#define JIXIAO_PACKED_H

#include <stddef.h>
#include <stdint.h>

/* Where an item's cells are, and what they are distances from. */
struct packed_item {
    uint64_t least, mask;
    uint32_t byte; /* in the row */
    uint8_t shift, bits;
};

/* A zeroed struct holds no rows. */
struct packed {
    struct packed_item *item;
    unsigned char *bytes; /* NULL: no rows */
    size_t row_bytes;
};

/* Packs the cells that stand row by row in cell; what was packed before is forgotten. */
void packed_make(struct packed *p, const int64_t *cell, size_t rows, size_t items);
void packed_free(struct packed *p);

/* The cell of an item in a row. */
int64_t packed_cell(const struct packed *p, size_t row, size_t item);

/* The cells of a row: that of item i to cell[i * stride]. */
void packed_row(const struct packed *p, size_t row, size_t items, int64_t *cell, size_t stride);

#endif
