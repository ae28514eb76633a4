/* What does not add up: counted by kind and year for the county, listed for its newest year, and
 * listed for each department. */
#include <stdlib.h>

#include "annual/html.h"
#include "annual/parts.h"

/* The findings of a county of one severity and kind. */
struct group {
    enum severity severity;
    struct str kind;
    long *count; /* by year */
};

struct groups {
    struct group *group;
    size_t n, cap, years;
};

static struct group *group_of(struct groups *g, const struct finding *f)
{
    struct group *new;

    for (size_t i = 0; i < g->n; i++)
        if (g->group[i].severity == f->severity && str_eq(g->group[i].kind, f->kind))
            return &g->group[i];
    g->group = mem_grow(g->group, &g->cap, g->n + 1, sizeof *g->group);
    new = &g->group[g->n++];
    *new = (struct group){ f->severity, f->kind, mem_new(g->years, sizeof(long)) };
    return new;
}

/* The worst first, then by kind. */
static int by_severity(const void *left, const void *right)
{
    const struct group *a = left, *b = right;

    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    return str_cmp(a->kind, b->kind);
}

static void count(struct groups *g, const struct annual *a, const struct county *c)
{
    g->years = c->years;
    for (size_t y = 0; y < c->years; y++)
        for (size_t i = c->first[y]; i < c->first[y + 1]; i++)
            for (const struct finding *f = remarks_findings(a->remarks, &c->rows[i]); f != NULL;
                 f = f->next)
                group_of(g, f)->count[y]++;
    if (g->n > 0)
        qsort(g->group, g->n, sizeof *g->group, by_severity);
}

static const char *severity_word(const struct annual_page *p, enum severity severity)
{
    static const enum word words[SEVERITY_COUNT] = { [SEVERITY_NOTE] = WORD_NOTE,
                                                     [SEVERITY_WARNING] = WORD_WARNING,
                                                     [SEVERITY_ERROR] = WORD_ERROR };

    return word(p->a->scene->language, words[severity]);
}

static void put_counts(struct annual_page *p, const struct groups *g, const struct county *c)
{
    enum language language = p->a->scene->language;
    struct buf caption = { 0 };

    buf_text(&caption, word(language, WORD_FINDINGS_KINDS));
    annual_table(p, "counts", &caption);
    buf_text(&p->out, "<thead>\n<tr>");
    annual_head(p, "", WORD_SEVERITY);
    annual_head(p, "", WORD_KIND);
    for (size_t y = 0; y < c->years; y++)
        annual_whole(p, "th scope=\"col\" class=\"n\"", c->year[y]);
    buf_text(&p->out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; i < g->n; i++) {
        buf_text(&p->out, "<tr>");
        html_words(&p->out, "td", severity_word(p, g->group[i].severity));
        html_element(&p->out, "th scope=\"row\"", word_of_kind(language, g->group[i].kind));
        for (size_t y = 0; y < c->years; y++)
            annual_whole(p, "td class=\"n\"", g->group[i].count[y]);
        buf_text(&p->out, "</tr>\n");
    }
    buf_text(&p->out, "</tbody>\n");
    html_table_end(&p->out);
    buf_free(&caption);
}

