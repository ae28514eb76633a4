#include "charts/distribution_columns.h"

#include <math.h>
#include <stdlib.h>

#include "decimal.h"
#include "draw/labels.h"
#include "draw/style.h"

enum {
    PLOT_HEIGHT = 400,
    TICKS = 8,
    NAME_LINES = 3,
    BOXED_LEAST = 4,    /* departments that have quartiles worth the name */
    NAME_GAP = 9,       /* between a dot and the name above or below it */
    COLUMN_MOST = 400,  /* width of a year */
    COLUMN_WORDS = 190, /* from it on quartiles have words beside their numbers */
    WORDS_WIDTH = 84,
    BOX_MOST = 30,
    SWARM_LEAST = 28, /* width of the dots */
    SWARM_MOST = 150,
};

#define DOT_LEAST 3.0
#define DOT_MOST 10.0

/* Of the numbers at the boxes. */
static double number_width(const struct distribution *d)
{
    double widest = 0;

    for (size_t i = 0; i < d->columns; i++) {
        const struct points numbers[] = { d->column[i].spread.lower, d->column[i].spread.median,
                                          d->column[i].spread.upper };

        for (size_t n = 0; n < DISTRIBUTION_NUMBERS; n++) {
            struct buf text = { 0 };
            double width;

            points_write(&text, numbers[n]);
            width = type_width(buf_view(&text), SIZE_SMALL);
            widest = width > widest ? width : widest;
            buf_free(&text);
        }
    }
    return widest;
}

/* The years that have a total; the newest of them where there is no room for all. */
static void set_columns(struct distribution *d)
{
    const struct county *c = d->county;
    double least;
    size_t room;

    d->column = mem_new(c->years, sizeof *d->column);
    for (size_t y = 0; y < c->years; y++) {
        struct column *column = &d->column[d->columns];

        *column = (struct column){ .year = y };
        spread_set(&column->spread, c, y);
        if (column->spread.n > 0)
            d->columns++;
        else
            spread_free(&column->spread);
    }
    d->number = number_width(d);
    least = d->number + SWARM_LEAST + BOX_MOST / 2 + 3 * DISTRIBUTION_GAP;
    room = (size_t)((PAGE_WIDTH - 2 * PAGE_MARGIN - 3 * DISTRIBUTION_AXIS_GAP) / least);
    room = room > 0 ? room : 1;
    for (; d->columns > room; d->columns--, d->left_out++) {
        spread_free(&d->column[0].spread);
        for (size_t i = 1; i < d->columns; i++)
            d->column[i - 1] = d->column[i];
    }
}

static void set_scale(struct distribution *d)
{
    int64_t low = d->column[0].spread.lowest.value, high = d->column[0].spread.highest.value;

    for (size_t i = 1; i < d->columns; i++) {
        const struct spread *s = &d->column[i].spread;

        low = s->lowest.value < low ? s->lowest.value : low;
        high = s->highest.value > high ? s->highest.value : high;
    }
    if (low == high) { /* one point above and below */
        low -= decimal_power(POINTS_SCALE);
        high += decimal_power(POINTS_SCALE);
    }
    d->scale = scale_round(chart_value(low), chart_value(high), TICKS);
}

static void set_area(struct distribution *d)
{
    double left = PAGE_MARGIN + scale_labels_width(&d->scale, SIZE_SMALL) + DISTRIBUTION_AXIS_GAP;

    d->width = (PAGE_WIDTH - PAGE_MARGIN - left) / (double)d->columns;
    d->width = d->width < COLUMN_MOST ? d->width : COLUMN_MOST;
    d->box = d->width < COLUMN_WORDS ? BOX_MOST / 2 : BOX_MOST;
    d->words = d->width < COLUMN_WORDS || d->number > WORDS_WIDTH ? d->number : WORDS_WIDTH;
    d->area = (struct area){
        .left = left,
        .right = left + (double)d->columns * d->width,
        .bottom = PLOT_HEIGHT,
        .x_left = left,
        .x_right = left + (double)d->columns * d->width,
        .y_top = d->scale.high,
        .y_bottom = d->scale.low,
    };
}

