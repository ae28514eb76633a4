/* How the totals of a county are spread, the years side by side: a box from the lower to the upper
 * quartile with a line at the median, and beside it every department as a dot. Quartiles have their
 * numbers at the box, the highest and the lowest dot their names. */
#include <stdlib.h>

#include "charts/distribution_columns.h"
#include "draw/style.h"

#define DOT_GAP 1.0
#define POINT_SIZE 9.74 /* pixels of the diameter of gnuplot's point of size 1 */

/* A text that the lines of the grid go around. */
struct obstacle {
    double left, right, top, bottom;
};

struct grid {
    struct obstacle *text;
    size_t texts;
};

static void draw_heading(const struct distribution *d)
{
    const struct county *c = d->county;
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, c->name);
    say_number(&parts, c->year[d->column[0].year]);
    if (d->columns > 1)
        say_number(&parts, c->year[d->column[d->columns - 1].year]);
    say(&title, d->scene->language, d->columns > 1 ? SAY_SPREAD_TITLE : SAY_SPREAD_TITLE_YEAR,
        &parts);
    chart_add_total(d->scene, &what);
    if (d->scale.low > 0)
        chart_add(d->scene, &what, SAY_TREND_AXIS, NULL);
    chart_add(d->scene, &what, SAY_SPREAD_WHAT, NULL);
    chart_heading(d->page, d->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

/* Remembers a text for draw_grid. */
static void avoid(struct grid *g, double left, double right, double top, double bottom)
{
    g->text[g->texts++] = (struct obstacle){ left - 4, right + 4, top, bottom };
}

static int by_left(const void *left, const void *right)
{
    const struct obstacle *a = left, *b = right;

    return (a->left > b->left) - (a->left < b->left);
}

/* Lines at the numbers of the axis, with gaps where texts stand in their way. */
static void draw_grid(const struct distribution *d, struct grid *g)
{
    const struct area *a = &d->area;

    qsort(g->text, g->texts, sizeof *g->text, by_left);
    for (size_t i = 0; i < d->scale.ticks; i++) {
        double y = area_y(a, scale_tick(&d->scale, i)), from = a->left - 10;
        struct buf text = { 0 };

        for (size_t o = 0; o < g->texts; o++) {
            const struct obstacle *in_way = &g->text[o];

            if (y < in_way->top || y > in_way->bottom)
                continue;
            if (in_way->left > from)
                page_rule(d->page, from, y, in_way->left, y, 0.75, COLOUR_GRID, DASH_NONE);
            from = in_way->right > from ? in_way->right : from;
        }
        if (a->right > from)
            page_rule(d->page, from, y, a->right, y, 0.75, COLOUR_GRID, DASH_NONE);
        scale_label(&text, &d->scale, i);
        page_text(d->page, a->left - DISTRIBUTION_AXIS_GAP, y, ALIGN_RIGHT, SIZE_SMALL, COLOUR_SOFT,
                  buf_view(&text));
        buf_free(&text);
    }
}

/* The year below its box and dots, and how many departments it has. */
static void draw_year(const struct distribution *d, const struct column *column, double y)
{
    double x = (column->box - d->box / 2 + column->swarm + column->reach) / 2;
    struct say_parts parts = { 0 };
    struct buf year = { 0 }, count = { 0 };

    buf_printf(&year, "%ld", d->county->year[column->year]);
    page_text(d->page, x, y, ALIGN_CENTRE, SIZE_BODY, COLOUR_INK, buf_view(&year));
    say_number(&parts, (long)column->spread.n);
    say(&count, d->scene->language, SAY_SPREAD_COUNT, &parts);
    page_text(d->page, x, y + page_leading(SIZE_BODY), ALIGN_CENTRE, SIZE_SMALL, COLOUR_SOFT,
              buf_view(&count));
    buf_free(&year);
    buf_free(&count);
}

static void draw_numbers(const struct distribution *d, const struct column *column, struct grid *g)
{
    double right = column->box - d->box / 2 - DISTRIBUTION_GAP, top = d->area.top;

    for (size_t i = 0; i < column->numbers; i++) {
        const struct number *n = &column->number[i];
        double height = (double)n->lines.n * page_leading(SIZE_SMALL), at = top + n->at;

        page_rule(d->page, right + 2, at, right + DISTRIBUTION_GAP, top + n->wanted, 0.75,
                  COLOUR_LINE, DASH_NONE);
        page_lines(d->page, right, at, ALIGN_RIGHT, SIZE_SMALL, COLOUR_INK, &n->lines);
        avoid(g, right - n->lines.width, right, at - height / 2, at + height / 2);
    }
}

static void draw_box(const struct distribution *d, const struct column *column)
{
    const struct spread *s = &column->spread;
    double left = column->box - d->box / 2, right = column->box + d->box / 2;
    double highest = distribution_down(d, s->highest), upper = distribution_down(d, s->upper);
    double lower = distribution_down(d, s->lower), lowest = distribution_down(d, s->lowest);

    if (distribution_has_box(s)) {
        page_box(d->page, left, upper, right, lower, COLOUR_GRID);
        page_rule(d->page, left, upper, right, upper, 0.75, COLOUR_LINE, DASH_NONE);
        page_rule(d->page, left, lower, right, lower, 0.75, COLOUR_LINE, DASH_NONE);
        page_rule(d->page, left, upper, left, lower, 0.75, COLOUR_LINE, DASH_NONE);
        page_rule(d->page, right, upper, right, lower, 0.75, COLOUR_LINE, DASH_NONE);
        page_rule(d->page, column->box, highest, column->box, upper, 0.75, COLOUR_LINE, DASH_NONE);
        page_rule(d->page, column->box, lower, column->box, lowest, 0.75, COLOUR_LINE, DASH_NONE);
    }
}

static void draw_median(const struct distribution *d, const struct column *column)
{
    double median = distribution_down(d, column->spread.median);

    page_rule(d->page, column->box - d->box / 2, median, column->box + d->box / 2, median, 2.5,
              COLOUR_INK, DASH_NONE);
}

static void draw_name(const struct distribution *d, const struct end_name *name, unsigned colour,
                      struct grid *g)
{
    double height = distribution_height(&name->lines), top = d->area.top + name->top;

    if (name->text.n == 0)
        return;
    page_lines(d->page, name->middle, top + height / 2, ALIGN_CENTRE, DISTRIBUTION_NAME_SIZE,
               colour, &name->lines);
    avoid(g, name->middle - name->lines.width / 2, name->middle + name->lines.width / 2, top,
          top + height);
}

/* What a dot looks like: that of the highest total, the lowest, or another. */
static struct style_line look(const struct spread *s, size_t i)
{
    if (i + s->best >= s->n)
        return (struct style_line){ COLOUR_BEST, POINT_DOT };
    if (i < s->last)
        return (struct style_line){ COLOUR_LAST, POINT_SQUARE };
    return (struct style_line){ COLOUR_DOT, POINT_DOT };
}

/* Dots of a shape in one block; rings are those of provisional totals. */
static void add_shape(const struct distribution *d, const char *name, int point, bool ring)
{
    struct page *p = d->page;
    size_t dots = 0;

    page_open_data(p, name);
    for (size_t c = 0; c < d->columns; c++) {
        const struct column *column = &d->column[c];

        for (size_t i = 0; column->dot != NULL && i < column->spread.n; i++) {
            const struct standing *s = column->spread.at[i];
            struct style_line style = look(&column->spread, i);

            if (ring ? s->missing == 0 : style.point != point)
                continue;
            buf_printf(&p->data, "%.2f ", column->swarm + column->dot[i].x);
            chart_number(&p->data, s->total.value);
            buf_printf(&p->data, " %.3f %u\n", (column->diameter - DOT_GAP) / POINT_SIZE,
                       style.colour);
            dots++;
        }
    }
    page_close_data(p);
    if (dots == 0)
        return;
    if (ring)
        page_plot(p, "$%s using 1:2:($3*0.5) with points pt %d ps variable lc rgb 0x%06X", name,
                  point, COLOUR_PAPER);
    else
        page_plot(p, "$%s using 1:2:3:4 with points pt %d ps variable lc rgb variable", name,
                  point);
}

/* "2024年：中位数88.35，中间一半80.20至92.10，最高…，最低…", year by year. */
static void describe(const struct distribution *d)
{
    struct buf text = { 0 };

    for (size_t i = 0; i < d->columns; i++) {
        const struct spread *s = &d->column[i].spread;
        struct say_parts parts = { 0 };

        say_number(&parts, d->county->year[d->column[i].year]);
        chart_part(&parts, s->median);
        chart_part(&parts, s->lower);
        chart_part(&parts, s->upper);
        chart_who(d->scene, &parts, distribution_best(s));
        chart_part(&parts, s->highest);
        chart_who(d->scene, &parts, s->at[0]);
        chart_part(&parts, s->lowest);
        say(&text, d->scene->language, SAY_SPREAD_SUMMARY, &parts);
    }
    page_clean(d->page, &d->page->description, buf_view(&text));
    buf_free(&text);
}

static void add_notes(const struct distribution *d, struct buf *note)
{
    const struct county *c = d->county;
    struct say_parts parts = { 0 };
    long untold = 0;

    for (size_t i = 0; i < d->columns; i++) {
        size_t year = d->column[i].year;

        untold += (long)(c->first[year + 1] - c->first[year] - d->column[i].spread.n);
    }
    if (untold > 0)
        chart_add(d->scene, note, SAY_SPREAD_UNTOLD, NULL);
    if (d->provisional)
        chart_add(d->scene, note, SAY_TREND_RINGS, NULL);
    if (d->crowded) {
        say_number(&parts, DISTRIBUTION_DOTS_MOST);
        chart_add(d->scene, note, SAY_SPREAD_CROWDED, &parts);
    }
    if (d->left_out > 0) {
        say_number(&parts, c->year[d->column[0].year]);
        chart_add(d->scene, note, SAY_SPREAD_EARLIER, &parts);
    }
}

static void draw(struct distribution *d)
{
    struct page *p = d->page;
    struct grid grid = { 0 };
    struct buf note = { 0 };
    double bottom;

    draw_heading(d);
    bottom = distribution_place(d);
    page_area(p, &d->area);
    grid.text = mem_new(d->columns, (DISTRIBUTION_NUMBERS + 2) * sizeof *grid.text);
    for (size_t i = 0; i < d->columns; i++) {
        draw_box(d, &d->column[i]);
        draw_numbers(d, &d->column[i], &grid);
        draw_name(d, &d->column[i].best, COLOUR_BEST, &grid);
        draw_name(d, &d->column[i].last, COLOUR_LAST, &grid);
        draw_year(d, &d->column[i], bottom + 18);
    }
    draw_grid(d, &grid);
    for (size_t i = 0; i < d->columns; i++)
        draw_median(d, &d->column[i]);
    add_shape(d, "dots", POINT_DOT, false);
    add_shape(d, "squares", POINT_SQUARE, false);
    add_shape(d, "rings", POINT_DOT, true);
    describe(d);
    add_notes(d, &note);
    p->y = bottom + 18 + page_leading(SIZE_BODY) + 18;
    chart_footing(p, d->scene, buf_view(&note));
    buf_free(&note);
    free(grid.text);
}

bool chart_distribution(struct page *p, const struct scene *s, const struct subject *about)
{
    struct distribution d = { .page = p, .scene = s, .county = about->county };
    bool any = distribution_set(&d);

    if (any)
        draw(&d);
    distribution_free(&d);
    return any;
}
