#include "draw/labels.h"

#include <stdlib.h>

#include "mem.h"

double labels_height(const struct label_slot *slots, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += slots[i].height;
    return sum;
}

/* Labels that touch, moved as one. */
struct block {
    size_t first, n;
    double height;
    double wish; /* sum over its labels of where the block's top should be for their sake */
};

static double block_top(const struct block *b, double low, double high)
{
    double top = b->wish / (double)b->n;

    if (top > high - b->height)
        top = high - b->height;
    return top < low ? low : top;
}

/* Each label begins as a block of its own, where it wants to be. Two blocks that overlap become
 * one, whose best place is the mean of what its labels want: the pool-adjacent-violators method. */
void labels_place(struct label_slot *slots, size_t n, double low, double high)
{
    struct block *blocks = mem_new(n + 1, sizeof *blocks);
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        blocks[count++] =
            (struct block){ i, 1, slots[i].height, slots[i].wanted - slots[i].height / 2 };
        while (count > 1) {
            struct block *upper = &blocks[count - 2], *lower = &blocks[count - 1];

            if (block_top(upper, low, high) + upper->height <= block_top(lower, low, high))
                break;
            upper->wish += lower->wish - (double)lower->n * upper->height;
            upper->height += lower->height;
            upper->n += lower->n;
            count--;
        }
    }
    for (size_t b = 0; b < count; b++) {
        double top = block_top(&blocks[b], low, high);

        for (size_t i = blocks[b].first; i < blocks[b].first + blocks[b].n; i++) {
            slots[i].at = top + slots[i].height / 2;
            top += slots[i].height;
        }
    }
    free(blocks);
}
