/* The totals of a county's departments over the years: a line for each, with its name at its right
 * end. Few are spoken of (the best, the last, the greatest rise and fall) and drawn in colours with
 * points of different shapes; the others are grey. The county's mean is dashed. */
#include "charts/charts.h"
#include "charts/trend_labels.h"
#include "draw/scale.h"
#include "draw/style.h"

enum {
    PLOT_HEIGHT = 430, /* at least */
    LEADER = 26,       /* between the lines' ends and the labels */
    GAP = 8,           /* between a label's number and its name */
    AXIS_GAP = 16,     /* between the axis and its numbers */
    TICKS = 8,
    YEAR_WIDTH = 44,
};

struct trend {
    struct page *page;
    const struct scene *scene;
    struct trend_lines lines;
    struct trend_labels labels;
    struct scale scale;
    struct area area;
};

static void draw_heading(struct trend *t)
{
    const struct county *c = t->lines.county;
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, c->name);
    say_number(&parts, c->year[0]);
    say_number(&parts, c->year[c->years - 1]);
    say(&title, t->scene->language, SAY_TREND_TITLE, &parts);
    chart_add_total(t->scene, &what);
    if (t->scale.low > 0)
        chart_add(t->scene, &what, SAY_TREND_AXIS, NULL);
    if (t->lines.n > 1)
        chart_add(t->scene, &what, SAY_TREND_MEAN_DASHED, NULL);
    if (t->lines.spoken_of < t->lines.n) {
        say_number(&parts, (long)(t->lines.n - t->lines.spoken_of));
        chart_add(t->scene, &what, SAY_TREND_REST, &parts);
    }
    chart_heading(t->page, t->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

static void set_area(struct trend *t)
{
    const struct county *c = t->lines.county;
    double height = labels_height(t->labels.slot, t->labels.n) + 2 * GAP;

    t->area = (struct area){
        .left = PAGE_MARGIN + scale_labels_width(&t->scale, SIZE_SMALL) + AXIS_GAP,
        .right =
            PAGE_WIDTH - PAGE_MARGIN - t->labels.name_width - GAP - t->labels.value_width - LEADER,
        .top = t->page->y + 22,
        .bottom = t->page->y + 22 + (height > PLOT_HEIGHT ? height : PLOT_HEIGHT),
        .x_left = (double)c->year[0],
        .x_right = (double)c->year[c->years - 1],
        .y_top = t->scale.high,
        .y_bottom = t->scale.low,
    };
    page_area(t->page, &t->area);
}

static void draw_axes(struct trend *t)
{
    struct page *p = t->page;
    const struct area *a = &t->area;
    const struct county *c = t->lines.county;
    struct buf text = { 0 };
    double taken = PAGE_WIDTH;

    for (size_t i = 0; i < t->scale.ticks; i++) {
        double tick = scale_tick(&t->scale, i), y = area_y(a, tick);

        buf_clear(&text);
        scale_label(&text, &t->scale, i);
        page_rule(p, a->left - 10, y, a->right + 6, y, 0.75, COLOUR_GRID, DASH_NONE);
        page_text(p, a->left - AXIS_GAP, y, ALIGN_RIGHT, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
    }
    for (size_t i = c->years; i-- > 0;) {
        double x = area_x(a, (double)c->year[i]);

        if (taken - x < YEAR_WIDTH)
            continue;
        taken = x;
        buf_clear(&text);
        buf_printf(&text, "%ld", c->year[i]);
        page_rule(p, x, a->bottom, x, a->bottom + 5, 0.75, COLOUR_LINE, DASH_NONE);
        page_text(p, x, a->bottom + 16, ALIGN_CENTRE, SIZE_BODY, COLOUR_INK, buf_view(&text));
    }
    buf_free(&text);
}

/* A thin leader from the line's end to the label's first line. */
static void draw_label(struct trend *t, const struct label_slot *slot)
{
    const struct county *c = t->lines.county;
    const struct trend_label *l = &t->labels.label[slot->which];
    double end = area_x(&t->area, (double)c->year[l->year]), value = t->area.right + LEADER;
    double first = slot->at - (double)(l->lines.n - 1) * page_leading(TREND_LABEL_SIZE) / 2;

    page_rule(t->page, end + 7, slot->wanted, value - 4, first, 0.75, l->leader,
              l->year + 1 < c->years ? DASH_DOTS : DASH_NONE);
    page_text(t->page, value + t->labels.value_width, first, ALIGN_RIGHT, TREND_LABEL_SIZE,
              l->colour, buf_view(&l->value));
    page_lines(t->page, value + t->labels.value_width + GAP, slot->at, ALIGN_LEFT, TREND_LABEL_SIZE,
               l->colour, &l->lines);
}

static void draw_labels(struct trend *t)
{
    struct label_slot *slot = t->labels.slot;

    for (size_t i = 0; i < t->labels.n; i++)
        slot[i].wanted = area_y(&t->area, slot[i].wanted);
    labels_place(slot, t->labels.n, t->area.top - GAP, t->area.bottom + GAP);
    for (size_t i = 0; i < t->labels.n; i++)
        draw_label(t, &slot[i]);
}

static void put_point(struct buf *out, long year, int64_t total)
{
    buf_printf(out, "%ld ", year);
    chart_number(out, total);
}

/* A line's points, with an empty line where it breaks. */
static void put_line(const struct trend *t, struct buf *out, const struct trend_line *l)
{
    bool begun = false;

    for (size_t y = 0; y < t->lines.county->years; y++) {
        if (!trend_has_total(l, y))
            continue;
        if (begun && trend_breaks_before(&t->lines, l, y))
            buf_char(out, '\n');
        put_point(out, t->lines.county->year[y], l->at[y]->total.value);
        buf_char(out, '\n');
        begun = true;
    }
}

static void add_rest(struct trend *t)
{
    struct page *p = t->page;
    bool crowd = t->lines.n > t->labels.n; /* not all of them have a name */

    if (t->lines.spoken_of == t->lines.n)
        return;
    page_open_data(p, "rest");
    for (size_t i = 0; i < t->lines.n; i++)
        if (t->lines.line[i].roles == 0) {
            put_line(t, &p->data, &t->lines.line[i]);
            buf_char(&p->data, '\n');
        }
    page_close_data(p);
    page_plot(p, "$rest using 1:2 with linespoints lw %.2f pt %d ps %.2f lc rgb 0x%06X",
              crowd ? 0.6 : 1.0, POINT_DOT, crowd ? 0.1 : 0.3, crowd ? COLOUR_CROWD : COLOUR_REST);
}

static void add_mean(struct trend *t)
{
    struct page *p = t->page;
    bool begun = false;

    if (t->lines.n < 2)
        return;
    page_open_data(p, "mean");
    for (size_t y = 0; y < t->lines.county->years; y++)
        if (t->lines.mean[y].known) {
            if (begun && trend_mean_breaks_before(&t->lines, y))
                buf_char(&p->data, '\n');
            begun = true;
            put_point(&p->data, t->lines.county->year[y], t->lines.mean[y].value);
            buf_char(&p->data, '\n');
        }
    page_close_data(p);
    page_plot(p, "$mean using 1:2 with lines lw 1.75 dt (7,4) lc rgb 0x%06X", COLOUR_INK);
}

/* One block for each line that is spoken of, two empty lines between them. */
static void add_spoken_of(struct trend *t)
{
    struct page *p = t->page;
    int index = 0;

    page_open_data(p, "lines");
    for (size_t i = 0; i < t->lines.n; i++) {
        const struct trend_look *look = trend_look(&t->lines.line[i]);

        if (look == NULL)
            continue;
        put_line(t, &p->data, &t->lines.line[i]);
        buf_text(&p->data, "\n\n");
        page_plot(p,
                  "$lines index %d using 1:2 with linespoints lw 2.25 pt %d ps 0.75 lc rgb 0x%06X",
                  index++, look->point, look->colour);
    }
    page_close_data(p);
}

/* Provisional totals of the lines that have a name: a white dot and a ring over the point. */
static void add_rings(struct trend *t)
{
    struct page *p = t->page;

    if (!t->lines.provisional)
        return;
    page_open_data(p, "rings");
    for (size_t i = 0; i < t->lines.n; i++) {
        const struct trend_line *l = &t->lines.line[i];
        const struct trend_look *look = trend_look(l);

        for (size_t y = 0; y < t->lines.county->years; y++)
            if (l->named && trend_is_provisional(l, y)) {
                put_point(&p->data, t->lines.county->year[y], l->at[y]->total.value);
                buf_printf(&p->data, " %u\n", look == NULL ? COLOUR_SOFT : look->colour);
            }
    }
    page_close_data(p);
    page_plot(p, "$rings using 1:2 with points pt %d ps 0.75 lc rgb 0x%06X", POINT_DOT,
              COLOUR_PAPER);
    page_plot(p, "$rings using 1:2:3 with points pt %d ps 0.75 lw 1.25 lc rgb variable",
              POINT_RING);
}

static void describe(struct trend *t)
{
    struct buf text = { 0 };

    for (size_t i = 0; i < t->labels.n; i++) {
        const struct trend_label *l = &t->labels.label[t->labels.slot[i].which];

        buf_printf(&text, "%s%.*s %.*s", i > 0 ? "; " : "", STR_ARG(buf_view(&l->name)),
                   STR_ARG(buf_view(&l->value)));
    }
    buf_str(&t->page->description, buf_view(&text));
    buf_free(&text);
}

static void draw(struct trend *t)
{
    struct buf note = { 0 };

    t->scale = scale_round(t->lines.low, t->lines.high, TICKS);
    trend_labels_set(&t->labels, &t->lines, t->page, t->scene);
    draw_heading(t);
    set_area(t);
    draw_axes(t);
    draw_labels(t);
    add_rest(t);
    add_mean(t);
    add_spoken_of(t);
    add_rings(t);
    describe(t);
    if (t->lines.gaps)
        chart_add(t->scene, &note, SAY_TREND_GAPS, NULL);
    if (t->lines.provisional)
        chart_add(t->scene, &note, SAY_TREND_RINGS, NULL);
    t->page->y = t->area.bottom + 34;
    chart_footing(t->page, t->scene, buf_view(&note));
    buf_free(&note);
}

bool chart_trend(struct page *p, const struct scene *s, const struct subject *about)
{
    struct trend t = { .page = p, .scene = s };
    bool any;

    trend_lines_set(&t.lines, about->county);
    any = t.lines.n > 0;
    if (any)
        draw(&t);
    trend_labels_free(&t.labels);
    trend_lines_free(&t.lines);
    return any;
}
