#include "draw/format.h"

#include <string.h>

#include "draw/fonts.h"
#include "draw/page.h"
#include "draw/style.h"

enum {
    TRAILER_WITHIN = 64, /* bytes at the end of a file in which its trailer stands */
    PIXELS_PER_INCH = 96,
};

/* A PNG has as many dots for each pixel of the page: 290 to the inch across a page of A4. More cost
 * time, nearly all of which goes into packing them. */
#define PNG_SCALE 2.0

/* gnuplot counts the type of its cairo terminals in points: 72 of them are 96 pixels. */
#define POINTS_PER_PIXEL 0.75

static void svg_terminal(struct buf *out, const struct picture *picture, const char *family)
{
    (void)family;
    buf_printf(
        out,
        "set terminal svg noenhanced fixed background rgb '#ffffff' font '%s,%d' size %d,%.0f\n",
        fonts_of_readers, SIZE_BODY, PAGE_WIDTH, picture->height);
}

static void png_terminal(struct buf *out, const struct picture *picture, const char *family)
{
    buf_printf(out, "set terminal pngcairo noenhanced background rgb '#ffffff' font '%s,%d' ",
               family, SIZE_BODY);
    buf_printf(out, "fontscale %.4f linewidth %.2f pointscale %.2f size %.0f,%.0f\n",
               PNG_SCALE * POINTS_PER_PIXEL, PNG_SCALE, PNG_SCALE, PNG_SCALE * PAGE_WIDTH,
               PNG_SCALE * picture->height);
}

static void pdf_terminal(struct buf *out, const struct picture *picture, const char *family)
{
    buf_printf(out, "set terminal pdfcairo noenhanced background rgb '#ffffff' font '%s,%d' ",
               family, SIZE_BODY);
    buf_printf(out, "fontscale %.4f size %.4fin,%.4fin\n", POINTS_PER_PIXEL * POINTS_PER_PIXEL,
               (double)PAGE_WIDTH / PIXELS_PER_INCH, picture->height / PIXELS_PER_INCH);
}

/* Where needle begins in text, or text.n. */
static size_t find(struct str text, const char *needle)
{
    size_t n = strlen(needle);

    for (size_t i = 0; i + n <= text.n; i++) {
        const char *at = memchr(text.s + i, needle[0], text.n - n - i + 1);

        if (at == NULL)
            break;
        i = (size_t)(at - text.s);
        if (memcmp(at, needle, n) == 0)
            return i;
    }
    return text.n;
}

/* Moves all before needle, and needle too, from *rest to out; needle itself is left out of it.
 * False with nothing changed where it does not come. */
static bool copy_until(struct buf *out, struct str *rest, const char *needle)
{
    size_t at = find(*rest, needle);

    if (at == rest->n)
        return false;
    buf_add(out, rest->s, at);
    *rest = str_skip(*rest, at + strlen(needle));
    return true;
}

static void put_xml(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        switch (text.s[i]) {
        case '&': buf_text(out, "&amp;"); break;
        case '<': buf_text(out, "&lt;"); break;
        case '>': buf_text(out, "&gt;"); break;
        default: buf_char(out, text.s[i]);
        }
    }
}

/* The first group has the colour that the picture before in the same gnuplot ended with. */
#define FIRST_GROUP "</defs>\n<g fill=\"none\" color=\"#FFFFFF\" stroke="

/* Gives the picture a role, a title, and its finding and a description in words; makes its first
 * group that of a picture drawn alone, so that it does not matter which was before; takes out the
 * titles that gnuplot gives to every plot ("gnuplot_plot_1"), which browsers show as tooltips; and
 * writes "]]>", which XML forbids in a text and gnuplot does not escape, as it must be. */
static void svg_finish(struct buf *out, struct str drawn, const struct picture *picture)
{
    struct str rest = drawn, skipped;
    struct buf nothing = { 0 }, body = { 0 };

    if (copy_until(out, &rest, "<svg "))
        buf_printf(out, "<svg role=\"img\" aria-labelledby=\"%s-title %s-desc\"", picture->name,
                   picture->name);
    if (copy_until(out, &rest, "<title>") && copy_until(&nothing, &rest, "</desc>")) {
        buf_printf(out, "<title id=\"%s-title\">", picture->name);
        put_xml(out, buf_view(&picture->title));
        buf_printf(out, "</title>\n<desc id=\"%s-desc\">", picture->name);
        if (picture->headline.n > 0) {
            put_xml(out, buf_view(&picture->headline));
            buf_text(out, " — ");
        }
        put_xml(out, buf_view(&picture->description));
        buf_text(out, "</desc>");
    }
    if (copy_until(&body, &rest, FIRST_GROUP "\"black\""))
        buf_text(&body, FIRST_GROUP "\"currentColor\"");
    while (copy_until(&body, &rest, "<title>gnuplot_plot_")) {
        skipped = rest;
        copy_until(&nothing, &skipped, "</title>");
        rest = skipped;
    }
    buf_str(&body, rest);
    rest = buf_view(&body);
    while (copy_until(out, &rest, "]]>"))
        buf_text(out, "]]&gt;");
    buf_str(out, rest);
    buf_free(&nothing);
    buf_free(&body);
}

/* cairo writes the time into a PDF: "/CreationDate (D:20240131...". Its digits become those of one
 * and the same moment, in place, so that the same input gives the same bytes. */
static void pdf_finish(struct buf *out, struct str drawn, const struct picture *picture)
{
    static const char date[] = "/CreationDate (D:", moment[] = "20000101000000";
    struct str rest = drawn;

    (void)picture;
    while (copy_until(out, &rest, date)) {
        size_t i = 0;

        buf_text(out, date);
        while (i < rest.n && rest.s[i] != ')') {
            bool digit = rest.s[i] >= '0' && rest.s[i] <= '9';

            buf_char(out, !digit ? rest.s[i] : i < sizeof moment - 1 ? moment[i] : '0');
            i++;
        }
        rest = str_skip(rest, i);
    }
    buf_str(out, rest);
}

const char *const format_names[] = { "svg", "png", "pdf", NULL };

const struct format formats[] = {
    { "svg", svg_terminal, "</svg>", svg_finish, true, true, 16 },
    { "png", png_terminal, "IEND", NULL, true, false, 1 },
    { "pdf", pdf_terminal, "%%EOF", pdf_finish, false, false, 4 },
};

_Static_assert(sizeof format_names / sizeof format_names[0] ==
                   sizeof formats / sizeof formats[0] + 1,
               "every format has a name for --format");

bool format_whole(const struct format *f, struct str file)
{
    struct str end = file;

    if (end.n > TRAILER_WITHIN)
        end = str_skip(end, end.n - TRAILER_WITHIN);
    return find(end, f->trailer) < end.n;
}

void format_script(const struct format *f, struct buf *out, const struct picture *picture,
                   const char *family, const char *output)
{
    f->terminal(out, picture, family);
    buf_text(out, "set output ");
    page_quote(out, str_of(output));
    buf_char(out, '\n');
    buf_str(out, buf_view(&picture->script));
    buf_text(out, "unset output\n");
}
