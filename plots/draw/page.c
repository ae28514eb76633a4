#include "draw/page.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "decimal.h"
#include "draw/style.h"
#include "text.h"

void page_begin(struct page *p, struct fonts *fonts)
{
    *p = (struct page){ .fonts = fonts, .y = PAGE_MARGIN - 6 };
}

void page_free(struct page *p)
{
    buf_free(&p->headline);
    buf_free(&p->title);
    buf_free(&p->what);
    buf_free(&p->description);
    buf_free(&p->texts);
    buf_free(&p->data);
    buf_free(&p->plot);
}

bool page_is_control(uint32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0x61C ||
           c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xFFF9 && c <= 0xFFFB) || c == 0xFFFE ||
           c == 0xFFFF;
}

void page_clean(const struct page *p, struct buf *out, struct str text)
{
    if (p->fonts == NULL) {
        size_t n = page_plain(text, false);

        buf_add(out, text.s, n);
        text = str_skip(text, n);
    }
    while (text.n > 0) {
        uint32_t c = text_next(&text);

        if (c == TEXT_INVALID)
            c = 0xFFFD;
        if (page_is_control(c))
            c = ' ';
        if (p->fonts != NULL)
            c = fonts_drawable(p->fonts, c);
        if (c != 0)
            text_put(out, c);
    }
}

static void put_line(struct buf *out, const struct type_lines *lines, size_t i)
{
    buf_str(out, lines->line[i]);
    if (lines->more && i + 1 == lines->n)
        buf_text(out, "…");
}

bool page_fit(const struct page *p, struct buf *out, struct str text, double size, double width)
{
    struct buf clean = { 0 };
    struct type_lines lines;

    page_clean(p, &clean, text);
    type_break(&lines, buf_view(&clean), size, width, 1);
    put_line(out, &lines, 0);
    buf_free(&clean);
    return lines.more;
}

void page_quote(struct buf *out, struct str text)
{
    buf_char(out, '"');
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if ((c | 32) >= 'a' && (c | 32) <= 'z') {
            buf_char(out, (char)c);
        } else {
            char octal[] = { '\\', (char)('0' + c / 64), (char)('0' + c / 8 % 8),
                             (char)('0' + c % 8) };

            buf_add(out, octal, sizeof octal);
        }
    }
    buf_char(out, '"');
}

/* With two decimals; printf takes several times as long. */
static void put_pixels(struct buf *out, double pixels)
{
    decimal_write(out, llround(pixels * 100), 2);
}

/* Positions are written as pixels; W and H of the script are the page's size. */
static void put_position(struct buf *out, double x, double y)
{
    buf_text(out, "screen ");
    put_pixels(out, x);
    buf_text(out, "/W, screen 1-");
    put_pixels(out, y);
    buf_text(out, "/H");
}

static void put_label(struct page *p, double x, double y, const char *placing, int size,
                      unsigned colour, struct str text)
{
    struct buf clean = { 0 };

    page_clean(p, &clean, text);
    if (clean.n > 0) {
        buf_printf(&p->texts, "set label %u ", ++p->labels);
        page_quote(&p->texts, buf_view(&clean));
        buf_text(&p->texts, " at ");
        put_position(&p->texts, x, y);
        buf_printf(&p->texts, " %s font \",%d\" textcolor rgb 0x%06X\n", placing, size, colour);
    }
    buf_free(&clean);
}

void page_text(struct page *p, double x, double y, enum align align, int size, unsigned colour,
               struct str text)
{
    static const char *const align_name[] = {
        [ALIGN_LEFT] = "left",
        [ALIGN_CENTRE] = "center",
        [ALIGN_RIGHT] = "right",
    };

    put_label(p, x, y, align_name[align], size, colour, text);
}

void page_slanted(struct page *p, double x, double y, int degrees, int size, unsigned colour,
                  struct str text)
{
    struct buf placing = { 0 };

    buf_printf(&placing, "left rotate by %d", degrees);
    put_label(p, x, y, buf_cstr(&placing), size, colour, text);
    buf_free(&placing);
}

double page_leading(int size)
{
    return size * 1.3;
}

void page_lines(struct page *p, double x, double y, enum align align, int size, unsigned colour,
                const struct type_lines *lines)
{
    double top = y - (double)(lines->n - 1) * page_leading(size) / 2;
    struct buf line = { 0 };

    for (size_t i = 0; i < lines->n; i++) {
        buf_clear(&line);
        put_line(&line, lines, i);
        page_text(p, x, top + (double)i * page_leading(size), align, size, colour, buf_view(&line));
    }
    buf_free(&line);
}

