/* The ranks of a county's departments over the years: a line for each, named at both ends. The
 * greatest rise and fall, the first and the last have colours and points of different shapes; the
 * others are grey. Where there are very many only some lines have names. */
#include <stdlib.h>

#include "charts/bump_lines.h"
#include "charts/charts.h"
#include "draw/labels.h"
#include "draw/style.h"

enum {
    LABEL_SIZE = 12,
    PITCH = 23,        /* between two ranks, where all lines have names */
    HEIGHT_MANY = 640, /* of the plot where not all have, at least */
    LEADER = 22,       /* between the lines' ends and the labels */
    NUMBER_GAP = 7,    /* between a rank and a name */
    NAME_WIDTH = 190,  /* before a name is broken into lines */
    NAME_LINES = 3,
    YEAR_WIDTH = 44,
    TOP = 34,
};

enum side { LEFT, RIGHT };

struct end_label {
    const struct bump_line *line;
    struct buf name;
    struct type_lines lines;
    long rank;
};

struct end {
    struct end_label *label;
    struct label_slot *slot;
    size_t n;
    double width; /* of the widest name */
};

struct bump {
    struct page *page;
    const struct scene *scene;
    struct bump_lines lines;
    struct end end[2];
    double rank_width;
    struct area area;
};

static struct style_line look(const struct bump *b, const struct bump_line *l)
{
    size_t years = b->lines.county->years;
    long rank = l->last + 1 == years ? l->at[l->last]->rank : 0;

    if (rank == 1)
        return (struct style_line){ COLOUR_BEST, POINT_DOT };
    if (l->rises)
        return (struct style_line){ COLOUR_RISE, POINT_UP };
    if (l->falls)
        return (struct style_line){ COLOUR_FALL, POINT_DOWN };
    if (b->lines.n > 1 && rank > 0 && rank == b->lines.newest_last)
        return (struct style_line){ COLOUR_LAST, POINT_SQUARE };
    return (struct style_line){ COLOUR_SOFT, 0 };
}

