/* HTML that is well-formed XML too, so that any XML parser can check it. Every text of the data
 * goes through html_text, inside elements and attributes alike; tags are ours. */
#ifndef JIXIAO_PLOTS_HTML_H
#define JIXIAO_PLOTS_HTML_H

#include "buf.h"

/* Appends a text: & < > " ' escaped; controls and what turns the direction of writing as blanks;
 * bytes that are no UTF-8, and code points that are no characters, as U+FFFD. The only way of a
 * text of the data into a page. */
void html_text(struct buf *out, struct str text);

/* The same without escaping, for what is no HTML (a sentence that html_text will take). */
void html_clean(struct buf *out, struct str text);

/* Appends <tag>text</tag>; the tag may have attributes: "td class=\"number\"". */
void html_element(struct buf *out, const char *tag, struct str text);

/* html_element with a text of ours or a buffer, which is emptied and can be filled again. */
void html_words(struct buf *out, const char *tag, const char *text);
void html_take(struct buf *out, const char *tag, struct buf *text);

/* A whole page: html_begin, the body, html_end. Nothing but the folder's own pictures and the style
 * in the page is allowed to load or run. */
void html_begin(struct buf *out, const char *language, struct str title, const char *style);
void html_end(struct buf *out);

/* A region of this class that scrolls by itself where what is in it is wider than the page. */
void html_region_begin(struct buf *out, const char *kind, struct str label);
void html_region_end(struct buf *out);

/* A table in a region that scrolls by itself where the page is narrow; the caption names both. Two
 * captions of a page have different ids. */
void html_table_begin(struct buf *out, const char *kind, unsigned id, struct str caption);
void html_table_end(struct buf *out);

#endif
