#include "digits_put.h"

#include "unit.h"

/* The slow way, a digit after the other. */
static const char *slowly(int64_t n, unsigned scale, bool trimmed)
{
    static char text[64];
    char *p = text + sizeof text - 1;
    unsigned digits = 0;

    for (; trimmed && scale > 0 && n % 10 == 0; scale--)
        n /= 10;
    for (; n > 0 || digits <= scale; digits++, n /= 10) {
        if (digits == scale && digits > 0)
            *--p = '.';
        *--p = (char)('0' + n % 10);
    }
    return p;
}

static void compare(int64_t n, unsigned scale)
{
    for (int trimmed = 0; trimmed < 2; trimmed++) {
        char room[DIGITS_PUT_ROOM + 1], *end;

        memset(room, '#', sizeof room);
        end = digits_put(room, n, scale, trimmed);
        assert_true(room[DIGITS_PUT_ROOM] == '#'); /* the room is enough */
        *end = '\0';
        assert_string_equal(room, slowly(n, scale, trimmed));
        *digits_put_any(room, (uint64_t)n, scale, trimmed) = '\0';
        assert_string_equal(room, slowly(n, scale, trimmed));
    }
}

static void every_small_number(void **state)
{
    (void)state;
    for (int64_t n = 0; n < 20000; n++)
        for (unsigned scale = 0; scale <= DIGITS_PUT_DECIMALS; scale++)
            compare(n, scale);
}

/* Numbers of every length, with zeros at their end and without. */
static void numbers_of_every_length(void **state)
{
    uint64_t seed = 5;

    (void)state;
    for (int round = 0; round < 2000; round++)
        for (int64_t below = 1; below <= DIGITS_PUT_BELOW; below *= 10) {
            int64_t n;

            seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
            n = (int64_t)(seed >> 2) % below;
            for (unsigned scale = 0; scale <= DIGITS_PUT_DECIMALS; scale++) {
                compare(n, scale);
                compare(n - n % 1000, scale);
                compare(below - 1, scale);
            }
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_small_number),
        cmocka_unit_test(numbers_of_every_length),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
