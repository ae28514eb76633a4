#include "decimal.h"

#include <math.h>
#include <stdlib.h>

#include "unit.h"

static void knows_plain_numbers(void **state)
{
    static const char *const plain[] = { "0",     "-0",     "00",
                                         "1",     "-1",     "1.0",
                                         "0.285", "-12.50", "123456789012345678901234567890.5" };
    static const char *const others[] = { "",    "-",   ".",  "1.",  ".5",  "-.5",   "+1",
                                          "1e3", "1,5", " 1", "1 ",  "--1", "1.2.3", "0x10",
                                          "nan", "inf", "１", "1\n", "1-" };

    (void)state;
    for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
        assert_true(decimal_plain(str_of(plain[i])));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(decimal_plain(str_of(others[i])));
    assert_false(decimal_plain(TEXT("1\0")));
}

static void shifts(void **state)
{
    static const struct {
        const char *s;
        int power;
        const char *shifted;
    } cases[] = {
        { "109000", -4, "10.9" },
        { "90.93", -2, "0.9093" },
        { "1419.08", 4, "14190800" },
        { "0", 4, "0" },
        { "-0", 0, "0" },
        { "-0.00", -3, "0" },
        { "007", 0, "7" },
        { "007.500", 0, "7.5" },
        { "0.05", 1, "0.5" },
        { "0.05", 2, "5" },
        { "0.05", 3, "50" },
        { "-0.05", -2, "-0.0005" },
        { "100", -2, "1" },
        { "100", -3, "0.1" },
        { "-1", 0, "-1" },
        { "1", -9, "0.000000001" },
        { "10.10", 1, "101" },
    };
    struct buf out = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        buf_clear(&out);
        buf_char(&out, '!'); /* it appends */
        decimal_shift(&out, str_of(cases[i].s), cases[i].power);
        assert_string_equal(buf_cstr(&out) + 1, cases[i].shifted);
    }
    buf_free(&out);
}

/* A random plain number, often with zeros where they are awkward. */
static void random_number(char *s, uint64_t *seed, unsigned longest)
{
    unsigned whole = 1 + scramble(seed) % longest, fraction = scramble(seed) % longest;

    if (scramble(seed) % 3 == 0)
        *s++ = '-';
    for (unsigned i = 0; i < whole + fraction; i++) {
        if (i == whole)
            *s++ = '.';
        *s++ = (char)('0' + (scramble(seed) % 3 == 0 ? 0 : scramble(seed) % 10));
    }
    *s = '\0';
}

/* The slow way: the point moves one place at a time among plenty of zeros; then the needless ones
 * go. */
static void shift_slowly(char *out, const char *s, int power)
{
    enum { MIDDLE = 200, WIDTH = 400 };
    char digits[WIDTH + 1];
    const char *point = strchr(s, '.');
    int negative = s[0] == '-', first, last;
    int whole = (int)(point != NULL ? (size_t)(point - s) : strlen(s)) - negative;

    memset(digits, '0', WIDTH);
    for (int i = 0, at = MIDDLE - whole; s[negative + i] != '\0'; i++)
        if (s[negative + i] != '.')
            digits[at++] = s[negative + i];
    for (; power > 0; power--)
        memmove(digits, digits + 1, WIDTH - 1);
    for (; power < 0; power++)
        memmove(digits + 1, digits, WIDTH - 1);
    for (first = 0; first < MIDDLE - 1 && digits[first] == '0'; first++)
        ;
    for (last = WIDTH - 1; last >= MIDDLE && digits[last] == '0'; last--)
        ;
    negative = negative && strspn(digits, "0") < WIDTH;
    sprintf(out, "%s%.*s%s%.*s", negative ? "-" : "", MIDDLE - first, digits + first,
            last >= MIDDLE ? "." : "", last - MIDDLE + 1, digits + MIDDLE);
}

static void shifts_like_the_slow_way(void **state)
{
    uint64_t seed = 1;
    struct buf out = { 0 };

    (void)state;
    for (int i = 0; i < 50000; i++) {
        char s[64], expected[500];
        int power = (int)(scramble(&seed) % 41) - 20;

        random_number(s, &seed, 20);
        shift_slowly(expected, s, power);
        buf_clear(&out);
        decimal_shift(&out, str_of(s), power);
        assert_string_equal(buf_cstr(&out), expected);
        assert_true(decimal_plain(buf_view(&out)));
    }
    buf_free(&out);
}

static bool same_bits(double a, double b)
{
    return memcmp(&a, &b, sizeof a) == 0;
}

static void doubles_are_the_nearest(void **state)
{
    static const char *const hard[] = { "0.1",
                                        "0.3",
                                        "-0",
                                        "999999999999999",
                                        "9007199254740993",
                                        "9007199254740992.5",
                                        "0.000000000000001",
                                        "123456789012345",
                                        "0.285",
                                        "1.005",
                                        "2.675",
                                        "4503599627370497.5" };
    uint64_t seed = 7;

    (void)state;
    for (size_t i = 0; i < sizeof hard / sizeof hard[0]; i++)
        assert_true(same_bits(decimal_double(str_of(hard[i])), strtod(hard[i], NULL)));
    for (int i = 0; i < 300000; i++) {
        char s[128];

        random_number(s, &seed, i % 10 == 0 ? 30 : 9);
        assert_true(same_bits(decimal_double(str_of(s)), strtod(s, NULL)));
    }
}

