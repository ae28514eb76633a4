/* Lines of numbers in half their bytes, and back. */
#include "unit.h"

#include "rank/rows/packing.h"

enum { LONGEST = 70, GUARD = 0x5A };

static void comes_out_as_it_went_in(void **state)
{
    static const char letters[] = ",-./0123456789";
    uint64_t random = 3;

    (void)state;
    for (size_t round = 0; round < 20000; round++) {
        size_t n = round % LONGEST;
        char line[LONGEST], packed[LONGEST], again[LONGEST];

        for (size_t i = 0; i < n; i++)
            line[i] = letters[scramble(&random) % (sizeof letters - 1)];
        memset(packed, GUARD, sizeof packed);
        memset(again, GUARD, sizeof again);
        assert_true(packing_pack((struct str){ line, n }, packed));
        assert_int_equal(packed[packing_size(n)], GUARD);
        packing_unpack(packed, again, n);
        assert_memory_equal(again, line, n);
        assert_int_equal(again[n], GUARD);
    }
}

/* Whatever else stands anywhere in a line keeps it from being packed. */
static void refuses_other_bytes(void **state)
{
    char line[LONGEST], packed[LONGEST];

    (void)state;
    memset(line, '0', sizeof line);
    for (size_t n = 1; n < LONGEST; n += n < 20 || n > 60 ? 1 : 10)
        for (size_t at = 0; at < n; at++) {
            for (int byte = 0; byte < 256; byte++) {
                line[at] = (char)byte;
                assert_int_equal(packing_pack((struct str){ line, n }, packed),
                                 byte >= ',' && byte <= '9');
            }
            line[at] = '0';
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comes_out_as_it_went_in),
        cmocka_unit_test(refuses_other_bytes),
    };

    return cmocka_run_group_tests_name("packing", tests, NULL, NULL);
}
