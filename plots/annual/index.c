/* index.html: the ranking, the charts, the findings and the method, for every county. */
#include "annual/html.h"
#include "annual/parts.h"

enum { EARLIER_YEARS = 5 }; /* beside the newest; more would not fit on A4 */

static void put_title(struct buf *out, const struct annual *a, const struct county *c)
{
    enum language language = a->scene->language;
    struct say_parts parts = { 0 };

    if (a->scene->standings->counties > 1) {
        struct say_parts several = { 0 };

        say_text(&several, annual_name(a, c->name));
        say_number(&several, (long)a->scene->standings->counties);
        say_fill(&parts.text, word(language, WORD_SEVERAL), &several);
    } else {
        buf_str(&parts.text, annual_name(a, c->name));
    }
    say_end_part(&parts);
    if (c->years > 1) {
        struct say_parts years = { 0 };

        say_number(&years, c->year[0]);
        say_number(&years, c->year[c->years - 1]);
        say_fill(&parts.text, word(language, WORD_YEARS), &years);
    } else {
        buf_printf(&parts.text, "%ld%s", c->year[0], language == LANGUAGE_ZH ? "年" : "");
    }
    say_end_part(&parts);
    say_fill(out, word(language, WORD_TITLE), &parts);
}

static void put_contents(struct annual_page *p)
{
    static const struct {
        const char *anchor;
        enum word what;
    } parts[] = { { "ranking", WORD_RANKING },
                  { "charts", WORD_CHARTS },
                  { "findings", WORD_FINDINGS },
                  { "method", WORD_METHOD } };
    const struct standings *s = p->a->scene->standings;

    buf_printf(&p->out, "<nav aria-label=\"%s\">\n<ul>\n",
               word(p->a->scene->language, WORD_CONTENTS));
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        bool once = parts[i].what == WORD_METHOD;

        if (parts[i].what == WORD_FINDINGS && !p->a->remarks->has_findings)
            continue;
        for (size_t county = 0; county < (once ? 1 : s->counties); county++) {
            buf_printf(&p->out, "<li><a href=\"#%s-%zu\">", parts[i].anchor, county + 1);
            if (s->counties > 1 && !once) {
                html_text(&p->out, annual_name(p->a, s->county[county].name));
                buf_text(&p->out, " ");
            }
            html_text(&p->out, str_of(word(p->a->scene->language, parts[i].what)));
            buf_text(&p->out, "</a></li>\n");
        }
    }
    buf_text(&p->out, "</ul>\n</nav>\n");
}

static void put_heads(struct annual_page *p, const struct county *c, size_t from, size_t year)
{
    static const char *const texts[] = { "", " rowspan=\"2\"" };
    static const char *const numbers[] = { " class=\"n\"", " rowspan=\"2\" class=\"n\"" };
    bool two_rows = from < year;

    buf_text(&p->out, "<thead>\n<tr>");
    annual_head(p, numbers[two_rows], WORD_RANK);
    annual_head(p, texts[two_rows], WORD_DEPARTMENT);
    annual_head(p, numbers[two_rows], WORD_TOTAL);
    annual_head(p, texts[two_rows], WORD_GRADE);
    annual_head(p, texts[two_rows], WORD_CHANGE);
    for (size_t y = from; y < year; y++)
        annual_whole(p, "th colspan=\"2\" scope=\"colgroup\" class=\"gap\"", c->year[y]);
    if (two_rows)
        buf_text(&p->out, "</tr>\n<tr>");
    for (size_t y = from; y < year; y++) {
        annual_head(p, " class=\"n gap\"", WORD_TOTAL);
        annual_head(p, " class=\"n\"", WORD_RANK);
    }
    buf_text(&p->out, "</tr>\n</thead>\n<tbody>\n");
}

static void put_rank(struct annual_page *p, const char *tag, const struct standing *s)
{
    if (s != NULL && s->rank > 0)
        annual_whole(p, tag, s->rank);
    else
        html_words(&p->out, tag,
                   word(p->a->scene->language, s == NULL ? WORD_NO_ROW : WORD_NOT_RANKED));
}

static void put_row(struct annual_page *p, size_t county, const struct standing *s, size_t from,
                    size_t year)
{
    const struct county *c = &p->a->scene->standings->county[county];
    struct standing *const *cells = &c->cell[annual_place(c, s->department) * c->years];

    buf_printf(&p->out, "<tr id=\"department-%02zu\">",
               standings_number(p->a->scene->standings, county, annual_place(c, s->department)));
    put_rank(p, "td class=\"n\"", s);
    buf_text(&p->out, "<th scope=\"row\" class=\"name\">");
    annual_link(p, county, s->department);
    buf_text(&p->out, "</th>");
    annual_total(p, "td class=\"n strong\"", s);
    html_element(&p->out, "td", s->grade);
    annual_change(p, "td", s);
    for (size_t y = from; y < year; y++) {
        if (cells[y] != NULL)
            annual_total(p, "td class=\"n gap old\"", cells[y]);
        else
            annual_points(p, "td class=\"n gap old\"", (struct points){ 0 });
        put_rank(p, "td class=\"n old\"", cells[y]);
    }
    buf_text(&p->out, "</tr>\n");
}

