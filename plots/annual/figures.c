/* The charts on a page: each a figure with a caption in words, and its data as a table. What a
 * picture says above its plot, for whoever has its file alone, the page says itself, in texts that
 * a reader can hear, copy and read in a narrow window; of the picture it shows what is below. */
#include "annual/html.h"
#include "annual/parts.h"
#include "annual/sentences.h"
#include "draw/style.h"

/* So many pixels are low: on half a page of A4, or on what the years leave of a department's page,
 * their small print is still read. */
enum { LOW = 640, LOW_BELOW_YEARS = 720 };

/* The title, the finding and where the data are. */
static void add_alt(struct annual_page *p, struct buf *out, const struct picture *picture)
{
    struct say_parts parts = { 0 };

    say_text(&parts, buf_view(&picture->title));
    sentence_add(p, out, WORD_SENTENCE, &parts);
    if (picture->headline.n > 0) {
        say_text(&parts, buf_view(&picture->headline));
        sentence_add(p, out, WORD_SENTENCE, &parts);
    }
    buf_text(out, word(p->a->scene->language, WORD_ALT));
}

/* The image without its head: the box has the shape of the rest, which an image at its bottom
 * fills. */
static void put_image(struct annual_page *p, const struct picture *picture)
{
    double height = picture->height - picture->head;
    struct buf text = { 0 };

    html_region_begin(&p->out, "picture", buf_view(&picture->title));
    buf_printf(&p->out,
               "<img src=\"%s.%s\" width=\"%d\" height=\"%.0f\" style=\"aspect-ratio:%d/%.0f\" "
               "alt=\"",
               picture->name, p->a->extension, PAGE_WIDTH, height, PAGE_WIDTH, height);
    add_alt(p, &text, picture);
    html_text(&p->out, buf_view(&text));
    buf_text(&p->out, "\"/>\n");
    html_region_end(&p->out);
    buf_free(&text);
}

static void put_picture(struct annual_page *p, const struct picture *picture)
{
    const struct annual *a = p->a;
    struct buf text = { 0 };

    if (!picture->drawn) {
        html_words(&p->out, "p class=\"soft\"", word(a->scene->language, WORD_NOT_DRAWN));
    } else if (!a->shown) {
        struct say_parts parts = { 0 };

        say_text(&parts, buf_view(&picture->title));
        say_fill(&text, word(a->scene->language, WORD_OPEN_PICTURE), &parts);
        buf_printf(&p->out, "<p><a href=\"%s.%s\">", picture->name, a->extension);
        html_text(&p->out, buf_view(&text));
        buf_text(&p->out, "</a></p>");
    } else {
        put_image(p, picture);
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

/* What is found is the heading, and below it stand what the chart is of and what is shown; where
 * nothing is found, the chart's title is the heading. */
static void put_heading(struct annual_page *p, const struct picture *picture)
{
    bool found = picture->headline.n > 0;

    html_element(&p->out, "h3", buf_view(found ? &picture->headline : &picture->title));
    buf_text(&p->out, "\n<p class=\"of\">");
    if (found) {
        html_element(&p->out, "span", buf_view(&picture->title));
        buf_char(&p->out, ' ');
    }
    html_element(&p->out, "span class=\"shows\"", buf_view(&picture->what));
    buf_text(&p->out, "</p>\n");
}

static bool is_low(const struct picture *picture)
{
    bool below_years = picture->chart->scope == SCOPE_DEPARTMENT;

    return picture->height - picture->head <= (below_years ? LOW_BELOW_YEARS : LOW);
}

void annual_figure(struct annual_page *p, const struct picture *picture)
{
    buf_printf(&p->out, "<div class=\"chart %s%s\">\n", picture->chart->name,
               is_low(picture) ? " low" : "");
    put_heading(p, picture);
    buf_text(&p->out, "<figure>\n");
    put_picture(p, picture);
    put_caption(p, picture);
    buf_text(&p->out, "</figure>\n</div>\n<details>\n");
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
            annual_figure(p, &g->picture[i]);
    for (size_t year = c->years; year-- > 0;)
        for (size_t i = 0; i < g->n; i++)
            if (g->picture[i].county == county && is_of_year(&g->picture[i], year))
                annual_figure(p, &g->picture[i]);
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
        annual_figure(p, picture);
    }
}
