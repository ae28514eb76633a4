/* A page being drawn: texts, lines and boxes at pixels from the top left, and data in the units of
 * a plot area. It becomes a gnuplot script. Pure: nothing is written or run here.
 *
 * Every text goes through page_clean, then each byte but A-Z and a-z becomes an octal escape:
 * nothing that a town wrote can end a string, a line or a data block. Numbers of the data go into
 * data blocks, where no text ever goes.
 */
#ifndef JIXIAO_PLOTS_PAGE_H
#define JIXIAO_PLOTS_PAGE_H

#include "buf.h"
#include "draw/fonts.h"
#include "draw/type.h"

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

struct page {
    struct fonts *fonts; /* NULL: characters that no font has stay (SVG) */
    double y;            /* where the next thing may begin; at the end, the page's bottom */
    struct buf headline; /* what is found, above the chart's title; may be empty */
    struct buf title, what, description; /* for those who do not see the picture; clean */
    double head; /* where what headline, title and what say ends; the rest needs them in words */

    /* its own */
    struct buf texts, data, plot;
    unsigned labels, rules, boxes;
};

/* A page with its margins; free with page_free. */
void page_begin(struct page *p, struct fonts *fonts);
void page_free(struct page *p);

/* Whether a character would end a line, turn the direction of the text around it, make an SVG
 * ill-formed, or (the marks of interlinear annotation) be drawn as a block over the whole
 * picture. */
bool page_is_control(uint32_t code_point);

/* Whether one of U+3000 to U+9FFF stands at the beginning: most of what is written in Chinese,
 * three bytes each, and nothing among them that page_clean would change where every character
 * stays. */
static inline bool page_is_chinese(struct str text)
{
    const unsigned char *s = (const unsigned char *)text.s;

    return text.n >= 3 && s[0] >= 0xE3 && s[0] <= 0xE9 && (s[1] & 0xC0) == 0x80 &&
           (s[2] & 0xC0) == 0x80;
}

/* How many bytes at its beginning are ASCII that prints or Chinese; in markup, up to what means
 * something there. */
static inline size_t page_plain(struct str text, bool in_markup)
{
    const size_t all = text.n;

    while (text.n > 0) {
        const char c = text.s[0];
        bool is_markup = c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';

        if (c >= ' ' && c <= '~' && !(in_markup && is_markup))
            text = str_skip(text, 1);
        else if (page_is_chinese(text))
            text = str_skip(text, 3);
        else
            break;
    }
    return all - text.n;
}

/* Appends a text as it can be drawn: controls and what turns the direction of writing as blanks,
 * bytes that are no UTF-8 as U+FFFD, characters that no font has as the fonts' stand-in. */
void page_clean(const struct page *p, struct buf *out, struct str text);

/* Appends a text cleaned and cut with an ellipsis to at most width pixels (INFINITY: not cut).
 * Returns whether it was cut. */
bool page_fit(const struct page *p, struct buf *out, struct str text, double size, double width);

/* One line of text; y is its middle. */
void page_text(struct page *p, double x, double y, enum align align, int size, unsigned colour,
               struct str text);

/* One line of text that goes up to the right by so many degrees; x, y is the middle of its left
 * end. */
void page_slanted(struct page *p, double x, double y, int degrees, int size, unsigned colour,
                  struct str text);

/* Broken lines of text, around the middle y. */
void page_lines(struct page *p, double x, double y, enum align align, int size, unsigned colour,
                const struct type_lines *lines);

/* How far apart lines of a size stand. */
double page_leading(int size);

/* A paragraph across the page from p->y on; p->y moves below it. */
void page_paragraph(struct page *p, int size, unsigned colour, struct str text);

/* A paragraph in the size of a title; where it needs several lines they are about as long as each
 * other. */
void page_headline(struct page *p, struct str text);

enum dash { DASH_NONE, DASH_DOTS };

void page_rule(struct page *p, double x0, double y0, double x1, double y1, double width,
               unsigned colour, enum dash dash);
void page_box(struct page *p, double x0, double y0, double x1, double y1, unsigned colour);

/* The area of the plot: where it lies on the page, and what its edges are in the data's units. */
struct area {
    double left, top, right, bottom;         /* pixels */
    double x_left, y_top, x_right, y_bottom; /* units */
};

void page_area(struct page *p, const struct area *area);
double area_x(const struct area *a, double x); /* pixels of units */
double area_y(const struct area *a, double y);

/* A data block: open, add numbers to p->data, close. */
void page_open_data(struct page *p, const char *name);
void page_close_data(struct page *p);

/* Something to plot: what stands between the commas of gnuplot's plot command. */
__attribute__((format(printf, 2, 3))) void page_plot(struct page *p, const char *fmt, ...);

/* Appends a text as a string of the script, quotation marks included. */
void page_quote(struct buf *out, struct str text);

/* The page's height when all is drawn, in whole pixels. */
double page_height(const struct page *p);

/* Appends the script, from behind "set terminal" and "set output" on. */
void page_script(const struct page *p, struct buf *out);

#endif