static void draw_heading(const struct bump *b)
{
    const struct county *c = b->lines.county;
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, c->name);
    say_number(&parts, c->year[0]);
    say_number(&parts, c->year[c->years - 1]);
    say(&title, b->scene->language, SAY_BUMP_TITLE, &parts);
    chart_add(b->scene, &what, SAY_BUMP_WHAT, NULL);
    if (b->lines.named < b->lines.n) {
        say_number(&parts, (long)b->lines.named);
        say_number(&parts, (long)b->lines.n);
        chart_add(b->scene, &what, SAY_BUMP_SOME, &parts);
    }
    chart_heading(b->page, b->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

/* What stands behind a name at the right end. */
static void add_words(const struct bump *b, struct buf *out, const struct bump_line *l)
{
    const struct county *c = b->lines.county;
    struct say_parts parts = { 0 };

    if (l->rises || l->falls) {
        say_number(&parts, labs(l->won));
        buf_char(out, ' ');
        say(out, b->scene->language, l->rises ? SAY_BUMP_RISE : SAY_BUMP_FALL, &parts);
    }
    if (l->last + 1 < c->years) {
        say_number(&parts, c->year[l->last]);
        say(out, b->scene->language, SAY_UNTIL, &parts);
    }
}

static void add_label(struct bump *b, enum side side, const struct bump_line *l)
{
    struct end *end = &b->end[side];
    struct end_label *label = &end->label[end->n];

    *label = (struct end_label){ .line = l, .rank = l->at[side == LEFT ? 0 : l->last]->rank };
    page_fit(b->page, &label->name, l->department, LABEL_SIZE, NAME_WIDTH * NAME_LINES);
    if (side == RIGHT)
        add_words(b, &label->name, l);
    type_break(&label->lines, buf_view(&label->name), LABEL_SIZE, NAME_WIDTH, TYPE_LINES_MAX);
    end->width = label->lines.width > end->width ? label->lines.width : end->width;
    end->slot[end->n] = (struct label_slot){
        .wanted = (double)label->rank,
        .height = (double)label->lines.n * page_leading(LABEL_SIZE),
        .which = end->n,
    };
    end->n++;
}

/* The first rank first; ties by department, which is the order of the lines. */
static int by_rank(const void *left, const void *right)
{
    const struct label_slot *a = left, *b = right;

    if (a->wanted != b->wanted)
        return a->wanted < b->wanted ? -1 : 1;
    return (a->which > b->which) - (a->which < b->which);
}

static void set_labels(struct bump *b)
{
    for (enum side side = LEFT; side <= RIGHT; side++) {
        struct end *end = &b->end[side];

        end->label = mem_new(b->lines.n + 1, sizeof *end->label);
        end->slot = mem_new(b->lines.n + 1, sizeof *end->slot);
        for (size_t i = 0; i < b->lines.n; i++)
            if (b->lines.line[i].named && (side == RIGHT || b->lines.line[i].first == 0))
                add_label(b, side, &b->lines.line[i]);
        qsort(end->slot, end->n, sizeof *end->slot, by_rank);
    }
}

static void set_area(struct bump *b)
{
    const struct county *c = b->lines.county;
    struct buf rank = { 0 };
    double height = (double)(b->lines.last_rank + 1) * PITCH;

    if (b->lines.named < b->lines.n)
        height = HEIGHT_MANY;
    for (enum side side = LEFT; side <= RIGHT; side++) {
        double labels = labels_height(b->end[side].slot, b->end[side].n);

        height = labels > height ? labels : height;
    }
    buf_printf(&rank, "%ld", b->lines.last_rank);
    b->rank_width = type_width(buf_view(&rank), LABEL_SIZE);
    buf_free(&rank);
    b->area = (struct area){
        .left = PAGE_MARGIN + b->end[LEFT].width + NUMBER_GAP + b->rank_width + LEADER,
        .right =
            PAGE_WIDTH - PAGE_MARGIN - b->end[RIGHT].width - NUMBER_GAP - b->rank_width - LEADER,
        .top = b->page->y + TOP,
        .bottom = b->page->y + TOP + height,
        .x_left = (double)c->year[0],
        .x_right = (double)c->year[c->years - 1],
        .y_top = 0.5,
        .y_bottom = (double)b->lines.last_rank + 0.5,
    };
    page_area(b->page, &b->area);
}

static void draw_years(const struct bump *b)
{
    const struct county *c = b->lines.county;
    const struct area *a = &b->area;
    double taken = PAGE_WIDTH;

    for (size_t i = c->years; i-- > 0;) {
        double x = area_x(a, (double)c->year[i]);
        struct buf text = { 0 };

        page_rule(b->page, x, a->top, x, a->bottom, 0.75, COLOUR_GRID, DASH_NONE);
        if (taken - x < YEAR_WIDTH)
            continue;
        taken = x;
        buf_printf(&text, "%ld", c->year[i]);
        page_text(b->page, x, a->top - 12, ALIGN_CENTRE, SIZE_BODY, COLOUR_INK, buf_view(&text));
        page_text(b->page, x, a->bottom + 12, ALIGN_CENTRE, SIZE_BODY, COLOUR_INK, buf_view(&text));
        buf_free(&text);
    }
}

/* The rank beside the line's end, the name behind it, a leader where both had to move. */
static void draw_label(const struct bump *b, enum side side, const struct label_slot *slot)
{
    const struct end_label *l = &b->end[side].label[slot->which];
    const struct county *c = b->lines.county;
    struct style_line style = look(b, l->line);
    double from = area_x(&b->area, (double)c->year[side == LEFT ? 0 : l->line->last]);
    double first = slot->at - (double)(l->lines.n - 1) * page_leading(LABEL_SIZE) / 2;
    int sign = side == LEFT ? -1 : 1;
    double number = (side == LEFT ? b->area.left : b->area.right) + sign * LEADER;
    bool early = side == RIGHT && l->line->last + 1 < c->years;
    struct buf rank = { 0 };

    buf_printf(&rank, "%ld", l->rank);
    page_rule(b->page, from + sign * 7, slot->wanted, number - sign * 3, first, 0.75,
              style.point == 0 ? COLOUR_REST : style.colour, early ? DASH_DOTS : DASH_NONE);
    page_text(b->page, side == LEFT ? number : number + b->rank_width, first, ALIGN_RIGHT,
              LABEL_SIZE, style.colour, buf_view(&rank));
    page_lines(b->page, number + sign * (b->rank_width + NUMBER_GAP), slot->at,
               side == LEFT ? ALIGN_RIGHT : ALIGN_LEFT, LABEL_SIZE, style.colour, &l->lines);
    buf_free(&rank);
}

static void draw_labels(struct bump *b)
{
    for (enum side side = LEFT; side <= RIGHT; side++) {
        struct end *end = &b->end[side];

        for (size_t i = 0; i < end->n; i++)
            end->slot[i].wanted = area_y(&b->area, end->slot[i].wanted);
        labels_place(end->slot, end->n, b->area.top, b->area.bottom);
        for (size_t i = 0; i < end->n; i++)
            draw_label(b, side, &end->slot[i]);
    }
}

/* A line's points, with an empty line where it breaks. */
static void put_line(const struct bump *b, struct buf *out, const struct bump_line *l)
{
    for (size_t y = l->first; y <= l->last; y++) {
        if (bump_has_rank(l, y))
            buf_printf(out, "%ld %ld\n", b->lines.county->year[y], l->at[y]->rank);
        else if (bump_has_rank(l, y - 1))
            buf_char(out, '\n');
    }
}

/* All grey lines of a kind in one block. */
static void add_grey(const struct bump *b, const char *name, bool named, double width, double point,
                     unsigned colour)
{
    struct page *p = b->page;
    size_t lines = 0;

    page_open_data(p, name);
    for (size_t i = 0; i < b->lines.n; i++) {
        const struct bump_line *l = &b->lines.line[i];

        if (l->named != named || look(b, l).point != 0)
            continue;
        put_line(b, &p->data, l);
        buf_char(&p->data, '\n');
        lines++;
    }
    page_close_data(p);
    if (lines > 0)
        page_plot(p, "$%s using 1:2 with linespoints lw %.2f pt %d ps %.2f lc rgb 0x%06X", name,
                  width, POINT_DOT, point, colour);
}

/* One block for each line that is spoken of, two empty lines between them. */
static void add_spoken_of(const struct bump *b)
{
    struct page *p = b->page;
    int index = 0;

    page_open_data(p, "lines");
    for (size_t i = 0; i < b->lines.n; i++) {
        struct style_line style = look(b, &b->lines.line[i]);

        if (style.point == 0)
            continue;
        put_line(b, &p->data, &b->lines.line[i]);
        buf_text(&p->data, "\n\n");
        page_plot(p,
                  "$lines index %d using 1:2 with linespoints lw 2.25 pt %d ps 0.75 lc rgb 0x%06X",
                  index++, style.point, style.colour);
    }
    page_close_data(p);
}

/* Ranks by provisional totals: a white dot and a ring over the point. */
static void add_rings(const struct bump *b)
{
    struct page *p = b->page;

    if (!b->lines.provisional)
        return;
    page_open_data(p, "rings");
    for (size_t i = 0; i < b->lines.n; i++) {
        const struct bump_line *l = &b->lines.line[i];

        for (size_t y = 0; y < b->lines.county->years; y++)
            if (l->named && bump_is_provisional(l, y))
                buf_printf(&p->data, "%ld %ld %u\n", b->lines.county->year[y], l->at[y]->rank,
                           look(b, l).colour);
    }
    page_close_data(p);
    page_plot(p, "$rings using 1:2 with points pt %d ps 0.75 lc rgb 0x%06X", POINT_DOT,
              COLOUR_PAPER);
    page_plot(p, "$rings using 1:2:3 with points pt %d ps 0.75 lw 1.25 lc rgb variable",
              POINT_RING);
}

/* The first and the last of the newest year, and who moved most. */
static void describe(const struct bump *b)
{
    const struct end *end = &b->end[RIGHT];
    struct buf text = { 0 };

    for (size_t i = 0; i < end->n; i++) {
        const struct end_label *l = &end->label[end->slot[i].which];

        if (look(b, l->line).point == 0)
            continue;
        buf_printf(&text, "%s%ld %.*s", text.n > 0 ? "; " : "", l->rank,
                   STR_ARG(buf_view(&l->name)));
    }
    page_clean(b->page, &b->page->description, buf_view(&text));
    buf_free(&text);
}

static void draw(struct bump *b)
{
    struct buf note = { 0 };

    set_labels(b);
    draw_heading(b);
    set_area(b);
    draw_years(b);
    draw_labels(b);
    add_grey(b, "crowd", false, 0.6, 0.1, COLOUR_CROWD);
    add_grey(b, "rest", true, 1.25, 0.5, b->lines.named < b->lines.n ? COLOUR_LINE : COLOUR_REST);
    add_spoken_of(b);
    add_rings(b);
    describe(b);
    if (b->lines.gaps)
        chart_add(b->scene, &note, SAY_BUMP_GAPS, NULL);
    if (b->lines.provisional)
        chart_add(b->scene, &note, SAY_TREND_RINGS, NULL);
    b->page->y = b->area.bottom + 30;
    chart_footing(b->page, b->scene, buf_view(&note));
    buf_free(&note);
}

bool chart_bump(struct page *p, const struct scene *s, const struct subject *about)
{
    struct bump b = { .page = p, .scene = s };
    bool any;

    bump_lines_set(&b.lines, about->county);
    any = b.lines.n > 0;
    if (any)
        draw(&b);
    for (enum side side = LEFT; side <= RIGHT; side++) {
        for (size_t i = 0; i < b.end[side].n; i++)
            buf_free(&b.end[side].label[i].name);
        free(b.end[side].label);
        free(b.end[side].slot);
    }
    bump_lines_free(&b.lines);
    return any;
}