double distribution_down(const struct distribution *d, struct points p)
{
    return area_y(&d->area, chart_value(p.value));
}

static void place_dots(struct distribution *d, struct column *column)
{
    double room = d->width - d->words - d->box - 3 * DISTRIBUTION_GAP;

    if (column->spread.n > DISTRIBUTION_DOTS_MOST) {
        d->crowded = true;
        return;
    }
    column->dot = mem_new(column->spread.n, sizeof *column->dot);
    for (size_t i = 0; i < column->spread.n; i++) {
        column->dot[i].y = distribution_down(d, column->spread.at[i]->total);
        d->provisional |= column->spread.at[i]->missing > 0;
    }
    column->diameter = swarm_place(column->dot, column->spread.n,
                                   room < SWARM_MOST ? room : SWARM_MOST, DOT_LEAST, DOT_MOST);
    for (size_t i = 0; i < column->spread.n; i++) {
        double reach = fabs(column->dot[i].x) + column->diameter / 2;

        column->reach = reach > column->reach ? reach : column->reach;
    }
}

/* Numbers, box and dots side by side, in the middle of the column. */
static void place_across(const struct distribution *d, struct column *column, size_t index)
{
    double parts = d->words + DISTRIBUTION_GAP + d->box + DISTRIBUTION_GAP + 2 * column->reach;

    column->middle = d->area.left + ((double)index + 0.5) * d->width;
    column->box = column->middle - parts / 2 + d->words + DISTRIBUTION_GAP + d->box / 2;
    column->swarm = column->middle + parts / 2 - column->reach;
}

static void add_number(const struct distribution *d, struct column *column, struct points points,
                       enum saying what)
{
    struct number *n = &column->number[column->numbers++];

    *n = (struct number){ .points = points, .what = what, .wanted = distribution_down(d, points) };
    if (d->width >= COLUMN_WORDS) {
        say(&n->text, d->scene->language, what, NULL);
        buf_char(&n->text, ' ');
    }
    points_write(&n->text, points);
    type_break(&n->lines, buf_view(&n->text), SIZE_SMALL, d->words, TYPE_LINES_MAX);
}

/* Moved apart where they would touch, and not above the name of the highest. */
static void place_numbers(const struct distribution *d, struct column *column)
{
    const struct spread *s = &column->spread;
    struct label_slot slot[DISTRIBUTION_NUMBERS];

    if (distribution_has_box(s))
        add_number(d, column, s->upper, SAY_SPREAD_UPPER);
    add_number(d, column, s->median, SAY_SPREAD_MEDIAN);
    if (distribution_has_box(s))
        add_number(d, column, s->lower, SAY_SPREAD_LOWER);
    for (size_t i = 0; i < column->numbers; i++)
        slot[i] = (struct label_slot){
            .wanted = column->number[i].wanted,
            .height = (double)column->number[i].lines.n * page_leading(SIZE_SMALL),
        };
    labels_place(slot, column->numbers, distribution_down(d, s->highest) - NAME_GAP,
                 distribution_down(d, s->lowest) + NAME_GAP);
    for (size_t i = 0; i < column->numbers; i++)
        column->number[i].at = slot[i].at;
}

double distribution_height(const struct type_lines *lines)
{
    return (double)lines->n * page_leading(DISTRIBUTION_NAME_SIZE);
}

/* "癸坪乡"; of several with the same total "癸坪乡等3个". */
static void put_name(const struct distribution *d, struct buf *out, const struct standing *s,
                     size_t share)
{
    struct say_parts parts = { 0 };

    if (share == 1) {
        page_fit(d->page, out, s->department, DISTRIBUTION_NAME_SIZE,
                 (d->width - DISTRIBUTION_GAP) * NAME_LINES);
        return;
    }
    page_fit(d->page, &parts.text, s->department, DISTRIBUTION_NAME_SIZE,
             (d->width - DISTRIBUTION_GAP) * NAME_LINES);
    say_end_part(&parts);
    say_number(&parts, (long)share);
    say(out, d->scene->language, SAY_SHARED, &parts);
}

