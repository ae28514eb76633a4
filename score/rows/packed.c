#include "rows/packed.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    WORD = 64,
    BITS_MAX = WORD - 8, /* of a cell that begins within a byte; others begin at one and have 64 */
};

/* Eight bytes, the first lowest. */
static uint64_t load(const unsigned char *s)
{
    uint64_t word;

    memcpy(&word, s, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    return word;
}

static void store(unsigned char *s, uint64_t word)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    memcpy(s, &word, sizeof word);
}

/* The least of every item, and as mask the distance of the greatest from it. */
static void measure(struct packed_item *item, const int64_t *cell, size_t rows, size_t items)
{
    int64_t *least = mem_new(items, sizeof *least), *most = mem_new(items, sizeof *most);

    memcpy(least, cell, items * sizeof *least);
    memcpy(most, cell, items * sizeof *most);
    for (size_t row = 1; row < rows; row++) {
        cell += items;
        for (size_t i = 0; i < items; i++) {
            least[i] = cell[i] < least[i] ? cell[i] : least[i];
            most[i] = cell[i] > most[i] ? cell[i] : most[i];
        }
    }
    for (size_t i = 0; i < items; i++) {
        item[i].least = (uint64_t)least[i];
        item[i].mask = (uint64_t)most[i] - (uint64_t)least[i];
    }
    free(least);
    free(most);
}

static unsigned bits_of(uint64_t n)
{
    return n == 0 ? 0 : WORD - (unsigned)__builtin_clzll(n);
}

/* Gives every item its place in the row. Returns the bytes of a row. */
static size_t lay_out(struct packed_item *item, size_t items)
{
    size_t at = 0;

    for (size_t i = 0; i < items; i++) {
        unsigned bits = bits_of(item[i].mask);

        if (bits > BITS_MAX) {
            bits = WORD;
            at = (at + 7) / 8 * 8;
        }
        item[i].bits = (uint8_t)bits;
        item[i].mask = bits == WORD ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
        item[i].byte = (uint32_t)(at / 8);
        item[i].shift = (uint8_t)(at % 8);
        at += bits;
    }
    return (at + 7) / 8;
}

/* The bits gather in a word, of which whole bytes are left behind: only the bits above them are
 * still to be joined by others. */
static void pack_row(unsigned char *row, const struct packed_item *item, const int64_t *cell,
                     size_t items)
{
    uint64_t word = 0;

    for (size_t i = 0; i < items; i++) {
        uint64_t distance = (uint64_t)cell[i] - item[i].least;
        unsigned filled = (unsigned)item[i].shift + item[i].bits;

        word = item[i].shift == 0 ? distance : word | distance << item[i].shift;
        store(row + item[i].byte, word);
        word = filled < WORD ? word >> filled / 8 * 8 : 0;
    }
}

void packed_make(struct packed *p, const int64_t *cell, size_t rows, size_t items)
{
    p->item = mem_resize(p->item, items, sizeof *p->item);
    measure(p->item, cell, rows, items);
    p->row_bytes = lay_out(p->item, items);
    p->bytes = mem_resize(p->bytes, 1, rows * p->row_bytes + sizeof(uint64_t)); /* to load from */
    for (size_t row = 0; row < rows; row++)
        pack_row(p->bytes + row * p->row_bytes, p->item, cell + row * items, items);
}

void packed_free(struct packed *p)
{
    free(p->item);
    free(p->bytes);
    *p = (struct packed){ 0 };
}

static int64_t cell_at(const unsigned char *row, const struct packed_item *item)
{
    return (int64_t)((load(row + item->byte) >> item->shift & item->mask) + item->least);
}

int64_t packed_cell(const struct packed *p, size_t row, size_t item)
{
    return cell_at(p->bytes + row * p->row_bytes, &p->item[item]);
}

void packed_row(const struct packed *p, size_t row, size_t items, int64_t *cell, size_t stride)
{
    const unsigned char *bytes = p->bytes + row * p->row_bytes;

    for (size_t i = 0; i < items; i++)
        cell[i * stride] = cell_at(bytes, &p->item[i]);
}
