/* A text in a page, and a text in a spreadsheet: what may never get through, and what stays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plots/annual/guard.h"
#include "plots/annual/html.h"

static void is_text(struct str given, const char *expected)
{
    struct buf out = { 0 };

    html_text(&out, given);
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
}

static void markup_is_escaped(void **state)
{
    (void)state;
    is_text(str_of("<a href=\"x\" b='y'>&amp;"),
            "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;");
    is_text(str_of("甲镇 100%"), "甲镇 100%");
    is_text((struct str){ 0 }, "");
}

static void what_is_no_text_is_replaced(void **state)
{
    (void)state;
    is_text((struct str){ "a\0b\n\tc\x1B\x7F", 8 }, "a b  c  ");
    is_text(str_of("\xC2\x85\xE2\x80\xAE\xE2\x81\xA6."), "   .");
    is_text(str_of("\xFF\xC3("), "\xEF\xBF\xBD\xEF\xBF\xBD(");
    is_text(str_of("\xEF\xBF\xBE\xEF\xB7\x90\xF0\x9F\xBF\xBF"), " \xEF\xBF\xBD\xEF\xBF\xBD");
    is_text(str_of("\xF0\xA0\xAE\xB7"), "\xF0\xA0\xAE\xB7");
}

static void an_element_is_closed_by_its_name(void **state)
{
    struct buf out = { 0 }, text = { 0 };

    (void)state;
    buf_text(&text, "1 < 2");
    html_take(&out, "td class=\"n\"", &text);
    assert_string_equal(buf_cstr(&out), "<td class=\"n\">1 &lt; 2</td>");
    assert_int_equal(text.n, 0);
    buf_free(&out);
    buf_free(&text);
}

static void is_cell(const char *given, const char *expected)
{
    struct csvout w = { 0 };

    guard_text(&w, str_of(given));
    csvout_end_row(&w);
    w.out.n--;
    assert_string_equal(buf_cstr(&w.out), expected);
    buf_free(&w.out);
}

static void formulas_are_guarded(void **state)
{
    (void)state;
    is_cell("=1+1", "'=1+1");
    is_cell("+86", "'+86");
    is_cell("-a", "'-a");
    is_cell("@SUM(A1)", "'@SUM(A1)");
    is_cell("＝1", "'＝1");
    is_cell("＋1", "'＋1");
    is_cell("－1", "'－1");
    is_cell("＠a", "'＠a");
    is_cell("\t=1", "'\t=1");
    is_cell("\r=1", "\"'\r=1\"");
    is_cell("=\"a\",1", "\"'=\"\"a\"\",1\"");
}

static void numbers_and_names_are_not(void **state)
{
    (void)state;
    is_cell("-1", "-1");
    is_cell("-0.50", "-0.50");
    is_cell("甲镇", "甲镇");
    is_cell("a=b", "a=b");
    is_cell("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_escaped),
        cmocka_unit_test(what_is_no_text_is_replaced),
        cmocka_unit_test(an_element_is_closed_by_its_name),
        cmocka_unit_test(formulas_are_guarded),
        cmocka_unit_test(numbers_and_names_are_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
