/* Rows are found, however their hashes collide and wherever in the table those begin. */
#include "row_slots.h"

#include <stdlib.h>

#include "mem.h"
#include "unit.h"

enum { ROWS = 300 };

/* The slot of the row with this number, or the free one where it belongs. */
static struct row_slot *find(struct row_slots slots, const unsigned *number, uint32_t hash,
                             unsigned wanted)
{
    struct row_slot *s = row_slots_first(slots, hash);

    while (s->row != ROW_NONE && number[s->row] != wanted)
        s = row_slots_next(slots, s);
    return s;
}

/* Rows whose hashes are numbers below `hashes`, from `from` on. */
static void assert_found(size_t rows, uint32_t from, uint32_t hashes)
{
    struct row_slots slots = { .n = row_slots_for(rows) };
    unsigned number[ROWS];

    slots.slot = mem_new(slots.n, sizeof *slots.slot);
    row_slots_clear(slots.slot, slots.n);
    for (uint32_t i = 0; i < rows; i++) {
        uint32_t hash = from + i % hashes;
        struct row_slot *s = find(slots, number, hash, 7 * i);

        assert_true(s->row == ROW_NONE);
        *s = (struct row_slot){ hash, i };
        number[i] = 7 * i;
    }
    for (uint32_t i = 0; i < rows; i++) {
        assert_int_equal(find(slots, number, from + i % hashes, 7 * i)->row, i);
        assert_true(find(slots, number, from + i % hashes, 7 * i + 1)->row == ROW_NONE);
    }
    free(slots.slot);
}

static void finds_all(void **state)
{
    static const size_t rows[] = { 0, 1, 2, 3, 10, ROWS };
    static const uint32_t hashes[] = { 1, 2, 5, ROWS };

    (void)state;
    for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++)
        for (size_t h = 0; h < sizeof hashes / sizeof hashes[0]; h++) {
            assert_found(rows[r], 0, hashes[h]);
            assert_found(rows[r], UINT32_MAX - 2, hashes[h]); /* from the table's end on */
        }
}

static void a_third_stays_free(void **state)
{
    (void)state;
    for (size_t rows = 0; rows < 5000; rows++) {
        size_t n = row_slots_for(rows);

        assert_true((n & (n - 1)) == 0 && n > rows);
        assert_true(3 * rows <= 2 * n);
        assert_true(n < 3 * rows + 3); /* and no more room than that wants */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_all),
        cmocka_unit_test(a_third_stays_free),
    };

    return cmocka_run_group_tests_name("row_slots", tests, NULL, NULL);
}