/* The name and behind it, or in a line of its own, "57.87 暂定". Over the dots as far as the column
 * allows. */
static void set_name(const struct distribution *d, const struct column *column,
                     struct end_name *name, const struct standing *s, size_t share)
{
    const double width = d->width - DISTRIBUTION_GAP;
    struct str text;
    size_t value;
    double room, wide;

    put_name(d, &name->text, s, share);
    buf_char(&name->text, ' ');
    value = name->text.n;
    points_write(&name->text, s->total);
    if (s->missing > 0) {
        buf_char(&name->text, ' ');
        say(&name->text, d->scene->language, SAY_PROVISIONAL, NULL);
    }
    text = buf_view(&name->text);
    if (type_width(text, DISTRIBUTION_NAME_SIZE) <= width) {
        type_break(&name->lines, text, DISTRIBUTION_NAME_SIZE, width, 1);
    } else {
        text.n = value - 1;
        type_break(&name->lines, text, DISTRIBUTION_NAME_SIZE, width, TYPE_LINES_MAX - 1);
        text = str_skip(buf_view(&name->text), value);
        wide = type_width(text, DISTRIBUTION_NAME_SIZE);
        name->lines.line[name->lines.n++] = text;
        name->lines.width = wide > name->lines.width ? wide : name->lines.width;
    }
    room = (width - name->lines.width) / 2;
    room = room > 0 ? room : 0;
    name->middle = column->swarm > column->middle + room ? column->middle + room : column->swarm;
}

bool distribution_has_box(const struct spread *s)
{
    return s->n >= BOXED_LEAST && s->lower.value < s->upper.value;
}

const struct standing *distribution_best(const struct spread *s)
{
    return s->at[s->n - s->best];
}

/* The name of the lowest stands below the last number too. */
static void place_names(const struct distribution *d, struct column *column)
{
    const struct spread *s = &column->spread;
    const struct number *n = &column->number[column->numbers - 1];
    double numbers = n->at + (double)n->lines.n * page_leading(SIZE_SMALL) / 2;

    set_name(d, column, &column->best, distribution_best(s), s->best);
    column->best.top =
        distribution_down(d, s->highest) - NAME_GAP - distribution_height(&column->best.lines);
    if (s->lowest.value == s->highest.value)
        return;
    set_name(d, column, &column->last, s->at[0], s->last);
    column->last.top = distribution_down(d, s->lowest) + NAME_GAP;
    column->last.top = numbers > column->last.top ? numbers : column->last.top;
}

double distribution_place(struct distribution *d)
{
    double above = 0, below = PLOT_HEIGHT, top;

    for (size_t i = 0; i < d->columns; i++) {
        struct column *column = &d->column[i];
        double end;

        place_dots(d, column);
        place_across(d, column, i);
        place_numbers(d, column);
        place_names(d, column);
        end = column->last.text.n > 0 ? column->last.top + distribution_height(&column->last.lines)
                                      : 0;
        above = -column->best.top > above ? -column->best.top : above;
        below = end > below ? end : below;
    }
    top = d->page->y + 16 + above;
    d->area.top += top;
    d->area.bottom += top;
    return top + below;
}

bool distribution_set(struct distribution *d)
{
    size_t most = 0;

    set_columns(d);
    for (size_t i = 0; i < d->columns; i++)
        most = d->column[i].spread.n > most ? d->column[i].spread.n : most;
    if (most < 2)
        return false;
    set_scale(d);
    set_area(d);
    return true;
}

static void free_column(struct column *column)
{
    spread_free(&column->spread);
    free(column->dot);
    for (size_t i = 0; i < column->numbers; i++)
        buf_free(&column->number[i].text);
    buf_free(&column->best.text);
    buf_free(&column->last.text);
}

void distribution_free(struct distribution *d)
{
    for (size_t i = 0; i < d->columns; i++)
        free_column(&d->column[i]);
    free(d->column);
}
