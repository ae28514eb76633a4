/* The league table of a county's year: a bar for every department, the best on top, the total and
 * the grade as text at its end. Bars begin at zero, so that their lengths can be compared. Above
 * them a scale shows where each grade begins; it explains the colours too. */
#include <stdlib.h>

#include "charts/charts.h"
#include "charts/ranking_rows.h"
#include "draw/style.h"

enum {
    GRADES_COUNTED = 8, /* no more are counted in the line below the title */
    LEVELS = 4,         /* on which names of grades may stand above the scale */
    CHANGE_WIDTH = 36,
    GAP = 12,
    SCALE_HEIGHT = 6,
    FIFTHS = 5, /* of the full marks: the numbers where there are no grades */
};

struct ranking {
    struct page *page;
    const struct scene *scene;
    const struct county *county;
    size_t year;
    struct ranking_rows rows;
    double rank_right, change_middle, name_left;
    double ranked_bottom; /* of the last row with a bar */
    struct area area;     /* x in points, y in pixels of the page */
};

/* The columns of the table, and the points at the ends of the bars' area. */
static void set_columns(struct ranking *r)
{
    const struct ranking_rows *rows = &r->rows;
    long last_rank = rows->ranked > 0 ? rows->standing[rows->ranked - 1].rank : 0;
    struct buf rank = { 0 };

    buf_printf(&rank, "%ld", last_rank);
    r->rank_right = PAGE_MARGIN + type_width(buf_view(&rank), SIZE_BODY) + 2;
    buf_free(&rank);
    r->change_middle = r->rank_right + GAP + CHANGE_WIDTH / 2;
    r->name_left = r->rank_right + GAP + (rows->changes ? CHANGE_WIDTH + GAP : 0);
    r->area.left = r->name_left + rows->name_width + GAP;
    r->area.right = PAGE_WIDTH - PAGE_MARGIN - rows->value_width - GAP;
    r->area.x_right = chart_value(r->scene->full);
    for (size_t i = 0; i < rows->ranked; i++) {
        double total = chart_value(rows->standing[i].total.value);

        r->area.x_left = total < r->area.x_left ? total : r->area.x_left;
        r->area.x_right = total > r->area.x_right ? total : r->area.x_right;
    }
}

