#include "unit.h"

static void gathers(void **state)
{
    struct buf b = { 0 };

    (void)state;
    assert_int_equal(buf_view(&b).n, 0);
    buf_add(&b, NULL, 0);
    buf_text(&b, "a");
    buf_char(&b, '\0');
    buf_str(&b, TEXT("bc"));
    buf_printf(&b, "%d-%s", 42, "x");
    assert_true(str_eq(buf_view(&b), TEXT("a\0bc42-x")));
    assert_memory_equal(buf_cstr(&b), "a\0bc42-x", 9);
    assert_int_equal(b.n, 8); /* the NUL does not count */
    buf_clear(&b);
    assert_int_equal(b.n, 0);
    assert_string_equal(buf_cstr(&b), "");
    buf_free(&b);
    assert_null(b.s);
    assert_string_equal(buf_cstr(&b), "");
    buf_free(&b);
}

/* Its own bytes move while they are copied. */
static void repeats_itself(void **state)
{
    struct buf b = { 0 };

    (void)state;
    buf_text(&b, "ab12");
    for (int i = 0; i < 10; i++)
        buf_repeat(&b, i % 2 == 0 ? 2 : 0, b.n - (i % 2 == 0 ? 2 : 0));
    assert_true(b.n > 1000);
    for (size_t i = 0; i < b.n; i += 2)
        assert_true(memcmp(b.s + i, "ab", 2) == 0 || memcmp(b.s + i, "12", 2) == 0);
    assert_memory_equal(b.s, "ab1212ab1212", 12);
    buf_free(&b);
}

static void prints_texts_of_any_length(void **state)
{
    struct buf b = { 0 };
    char long_text[5001];

    (void)state;
    memset(long_text, 'x', 5000);
    long_text[5000] = '\0';
    for (int n = 0; n <= 5000; n += 7) {
        buf_clear(&b);
        buf_printf(&b, "%.*s", n, long_text);
        assert_int_equal(b.n, n);
        assert_true(n == 0 || memcmp(b.s, long_text, (size_t)n) == 0);
    }
    buf_free(&b);
}

static void reserve_leaves_the_bytes(void **state)
{
    struct buf b = { 0 };

    (void)state;
    for (int i = 0; i < 300; i++) {
        char *p = buf_reserve(&b, 1000);

        memset(p, i % 128, 1000);
        b.n += 10;
    }
    for (size_t i = 0; i < b.n; i++)
        assert_int_equal(b.s[i], i / 10 % 128);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gathers),
        cmocka_unit_test(repeats_itself),
        cmocka_unit_test(prints_texts_of_any_length),
        cmocka_unit_test(reserve_leaves_the_bytes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