/* One kind in one year, as a table; errors stand open, the others can be opened. */
static void put_group(struct annual_page *p, size_t county, const struct group *g, size_t year)
{
    const struct county *c = &p->a->scene->standings->county[county];
    struct say_parts parts = { 0 };
    struct buf caption = { 0 };

    buf_printf(&parts.text, "%s ", severity_word(p, g->severity));
    say_text(&parts, word_of_kind(p->a->scene->language, g->kind));
    say_number(&parts, c->year[year]);
    say_number(&parts, g->count[year]);
    say_fill(&caption, word(p->a->scene->language, WORD_FINDINGS_OF), &parts);
    buf_printf(&p->out, "<details%s>\n<summary>",
               g->severity == SEVERITY_ERROR ? " open=\"open\"" : "");
    html_text(&p->out, buf_view(&caption));
    buf_text(&p->out, "</summary>\n");
    annual_table(p, "findings", &caption);
    buf_text(&p->out, "<thead>\n<tr>");
    annual_head(p, "", WORD_DEPARTMENT);
    annual_head(p, "", WORD_INDICATOR);
    annual_head(p, "", WORD_MESSAGE);
    buf_text(&p->out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = c->first[year]; i < c->first[year + 1]; i++)
        for (const struct finding *f = remarks_findings(p->a->remarks, &c->rows[i]); f != NULL;
             f = f->next) {
            if (f->severity != g->severity || !str_eq(f->kind, g->kind))
                continue;
            buf_text(&p->out, "<tr><th scope=\"row\" class=\"name\">");
            annual_link(p, county, f->about->department);
            buf_text(&p->out, "</th>");
            html_element(&p->out, "td class=\"what\"", f->name);
            html_element(&p->out, "td", f->message);
            buf_text(&p->out, "</tr>\n");
        }
    buf_text(&p->out, "</tbody>\n");
    html_table_end(&p->out);
    buf_text(&p->out, "</details>\n");
    buf_free(&caption);
}

void annual_findings(struct annual_page *p, size_t county)
{
    const struct county *c = &p->a->scene->standings->county[county];
    size_t newest = c->years - 1;
    struct say_parts parts = { 0 };
    struct groups g = { 0 };
    long all = 0;

    count(&g, p->a, c);
    for (size_t i = 0; i < g.n; i++)
        all += g.group[i].count[newest];
    say_number(&parts, c->year[newest]);
    say_number(&parts, all);
    annual_paragraph(p, WORD_FINDINGS_COUNT, &parts);
    if (g.n > 0)
        put_counts(p, &g, c);
    for (size_t i = 0; i < g.n; i++) {
        if (g.group[i].count[newest] > 0)
            put_group(p, county, &g.group[i], newest);
    }
    for (size_t i = 0; i < g.n; i++)
        free(g.group[i].count);
    free(g.group);
}

static void put_finding(struct annual_page *p, const struct finding *f)
{
    buf_text(&p->out, "<tr>");
    annual_whole(p, "td class=\"n\"", f->about->year);
    html_words(&p->out, "td class=\"short\"", severity_word(p, f->severity));
    html_element(&p->out, "th scope=\"row\" class=\"what\"", f->name);
    html_element(&p->out, "td", f->message);
    buf_text(&p->out, "</tr>\n");
}

void annual_findings_of(struct annual_page *p, const struct county *c, size_t department)
{
    struct standing *const *cell = &c->cell[department * c->years];
    struct buf caption = { 0 };
    bool any = false;

    for (size_t year = c->years; year-- > 0;)
        for (int level = SEVERITY_COUNT; level-- > 0;)
            for (const struct finding *f =
                     cell[year] == NULL ? NULL : remarks_findings(p->a->remarks, cell[year]);
                 f != NULL; f = f->next) {
                if ((int)f->severity != level)
                    continue;
                if (!any) {
                    buf_text(&caption, word(p->a->scene->language, WORD_FINDINGS));
                    annual_table(p, "findings", &caption);
                    buf_text(&p->out, "<thead>\n<tr>");
                    annual_head(p, " class=\"n\"", WORD_YEAR);
                    annual_head(p, "", WORD_SEVERITY);
                    annual_head(p, "", WORD_INDICATOR);
                    annual_head(p, "", WORD_MESSAGE);
                    buf_text(&p->out, "</tr>\n</thead>\n<tbody>\n");
                }
                any = true;
                put_finding(p, f);
            }
    if (any) {
        buf_text(&p->out, "</tbody>\n");
        html_table_end(&p->out);
    } else {
        annual_paragraph(p, WORD_NO_FINDINGS, NULL);
    }
    buf_free(&caption);
}
