/* Blocks of 64 bytes against a look at each byte: every byte at every place, and texts of every
 * length. */
#include "bytes64.h"

#include "unit.h"

static uint64_t bit(unsigned i)
{
    return UINT64_C(1) << i;
}

static void assert_bits(const char *s, size_t n)
{
    struct bytes64 b = bytes64_of(s, n);
    uint64_t commas = 0, digits = 0, low = 0, marks = 0, plain = 0, high = 0, second = 0;

    for (unsigned i = 0; i < BYTES64; i++) {
        unsigned char c = i < n ? (unsigned char)s[i] : 0;

        commas |= c == ',' ? bit(i) : 0;
        digits |= c >= '0' && c <= '9' ? bit(i) : 0;
        low |= c <= ' ' ? bit(i) : 0;
        marks |= c == '"' || c == 0xFF ? bit(i) : 0;
        plain |= c > '"' && c < 0x80 ? bit(i) : 0;
        high |= (c & 0x80) != 0 ? bit(i) : 0;
        second |= (c & 0x40) != 0 ? bit(i) : 0;
    }
    assert_true(bytes64_bits(bytes64_equal(b, ',')) == commas);
    assert_true(bytes64_bits(bytes64_between(b, '0', '9')) == digits);
    assert_true(bytes64_bits(bytes64_between(b, '\0', ' ')) == low);
    assert_true(bytes64_bits(bytes64_or(bytes64_equal(b, '"'), bytes64_equal(b, '\xFF'))) == marks);
    assert_true(bytes64_bits(bytes64_above(b, '"')) == plain);
    assert_true(bytes64_all(bytes64_above(b, '"')) == (plain == UINT64_MAX));
    assert_int_equal(bytes64_sum(bytes64_above(b, '"')), bytes64_count(plain));
    assert_true(bytes64_high(b) == high);
    assert_true(bytes64_second(b) == second);
}

static void finds_every_byte_everywhere(void **state)
{
    char s[BYTES64];

    (void)state;
    for (unsigned c = 0; c <= 0xFF; c++)
        for (unsigned at = 0; at < BYTES64; at++) {
            memset(s, 'a', sizeof s);
            s[at] = (char)c;
            assert_bits(s, sizeof s);
        }
}

static void what_is_not_known_is_nul(void **state)
{
    char s[2 * BYTES64];

    (void)state;
    for (size_t i = 0; i < sizeof s; i++)
        s[i] = "1,2\"\n"[i % 5];
    for (size_t n = 0; n <= sizeof s; n++)
        assert_bits(s, n);
}

static void counts_bits(void **state)
{
    (void)state;
    for (unsigned n = 0; n <= BYTES64; n++) {
        uint64_t first = n < BYTES64 ? bit(n) - 1 : UINT64_MAX;

        assert_int_equal(bytes64_count(first), n);
        assert_int_equal(bytes64_count(~first), BYTES64 - n);
        assert_int_equal(bytes64_count(first & UINT64_C(0x5555555555555555)), (n + 1) / 2);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_every_byte_everywhere),
        cmocka_unit_test(what_is_not_known_is_nul),
        cmocka_unit_test(counts_bits),
    };

    return cmocka_run_group_tests_name("bytes64", tests, NULL, NULL);
}
