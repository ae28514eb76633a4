/* How sure each rank is: where a department comes out when the weights of the indicators are drawn
 * at random (rank --robustness). A dot at its rank, a bar over the ranks from 5 to 95 % of the
 * draws, a tick at their median; as numbers that interval, and how often it is first. */
#include "charts/certainty_axes.h"
#include "charts/charts.h"
#include "draw/style.h"

enum {
    GAP = 12,
    BAR = 9,
    TICK = 16,
    HEAD = 38,    /* above the rows: what the columns are, and the ranks */
    NUMBERS = 16, /* height of the ranks above the rows of the second axis */
    DESCRIBED = 3,
};

/* A rank is a cell of the axis, of which a bar covers most: that of one rank can be seen. */
#define REACH 0.4

struct certainty {
    struct page *page;
    const struct scene *scene;
    const struct county *county;
    size_t year;
    struct ranking_rows rows;
    double rank_right, name_left, interval_right, top_right, mark_left;
    struct certainty_axis axis[CERTAINTY_AXES];
    size_t axes;
    struct area area; /* in pixels of the page */
};

static void put_interval(struct buf *out, const struct standing *s)
{
    if (s->p05 == s->p95)
        buf_printf(out, "%ld", s->p05);
    else
        buf_printf(out, "%ld–%ld", s->p05, s->p95);
}

/* "78%"; what is there but rounds to nothing, or to all but is not, says so. */
static void put_share(struct buf *out, struct points share)
{
    double percent = 100 * chart_value(share.value);

    if (percent > 0 && percent < 1)
        buf_text(out, "<1%");
    else if (percent > 99 && percent < 100)
        buf_text(out, ">99%");
    else
        buf_printf(out, "%.0f%%", percent);
}

static double word_width(const struct certainty *c, enum saying what, int size)
{
    struct buf text = { 0 };
    double width;

    say(&text, c->scene->language, what, NULL);
    width = type_width(buf_view(&text), size);
    buf_free(&text);
    return width;
}

static double wider(double a, double b)
{
    return a > b ? a : b;
}

/* How wide the intervals are as texts, and the greatest rank of all. */
static double measure(struct certainty *c, long *last)
{
    double width = word_width(c, SAY_CERTAINTY_INTERVAL, SIZE_SMALL);

    for (size_t i = 0; i < c->rows.ranked; i++) {
        const struct standing *s = &c->rows.standing[i];
        struct buf text = { 0 };

        put_interval(&text, s);
        width = wider(width, type_width(buf_view(&text), SIZE_BODY));
        *last = s->rank > *last ? s->rank : *last;
        *last = s->p95 > *last ? s->p95 : *last;
        buf_free(&text);
    }
    return width;
}

static void set_columns(struct certainty *c)
{
    long last = 1;
    double intervals = measure(c, &last), right = PAGE_WIDTH - PAGE_MARGIN;
    struct buf rank = { 0 };

    buf_printf(&rank, "%ld", last);
    c->rank_right = PAGE_MARGIN + type_width(buf_view(&rank), SIZE_BODY) + 2;
    buf_free(&rank);
    c->name_left = c->rank_right + GAP;
    if (c->rows.provisional) {
        c->mark_left = right - word_width(c, SAY_PROVISIONAL, SIZE_BODY);
        right = c->mark_left - GAP;
    }
    c->top_right = right;
    right -= wider(word_width(c, SAY_CERTAINTY_TOP, SIZE_SMALL), 36) + GAP;
    c->interval_right = right;
    c->area.left = c->name_left + c->rows.name_width + GAP;
    c->area.right = right - intervals - 2 * GAP;
    c->area.x_left = c->area.left;
    c->area.x_right = c->area.right;
    c->axes = certainty_axes(c->axis, &c->rows, c->area.left, c->area.right);
}

