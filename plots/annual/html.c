#include "annual/html.h"

#include <string.h>

#include "draw/page.h"
#include "text.h"

/* U+FDD0..FDEF and the last two of every plane are for nobody, and no parser takes them all. */
static bool is_no_character(uint32_t c)
{
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static uint32_t next_clean(struct str *rest)
{
    uint32_t c = text_next(rest);

    if (c == TEXT_INVALID)
        return 0xFFFD;
    if (page_is_control(c))
        return ' ';
    return is_no_character(c) ? 0xFFFD : c;
}

void html_clean(struct buf *out, struct str text)
{
    while (text.n > 0)
        text_put(out, next_clean(&text));
}

void html_text(struct buf *out, struct str text)
{
    while (text.n > 0) {
        size_t n = page_plain(text, true);
        uint32_t c;

        buf_add(out, text.s, n);
        text = str_skip(text, n);
        if (text.n == 0)
            break;
        c = next_clean(&text);
        switch (c) {
        case '&': buf_text(out, "&amp;"); break;
        case '<': buf_text(out, "&lt;"); break;
        case '>': buf_text(out, "&gt;"); break;
        case '"': buf_text(out, "&quot;"); break;
        case '\'': buf_text(out, "&#39;"); break;
        default: text_put(out, c);
        }
    }
}

void html_element(struct buf *out, const char *tag, struct str text)
{
    buf_char(out, '<');
    buf_text(out, tag);
    buf_char(out, '>');
    html_text(out, text);
    buf_text(out, "</");
    buf_add(out, tag, strcspn(tag, " "));
    buf_char(out, '>');
}

void html_words(struct buf *out, const char *tag, const char *text)
{
    html_element(out, tag, str_of(text));
}

void html_take(struct buf *out, const char *tag, struct buf *text)
{
    html_element(out, tag, buf_view(text));
    buf_clear(text);
}

void html_begin(struct buf *out, const char *language, struct str title, const char *style)
{
    buf_printf(out,
               "<!DOCTYPE html>\n"
               "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"%s\" xml:lang=\"%s\">\n<head>\n"
               "<meta charset=\"utf-8\"/>\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "img-src 'self' data:; style-src 'unsafe-inline'\"/>\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
               "<meta name=\"referrer\" content=\"no-referrer\"/>\n",
               language, language);
    html_element(out, "title", title);
    buf_printf(out, "\n<style>\n%s</style>\n</head>\n<body>\n", style);
}

void html_end(struct buf *out)
{
    buf_text(out, "</body>\n</html>\n");
}

void html_region_begin(struct buf *out, const char *kind, struct str label)
{
    buf_printf(out, "<div class=\"region %s\" role=\"region\" tabindex=\"0\" aria-label=\"", kind);
    html_text(out, label);
    buf_text(out, "\">\n");
}

void html_region_end(struct buf *out)
{
    buf_text(out, "</div>\n");
}

void html_table_begin(struct buf *out, const char *kind, unsigned id, struct str caption)
{
    buf_printf(
        out,
        "<div class=\"region\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-%u\">\n"
        "<table class=\"%s\">\n<caption id=\"table-%u\">",
        id, kind, id);
    html_text(out, caption);
    buf_text(out, "</caption>\n");
}

void html_table_end(struct buf *out)
{
    buf_text(out, "</table>\n</div>\n");
}