static void huge_numbers_are_infinite(void **state)
{
    char s[402];

    (void)state;
    memset(s, '9', 401);
    s[401] = '\0';
    assert_true(isinf(decimal_double(str_of(s))));
    s[0] = '-';
    assert_true(isinf(decimal_double(str_of(s))) && decimal_double(str_of(s)) < 0);
    /* a slice, with digits behind it that are not its own */
    assert_true(same_bits(decimal_double((struct str){ "1234567890123456789", 2 }), 12.0));
    assert_true(
        same_bits(decimal_double((struct str){ "11111111111111111.5", 17 }), 11111111111111111.0));
}

static void fixed_numbers(void **state)
{
    static const struct {
        const char *s;
        unsigned scale;
        bool fits;
        int64_t fixed;
    } cases[] = {
        { "2.5", 2, true, 250 },
        { "-2.5", 2, true, -250 },
        { "2.500", 2, true, 250 },
        { "2.501", 2, false, 0 },
        { "0", 9, true, 0 },
        { "-0.0", 0, true, 0 },
        { "000123", 0, true, 123 },
        { "999999999999999999", 0, true, INT64_C(999999999999999999) },
        { "1000000000000000000", 0, false, 0 },
        { "999999999.999999999", 9, true, INT64_C(999999999999999999) },
        { "9999999999.1", 9, false, 0 },
        { "", 0, false, 0 },
        { "1e3", 0, false, 0 },
        { "+1", 0, false, 0 },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int64_t fixed = -77;

        assert_int_equal(decimal_fixed(str_of(cases[i].s), cases[i].scale, &fixed), cases[i].fits);
        assert_int_equal(fixed, cases[i].fits ? cases[i].fixed : -77);
    }
}

static void writes_what_fixed_reads(void **state)
{
    static const struct {
        int64_t fixed;
        unsigned scale;
        const char *text, *trimmed;
    } cases[] = {
        { 0, 0, "0", "0" },
        { 0, 2, "0.00", "0" },
        { 0, 18, "0.000000000000000000", "0" },
        { 5, 2, "0.05", "0.05" },
        { -5, 2, "-0.05", "-0.05" },
        { -5, 0, "-5", "-5" },
        { -1, 1, "-0.1", "-0.1" },
        { -500, 2, "-5.00", "-5" },
        { 250, 2, "2.50", "2.5" },
        { 9999, 2, "99.99", "99.99" },
        { 10000, 2, "100.00", "100" },
        { 100, 9, "0.000000100", "0.0000001" },
        { 10, 16, "0.0000000000000010", "0.000000000000001" },
        { INT64_C(999999999999999), 15, "0.999999999999999", "0.999999999999999" },
        { INT64_C(1000000000000000), 2, "10000000000000.00", "10000000000000" },
        { INT64_C(-1200000000000000), 15, "-1.200000000000000", "-1.2" },
        { INT64_C(12345678901234560), 3, "12345678901234.560", "12345678901234.56" },
        { INT64_MAX, 0, "9223372036854775807", "9223372036854775807" },
        { INT64_MIN, 0, "-9223372036854775808", "-9223372036854775808" },
        { INT64_MIN, 18, "-9.223372036854775808", "-9.223372036854775808" },
        { INT64_MIN, 9, "-9223372036.854775808", "-9223372036.854775808" },
    };
    uint64_t seed = 3;
    struct buf out = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        buf_clear(&out);
        decimal_write(&out, cases[i].fixed, cases[i].scale);
        assert_string_equal(buf_cstr(&out), cases[i].text);
        buf_clear(&out);
        decimal_trimmed(&out, cases[i].fixed, cases[i].scale);
        assert_string_equal(buf_cstr(&out), cases[i].trimmed);
    }
    for (int i = 0; i < 20000; i++) {
        unsigned scale = scramble(&seed) % (DECIMAL_SCALE_MAX + 1);
        int64_t fixed = (int64_t)scramble(&seed) * (int64_t)(scramble(&seed) % 100000), back;

        fixed = scramble(&seed) % 2 == 0 ? fixed : -fixed;
        buf_clear(&out);
        decimal_write(&out, fixed, scale);
        assert_true(decimal_fixed(buf_view(&out), scale, &back));
        assert_int_equal(back, fixed);
    }
    buf_free(&out);
}

static void powers(void **state)
{
    (void)state;
    assert_int_equal(decimal_power(0), 1);
    assert_int_equal(decimal_power(2), 100);
    assert_int_equal(decimal_power(18), INT64_C(1000000000000000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_plain_numbers),       cmocka_unit_test(shifts),
        cmocka_unit_test(shifts_like_the_slow_way),  cmocka_unit_test(doubles_are_the_nearest),
        cmocka_unit_test(huge_numbers_are_infinite), cmocka_unit_test(fixed_numbers),
        cmocka_unit_test(writes_what_fixed_reads),   cmocka_unit_test(powers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
