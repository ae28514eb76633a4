#include "unit.h"

#include "plots/draw/page.h"

#include "text.h"

/* Reads gnuplot's string back: what stands between the quotation marks. */
static void unquote(struct buf *out, struct str quoted)
{
    assert_true(quoted.n >= 2 && quoted.s[0] == '"' && quoted.s[quoted.n - 1] == '"');
    for (size_t i = 1; i + 1 < quoted.n; i++) {
        char c = quoted.s[i];

        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
            buf_char(out, c);
            continue;
        }
        assert_int_equal(c, '\\');
        assert_true(i + 4 < quoted.n);
        buf_char(out, (char)((quoted.s[i + 1] - '0') * 64 + (quoted.s[i + 2] - '0') * 8 +
                             (quoted.s[i + 3] - '0')));
        i += 3;
    }
}

static void quotes_every_byte(void **state)
{
    struct buf all = { 0 }, quoted = { 0 }, back = { 0 };

    (void)state;
    for (int c = 1; c < 256; c++)
        buf_char(&all, (char)c);
    page_quote(&quoted, buf_view(&all));
    for (size_t i = 0; i < quoted.n; i++)
        assert_non_null(strchr("\"\\01234567abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
                               quoted.s[i]));
    unquote(&back, buf_view(&quoted));
    assert_int_equal(back.n, all.n);
    assert_memory_equal(back.s, all.s, all.n);
    buf_clear(&quoted);
    page_quote(&quoted, TEXT("=1"));
    assert_text(buf_view(&quoted), "\"\\075\\061\"");
    buf_free(&all);
    buf_free(&quoted);
    buf_free(&back);
}

static const char *cleaned(const struct page *p, struct str text)
{
    static struct buf out;

    buf_clear(&out);
    page_clean(p, &out, text);
    return buf_cstr(&out);
}

static void cleans_controls(void **state)
{
    struct page p;

    (void)state;
    page_begin(&p, NULL);
    assert_string_equal(cleaned(&p, TEXT("甲\n乙\t丙\x7F\xC2\x85丁")), "甲 乙 丙  丁");
    assert_string_equal(cleaned(&p, TEXT("a\0b")), "a b");
    assert_string_equal(cleaned(&p, TEXT("\xE2\x80\xAE反\xE2\x81\xA9\xE2\x80\xA8")), " 反  ");
    assert_string_equal(cleaned(&p, TEXT("\xEF\xBF\xBE\xEF\xBF\xBF")), "  ");
    assert_string_equal(cleaned(&p, TEXT("\xFF\xE5\xB9")), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    assert_string_equal(cleaned(&p, TEXT("𠮷㙟")), "𠮷㙟");
    page_free(&p);
}

/* Any bytes at all come out as UTF-8 that XML allows. */
static void cleans_anything(void **state)
{
    uint64_t seed = 5;
    struct page p;

    (void)state;
    page_begin(&p, NULL);
    for (int round = 0; round < 20000; round++) {
        char bytes[24];
        struct buf out = { 0 };
        struct str rest;

        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)scramble(&seed);
        page_clean(&p, &out, (struct str){ bytes, sizeof bytes });
        assert_int_equal(text_valid(buf_view(&out)), out.n);
        for (rest = buf_view(&out); rest.n > 0;) {
            uint32_t c = text_next(&rest);

            assert_true(c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
        }
        buf_free(&out);
    }
    page_free(&p);
}

static void fits_with_an_ellipsis(void **state)
{
    struct page p;
    struct buf out = { 0 };

    (void)state;
    page_begin(&p, NULL);
    page_fit(&p, &out, TEXT("一二三四五六"), 10, 40);
    assert_text(buf_view(&out), "一二三…");
    buf_clear(&out);
    page_fit(&p, &out, TEXT("一\n二"), 10, 40);
    assert_text(buf_view(&out), "一 二");
    buf_free(&out);
    page_free(&p);
}

/* The script has no text of ours in it that was not quoted, and numbers stand in their blocks. */
static void writes_a_script(void **state)
{
    struct page p;
    struct buf out = { 0 };
    struct area area = { 100, 50, 300, 150, 0, 10, 100, 20 };

    (void)state;
    page_begin(&p, NULL);
    page_area(&p, &area);
    assert_true(area_x(&area, 50) == 200 && area_y(&area, 15) == 100);
    page_text(&p, 1, 2, ALIGN_RIGHT, 13, 0x123456, TEXT("\"; system('x'); EOD\nEOD"));
    page_open_data(&p, "bars");
    buf_text(&p.data, "1 2\n");
    page_close_data(&p);
    page_plot(&p, "$bars using %d:2", 1);
    p.y = 99.5;
    page_script(&p, &out);
    buf_cstr(&out);
    assert_null(strstr(out.s, "system("));
    assert_non_null(strstr(out.s, "W = 960.0\nH = 100.0\n"));
    assert_non_null(strstr(out.s, "screen 1.00/W, screen 1-2.00/H right font \",13\" textcolor rgb "
                                  "0x123456\n"));
    assert_non_null(strstr(out.s, "$bars <<EOD\n1 2\nEOD\nplot $bars using 1:2 notitle\n"));
    buf_free(&out);
    page_free(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_every_byte), cmocka_unit_test(cleans_controls),
        cmocka_unit_test(cleans_anything),   cmocka_unit_test(fits_with_an_ellipsis),
        cmocka_unit_test(writes_a_script),
    };

    return cmocka_run_group_tests_name("page", tests, NULL, NULL);
}
