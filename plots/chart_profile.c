/* One department beside its county: the share of its weight that each indicator earned, under its
 * section, with the county's mean as a tick and its best as a triangle; as numbers the points of all
 * three. What is missing is said, not drawn as nothing. */
#include <stdlib.h>

#include "charts.h"
#include "decimal.h"
#include "style.h"

enum {
    SHOWN = 60, /* indicators; beyond it those that cost least are left out */
    PITCH = 20,
    SECTION_PITCH = 32,
    BAR = 9,
    TICK = 16,
    GAP = 12,
    INDENT = 14,
    NAME_WIDTH = 270,
    COLUMN_WIDTH = 62,
    COLUMNS = 4,
    HEAD = 20,
    QUARTERS = 4,
    DESCRIBED = 2,
};

enum kind { LINE_TOTAL, LINE_SECTION, LINE_INDICATOR };

struct line {
    enum kind kind;
    const struct node *node;
    struct points got, mean, best;
    bool provisional; /* an indicator below it is missing */
    struct buf name;
    struct type_lines lines;
    double height, y;
};

struct profile {
    struct page *page;
    const struct scene *scene;
    const struct county *county;
    const struct standing *about;
    size_t year;
    struct line *line;
    size_t n, left_out;
    bool alone;       /* nobody else has a total in the year */
    bool missing;     /* an indicator */
    struct area area; /* x in shares, y in pixels of the page */
};

static void add_line(struct profile *f, enum kind kind, const struct node *node)
{
    int code = kind == LINE_TOTAL ? -1 : standings_code(f->scene->standings, node->code);
    struct line *l = &f->line[f->n];

    if ((kind != LINE_TOTAL && code < 0) || node->weight <= 0)
        return;
    *l = (struct line){ .kind = kind,
                        .node = node,
                        .got = standing_points(f->about, code),
                        .mean = county_mean_of(f->county, f->year, code),
                        .best = county_best_of(f->county, f->year, code) };
    f->n++;
}

static void add_indicators(struct profile *f, int at)
{
    const struct framework *fw = f->scene->fw;

    if (!node_is_section(&fw->node[at]))
        add_line(f, LINE_INDICATOR, &fw->node[at]);
    for (int c = fw->node[at].first_child; c != NOWHERE; c = fw->node[c].next_sibling)
        add_indicators(f, c);
}

static int64_t lost(const struct line *l)
{
    return l->got.known ? l->node->weight - l->got.value : l->node->weight;
}

static void leave_out_cheapest(struct profile *f)
{
    size_t indicators = 0;

    for (size_t i = 0; i < f->n; i++)
        indicators += f->line[i].kind == LINE_INDICATOR;
    for (; indicators > SHOWN; indicators--) {
        size_t least = f->n;

        for (size_t i = 0; i < f->n; i++)
            if (f->line[i].kind == LINE_INDICATOR &&
                (least == f->n || lost(&f->line[i]) <= lost(&f->line[least])))
                least = i;
        f->n--;
        for (size_t i = least; i < f->n; i++)
            f->line[i] = f->line[i + 1];
        f->left_out++;
    }
}

static void choose_lines(struct profile *f)
{
    const struct framework *fw = f->scene->fw;
    size_t section = 0;

    f->line = mem_new(fw->nodes + 1, sizeof *f->line);
    add_line(f, LINE_TOTAL, &fw->node[0]);
    for (int c = fw->node[0].first_child; c != NOWHERE; c = fw->node[c].next_sibling) {
        if (node_is_section(&fw->node[c]))
            add_line(f, LINE_SECTION, &fw->node[c]);
        add_indicators(f, c);
    }
    for (size_t i = 0; i < f->n; i++) {
        struct line *l = &f->line[i];

        if (l->kind != LINE_INDICATOR)
            section = i;
        else if (!l->got.known)
            f->missing = f->line[section].provisional = f->line[0].provisional = true;
    }
    leave_out_cheapest(f);
}

/* "过程 暂定" */
static void put_name(const struct profile *f, struct line *l)
{
    if (l->kind == LINE_TOTAL)
        say(&l->name, f->scene->language, SAY_TOTAL, NULL);
    else
        page_clean(f->page, &l->name, l->node->name);
    if (l->provisional) {
        buf_char(&l->name, ' ');
        say(&l->name, f->scene->language, SAY_PROVISIONAL, NULL);
    }
}

/* The names, and how high each line is. Returns the width of the widest. */
static double measure(struct profile *f)
{
    double widest = 0;

    for (size_t i = 0; i < f->n; i++) {
        struct line *l = &f->line[i];
        double indent = l->kind == LINE_INDICATOR ? INDENT : 0;

        put_name(f, l);
        type_break(&l->lines, buf_view(&l->name), SIZE_BODY, NAME_WIDTH - indent, TYPE_LINES_MAX);
        l->height = (l->kind == LINE_SECTION ? SECTION_PITCH : PITCH) +
                    (double)(l->lines.n - 1) * page_leading(SIZE_BODY);
        widest = l->lines.width + indent > widest ? l->lines.width + indent : widest;
    }
    return widest;
}

