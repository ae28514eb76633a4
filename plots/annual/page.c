#include "annual/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annual/html.h"
#include "annual/style.h"
#include "opt.h"

static enum language language_of(const struct annual_page *p)
{
    return p->a->scene->language;
}

void annual_begin(struct annual_page *p, struct str title)
{
    enum language language = language_of(p);
    struct buf style = { 0 };

    buf_printf(&style, "%s%s%s", annual_style, annual_style_narrow, annual_style_paper);
    html_begin(&p->out, word(language, WORD_LANGUAGE_TAG), title, buf_cstr(&style));
    buf_free(&style);
    html_words(&p->out, "a class=\"skip\" href=\"#main\"", word(language, WORD_SKIP));
    buf_text(&p->out, "\n");
}

void annual_end(struct annual_page *p)
{
    const struct annual *a = p->a;
    struct buf text = { 0 };

    buf_text(&p->out, "</main>\n<footer>\n");
    if (a->scene->framework.n > 0) {
        struct say_parts parts = { 0 };

        say_text(&parts, a->scene->framework);
        say(&text, a->scene->language, SAY_FRAMEWORK, &parts);
        html_take(&p->out, "p", &text);
    }
    buf_text(&p->out, "<p>jixiao " JIXIAO_VERSION "</p>\n</footer>\n");
    html_end(&p->out);
    buf_free(&text);
}

static int by_name(const void *left, const void *right)
{
    return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

size_t annual_place(const struct county *c, struct str department)
{
    const struct str *found =
        bsearch(&department, c->department, c->departments, sizeof department, by_name);

    return found == NULL ? 0 : (size_t)(found - c->department);
}

struct str annual_name(const struct annual *a, struct str name)
{
    struct buf clean = { 0 };
    bool seen;

    html_clean(&clean, name);
    seen = str_trim(buf_view(&clean)).n > 0;
    buf_free(&clean);
    return seen ? name : str_of(word(a->scene->language, WORD_NAMELESS));
}

void annual_table(struct annual_page *p, const char *kind, struct buf *caption)
{
    html_table_begin(&p->out, kind, ++p->tables, buf_view(caption));
    buf_clear(caption);
}

void annual_head(struct annual_page *p, const char *attributes, enum word what)
{
    struct buf tag = { 0 };

    buf_printf(&tag, "th scope=\"col\"%s", attributes);
    html_words(&p->out, buf_cstr(&tag), word(language_of(p), what));
    buf_free(&tag);
}

void annual_link(struct annual_page *p, size_t county, struct str department)
{
    const struct county *c = &p->a->scene->standings->county[county];
    char tag[64];

    snprintf(tag, sizeof tag, "a href=\"department-%02zu.html\"",
             standings_number(p->a->scene->standings, county, annual_place(c, department)));
    html_element(&p->out, tag, annual_name(p->a, department));
}

void annual_points(struct annual_page *p, const char *tag, struct points points)
{
    struct buf text = { 0 };

    if (points.known)
        points_write(&text, points);
    else
        buf_text(&text, word(language_of(p), WORD_NO_ROW));
    html_take(&p->out, tag, &text);
    buf_free(&text);
}

void annual_whole(struct annual_page *p, const char *tag, long number)
{
    char text[32];

    snprintf(text, sizeof text, "%ld", number);
    html_words(&p->out, tag, text);
}

void annual_provisional(struct annual_page *p, const struct standing *s)
{
    enum language language = language_of(p);
    struct buf text = { 0 };

    if (s->missing == 0)
        return;
    buf_text(&p->out, " <span class=\"more\">");
    html_words(&p->out, "span class=\"mark\"", word(language, WORD_PROVISIONAL));
    buf_text(&p->out, " ");
    if (s->low.known && s->high.known) {
        struct say_parts parts = { 0 };

        chart_part(&parts, s->low);
        chart_part(&parts, s->high);
        html_words(&p->out, "span", word(language, WORD_POSSIBLE));
        say_fill(&text, word(language, WORD_RANGE), &parts);
        html_take(&p->out, "span", &text);
    }
    buf_text(&p->out, "</span>");
    buf_free(&text);
}

void annual_total(struct annual_page *p, const char *tag, const struct standing *s)
{
    buf_printf(&p->out, "<%s>", tag);
    if (s->total.known)
        points_write(&p->out, s->total);
    else
        html_text(&p->out, str_of(word(language_of(p), WORD_NO_ROW)));
    annual_provisional(p, s);
    buf_printf(&p->out, "</%.*s>", (int)strcspn(tag, " "), tag);
}

void annual_change(struct annual_page *p, const char *tag, const struct standing *s)
{
    enum word what = s->change > 0 ? WORD_UP : s->change < 0 ? WORD_DOWN : WORD_SAME;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    if (s->has_change) {
        say_number(&parts, s->change < 0 ? -s->change : s->change);
        say_fill(&text, word(language_of(p), what), &parts);
    } else {
        buf_text(&text, word(language_of(p), WORD_NO_ROW));
    }
    buf_printf(&p->out, "<%s>", tag);
    html_take(&p->out,
              !s->has_change || s->change == 0 ? "span"
              : s->change > 0                  ? "span class=\"up\""
                                               : "span class=\"down\"",
              &text);
    buf_printf(&p->out, "</%.*s>", (int)strcspn(tag, " "), tag);
    buf_free(&text);
}

void annual_paragraph(struct annual_page *p, enum word what, struct say_parts *parts)
{
    struct buf text = { 0 };

    say_fill(&text, word(language_of(p), what), parts);
    html_take(&p->out, "p", &text);
    buf_text(&p->out, "\n");
    buf_free(&text);
}

struct points annual_node(const struct annual *a, const struct standing *s, struct str code)
{
    int at = standings_code(a->scene->standings, code);

    return at < 0 ? (struct points){ 0 } : s->node[at];
}