static void put_paragraph(struct page *p, int size, unsigned colour, const struct type_lines *lines)
{
    double height = (double)lines->n * page_leading(size);

    page_lines(p, PAGE_MARGIN, p->y + height / 2, ALIGN_LEFT, size, colour, lines);
    p->y += height;
}

void page_paragraph(struct page *p, int size, unsigned colour, struct str text)
{
    struct type_lines lines;
    struct buf clean = { 0 };

    page_clean(p, &clean, text);
    type_break(&lines, buf_view(&clean), size, PAGE_WIDTH - 2 * PAGE_MARGIN, TYPE_LINES_MAX);
    put_paragraph(p, size, colour, &lines);
    buf_free(&clean);
}

void page_headline(struct page *p, struct str text)
{
    double width = PAGE_WIDTH - 2 * PAGE_MARGIN;
    struct type_lines lines, narrower;
    struct buf clean = { 0 };

    page_clean(p, &clean, text);
    type_break(&lines, buf_view(&clean), SIZE_TITLE, width, TYPE_LINES_MAX);
    while (lines.n > 1 && (width -= SIZE_TITLE) > SIZE_TITLE) {
        type_break(&narrower, buf_view(&clean), SIZE_TITLE, width, TYPE_LINES_MAX);
        if (narrower.n > lines.n || narrower.more)
            break;
        lines = narrower;
    }
    put_paragraph(p, SIZE_TITLE, COLOUR_INK, &lines);
    buf_free(&clean);
}

void page_rule(struct page *p, double x0, double y0, double x1, double y1, double width,
               unsigned colour, enum dash dash)
{
    buf_printf(&p->texts, "set arrow %u from ", ++p->rules);
    put_position(&p->texts, x0, y0);
    buf_text(&p->texts, " to ");
    put_position(&p->texts, x1, y1);
    buf_printf(&p->texts, " nohead back lw %.2f%s lc rgb 0x%06X\n", width,
               dash == DASH_DOTS ? " dt (1.5,3)" : "", colour);
}

void page_box(struct page *p, double x0, double y0, double x1, double y1, unsigned colour)
{
    buf_printf(&p->texts, "set object %u rectangle from ", ++p->boxes);
    put_position(&p->texts, x0, y0);
    buf_text(&p->texts, " to ");
    put_position(&p->texts, x1, y1);
    buf_printf(&p->texts, " back fs solid 1 noborder fc rgb 0x%06X\n", colour);
}

void page_area(struct page *p, const struct area *a)
{
    buf_printf(&p->texts, "set lmargin at screen %.2f/W\nset rmargin at screen %.2f/W\n", a->left,
               a->right);
    buf_printf(&p->texts, "set tmargin at screen 1-%.2f/H\nset bmargin at screen 1-%.2f/H\n",
               a->top, a->bottom);
    buf_printf(&p->texts, "set xrange [%.9g:%.9g]\nset yrange [%.9g:%.9g]\n", a->x_left, a->x_right,
               a->y_bottom, a->y_top);
}

double area_x(const struct area *a, double x)
{
    return a->left + (x - a->x_left) / (a->x_right - a->x_left) * (a->right - a->left);
}

double area_y(const struct area *a, double y)
{
    return a->top + (y - a->y_top) / (a->y_bottom - a->y_top) * (a->bottom - a->top);
}

void page_open_data(struct page *p, const char *name)
{
    buf_printf(&p->data, "$%s <<EOD\n", name);
}

void page_close_data(struct page *p)
{
    buf_text(&p->data, "EOD\n");
}

void page_plot(struct page *p, const char *fmt, ...)
{
    char element[500];
    va_list args;

    va_start(args, fmt);
    vsnprintf(element, sizeof element, fmt, args);
    va_end(args);
    buf_text(&p->plot, p->plot.n > 0 ? ", \\\n     " : "plot ");
    buf_printf(&p->plot, "%s notitle", element);
}

double page_height(const struct page *p)
{
    return ceil(p->y);
}

void page_script(const struct page *p, struct buf *out)
{
    buf_text(out, "reset\n"
                  "set encoding utf8\n"
                  "set decimalsign '.'\n"
                  "unset key\nunset border\nunset tics\n");
    buf_printf(out, "W = %d.0\nH = %.0f.0\n", PAGE_WIDTH, page_height(p));
    buf_str(out, buf_view(&p->texts));
    buf_str(out, buf_view(&p->data));
    if (p->plot.n > 0)
        buf_str(out, buf_view(&p->plot));
    else
        buf_text(out, "plot NaN notitle");
    buf_char(out, '\n');
}