static double column(const struct profile *f, size_t index)
{
    size_t columns = f->alone ? COLUMNS - 2 : COLUMNS;

    return PAGE_WIDTH - PAGE_MARGIN - (double)(columns - 1 - index) * COLUMN_WIDTH;
}

static void place(struct profile *f)
{
    double names = measure(f), y = f->page->y + 14 + HEAD;

    f->area = (struct area){ .left = PAGE_MARGIN + names + GAP,
                             .right = column(f, 0) - COLUMN_WIDTH,
                             .top = y,
                             .x_right = 1 };
    for (size_t i = 0; i < f->n; i++) {
        struct line *l = &f->line[i];
        /* A section stands nearer to what is below it. */
        double above = l->kind == LINE_SECTION ? SECTION_PITCH - PITCH : 0;

        l->y = y + above + (l->height - above) / 2;
        y += l->height;
    }
    f->area.y_top = f->area.top;
    f->area.y_bottom = f->area.bottom = y + 4;
    page_area(f->page, &f->area);
}

static void draw_heading(const struct profile *f)
{
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, f->about->department);
    say_number(&parts, f->about->year);
    say(&title, f->scene->language, SAY_PROFILE_TITLE, &parts);
    chart_add(f->scene, &what, SAY_PROFILE_WHAT, NULL);
    if (!f->alone)
        chart_add(f->scene, &what, SAY_PROFILE_MARKS, NULL);
    chart_heading(f->page, f->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

static void draw_axes(const struct profile *f)
{
    static const enum saying heads[COLUMNS] = { SAY_PROFILE_WEIGHT, SAY_PROFILE_POINTS,
                                                SAY_PROFILE_MEAN, SAY_PROFILE_BEST };
    struct page *p = f->page;
    struct buf text = { 0 };

    for (int quarter = 0; quarter <= QUARTERS; quarter++) {
        double x = area_x(&f->area, quarter / (double)QUARTERS);

        page_rule(p, x, f->area.top - 2, x, f->area.bottom, 0.75,
                  quarter == 0 ? COLOUR_INK : COLOUR_GRID, DASH_NONE);
        buf_clear(&text);
        buf_printf(&text, "%d%%", 100 / QUARTERS * quarter);
        page_text(p, x, f->area.top - 13, ALIGN_CENTRE, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
    }
    for (size_t i = 0; i < (f->alone ? COLUMNS - 2 : COLUMNS); i++) {
        buf_clear(&text);
        say(&text, f->scene->language, heads[i], NULL);
        page_text(p, column(f, i), f->area.top - 13, ALIGN_RIGHT, SIZE_SMALL, COLOUR_SOFT,
                  buf_view(&text));
    }
    buf_free(&text);
}

static void draw_number(const struct profile *f, const struct line *l, size_t at, struct points p,
                        unsigned colour)
{
    struct buf text = { 0 };

    if (p.known)
        points_write(&text, p);
    else
        buf_text(&text, "—");
    page_text(f->page, column(f, at), l->y, ALIGN_RIGHT, SIZE_BODY, colour, buf_view(&text));
    buf_free(&text);
}

static void draw_line(const struct profile *f, const struct line *l)
{
    struct page *p = f->page;
    struct buf text = { 0 };

    page_lines(p, PAGE_MARGIN + (l->kind == LINE_INDICATOR ? INDENT : 0), l->y, ALIGN_LEFT,
               SIZE_BODY, COLOUR_INK, &l->lines);
    chart_number(&text, l->node->weight);
    page_text(p, column(f, 0), l->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_SOFT, buf_view(&text));
    draw_number(f, l, 1, l->got, COLOUR_INK);
    if (!f->alone) {
        draw_number(f, l, 2, l->mean, COLOUR_SOFT);
        draw_number(f, l, 3, l->best, COLOUR_SOFT);
    }
    if (!l->got.known) {
        buf_clear(&text);
        say(&text, f->scene->language, SAY_PROFILE_ABSENT, NULL);
        page_text(p, area_x(&f->area, 0) + 6, l->y, ALIGN_LEFT, SIZE_SMALL, COLOUR_INK,
                  buf_view(&text));
    }
    buf_free(&text);
}

/* The share of the weight, as far as the axis goes. */
static double share(const struct line *l, struct points p)
{
    double value = (double)p.value / (double)l->node->weight;

    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/* Hollow where they are provisional. */
static void add_bars(const struct profile *f)
{
    struct page *p = f->page;
    size_t bars = 0;

    page_open_data(p, "bars");
    for (size_t i = 0; i < f->n; i++) {
        const struct line *l = &f->line[i];
        struct style_bar style =
            style_grade(l->kind == LINE_INDICATOR ? 1 : -1, l->kind == LINE_INDICATOR ? 2 : 0);

        if (!l->got.known)
            continue;
        buf_printf(&p->data, "%.2f %.5f %u %u\n", l->y, share(l, l->got),
                   l->provisional ? COLOUR_PAPER : style.fill, style.edge);
        bars++;
    }
    page_close_data(p);
    if (bars == 0)
        return;
    page_plot(p,
              "$bars using (0):1:(0):2:($1-%.1f):($1+%.1f):3 with boxxyerror fs solid 1 noborder "
              "lc rgb variable",
              BAR / 2.0, BAR / 2.0);
    page_plot(p,
              "$bars using (0):1:(0):2:($1-%.1f):($1+%.1f):4 with boxxyerror fs empty lw 0.75 "
              "lc rgb variable",
              BAR / 2.0, BAR / 2.0);
}

static void add_marks(const struct profile *f)
{
    struct page *p = f->page;
    size_t marks = 0;

    page_open_data(p, "county");
    for (size_t i = 0; i < f->n; i++) {
        const struct line *l = &f->line[i];

        if (!l->mean.known)
            continue;
        buf_printf(&p->data, "%.2f %.5f %.5f\n", l->y, share(l, l->mean), share(l, l->best));
        marks++;
    }
    page_close_data(p);
    if (f->alone || marks == 0)
        return;
    page_plot(p, "$county using 2:($1-%.1f):(0):(%d) with vectors nohead lw 1.5 lc rgb 0x%06X",
              TICK / 2.0, TICK, COLOUR_INK);
    page_plot(p, "$county using 3:($1-%.1f) with points pt %d ps 0.6 lc rgb 0x%06X",
              BAR / 2.0 + 2.5, POINT_DOWN, COLOUR_INK);
}

/* The indicator that is furthest above (sign 1) or below (-1) the mean and was not told yet. */
static const struct line *furthest(const struct profile *f, int sign, const struct line *but)
{
    const struct line *most = NULL;

    for (size_t i = 0; i < f->n; i++) {
        const struct line *l = &f->line[i];
        int64_t apart = sign * (l->got.value - l->mean.value);

        if (l->kind != LINE_INDICATOR || !l->got.known || apart <= 0 || l == but)
            continue;
        if (most == NULL || apart > sign * (most->got.value - most->mean.value))
            most = l;
    }
    return most;
}

static void describe_furthest(const struct profile *f, struct buf *out, int sign)
{
    const struct line *told = NULL;

    for (int i = 0; i < DESCRIBED; i++) {
        const struct line *l = furthest(f, sign, told);
        struct say_parts parts = { 0 };
        struct points apart;

        if (l == NULL)
            return;
        apart = l->mean;
        apart.value = sign * (l->got.value - l->mean.value);
        say_text(&parts, l->node->name);
        chart_part(&parts, apart);
        chart_add(f->scene, out,
                  sign > 0 ? (i == 0 ? SAY_PROFILE_ABOVE : SAY_PROFILE_ABOVE_TOO)
                           : (i == 0 ? SAY_PROFILE_BELOW : SAY_PROFILE_BELOW_TOO),
                  &parts);
        told = l;
    }
}

static void describe(const struct profile *f)
{
    const struct line *total = &f->line[0];
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    if (total->got.known) {
        chart_part(&parts, total->got);
        chart_add(f->scene, &text, SAY_PROFILE_TOTAL, &parts);
    }
    if (!f->alone && total->mean.known) {
        chart_part(&parts, total->mean);
        chart_part(&parts, total->best);
        chart_add(f->scene, &text, SAY_PROFILE_COUNTY, &parts);
        describe_furthest(f, &text, 1);
        describe_furthest(f, &text, -1);
    }
    if (f->about->missing > 0) {
        say_number(&parts, f->about->missing);
        chart_add(f->scene, &text, SAY_MISSING, &parts);
    }
    page_clean(f->page, &f->page->description, buf_view(&text));
    buf_free(&text);
}

static void draw(struct profile *f)
{
    struct say_parts parts = { 0 };
    struct buf note = { 0 };

    draw_heading(f);
    place(f);
    draw_axes(f);
    for (size_t i = 0; i < f->n; i++)
        draw_line(f, &f->line[i]);
    add_bars(f);
    add_marks(f);
    describe(f);
    if (f->missing)
        chart_add(f->scene, &note, SAY_PROFILE_MISSING, NULL);
    if (f->left_out > 0) {
        say_number(&parts, (long)f->left_out);
        chart_add(f->scene, &note, SAY_PROFILE_LEFT_OUT, &parts);
    }
    f->page->y = f->area.bottom + 12;
    chart_footing(f->page, f->scene, buf_view(&note));
    buf_free(&note);
}

static bool is_alone(const struct county *c, size_t year)
{
    size_t totals = 0;

    for (size_t i = c->first[year]; i < c->first[year + 1]; i++)
        totals += c->rows[i].total.known;
    return totals < 2;
}

bool chart_profile(struct page *p, const struct scene *s, const struct subject *about)
{
    const struct county *c = about->county;
    struct profile f = { .page = p,
                         .scene = s,
                         .county = c,
                         .about = c->cell[about->department * c->years + about->year],
                         .year = about->year,
                         .alone = is_alone(c, about->year) };
    bool any;

    choose_lines(&f);
    any = f.n > 1;
    if (any)
        draw(&f);
    for (size_t i = 0; i < f.n; i++)
        buf_free(&f.line[i].name);
    free(f.line);
    return any;
}
