/* department-NN.html: the score sheet, the years, and what was found. */
#include "annual/html.h"
#include "annual/parts.h"

static void put_lead(struct annual_page *p, const struct county *c, const struct standing *s,
                     size_t year)
{
    enum language language = p->a->scene->language;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    say_number(&parts, s->year);
    if (s->total.known)
        points_write(&parts.text, s->total);
    else
        buf_text(&parts.text, word(language, WORD_NO_ROW));
    say_end_part(&parts);
    say_fill(&text, word(language, WORD_STANDS), &parts);
    if (s->rank > 0) {
        say_number(&parts, s->rank);
        say_number(&parts, (long)county_ranked(c, year));
        say_fill(&text, word(language, WORD_STANDS_RANK), &parts);
    }
    if (s->grade.n > 0) {
        say_text(&parts, s->grade);
        say_fill(&text, word(language, WORD_STANDS_GRADE), &parts);
    }
    buf_text(&text, word(language, WORD_STOP));
    buf_text(&p->out, "<p class=\"lead\">");
    html_text(&p->out, buf_view(&text));
    buf_clear(&text);
    if (s->missing > 0) {
        buf_char(&p->out, ' ');
        say_number(&parts, s->missing);
        say_fill(&text, word(language, WORD_STANDS_MISSING), &parts);
        html_take(&p->out, "span class=\"mark\"", &text);
    }
    buf_text(&p->out, "</p>\n");
    buf_free(&text);
}

static void put_earlier_sheets(struct annual_page *p, const struct county *c, size_t department,
                               size_t newest)
{
    struct buf text = { 0 };

    for (size_t year = newest; year-- > 0;) {
        const struct standing *s = c->cell[department * c->years + year];
        struct say_parts parts = { 0 };

        if (s == NULL)
            continue;
        say_number(&parts, s->year);
        say_fill(&text, word(p->a->scene->language, WORD_EARLIER), &parts);
        buf_text(&p->out, "<details>\n");
        html_take(&p->out, "summary", &text);
        buf_text(&p->out, "\n");
        annual_score_sheet(p, s);
        buf_text(&p->out, "</details>\n");
    }
    buf_free(&text);
}

static void put_heading(struct annual_page *p, size_t county, struct str department)
{
    const struct scene *scene = p->a->scene;
    const struct county *c = &scene->standings->county[county];
    char back[64];

    buf_text(&p->out, "<header>\n<nav>\n<ul><li>");
    snprintf(back, sizeof back, "a href=\"index.html#department-%02zu\"",
             standings_number(p->a->scene->standings, county, annual_place(c, department)));
    html_words(&p->out, back, word(scene->language, WORD_BACK));
    buf_text(&p->out, "</li></ul>\n</nav>\n");
    if (scene->heading.n > 0)
        html_element(&p->out, "p class=\"soft\"", scene->heading);
    html_element(&p->out, "p class=\"soft\"", annual_name(p->a, c->name));
    buf_text(&p->out, "\n");
    html_element(&p->out, "h1", annual_name(p->a, department));
    buf_text(&p->out, "\n</header>\n<main id=\"main\">\n");
}

void annual_department(struct annual_page *p, size_t county, size_t department)
{
    enum language language = p->a->scene->language;
    const struct county *c = &p->a->scene->standings->county[county];
    struct str name = c->department[department];
    size_t newest = county_newest(c, department);
    const struct standing *s = c->cell[department * c->years + newest];

    annual_begin(p, annual_name(p->a, name));
    put_heading(p, county, name);
    put_lead(p, c, s, newest);
    html_words(&p->out, "h2", word(language, WORD_TREND));
    buf_text(&p->out, "\n");
    annual_trend(p, c, department);
    annual_figures_of(p, county, department);
    if (p->a->fw != NULL || p->a->scene->standings->codes > 0) {
        html_words(&p->out, "h2 class=\"sheet-begins\"", word(language, WORD_SHEET));
        buf_text(&p->out, "\n");
        annual_score_sheet(p, s);
        put_earlier_sheets(p, c, department, newest);
    }
    if (p->a->remarks->has_findings) {
        html_words(&p->out, "h2", word(language, WORD_FINDINGS));
        buf_text(&p->out, "\n");
        annual_findings_of(p, c, department);
    }
    annual_end(p);
}
