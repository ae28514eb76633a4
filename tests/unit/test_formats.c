#include "unit.h"

#include "plots/draw/format.h"

enum { SVG, PNG, PDF };

static void knows_a_whole_file(void **state)
{
    (void)state;
    assert_true(format_whole(&formats[SVG], TEXT("<svg>\n</g>\n</svg>\n\n")));
    assert_false(format_whole(&formats[SVG], TEXT("<svg>\n</g>\n</sv")));
    assert_false(format_whole(&formats[SVG], TEXT("")));
    assert_true(format_whole(&formats[PNG], TEXT("\x89PNG....IEND\xAE\x42\x60\x82")));
    assert_false(format_whole(&formats[PNG], TEXT("\x89PNG....IEN")));
    assert_true(format_whole(&formats[PDF], TEXT("%PDF-1.5\nstartxref\n9\n%%EOF\n")));
    assert_false(format_whole(
        &formats[PDF],
        TEXT("%%EOF 0123456789012345678901234567890123456789012345678901234567890123456789")));
}

static void takes_the_date_out_of_a_pdf(void **state)
{
    struct picture picture = { 0 };
    struct buf out = { 0 };

    (void)state;
    formats[PDF].finish(&out, TEXT("a /CreationDate (D:20240131235959+08'00) b\n%%EOF"), &picture);
    assert_text(buf_view(&out), "a /CreationDate (D:20000101000000+00'00) b\n%%EOF");
    buf_clear(&out);
    formats[PDF].finish(&out, TEXT("/CreationDate (D:2024"), &picture);
    assert_text(buf_view(&out), "/CreationDate (D:2000");
    buf_free(&out);
}

static void gives_an_svg_its_words(void **state)
{
    static char name[] = "trend-01";
    struct picture picture = { .name = name };
    struct buf out = { 0 };

    (void)state;
    buf_text(&picture.title, "甲<&>\"乙");
    buf_text(&picture.headline, "丙<b>");
    buf_text(&picture.description, "]]>--");
    formats[SVG].finish(
        &out,
        TEXT("<svg \n width=\"1\">\n<title>Gnuplot</title>\n<desc>by</desc>\n"
             "<g id=\"gnuplot_plot_1\" ><title>gnuplot_plot_1</title>x]]></g></svg>"),
        &picture);
    assert_text(
        buf_view(&out),
        "<svg role=\"img\" aria-labelledby=\"trend-01-title trend-01-desc\"\n width=\"1\">\n"
        "<title id=\"trend-01-title\">甲&lt;&amp;&gt;\"乙</title>\n"
        "<desc id=\"trend-01-desc\">丙&lt;b&gt; — ]]&gt;--</desc>\n"
        "<g id=\"gnuplot_plot_1\" >x]]&gt;</g></svg>");
    buf_free(&out);
    buf_free(&picture.headline);
    buf_free(&picture.title);
    buf_free(&picture.description);
}

/* A script run by hand writes the picture beside it; no name, font or option comes from the
 * data. */
static void begins_a_script(void **state)
{
    static char name[] = "ranking-01-2024";
    struct picture picture = { .name = name, .height = 400 };
    struct buf out = { 0 };

    (void)state;
    buf_text(&picture.script, "plot 1\n");
    format_script(&formats[SVG], &out, &picture, "unused", "a|b");
    buf_cstr(&out);
    assert_non_null(strstr(out.s, "set terminal svg noenhanced "));
    assert_non_null(strstr(out.s, "size 960,400\n"));
    assert_non_null(strstr(out.s, "set output \"a\\174b\"\nplot 1\nunset output\n"));
    buf_clear(&out);
    format_script(&formats[PNG], &out, &picture, "Some Font", "a");
    buf_cstr(&out);
    assert_non_null(strstr(out.s, "font 'Some Font,13'"));
    assert_non_null(strstr(out.s, "size 1920,800\n"));
    buf_free(&out);
    buf_free(&picture.script);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_a_whole_file),
        cmocka_unit_test(takes_the_date_out_of_a_pdf),
        cmocka_unit_test(gives_an_svg_its_words),
        cmocka_unit_test(begins_a_script),
    };

    return cmocka_run_group_tests_name("formats", tests, NULL, NULL);
}