void annual_ranking(struct annual_page *p, size_t county, size_t year)
{
    const struct county *c = &p->a->scene->standings->county[county];
    size_t from = year > EARLIER_YEARS ? year - EARLIER_YEARS : 0;
    struct say_parts parts = { 0 };
    struct buf caption = { 0 };

    say_text(&parts, annual_name(p->a, c->name));
    say_number(&parts, c->year[year]);
    say_fill(&caption, word(p->a->scene->language, WORD_RANKING_OF), &parts);
    annual_table(p, "ranking", &caption);
    put_heads(p, c, from, year);
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++)
        put_row(p, county, &c->rows[i], from, year);
    buf_text(&p->out, "</tbody>\n");
    html_table_end(&p->out);
    buf_free(&caption);
}

static void put_downloads(struct annual_page *p, size_t county)
{
    const struct county *c = &p->a->scene->standings->county[county];
    struct buf text = { 0 };

    buf_text(&p->out, "<p class=\"downloads\">");
    html_text(&p->out, str_of(word(p->a->scene->language, WORD_DOWNLOAD)));
    for (size_t year = c->years; year-- > 0;) {
        struct say_parts parts = { 0 };
        char tag[64];

        say_number(&parts, c->year[year]);
        say_fill(&text, word(p->a->scene->language, WORD_DOWNLOAD_YEAR), &parts);
        snprintf(tag, sizeof tag, "a href=\"ranking-%02zu-%04ld.csv\"", county + 1, c->year[year]);
        html_take(&p->out, tag, &text);
        if (year > 0)
            html_text(&p->out, str_of(word(p->a->scene->language, WORD_COMMA)));
    }
    buf_text(&p->out, "</p>\n");
    buf_free(&text);
}

/* Begins a part of a county: <section id> and its heading, with the county where there are
 * several. */
static void begin_part(struct annual_page *p, const char *anchor, size_t county, enum word what)
{
    const struct standings *s = p->a->scene->standings;
    struct buf text = { 0 };

    if (s->counties > 1 && what != WORD_METHOD) {
        buf_str(&text, annual_name(p->a, s->county[county].name));
        buf_text(&text, " ");
    }
    buf_text(&text, word(p->a->scene->language, what));
    buf_printf(&p->out, "<section id=\"%s-%zu\" aria-labelledby=\"%s-%zu-title\">\n", anchor,
               county + 1, anchor, county + 1);
    buf_printf(&p->out, "<h2 id=\"%s-%zu-title\">", anchor, county + 1);
    html_text(&p->out, buf_view(&text));
    buf_text(&p->out, "</h2>\n");
    buf_free(&text);
}

static void put_county(struct annual_page *p, size_t county)
{
    const struct county *c = &p->a->scene->standings->county[county];

    begin_part(p, "ranking", county, WORD_RANKING);
    annual_summary(p, c);
    annual_ranking(p, county, c->years - 1);
    put_downloads(p, county);
    buf_text(&p->out, "</section>\n");
    begin_part(p, "charts", county, WORD_CHARTS);
    annual_figures(p, county);
    buf_text(&p->out, "</section>\n");
    if (p->a->remarks->has_findings) {
        begin_part(p, "findings", county, WORD_FINDINGS);
        annual_findings(p, county);
        buf_text(&p->out, "</section>\n");
    }
}

void annual_index(struct annual_page *p)
{
    const struct scene *scene = p->a->scene;
    struct buf title = { 0 };

    put_title(&title, p->a, &scene->standings->county[0]);
    annual_begin(p, buf_view(&title));
    buf_text(&p->out, "<header>\n");
    if (scene->heading.n > 0)
        html_element(&p->out, "p class=\"soft\"", scene->heading);
    html_take(&p->out, "h1", &title);
    buf_text(&p->out, "\n");
    put_contents(p);
    buf_text(&p->out, "</header>\n<main id=\"main\">\n");
    for (size_t i = 0; i < scene->standings->counties; i++)
        put_county(p, i);
    begin_part(p, "method", 0, WORD_METHOD);
    annual_method(p);
    buf_text(&p->out, "</section>\n");
    annual_end(p);
    buf_free(&title);
}
