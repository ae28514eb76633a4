/* Packed cells come out as they went in, whatever bits they need. */
#include "unit.h"

#include <stdlib.h>

#include "score/rows/packed.h"

enum { ROWS = 33, ITEMS = 40, ROUNDS = 300 };

static int64_t cell[ROWS * ITEMS];

static void assert_packed(struct packed *p, size_t rows, size_t items)
{
    static int64_t row_cells[ITEMS * 3];

    packed_make(p, cell, rows, items);
    for (size_t row = 0; row < rows; row++) {
        packed_row(p, row, items, row_cells + 1, 3);
        for (size_t i = 0; i < items; i++) {
            assert_true(row_cells[3 * i + 1] == cell[row * items + i]);
            assert_true(packed_cell(p, row, i) == cell[row * items + i]);
        }
    }
}

/* Items of 0 to 64 bits, in any order, of either sign. */
static void packs_any_cells(void **state)
{
    struct packed p = { 0 };
    uint64_t random = 2;

    (void)state;
    for (int round = 0; round < ROUNDS; round++) {
        size_t rows = 1 + scramble(&random) % ROWS, items = 1 + scramble(&random) % ITEMS;

        for (size_t i = 0; i < items; i++) {
            unsigned bits = scramble(&random) % 65;
            uint64_t least =
                scramble(&random) % 3 == 0 ? 0 : (scramble(&random) - UINT64_C(1)) << 31;

            for (size_t row = 0; row < rows; row++) {
                uint64_t any = (uint64_t)scramble(&random) << 33 ^ scramble(&random) * UINT64_C(7);

                cell[row * items + i] = (int64_t)(least + (bits == 0 ? 0 : any >> (64 - bits)));
            }
        }
        assert_packed(&p, rows, items);
    }
    packed_free(&p);
}

static void packs_the_ends_of_what_there_is(void **state)
{
    struct packed p = { 0 };

    (void)state;
    for (size_t i = 0; i < 4 * 5; i++)
        cell[i] = i % 5 == 2 ? (i % 2 == 0 ? INT64_MIN : INT64_MAX) : (int64_t)i;
    assert_packed(&p, 4, 5);
    packed_free(&p);
}

/* What it is for: amounts of six digits and their form are 24 bits. */
static void takes_few_bytes(void **state)
{
    struct packed p = { 0 };

    (void)state;
    for (size_t i = 0; i < ROWS * ITEMS; i++)
        cell[i] = (int64_t)(i * 999999 / (ROWS * ITEMS - 1)) * 16 + 2;
    assert_packed(&p, ROWS, ITEMS);
    assert_in_range(p.row_bytes, 1, 3 * ITEMS);
    packed_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packs_any_cells),
        cmocka_unit_test(packs_the_ends_of_what_there_is),
        cmocka_unit_test(takes_few_bytes),
    };

    return cmocka_run_group_tests_name("packed", tests, NULL, NULL);
}