static void draw_heading(struct ranking *r)
{
    const struct ranking_rows *rows = &r->rows;
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, r->county->name);
    say_number(&parts, r->county->year[r->year]);
    say(&title, r->scene->language, SAY_RANKING_TITLE, &parts);
    chart_add_total(r->scene, &what);
    say_number(&parts, (long)rows->all);
    chart_add(r->scene, &what, SAY_DEPARTMENTS, &parts);
    for (size_t g = 0; g < rows->grades && rows->grades <= GRADES_COUNTED; g++) {
        long count = 0;

        for (size_t i = 0; i < rows->ranked; i++)
            count += str_eq(rows->standing[i].grade, rows->grade[g]);
        if (count == 0)
            continue;
        page_fit(r->page, &parts.text, rows->grade[g], SIZE_SUBTITLE, RANKING_GRADE_WIDTH);
        say_end_part(&parts);
        say_number(&parts, count);
        chart_add(r->scene, &what, SAY_GRADE_COUNT, &parts);
    }
    chart_heading(r->page, r->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

/* Where on the page a grade begins and ends. False where it has no room on the scale. */
static bool grade_place(const struct ranking *r, size_t g, double *begin, double *end)
{
    const struct grade *grade = r->scene->grades.grade;
    double low = chart_value(grade[g].bound);
    double high = g > 0 ? chart_value(grade[g - 1].bound) : r->area.x_right;

    low = low > r->area.x_left ? low : r->area.x_left;
    high = high < r->area.x_right ? high : r->area.x_right;
    *begin = area_x(&r->area, low);
    *end = area_x(&r->area, high);
    return low < high;
}

/* The names of the grades above the scale, each over its part, on a higher level where it would lie
 * over another; y is the middle of the lowest. Returns the number of levels; y < 0 only counts. */
static size_t draw_grade_names(const struct ranking *r, double y)
{
    double taken_from[LEVELS];
    size_t levels = 0;

    for (size_t i = 0; i < LEVELS; i++)
        taken_from[i] = PAGE_WIDTH;
    for (size_t g = 0; g < r->scene->grades.n; g++) {
        struct buf name = { 0 };
        double begin, end, middle, width;
        size_t level = 0;

        if (!grade_place(r, g, &begin, &end))
            continue;
        page_fit(r->page, &name, r->scene->grades.grade[g].name, SIZE_BODY, RANKING_GRADE_WIDTH);
        middle = (begin + end) / 2;
        width = type_width(buf_view(&name), SIZE_BODY);
        while (level + 1 < LEVELS && middle + width / 2 + 6 > taken_from[level])
            level++;
        taken_from[level] = middle - width / 2;
        levels = level + 1 > levels ? level + 1 : levels;
        if (y >= 0)
            page_text(r->page, middle, y - (double)level * page_leading(SIZE_BODY), ALIGN_CENTRE,
                      SIZE_BODY, COLOUR_INK, buf_view(&name));
        buf_free(&name);
    }
    return levels;
}

static bool in_the_way(const struct row *row, double x)
{
    return row->kind == ROW_OMITTED ||
           (row->kind == ROW_RANKED && x >= row->value_left && x <= row->value_right);
}

/* A thin line down through the rows, with a gap where a text stands in its way. */
static void draw_down(struct ranking *r, double x, unsigned colour)
{
    double from = r->area.top - 3;

    for (size_t i = 0; i < r->rows.rows; i++) {
        const struct row *row = &r->rows.row[i];

        if (!in_the_way(row, x))
            continue;
        if (row->y - row->height / 2 > from)
            page_rule(r->page, x, from, x, row->y - row->height / 2, 0.75, colour, DASH_NONE);
        from = row->y + row->height / 2;
    }
    if (r->ranked_bottom > from)
        page_rule(r->page, x, from, x, r->ranked_bottom, 0.75, colour, DASH_NONE);
}

/* The number of a bound, above its line. With *last, where the number to the right of it stands, it
 * is left out where it has no room. */
static void draw_number(struct ranking *r, double y, int64_t points, double *last)
{
    double x = area_x(&r->area, chart_value(points)), width;
    struct buf text = { 0 };

    chart_number(&text, points);
    width = type_width(buf_view(&text), SIZE_SMALL) + 4;
    if (last == NULL || (*last - x >= width && x - r->area.left >= width)) {
        page_text(r->page, x, y, ALIGN_CENTRE, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
        if (last != NULL)
            *last = x;
    }
    buf_free(&text);
}

static void draw_bound(struct ranking *r, double y, int64_t points, double *last)
{
    double value = chart_value(points);

    if (points == 0 || value <= r->area.x_left || value >= r->area.x_right)
        return;
    draw_down(r, area_x(&r->area, value), COLOUR_LINE);
    draw_number(r, y, points, last);
}

/* From y on: the coloured scale, the numbers, the lines down. */
static void draw_scale(struct ranking *r, double y)
{
    const struct grades *grades = &r->scene->grades;
    double numbers = y + SCALE_HEIGHT + 11, last = r->area.right, begin, end;

    for (size_t g = 0; g < grades->n; g++)
        if (grade_place(r, g, &begin, &end))
            page_box(r->page, begin, y, end, y + SCALE_HEIGHT,
                     style_grade((int)g, r->rows.grades).fill);
    draw_number(r, numbers, 0, NULL);
    draw_number(r, numbers, r->scene->full, NULL);
    for (size_t g = 0; g < grades->n; g++)
        draw_bound(r, numbers, grades->grade[g].bound, &last);
    for (int fifth = FIFTHS - 1; grades->n == 0 && fifth > 0; fifth--)
        draw_bound(r, numbers, r->scene->full / FIFTHS * fifth, &last);
    draw_down(r, area_x(&r->area, 0), COLOUR_INK);
}

static void draw_change(const struct ranking *r, const struct row *row)
{
    struct buf text = { 0 };
    long change = row->standing->change;

    if (!row->standing->has_change)
        return;
    if (change == 0)
        buf_text(&text, "—");
    else
        buf_printf(&text, "%s%ld", change > 0 ? "▲" : "▼", labs(change));
    page_text(r->page, r->change_middle, row->y, ALIGN_CENTRE, SIZE_BODY, COLOUR_SOFT,
              buf_view(&text));
    buf_free(&text);
}

static void draw_row(struct ranking *r, const struct row *row)
{
    struct page *p = r->page;
    struct buf rank = { 0 };

    if (row->kind == ROW_HEADING) {
        page_text(p, PAGE_MARGIN, row->y + (row->height - r->rows.pitch) / 2, ALIGN_LEFT, SIZE_BODY,
                  COLOUR_SOFT, buf_view(&row->name));
        return;
    }
    if (row->standing == NULL) {
        page_text(p, r->name_left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_SOFT,
                  buf_view(&row->name));
        return;
    }
    page_lines(p, r->name_left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, &row->lines);
    if (row->kind == ROW_NOT_RANKED) {
        page_text(p, r->area.left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_SOFT,
                  buf_view(&row->value));
        return;
    }
    buf_printf(&rank, "%ld", row->standing->rank);
    page_text(p, r->rank_right, row->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_SOFT, buf_view(&rank));
    buf_free(&rank);
    page_text(p, row->value_left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, buf_view(&row->value));
    draw_change(r, row);
}

/* Where the bars are, how long, in which colours. */
static void add_bars(struct ranking *r)
{
    struct page *p = r->page;

    if (r->rows.ranked == 0)
        return;
    page_open_data(p, "bars");
    for (size_t i = 0; i < r->rows.rows; i++) {
        const struct row *row = &r->rows.row[i];
        struct style_bar style;
        unsigned fill;

        if (row->kind != ROW_RANKED)
            continue;
        style = style_grade(ranking_grade(&r->rows, row->standing->grade), r->rows.grades);
        fill = ranking_is_provisional(row->standing) ? COLOUR_PAPER : style.fill;
        buf_printf(&p->data, "%.2f ", row->y);
        chart_number(&p->data, row->standing->total.value);
        buf_printf(&p->data, " %u %u\n", fill, style.edge);
    }
    page_close_data(p);
    page_plot(p,
              "$bars using (0):1:(0):2:($1-%.1f):($1+%.1f):3 with boxxyerror fs solid 1 noborder "
              "lc rgb variable",
              r->rows.bar / 2, r->rows.bar / 2);
    page_plot(p,
              "$bars using (0):1:(0):2:($1-%.1f):($1+%.1f):4 with boxxyerror fs empty lw 0.75 "
              "lc rgb variable",
              r->rows.bar / 2, r->rows.bar / 2);
}

/* The ranges of the provisional totals. */
static void add_ranges(struct ranking *r)
{
    struct page *p = r->page;
    size_t ranges = 0;

    page_open_data(p, "ranges");
    for (size_t i = 0; i < r->rows.rows; i++) {
        const struct row *row = &r->rows.row[i];

        if (row->kind != ROW_RANKED || !ranking_has_range(row->standing))
            continue;
        buf_printf(&p->data, "%.2f ", row->y);
        chart_number(&p->data, row->standing->low.value);
        buf_char(&p->data, ' ');
        chart_number(&p->data, row->standing->high.value);
        buf_char(&p->data, '\n');
        ranges++;
    }
    page_close_data(p);
    if (ranges > 0)
        page_plot(p,
                  "$ranges using 2:1:($3-$2):(0) with vectors heads size screen 0.004,90 lw 1 "
                  "lc rgb 0x%06X",
                  COLOUR_INK);
}

static void describe(const struct ranking *r)
{
    const struct ranking_rows *rows = &r->rows;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    if (rows->ranked == 0)
        return;
    say_text(&parts, rows->standing[0].department);
    chart_part(&parts, rows->standing[0].total);
    say_text(&parts, rows->standing[rows->ranked - 1].department);
    chart_part(&parts, rows->standing[rows->ranked - 1].total);
    chart_part(&parts, county_mean(r->county, r->year));
    say(&text, r->scene->language, SAY_RANKING_SUMMARY, &parts);
    page_clean(r->page, &r->page->description, buf_view(&text));
    buf_free(&text);
}

/* From y on: where each row stands, and what its value takes up. A value stands behind its bar, or
 * behind its range where there is one. */
static void place_rows(struct ranking *r, double y)
{
    r->area.top = y;
    for (size_t i = 0; i < r->rows.rows; i++) {
        struct row *row = &r->rows.row[i];
        const struct standing *s = row->standing;
        double end;

        row->y = y + row->height / 2;
        y += row->height;
        if (row->kind != ROW_RANKED)
            continue;
        r->ranked_bottom = y;
        end = chart_value(s->total.value);
        if (ranking_has_range(s) && chart_value(s->high.value) > end)
            end = chart_value(s->high.value);
        row->value_left = area_x(&r->area, end > 0 ? end : 0) + 6;
        row->value_right = row->value_left + type_width(buf_view(&row->value), SIZE_BODY);
    }
    r->area.bottom = y;
    r->area.y_top = r->area.top;
    r->area.y_bottom = r->area.bottom;
}

static void draw(struct ranking *r)
{
    struct page *p = r->page;
    struct buf text = { 0 };
    double scale;

    draw_heading(r);
    scale = p->y + 22 + (double)draw_grade_names(r, -1) * page_leading(SIZE_BODY);
    place_rows(r, scale + 28);
    page_area(p, &r->area);
    if (r->rows.ranked > 0) {
        draw_grade_names(r, scale - 12);
        draw_scale(r, scale);
    }
    if (r->rows.changes) {
        say(&text, r->scene->language, SAY_CHANGE, NULL);
        page_text(p, r->change_middle, scale + SCALE_HEIGHT + 11, ALIGN_CENTRE, SIZE_SMALL,
                  COLOUR_SOFT, buf_view(&text));
        buf_clear(&text);
    }
    for (size_t i = 0; i < r->rows.rows; i++)
        draw_row(r, &r->rows.row[i]);
    add_bars(r);
    add_ranges(r);
    describe(r);
    if (r->rows.provisional)
        say(&text, r->scene->language, SAY_PROVISIONAL_NOTE, NULL);
    p->y = r->area.bottom + 12;
    chart_footing(p, r->scene, buf_view(&text));
    buf_free(&text);
}

bool chart_ranking(struct page *p, const struct scene *s, const struct subject *about)
{
    struct ranking r = { .page = p, .scene = s, .county = about->county, .year = about->year };

    ranking_rows_set(&r.rows, p, s, about->county, about->year);
    set_columns(&r);
    draw(&r);
    ranking_rows_free(&r.rows);
    return true;
}
