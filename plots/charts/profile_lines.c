#include "charts/profile_lines.h"

#include <stdlib.h>

#include "draw/style.h"

enum {
    SHOWN = 60, /* indicators; beyond it those that cost least are left out */
    NAME_WIDTH = 270,
};

/* What the functions below hand on to each other. */
struct setting {
    struct profile_lines *f;
    const struct page *page;
    const struct scene *scene;
    const struct county *county;
    size_t year;
};

static void add_line(struct setting *in, enum profile_kind kind, const struct node *node)
{
    int code = kind == LINE_TOTAL ? -1 : standings_code(in->scene->standings, node->code);
    struct profile_line *l = &in->f->line[in->f->n];

    if (kind != LINE_TOTAL && (code < 0 || node->weight <= 0))
        return;
    *l = (struct profile_line){ .kind = kind,
                                .node = node,
                                .got = standing_points(in->f->about, code),
                                .mean = county_mean_of(in->county, in->year, code),
                                .best = county_best_of(in->county, in->year, code) };
    in->f->n++;
}

static void add_indicators(struct setting *in, int at)
{
    const struct framework *fw = in->scene->fw;

    if (!node_is_section(&fw->node[at]))
        add_line(in, LINE_INDICATOR, &fw->node[at]);
    for (int c = fw->node[at].first_child; c != NOWHERE; c = fw->node[c].next_sibling)
        add_indicators(in, c);
}

static int64_t lost(const struct profile_line *l)
{
    return l->got.known ? l->node->weight - l->got.value : l->node->weight;
}

static void leave_out_cheapest(struct setting *in)
{
    size_t indicators = 0;

    for (size_t i = 0; i < in->f->n; i++)
        indicators += in->f->line[i].kind == LINE_INDICATOR;
    for (; indicators > SHOWN; indicators--) {
        size_t least = in->f->n;

        for (size_t i = 0; i < in->f->n; i++)
            if (in->f->line[i].kind == LINE_INDICATOR &&
                (least == in->f->n || lost(&in->f->line[i]) <= lost(&in->f->line[least])))
                least = i;
        in->f->n--;
        for (size_t i = least; i < in->f->n; i++)
            in->f->line[i] = in->f->line[i + 1];
        in->f->left_out++;
    }
}

static void choose_lines(struct setting *in)
{
    const struct framework *fw = in->scene->fw;
    size_t section = 0;

    in->f->line = mem_new(fw->nodes + 1, sizeof *in->f->line);
    add_line(in, LINE_TOTAL, &fw->node[0]);
    for (int c = fw->node[0].first_child; c != NOWHERE; c = fw->node[c].next_sibling) {
        if (node_is_section(&fw->node[c]))
            add_line(in, LINE_SECTION, &fw->node[c]);
        add_indicators(in, c);
    }
    for (size_t i = 0; i < in->f->n; i++) {
        struct profile_line *l = &in->f->line[i];

        if (l->kind != LINE_INDICATOR)
            section = i;
        else if (l->node->parent == 0)
            section = 0; /* it is in none */
        if (l->kind == LINE_INDICATOR && !l->got.known)
            in->f->missing = in->f->line[section].provisional = in->f->line[0].provisional = true;
    }
    leave_out_cheapest(in);
}

/* "过程 暂定" */
static void put_name(const struct setting *in, struct profile_line *l)
{
    if (l->kind == LINE_TOTAL)
        say(&l->name, in->scene->language, SAY_TOTAL, NULL);
    else
        page_clean(in->page, &l->name, l->node->name);
    if (l->provisional) {
        buf_char(&l->name, ' ');
        say(&l->name, in->scene->language, SAY_PROVISIONAL, NULL);
    }
}

/* The names, and how high each line is. Returns the width of the widest. */
static double measure(struct setting *in)
{
    double widest = 0;

    for (size_t i = 0; i < in->f->n; i++) {
        struct profile_line *l = &in->f->line[i];
        double indent = l->kind == LINE_INDICATOR ? PROFILE_INDENT : 0;

        put_name(in, l);
        type_break(&l->lines, buf_view(&l->name), SIZE_BODY, NAME_WIDTH - indent, TYPE_LINES_MAX);
        l->height = (l->kind == LINE_SECTION ? PROFILE_SECTION_PITCH : PROFILE_PITCH) +
                    (double)(l->lines.n - 1) * page_leading(SIZE_BODY);
        widest = l->lines.width + indent > widest ? l->lines.width + indent : widest;
    }
    return widest;
}

static bool is_alone(const struct county *c, size_t year)
{
    size_t totals = 0;

    for (size_t i = c->first[year]; i < c->first[year + 1]; i++)
        totals += c->rows[i].total.known;
    return totals < 2;
}

void profile_lines_set(struct profile_lines *f, const struct page *p, const struct scene *s,
                       const struct subject *about)
{
    const struct county *c = about->county;
    struct setting in = { f, p, s, c, about->year };

    *f = (struct profile_lines){ .about = c->cell[about->department * c->years + about->year],
                                 .alone = is_alone(c, about->year) };
    choose_lines(&in);
    f->name_width = measure(&in);
}

const struct profile_line *profile_furthest(const struct profile_lines *f, int sign,
                                            const struct profile_line *but)
{
    const struct profile_line *most = NULL;

    for (size_t i = 0; i < f->n; i++) {
        const struct profile_line *l = &f->line[i];
        int64_t apart = sign * (l->got.value - l->mean.value);

        if (l->kind != LINE_INDICATOR || !l->got.known || apart <= 0 || l == but)
            continue;
        if (most == NULL || apart > sign * (most->got.value - most->mean.value))
            most = l;
    }
    return most;
}

void profile_lines_free(struct profile_lines *f)
{
    for (size_t i = 0; i < f->n; i++)
        buf_free(&f->line[i].name);
    free(f->line);
}
