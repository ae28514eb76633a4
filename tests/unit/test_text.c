#include "text.h"

#include <stdlib.h>

#include "unit.h"

/* Encodes as the definition has it, one byte at a time, with no check: for bytes that must be
 * refused. */
static size_t encode(char *out, uint32_t c, size_t length)
{
    static const unsigned lead[] = { 0, 0, 0xC0, 0xE0, 0xF0 };

    if (length == 1) {
        out[0] = (char)c;
        return 1;
    }
    for (size_t i = length - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[length] | c);
    return length;
}

static size_t shortest(uint32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* Every code point in every length that can hold it: only the shortest form of what is no surrogate
 * and not above U+10FFFF is UTF-8. */
static void knows_utf8(void **state)
{
    static const uint32_t most[] = { 0, 0x7F, 0x7FF, 0xFFFF, 0x1FFFFF };

    (void)state;
    for (uint32_t c = 0; c <= 0x1FFFFF; c++) {
        for (size_t length = shortest(c); length <= 4; length++) {
            char bytes[4];
            struct str rest = { bytes, encode(bytes, c, length) };
            bool valid = length == shortest(c) && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);

            if (c > most[length])
                continue;
            if ((text_valid(rest) == rest.n) != valid)
                fail_msg("U+%04X in %zu bytes", c, length);
            if (text_next(&rest) != (valid ? c : TEXT_INVALID) ||
                rest.n != (valid ? 0 : length - 1))
                fail_msg("U+%04X in %zu bytes is not taken", c, length);
        }
    }
}

static void every_cut_of_a_character_is_invalid(void **state)
{
    static const uint32_t points[] = { 0x80, 0x7FF, 0x800, 0x9547, 0xFFFD, 0x10000, 0x10FFFF };

    (void)state;
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        char bytes[5] = "";
        size_t n = encode(bytes, points[i], shortest(points[i]));

        for (size_t cut = 1; cut < n; cut++) {
            char hurt[8] = "";

            assert_int_equal(text_valid((struct str){ bytes, cut }), 0);
            memcpy(hurt, bytes, cut); /* cut, and an ASCII letter where the rest should be */
            hurt[cut] = 'x';
            assert_int_equal(text_valid(str_of(hurt)), 0);
            assert_int_equal(text_length(str_of(hurt)), cut + 1);
        }
    }
    for (int lone = 0x80; lone <= 0xFF; lone++) {
        char byte = (char)lone;

        assert_int_equal(text_valid((struct str){ &byte, 1 }), 0);
    }
    assert_int_equal(text_valid(TEXT("镇\xB0镇")), 3);
    assert_int_equal(text_valid(TEXT("a\0b")), 3);
    assert_int_equal(text_sound(TEXT("a\0b")), 1);
    assert_int_equal(text_sound(TEXT("镇\xB0镇\0")), 3);
    assert_int_equal(text_sound(TEXT("01234567镇89é")), 15);
    assert_int_equal(text_sound(TEXT("")), 0);
    assert_int_equal(text_valid(TEXT("")), 0);
}

static void puts_what_it_takes(void **state)
{
    struct buf out = { 0 };

    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        struct str rest;

        if (c >= 0xD800 && c < 0xE000)
            continue;
        buf_clear(&out);
        text_put(&out, c);
        rest = buf_view(&out);
        if (text_next(&rest) != c || rest.n != 0)
            fail_msg("U+%04X does not come back", c);
    }
    buf_free(&out);
}

static void expect(void (*f)(struct buf *out, struct str s), struct str s, const char *expected)
{
    struct buf out = { 0 };

    buf_char(&out, ':'); /* it appends, and leaves what is there alone */
    f(&out, s);
    assert_string_equal(buf_cstr(&out) + 1, expected);
    assert_int_equal(out.s[0], ':');
    buf_free(&out);
}

/* Code point by code point: both texts have as many. */
static void assert_folded(const char *text, const char *folded)
{
    struct str from = str_of(text), to = str_of(folded);

    while (from.n > 0)
        assert_int_equal(text_folded(text_next(&from)), text_next(&to));
    assert_int_equal(to.n, 0);
}

static void folds(void **state)
{
    (void)state;
    assert_folded("１，４１９．０８", "1,419.08");
    assert_folded("（万元）％：／", "(万元)%:/");
    assert_folded("！～Ａｚ", "!~Az");
    assert_folded("[a]［b］【c】〔d〕{e}《f》", "(a)(b)(c)(d){e}《f》");
    assert_folded("\xE3\x80\x80\xC2\xA0x", "  x");
    assert_folded("￥5", "\xC2\xA5"
                         "5");
}

