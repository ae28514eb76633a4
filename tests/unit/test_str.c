#include "unit.h"

static void compares_by_bytes(void **state)
{
    (void)state;
    assert_true(str_eq(TEXT("a\0b"), TEXT("a\0b")));
    assert_false(str_eq(TEXT("a\0b"), TEXT("a\0c")));
    assert_false(str_eq(TEXT("ab"), TEXT("a")));
    assert_true(str_eq((struct str){ 0 }, str_of("")));
    assert_true(str_is(str_of("阎疃镇"), "阎疃镇"));
    assert_int_equal(str_of(NULL).n, 0);

    assert_true(str_cmp(str_of("a"), str_of("b")) < 0);
    assert_true(str_cmp(str_of("b"), str_of("a")) > 0);
    assert_true(str_cmp(str_of("a"), str_of("ab")) < 0);
    assert_true(str_cmp(str_of(""), (struct str){ 0 }) == 0);
    assert_true(str_cmp(str_of("z"), str_of("镇")) < 0); /* bytes are unsigned */
}

static void starts_and_ends(void **state)
{
    (void)state;
    assert_true(str_starts(str_of("巨鹿县阎疃镇"), str_of("巨鹿县")));
    assert_false(str_starts(str_of("巨"), str_of("巨鹿县")));
    assert_true(str_ends(str_of("阎疃镇人民政府"), str_of("人民政府")));
    assert_false(str_ends(str_of("政府"), str_of("人民政府")));
    assert_true(str_starts(str_of("a"), str_of("")));
    assert_true(str_ends(str_of("a"), str_of("")));
    assert_text(str_skip(str_of("framework=x"), 10), "x");
    assert_text(str_skip((struct str){ 0 }, 0), "");
}

static void trims_wide_blanks_too(void **state)
{
    (void)state;
    assert_text(str_trim(str_of(" \t\r\n a b \v\f")), "a b");
    assert_text(str_trim(str_of("\xC2\xA0 \xE3\x80\x80"
                                "a\xE3\x80\x80 \xC2\xA0")),
                "a");
    assert_text(str_trim(str_of("\xE3\x80\x80")), "");
    assert_text(str_trim(str_of("")), "");
    assert_text(str_trim(str_of("\xA0")), "\xA0"); /* half of U+00A0 is no blank */
}

static void takes_words(void **state)
{
    struct str rest = str_of("  #end\t20 \n"), word = { 0 };

    (void)state;
    assert_true(str_word(&rest, &word));
    assert_text(word, "#end");
    assert_true(str_word(&rest, &word));
    assert_text(word, "20");
    assert_false(str_word(&rest, &word));
    assert_false(str_word(&rest, &word));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares_by_bytes),
        cmocka_unit_test(starts_and_ends),
        cmocka_unit_test(trims_wide_blanks_too),
        cmocka_unit_test(takes_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
