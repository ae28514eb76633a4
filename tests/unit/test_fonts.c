#include "unit.h"

#include <fontconfig/fontconfig.h>

#include "plots/draw/fonts.h"
#include "plots/draw/page.h"

/* Fonts that have 年, 〓 and ASCII. */
static struct fonts small_fonts(void)
{
    struct fonts f = { .covered = FcCharSetCreate(),
                       .replaced = FcCharSetCreate(),
                       .stand_in = 0x3013 };

    FcCharSetAddChar(f.covered, 0x5E74);
    FcCharSetAddChar(f.covered, 0x3013);
    for (FcChar32 c = '!'; c < 0x7F; c++)
        FcCharSetAddChar(f.covered, c);
    return f;
}

static void replaces_what_no_font_has(void **state)
{
    struct fonts f = small_fonts();
    struct buf out = { 0 };
    struct page p;

    (void)state;
    page_begin(&p, &f);
    page_clean(&p, &out, TEXT("𠮷年 a㙟\xE2\x80\x8B㙟"));
    assert_text(buf_view(&out), "〓年 a〓〓");
    assert_int_equal(fonts_replaced(&f, 0), 0x365F);
    assert_int_equal(fonts_replaced(&f, 0x365F), 0x20BB7);
    assert_int_equal(fonts_replaced(&f, 0x20BB7), 0);
    buf_free(&out);
    page_free(&p);
    fonts_free(&f);
}

static void finds_a_chinese_font(void **state)
{
    struct fonts f;

    (void)state;
    if (!fonts_find(&f)) {
        fonts_free(&f);
        skip();
    }
    assert_true(FcCharSetHasChar(f.covered, 0x9547));
    assert_true(f.family[0] != '\0');
    assert_null(strpbrk(f.family, ",:\\\"'`"));
    assert_int_equal(fonts_drawable(&f, 0x9547), 0x9547);
    assert_int_equal(fonts_drawable(&f, 0x10FFFD), f.stand_in);
    fonts_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(replaces_what_no_font_has),
        cmocka_unit_test(finds_a_chinese_font),
    };

    return cmocka_run_group_tests_name("fonts", tests, NULL, NULL);
}
