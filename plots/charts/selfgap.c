/* What departments gave themselves beyond the points that they have: a bar for each from zero, to
 * the right where it gave itself more, the greatest difference on top. */
#include "charts/selfgap_rows.h"
#include "draw/style.h"

enum {
    GAP = 12,
    LABEL_GAP = 6, /* between a bar and its number */
    HEADS = 24,
    STATED_WIDTH = 80,
    NAMED_WITHOUT = 12, /* of those that have no points of their own */
};

/* The columns of numbers; the last two are there only where they tell anything. */
enum { COLUMN_OWN, COLUMN_POINTS, COLUMN_COMPARED, COLUMN_STATED, COLUMNS };

struct selfgap {
    struct page *page;
    const struct scene *scene;
    const struct county *county;
    size_t year;
    struct selfgap_rows rows;
    double right[COLUMNS]; /* right ends of the columns */
    struct area area;      /* x in points, y in pixels of the page */
};

static void draw_heading(const struct selfgap *g)
{
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, g->county->name);
    say_number(&parts, g->county->year[g->year]);
    say(&title, g->scene->language, SAY_SELFGAP_TITLE, &parts);
    say(&what, g->scene->language, SAY_SELFGAP_WHAT, NULL);
    chart_heading(g->page, g->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

static void put_cell(const struct selfgap *g, struct buf *out, const struct gap *gap, int column)
{
    switch (column) {
    case COLUMN_OWN: points_write(out, gap->own); break;
    case COLUMN_POINTS: points_write(out, gap->points); break;
    case COLUMN_COMPARED: buf_printf(out, "%ld/%ld", gap->compared, gap->indicators); break;
    default: page_fit(g->page, out, gap->stated, SIZE_BODY, STATED_WIDTH);
    }
}

static bool has_column(const struct selfgap *g, int column)
{
    return column == COLUMN_COMPARED ? g->rows.compared
           : column == COLUMN_STATED ? g->rows.stated
                                     : true;
}

static void put_head(const struct selfgap *g, struct buf *out, int column)
{
    static const enum saying heads[COLUMNS] = { SAY_SELFGAP_OWN, SAY_SELFGAP_POINTS,
                                                SAY_SELFGAP_COMPARED, SAY_SELFGAP_STATED };

    say(out, g->scene->language, heads[column], NULL);
}

/* Sets the right ends of the columns from the last to the first; returns where the first begins. */
static double set_columns(struct selfgap *g)
{
    double right = PAGE_WIDTH - PAGE_MARGIN;

    for (int column = COLUMNS; column-- > 0;) {
        struct buf text = { 0 };
        double widest;

        if (!has_column(g, column))
            continue;
        put_head(g, &text, column);
        widest = type_width(buf_view(&text), SIZE_SMALL);
        for (size_t i = 0; i < g->rows.shown; i++) {
            double width;

            if (g->rows.row[i].gap == NULL)
                continue;
            buf_clear(&text);
            put_cell(g, &text, g->rows.row[i].gap, column);
            width = type_width(buf_view(&text), SIZE_BODY);
            widest = width > widest ? width : widest;
        }
        g->right[column] = right;
        right -= widest + GAP;
        buf_free(&text);
    }
    return right;
}

/* The plot lies between the names and the columns, with room for the numbers at the bars' ends. */
static void set_area(struct selfgap *g)
{
    double right = set_columns(g), over = 0, under = 0, y = g->page->y + HEADS + 8;

    for (size_t i = 0; i < g->rows.rows; i++) {
        struct selfgap_row *row = &g->rows.row[i];
        double width = type_width(buf_view(&row->value), SIZE_BODY) + LABEL_GAP;
        double more = row->gap != NULL ? chart_value(row->gap->more.value)
                                       : chart_value(g->rows.gaps.mean.value);

        row->y = y + row->height / 2;
        y += row->height;
        if (row->value.n == 0)
            continue;
        if (more < 0)
            under = width > under ? width : under;
        else
            over = width > over ? width : over;
        g->area.x_left = more < g->area.x_left ? more : g->area.x_left;
        g->area.x_right = more > g->area.x_right ? more : g->area.x_right;
    }
    if (g->area.x_left == g->area.x_right)
        g->area.x_right = 1;
    g->area.left = PAGE_MARGIN + g->rows.name_width + GAP + under;
    g->area.right = right - GAP - over;
    g->area.top = g->area.y_top = g->page->y + HEADS + 8;
    g->area.bottom = g->area.y_bottom = y;
    page_area(g->page, &g->area);
}

static void draw_heads(const struct selfgap *g)
{
    double y = g->page->y + HEADS, zero = area_x(&g->area, 0);
    struct buf text = { 0 };

    for (int column = 0; column < COLUMNS; column++) {
        if (!has_column(g, column))
            continue;
        buf_clear(&text);
        put_head(g, &text, column);
        page_text(g->page, g->right[column], y, ALIGN_RIGHT, SIZE_SMALL, COLOUR_SOFT,
                  buf_view(&text));
    }
    buf_clear(&text);
    say(&text, g->scene->language, SAY_SELFGAP_OVER, NULL);
    if (g->rows.gaps.over > 0)
        page_text(g->page, zero + LABEL_GAP, y, ALIGN_LEFT, SIZE_SMALL, COLOUR_FALL,
                  buf_view(&text));
    buf_clear(&text);
    say(&text, g->scene->language, SAY_SELFGAP_UNDER, NULL);
    if (g->rows.gaps.under > 0)
        page_text(g->page, zero - LABEL_GAP, y, ALIGN_RIGHT, SIZE_SMALL, COLOUR_BEST,
                  buf_view(&text));
    buf_free(&text);
}

static void draw_row(const struct selfgap *g, const struct selfgap_row *row, struct points more)
{
    struct page *p = g->page;
    bool under = more.value < 0;
    double end = area_x(&g->area, chart_value(more.value)) + (under ? -LABEL_GAP : LABEL_GAP);

    page_lines(p, PAGE_MARGIN, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, &row->lines);
    page_text(p, end, row->y, under ? ALIGN_RIGHT : ALIGN_LEFT, SIZE_BODY, COLOUR_INK,
              buf_view(&row->value));
    for (int column = 0; row->gap != NULL && column < COLUMNS; column++) {
        struct buf text = { 0 };

        if (!has_column(g, column))
            continue;
        put_cell(g, &text, row->gap, column);
        page_text(p, g->right[column], row->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_INK, buf_view(&text));
        buf_free(&text);
    }
}

/* Where the bar is, from zero either way, and in which colours; hollow where it is provisional. */
static void put_bar(const struct selfgap *g, const struct selfgap_row *row, struct points more)
{
    unsigned colour = row->gap == NULL ? COLOUR_SOFT : more.value > 0 ? COLOUR_FALL : COLOUR_BEST;
    bool hollow = row->gap != NULL && row->gap->standing->missing > 0;

    buf_printf(&g->page->data, "%.2f ", row->y);
    chart_number(&g->page->data, more.value < 0 ? more.value : 0);
    buf_char(&g->page->data, ' ');
    chart_number(&g->page->data, more.value > 0 ? more.value : 0);
    buf_printf(&g->page->data, " %u %u\n", hollow ? COLOUR_PAPER : colour, colour);
}

static void draw_rows(const struct selfgap *g)
{
    struct page *p = g->page;

    page_open_data(p, "bars");
    for (size_t i = 0; i < g->rows.rows; i++) {
        const struct selfgap_row *row = &g->rows.row[i];
        struct points more = row->gap != NULL ? row->gap->more : g->rows.gaps.mean;

        if (row->value.n == 0) {
            page_text(p, PAGE_MARGIN, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_SOFT,
                      buf_view(&row->name));
            continue;
        }
        draw_row(g, row, more);
        put_bar(g, row, more);
    }
    page_close_data(p);
    page_plot(p,
              "$bars using 2:1:2:3:($1-%.1f):($1+%.1f):4 with boxxyerror fs solid 1 noborder "
              "lc rgb variable",
              g->rows.bar / 2, g->rows.bar / 2);
    page_plot(p,
              "$bars using 2:1:2:3:($1-%.1f):($1+%.1f):5 with boxxyerror fs empty lw 0.75 "
              "lc rgb variable",
              g->rows.bar / 2, g->rows.bar / 2);
}

/* A line down at zero, with a gap beside the sentence on those left out. */
static void draw_zero(const struct selfgap *g)
{
    double x = area_x(&g->area, 0), from = g->area.top;

    for (size_t i = 0; i < g->rows.rows; i++) {
        const struct selfgap_row *row = &g->rows.row[i];

        if (row->value.n > 0)
            continue;
        page_rule(g->page, x, from, x, row->y - row->height / 2, 0.75, COLOUR_INK, DASH_NONE);
        from = row->y + row->height / 2;
    }
    page_rule(g->page, x, from, x, g->area.bottom, 0.75, COLOUR_INK, DASH_NONE);
}

static void gap_part(const struct scene *s, struct say_parts *parts, const struct gap *gap)
{
    chart_who(s, parts, gap->standing);
    gaps_write(&parts->text, gap->more);
    say_end_part(parts);
}

/* How many gave themselves more and less, how much on average, and who most of both. */
static void describe(const struct selfgap *g)
{
    const struct gaps *gaps = &g->rows.gaps;
    struct say_parts parts = { 0 };
    struct buf text = { 0 };

    say_number(&parts, (long)gaps->over);
    say_number(&parts, (long)gaps->under);
    gaps_write(&parts.text, gaps->mean);
    say_end_part(&parts);
    chart_add(g->scene, &text, SAY_SELFGAP_SUMMARY, &parts);
    if (gaps->over > 0) {
        gap_part(g->scene, &parts, &gaps->gap[0]);
        chart_add(g->scene, &text, SAY_SELFGAP_MOST, &parts);
    }
    if (gaps->under > 0) {
        gap_part(g->scene, &parts, &gaps->gap[gaps->n - 1]);
        chart_add(g->scene, &text, SAY_SELFGAP_LEAST, &parts);
    }
    page_clean(g->page, &g->page->description, buf_view(&text));
    buf_free(&text);
}

static void add_without(const struct selfgap *g, struct buf *note)
{
    struct say_parts parts = { 0 };
    size_t named = g->rows.gaps.withouts < NAMED_WITHOUT ? g->rows.gaps.withouts : NAMED_WITHOUT;

    if (named == 0)
        return;
    say_number(&parts, (long)g->rows.gaps.withouts);
    for (size_t i = 0; i < named; i++) {
        if (i > 0)
            say(&parts.text, g->scene->language, SAY_LISTED, NULL);
        buf_str(&parts.text, g->rows.gaps.without[i]->department);
    }
    if (named < g->rows.gaps.withouts)
        buf_text(&parts.text, "…");
    say_end_part(&parts);
    chart_add(g->scene, note, SAY_SELFGAP_WITHOUT, &parts);
}

static void draw(struct selfgap *g)
{
    struct buf note = { 0 };

    draw_heading(g);
    set_area(g);
    draw_heads(g);
    draw_rows(g);
    draw_zero(g);
    describe(g);
    if (g->rows.provisional)
        chart_add(g->scene, &note, SAY_SELFGAP_PROVISIONAL, NULL);
    if (g->rows.compared)
        chart_add(g->scene, &note, SAY_SELFGAP_BOTH, NULL);
    if (g->rows.stated)
        chart_add(g->scene, &note, SAY_SELFGAP_STATED_NOTE, NULL);
    add_without(g, &note);
    g->page->y = g->area.bottom + 12;
    chart_footing(g->page, g->scene, buf_view(&note));
    buf_free(&note);
}

bool chart_selfgap(struct page *p, const struct scene *s, const struct subject *about)
{
    struct selfgap g = { .page = p, .scene = s, .county = about->county, .year = about->year };
    bool any = selfgap_rows_set(&g.rows, p, s, about->county, about->year);

    if (any)
        draw(&g);
    selfgap_rows_free(&g.rows);
    return any;
}