static void makes_keys(void **state)
{
    (void)state;
    expect(text_key, TEXT(" 单 位　名称 ： "), "单位名称");
    expect(text_key, TEXT("“三公经费”"), "三公经费");
    expect(text_key, TEXT("「三公」'经'\"费\"‘变’"), "三公经费变");
    expect(text_key, TEXT("年初预算数（万元）"), "年初预算数(万元)");
    expect(text_key, TEXT("\xEF\xBB\xBF年度:：:"), "年度");
    expect(text_key, TEXT("a:b"), "a:b");
    expect(text_key, TEXT("::"), "");
    expect(text_key, TEXT("a\xFF"), "a\xFF");
}

static void shows_what_would_drive_a_terminal(void **state)
{
    (void)state;
    expect(text_printable, TEXT("阎疃镇 a~"), "阎疃镇 a~");
    expect(text_printable, TEXT("\x1B[2J\x7F\t"), "\\x1B[2J\\x7F\\x09");
    expect(text_printable, TEXT("a\0b"), "a\\x00b");
    expect(text_printable, TEXT("\xC2\x9B"), "\\xC2\\x9B");
    expect(text_printable,
           TEXT("\xE2\x80\xAE"
                "x\xE2\x81\xA6"),
           "\\xE2\\x80\\xAEx\\xE2\\x81\\xA6");
    expect(text_printable, TEXT("\xFF\xE9\x95"), "\\xFF\\xE9\\x95");
}

/* The slow way: the definition of the distance (restricted transpositions), written as
 * recursion. */
static unsigned distance_slowly(const char *a, size_t n, const char *b, size_t m)
{
    unsigned best, other;

    if (n == 0 || m == 0)
        return (unsigned)(n + m);
    best = distance_slowly(a, n - 1, b, m - 1) + (a[n - 1] != b[m - 1]);
    other = distance_slowly(a, n - 1, b, m) + 1;
    best = other < best ? other : best;
    other = distance_slowly(a, n, b, m - 1) + 1;
    best = other < best ? other : best;
    if (n > 1 && m > 1 && a[n - 1] == b[m - 2] && a[n - 2] == b[m - 1]) {
        other = distance_slowly(a, n - 2, b, m - 2) + 1;
        best = other < best ? other : best;
    }
    return best;
}

static void distances(void **state)
{
    uint64_t seed = 9;
    char longest[400];
    unsigned distance;

    (void)state;
    assert_int_equal(text_distance(str_of("年初预算数"), str_of("年初算预数")), 1);
    assert_int_equal(text_distance(str_of(""), str_of("镇")), 1);
    assert_int_equal(text_distance(str_of("framework"), str_of("framwork")), 1);
    for (int i = 0; i < 2000; i++) {
        char a[6], b[6];
        size_t n = scramble(&seed) % 6, m = scramble(&seed) % 6;

        for (size_t j = 0; j < n; j++)
            a[j] = (char)('a' + scramble(&seed) % 3);
        for (size_t j = 0; j < m; j++)
            b[j] = (char)('a' + scramble(&seed) % 3);
        assert_int_equal(text_distance((struct str){ a, n }, (struct str){ b, m }),
                         distance_slowly(a, n, b, m));
    }
    memset(longest, 'x', sizeof longest);
    assert_int_equal(text_distance((struct str){ longest, 400 }, str_of("")), 64);

    assert_true(text_near(str_of("framwork"), str_of("framework"), &distance));
    assert_int_equal(distance, 1);
    assert_true(text_near(str_of("预算数"), str_of("预算书"), &distance));
    assert_false(text_near(str_of("镇"), str_of("乡"), &distance));
    assert_false(text_near(str_of(""), str_of(""), &distance));
}

/* Every three bytes: where text_threes passes over them, text_next has one character of three
 * bytes. */
static void passes_over_sound_threes(void **state)
{
    size_t passed = 0;

    (void)state;
    for (uint32_t c = 0; c < 0x1000000; c++) {
        char bytes[3] = { (char)(c >> 16), (char)(c >> 8), (char)c };
        struct str rest = { bytes, sizeof bytes };

        if (text_threes(bytes, sizeof bytes) == 0)
            continue;
        if (text_next(&rest) == TEXT_INVALID || rest.n != 0)
            fail_msg("%06X is no character", (unsigned)c);
        passed++;
    }
    assert_int_equal(passed, 14 * 64 * 64);
    assert_int_equal(text_threes("示例县a", 10), 9);
    assert_int_equal(text_threes("示例县", 8), 6);
    assert_int_equal(text_threes("", 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_utf8),         cmocka_unit_test(every_cut_of_a_character_is_invalid),
        cmocka_unit_test(puts_what_it_takes), cmocka_unit_test(folds),
        cmocka_unit_test(makes_keys),         cmocka_unit_test(shows_what_would_drive_a_terminal),
        cmocka_unit_test(distances),          cmocka_unit_test(passes_over_sound_threes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
