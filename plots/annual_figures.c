/* The charts on a page: each a figure with a caption in words, and its data as a table. */
#include "annual_parts.h"
#include "html.h"
#include "style.h"

static void put_picture(struct annual_page *p, const struct picture *picture)
{
    const struct annual *a = p->a;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    say_text(&parts, buf_view(&picture->title));
    if (!picture->drawn) {
        say_fill(&text, word(a->scene->language, WORD_NOT_DRAWN), &parts);
        html_take(&p->out, "p class=\"soft\"", &text);
    } else if (!a->shown) {
        say_fill(&text, word(a->scene->language, WORD_OPEN_PICTURE), &parts);
        buf_printf(&p->out, "<p><a href=\"%s.%s\">", picture->name, a->extension);
        html_text(&p->out, buf_view(&text));
        buf_text(&p->out, "</a></p>");
    } else {
        say_fill(&text, word(a->scene->language, WORD_ALT), &parts);
        html_region_begin(&p->out, "picture", buf_view(&picture->title));
        buf_printf(&p->out, "<img src=\"%s.%s\" width=\"%d\" height=\"%.0f\" alt=\"", picture->name,
                   a->extension, PAGE_WIDTH, picture->height);
        html_text(&p->out, buf_view(&text));
        buf_text(&p->out, "\"/>\n");
        html_region_end(&p->out);
    }
    buf_text(&p->out, "\n");
    buf_free(&text);
}

static void put_caption(struct annual_page *p, const struct picture *picture)
{
    struct buf text = { 0 };

    annual_caption(p, &text, picture);
    html_take(&p->out, "figcaption", &text);
    buf_text(&p->out, "\n");
    buf_free(&text);
}

void annual_figure(struct annual_page *p, const struct picture *picture, const char *heading)
{
    html_element(&p->out, heading, buf_view(&picture->title));
    buf_text(&p->out, "\n<figure>\n");
    put_picture(p, picture);
    put_caption(p, picture);
    buf_text(&p->out, "</figure>\n<details>\n");
    html_words(&p->out, "summary", word(p->a->scene->language, WORD_DATA));
    buf_text(&p->out, "\n");
    annual_data(p, picture);
    buf_text(&p->out, "</details>\n");
}

static bool is_of_year(const struct picture *picture, size_t year)
{
    enum scope scope = picture->chart->scope;

    return (scope == SCOPE_YEAR || scope == SCOPE_NEWEST_YEAR) && picture->year == year;
}

/* The charts over all years first, then those of a year, the newest first. */
void annual_figures(struct annual_page *p, size_t county)
{
    const struct county *c = &p->a->scene->standings->county[county];
    const struct gallery *g = p->a->gallery;

    for (size_t i = 0; i < g->n; i++)
        if (g->picture[i].county == county && g->picture[i].chart->scope == SCOPE_COUNTY)
            annual_figure(p, &g->picture[i], "h3");
    for (size_t year = c->years; year-- > 0;)
        for (size_t i = 0; i < g->n; i++)
            if (g->picture[i].county == county && is_of_year(&g->picture[i], year))
                annual_figure(p, &g->picture[i], "h3");
}

void annual_figures_of(struct annual_page *p, size_t county, size_t department)
{
    const struct gallery *g = p->a->gallery;
    bool begun = false;

    for (size_t i = 0; i < g->n; i++) {
        const struct picture *picture = &g->picture[i];

        if (picture->chart->scope != SCOPE_DEPARTMENT || picture->county != county ||
            picture->department != department)
            continue;
        if (!begun) {
            html_words(&p->out, "h2", word(p->a->scene->language, WORD_PROFILE));
            buf_text(&p->out, "\n");
        }
        begun = true;
        annual_figure(p, picture, "h3");
    }
}