static void draw_heading(const struct certainty *c)
{
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, c->county->name);
    say_number(&parts, c->county->year[c->year]);
    say(&title, c->scene->language, SAY_CERTAINTY_TITLE, &parts);
    say(&what, c->scene->language, SAY_CERTAINTY_WHAT, NULL);
    chart_heading(c->page, c->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

static void place_rows(struct certainty *c, double y)
{
    c->area.top = y;
    for (size_t i = 0; i < c->rows.rows; i++) {
        struct row *row = &c->rows.row[i];

        if (c->axes > 1 && i == c->axis[1].from)
            y += NUMBERS;
        row->y = y + row->height / 2;
        y += row->height;
    }
    c->area.bottom = y;
    c->area.y_top = c->area.top;
    c->area.y_bottom = c->area.bottom;
}

/* The numbers of an axis above its rows, each with a line down through them. */
static void draw_axis(const struct certainty *c, const struct certainty_axis *axis)
{
    const struct row *first = &c->rows.row[axis->from], *last = &c->rows.row[axis->to - 1];
    double top = first->y - first->height / 2;

    for (long rank = 0; (rank = certainty_next(axis, rank)) > 0;) {
        struct buf text = { 0 };
        double x = certainty_x(axis, (double)rank);

        page_rule(c->page, x, top, x, last->y + last->height / 2, 0.75, COLOUR_GRID, DASH_NONE);
        buf_printf(&text, "%ld", rank);
        page_text(c->page, x, top - 11, ALIGN_CENTRE, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
        buf_free(&text);
    }
}

static void draw_word(const struct certainty *c, double x, double y, enum align align,
                      enum saying what)
{
    struct buf text = { 0 };

    say(&text, c->scene->language, what, NULL);
    page_text(c->page, x, y, align, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
    buf_free(&text);
}

static void draw_heads(const struct certainty *c)
{
    draw_word(c, c->area.left, c->area.top - 28, ALIGN_LEFT, SAY_CERTAINTY_RANK);
    draw_word(c, c->interval_right, c->area.top - 11, ALIGN_RIGHT, SAY_CERTAINTY_INTERVAL);
    draw_word(c, c->top_right, c->area.top - 11, ALIGN_RIGHT, SAY_CERTAINTY_TOP);
}

static void draw_numbers(const struct certainty *c, const struct row *row)
{
    const struct standing *s = row->standing;
    struct page *p = c->page;
    struct buf text = { 0 };

    buf_printf(&text, "%ld", s->rank);
    page_text(p, c->rank_right, row->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_SOFT, buf_view(&text));
    buf_clear(&text);
    if (standing_has_interval(s))
        put_interval(&text, s);
    else
        buf_text(&text, "—");
    page_text(p, c->interval_right, row->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_INK, buf_view(&text));
    buf_clear(&text);
    if (s->top.known && s->top.value > 0) {
        put_share(&text, s->top);
        page_text(p, c->top_right, row->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_INK, buf_view(&text));
        buf_clear(&text);
    }
    if (ranking_is_provisional(s)) {
        say(&text, c->scene->language, SAY_PROVISIONAL, NULL);
        page_text(p, c->mark_left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, buf_view(&text));
    }
    buf_free(&text);
}

static void draw_row(const struct certainty *c, const struct row *row)
{
    struct page *p = c->page;

    if (row->standing == NULL) {
        page_text(p, row->kind == ROW_HEADING ? PAGE_MARGIN : c->name_left, row->y, ALIGN_LEFT,
                  SIZE_BODY, COLOUR_SOFT, buf_view(&row->name));
        return;
    }
    page_lines(p, c->name_left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, &row->lines);
    if (row->kind == ROW_RANKED)
        draw_numbers(c, row);
    else
        page_text(p, c->area.left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_SOFT,
                  buf_view(&row->value));
}

static void put_bar(const struct certainty *c, const struct certainty_axis *axis,
                    const struct row *row)
{
    const struct standing *s = row->standing;
    struct buf *data = &c->page->data;

    if (!standing_has_interval(s))
        return;
    buf_printf(data, "%.2f %.2f %.2f ", row->y, certainty_x(axis, (double)s->p05 - REACH),
               certainty_x(axis, (double)s->p95 + REACH));
    if (s->median > 0)
        buf_printf(data, "%.2f\n", certainty_x(axis, (double)s->median));
    else
        buf_text(data, "NaN\n");
}

/* Bars and the ticks of their medians. */
static void add_bars(const struct certainty *c)
{
    struct page *p = c->page;
    struct style_bar light = style_grade(1, 2), dark = style_grade(0, 2);

    page_open_data(p, "bars");
    for (size_t a = 0; a < c->axes; a++)
        for (size_t i = c->axis[a].from; i < c->axis[a].to; i++)
            put_bar(c, &c->axis[a], &c->rows.row[i]);
    page_close_data(p);
    page_plot(p,
              "$bars using 2:1:2:3:($1-%.1f):($1+%.1f) with boxxyerror fs solid 1 noborder "
              "lc rgb 0x%06X",
              BAR / 2.0, BAR / 2.0, light.fill);
    page_plot(p, "$bars using 4:($1-%.1f):(0):(%d) with vectors nohead lw 1.5 lc rgb 0x%06X",
              TICK / 2.0, TICK, dark.fill);
}

/* Dots at the ranks; rings where they are provisional. */
static void add_dots(const struct certainty *c)
{
    struct page *p = c->page;
    struct style_bar dark = style_grade(0, 2);
    size_t rings = 0;

    page_open_data(p, "ranks");
    for (size_t a = 0; a < c->axes; a++)
        for (size_t i = c->axis[a].from; i < c->axis[a].to; i++) {
            const struct row *row = &c->rows.row[i];

            buf_printf(&p->data, "%.2f %.2f %d\n",
                       certainty_x(&c->axis[a], (double)row->standing->rank), row->y,
                       ranking_is_provisional(row->standing));
            rings += ranking_is_provisional(row->standing);
        }
    page_close_data(p);
    page_plot(p, "$ranks using 1:2 with points pt %d ps 0.8 lc rgb 0x%06X", POINT_DOT, dark.fill);
    if (rings > 0)
        page_plot(p, "$ranks using 1:($3 > 0 ? $2 : NaN) with points pt %d ps 0.5 lc rgb 0x%06X",
                  POINT_DOT, COLOUR_PAPER);
}

/* Those that are first most often. */
static void describe_first(const struct certainty *c, struct buf *out)
{
    const struct standing *chosen[DESCRIBED];

    for (size_t n = 0; n < DESCRIBED; n++) {
        const struct standing *most = NULL;
        struct say_parts parts = { 0 };

        for (size_t i = 0; i < c->rows.ranked; i++) {
            const struct standing *s = &c->rows.standing[i];
            bool told = false;

            for (size_t k = 0; k < n; k++)
                told |= chosen[k] == s;
            if (!told && s->top.value > 0 && (most == NULL || s->top.value > most->top.value))
                most = s;
        }
        if (most == NULL)
            return;
        chosen[n] = most;
        say_text(&parts, most->department);
        put_share(&parts.text, most->top);
        say_end_part(&parts);
        chart_add(c->scene, out, n == 0 ? SAY_CERTAINTY_FIRST : SAY_CERTAINTY_NEXT, &parts);
    }
}

static void describe(const struct certainty *c)
{
    struct say_parts parts = { 0 };
    struct buf text = { 0 };
    long still;
    const struct standing *least = county_least_sure(c->county, c->year, &still);

    describe_first(c, &text);
    if (least != NULL) {
        say_text(&parts, least->department);
        say_number(&parts, least->p05);
        say_number(&parts, least->p95);
        chart_add(c->scene, &text, SAY_CERTAINTY_WIDEST, &parts);
    }
    if (still > 0) {
        say_number(&parts, still);
        chart_add(c->scene, &text, SAY_CERTAINTY_STILL, &parts);
    }
    page_clean(c->page, &c->page->description, buf_view(&text));
    buf_free(&text);
}

static void draw(struct certainty *c)
{
    struct page *p = c->page;
    struct buf note = { 0 };

    draw_heading(c);
    place_rows(c, p->y + 8 + HEAD);
    page_area(p, &c->area);
    for (size_t i = 0; i < c->axes; i++)
        draw_axis(c, &c->axis[i]);
    draw_heads(c);
    for (size_t i = 0; i < c->rows.rows; i++)
        draw_row(c, &c->rows.row[i]);
    add_bars(c);
    add_dots(c);
    describe(c);
    if (c->rows.provisional)
        chart_add(c->scene, &note, SAY_CERTAINTY_RINGS, NULL);
    p->y = c->area.bottom + 12;
    chart_footing(p, c->scene, buf_view(&note));
    buf_free(&note);
}

bool chart_certainty(struct page *p, const struct scene *s, const struct subject *about)
{
    struct certainty c = { .page = p, .scene = s, .county = about->county, .year = about->year };
    bool any = false;

    ranking_rows_set(&c.rows, p, s, about->county, about->year);
    for (size_t i = 0; c.rows.ranked > 1 && i < c.rows.ranked; i++) /* one alone is sure */
        any |= standing_has_interval(&c.rows.standing[i]);
    if (any) {
        set_columns(&c);
        draw(&c);
    }
    ranking_rows_free(&c.rows);
    return any;
}
