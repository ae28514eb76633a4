/* One department beside its county: the share of its weight that each indicator earned, under its
 * section, with the county's mean as a tick and its best as a triangle; as numbers the points of
 * all three. What is missing is said, not drawn as nothing. */
#include "charts/profile_lines.h"
#include "draw/style.h"

enum {
    BAR = 9,
    TICK = 16,
    GAP = 12,
    COLUMN_WIDTH = 62,
    COLUMNS = 4,
    HEAD = 20,
    QUARTERS = 4,
    DESCRIBED = 2,
};

struct profile {
    struct page *page;
    const struct scene *scene;
    struct profile_lines lines;
    struct area area; /* x in shares, y in pixels of the page */
};

static double column(const struct profile *f, size_t index)
{
    size_t columns = f->lines.alone ? COLUMNS - 2 : COLUMNS;

    return PAGE_WIDTH - PAGE_MARGIN - (double)(columns - 1 - index) * COLUMN_WIDTH;
}

static void place(struct profile *f)
{
    double y = f->page->y + 14 + HEAD;

    f->area = (struct area){ .left = PAGE_MARGIN + f->lines.name_width + GAP,
                             .right = column(f, 0) - COLUMN_WIDTH,
                             .top = y,
                             .x_right = 1 };
    for (size_t i = 0; i < f->lines.n; i++) {
        struct profile_line *l = &f->lines.line[i];
        /* A section stands nearer to what is below it. */
        double above = l->kind == LINE_SECTION ? PROFILE_SECTION_PITCH - PROFILE_PITCH : 0;

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

    say_text(&parts, f->lines.about->department);
    say_number(&parts, f->lines.about->year);
    say(&title, f->scene->language, SAY_PROFILE_TITLE, &parts);
    chart_add(f->scene, &what, SAY_PROFILE_WHAT, NULL);
    if (!f->lines.alone)
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
    for (size_t i = 0; i < (f->lines.alone ? COLUMNS - 2 : COLUMNS); i++) {
        buf_clear(&text);
        say(&text, f->scene->language, heads[i], NULL);
        page_text(p, column(f, i), f->area.top - 13, ALIGN_RIGHT, SIZE_SMALL, COLOUR_SOFT,
                  buf_view(&text));
    }
    buf_free(&text);
}

static void draw_number(const struct profile *f, const struct profile_line *l, size_t at,
                        struct points p, unsigned colour)
{
    struct buf text = { 0 };

    if (p.known)
        points_write(&text, p);
    else
        buf_text(&text, "—");
    page_text(f->page, column(f, at), l->y, ALIGN_RIGHT, SIZE_BODY, colour, buf_view(&text));
    buf_free(&text);
}

static void draw_line(const struct profile *f, const struct profile_line *l)
{
    struct page *p = f->page;
    struct buf text = { 0 };

    page_lines(p, PAGE_MARGIN + (l->kind == LINE_INDICATOR ? PROFILE_INDENT : 0), l->y, ALIGN_LEFT,
               SIZE_BODY, COLOUR_INK, &l->lines);
    points_write(&text, scene_weight(f->scene, l->node));
    page_text(p, column(f, 0), l->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_SOFT, buf_view(&text));
    draw_number(f, l, 1, l->got, COLOUR_INK);
    if (!f->lines.alone) {
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
static double share(const struct profile_line *l, struct points p)
{
    double value = l->node->weight > 0 ? (double)p.value / (double)l->node->weight : 0;

    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/* Hollow where they are provisional. */
static void add_bars(const struct profile *f)
{
    struct page *p = f->page;
    size_t bars = 0;

    page_open_data(p, "bars");
    for (size_t i = 0; i < f->lines.n; i++) {
        const struct profile_line *l = &f->lines.line[i];
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
    for (size_t i = 0; i < f->lines.n; i++) {
        const struct profile_line *l = &f->lines.line[i];

        if (!l->mean.known)
            continue;
        buf_printf(&p->data, "%.2f %.5f %.5f\n", l->y, share(l, l->mean), share(l, l->best));
        marks++;
    }
    page_close_data(p);
    if (f->lines.alone || marks == 0)
        return;
    page_plot(p, "$county using 2:($1-%.1f):(0):(%d) with vectors nohead lw 1.5 lc rgb 0x%06X",
              TICK / 2.0, TICK, COLOUR_INK);
    page_plot(p, "$county using 3:($1-%.1f) with points pt %d ps 0.6 lc rgb 0x%06X",
              BAR / 2.0 + 2.5, POINT_DOWN, COLOUR_INK);
}

static void describe_furthest(const struct profile *f, struct buf *out, int sign)
{
    const struct profile_line *told = NULL;

    for (int i = 0; i < DESCRIBED; i++) {
        const struct profile_line *l = profile_furthest(&f->lines, sign, told);
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
    const struct profile_line *total = &f->lines.line[0];
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    if (total->got.known) {
        chart_part(&parts, total->got);
        chart_add(f->scene, &text,
                  f->lines.about->missing > 0 ? SAY_PROFILE_PROVISIONAL : SAY_PROFILE_TOTAL,
                  &parts);
    }
    if (!f->lines.alone && total->mean.known) {
        chart_part(&parts, total->mean);
        chart_part(&parts, total->best);
        chart_add(f->scene, &text, SAY_PROFILE_COUNTY, &parts);
        describe_furthest(f, &text, 1);
        describe_furthest(f, &text, -1);
    }
    if (f->lines.about->missing > 0) {
        say_number(&parts, f->lines.about->missing);
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
    for (size_t i = 0; i < f->lines.n; i++)
        draw_line(f, &f->lines.line[i]);
    add_bars(f);
    add_marks(f);
    describe(f);
    if (f->lines.missing)
        chart_add(f->scene, &note, SAY_PROFILE_MISSING, NULL);
    if (f->lines.left_out > 0) {
        say_number(&parts, (long)f->lines.left_out);
        chart_add(f->scene, &note, SAY_PROFILE_LEFT_OUT, &parts);
    }
    f->page->y = f->area.bottom + 12;
    chart_footing(f->page, f->scene, buf_view(&note));
    buf_free(&note);
}

bool chart_profile(struct page *p, const struct scene *s, const struct subject *about)
{
    struct profile f = { .page = p, .scene = s };
    bool any;

    profile_lines_set(&f.lines, p, s, about);
    any = f.lines.n > 1;
    if (any)
        draw(&f);
    profile_lines_free(&f.lines);
    return any;
}
