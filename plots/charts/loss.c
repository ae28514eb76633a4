/* Which indicators cost a county most in a year: a bar for each, the longest on top, with the
 * points, their share of all that were lost and the shares added up. Dark are those that make up
 * most of it. */
#include "charts/charts.h"
#include "data/losses.h"
#include "draw/style.h"

enum {
    SHOWN = 30,
    PITCH = 25,
    BAR = 15,
    GAP = 12,
    NAME_WIDTH = 270,
    NUMBER_WIDTH = 70, /* behind the longest bar */
    COLUMN_WIDTH = 84,
    COLUMNS = 3,
    MOST = 80, /* percent that the dark bars make up */
    DESCRIBED = 3,
};

struct loss_chart {
    struct page *page;
    const struct scene *scene;
    const struct county *county;
    size_t year;
    struct losses losses;
    size_t costly;     /* indicators that cost anything */
    size_t shown, few; /* of them; and those that make up most */
    double few_share;
    struct area area;
};

static double share_of(const struct loss_chart *l, int64_t lost)
{
    return 100 * (double)lost / (double)l->losses.lost;
}

static void put_points(const struct loss_chart *l, struct buf *out, int64_t points)
{
    points_write(out, points_round((struct points){ true, points, l->scene->fw->decimals }));
}

static void draw_heading(const struct loss_chart *l)
{
    const struct county *c = l->county;
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, c->name);
    say_number(&parts, c->year[l->year]);
    say(&title, l->scene->language, SAY_LOSS_TITLE, &parts);
    say_number(&parts, (long)(c->first[l->year + 1] - c->first[l->year]));
    put_points(l, &parts.text, l->losses.lost);
    say_end_part(&parts);
    chart_add(l->scene, &what, SAY_LOSS_WHAT, &parts);
    say_number(&parts, (long)l->few);
    buf_printf(&parts.text, "%.0f", l->few_share);
    say_end_part(&parts);
    chart_add(l->scene, &what, SAY_LOSS_FEW, &parts);
    chart_heading(l->page, l->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

/* "预算完成率（5分）" */
static void put_name(const struct loss_chart *l, struct buf *out, const struct loss *loss)
{
    struct say_parts parts = { 0 };

    say_text(&parts, loss->node->name);
    chart_number(&parts.text, loss->node->weight);
    say_end_part(&parts);
    say(out, l->scene->language, SAY_LOSS_NAME, &parts);
}

/* How many indicators cost anything, how many of them are shown, and how many make up most. */
static void count(struct loss_chart *l)
{
    int64_t lost = 0;

    while (l->costly < l->losses.n && l->losses.loss[l->costly].lost > 0) {
        lost += l->losses.loss[l->costly++].lost;
        if (l->few == 0 && share_of(l, lost) >= MOST) {
            l->few = l->costly;
            l->few_share = share_of(l, lost);
        }
    }
    l->shown = l->costly > SHOWN ? SHOWN : l->costly;
}

static double column(size_t index)
{
    return PAGE_WIDTH - PAGE_MARGIN - (double)(COLUMNS - 1 - index) * COLUMN_WIDTH;
}

static void draw_column_heads(const struct loss_chart *l, double y)
{
    static const enum saying heads[COLUMNS] = { SAY_LOSS_SHARE, SAY_LOSS_SUM, SAY_LOSS_MEAN };
    struct buf text = { 0 };

    for (size_t i = 0; i < COLUMNS; i++) {
        buf_clear(&text);
        say(&text, l->scene->language, heads[i], NULL);
        page_text(l->page, column(i), y, ALIGN_RIGHT, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
    }
    buf_clear(&text);
    say(&text, l->scene->language, SAY_LOSS_POINTS, NULL);
    page_text(l->page, l->area.left, y, ALIGN_LEFT, SIZE_SMALL, COLOUR_SOFT, buf_view(&text));
    buf_free(&text);
}

static void draw_numbers(const struct loss_chart *l, const struct loss *loss, double y,
                         int64_t lost_so_far)
{
    struct page *p = l->page;
    struct buf text = { 0 };

    put_points(l, &text, loss->lost);
    page_text(p, area_x(&l->area, chart_value(loss->lost)) + 6, y, ALIGN_LEFT, SIZE_BODY,
              COLOUR_INK, buf_view(&text));
    buf_clear(&text);
    buf_printf(&text, "%.1f%%", share_of(l, loss->lost));
    page_text(p, column(0), y, ALIGN_RIGHT, SIZE_BODY, COLOUR_INK, buf_view(&text));
    buf_clear(&text);
    buf_printf(&text, "%.1f%%", share_of(l, lost_so_far));
    page_text(p, column(1), y, ALIGN_RIGHT, SIZE_BODY, COLOUR_INK, buf_view(&text));
    buf_clear(&text);
    points_write(&text, loss_mean(loss, l->scene->fw->decimals));
    page_text(p, column(2), y, ALIGN_RIGHT, SIZE_BODY, COLOUR_INK, buf_view(&text));
    buf_free(&text);
}

/* How wide the names are, and how high all rows. */
static void set_area(struct loss_chart *l)
{
    double widest = 0, height = 0;

    for (size_t i = 0; i < l->shown; i++) {
        struct buf name = { 0 }, clean = { 0 };
        struct type_lines lines;

        put_name(l, &name, &l->losses.loss[i]);
        page_clean(l->page, &clean, buf_view(&name));
        type_break(&lines, buf_view(&clean), SIZE_BODY, NAME_WIDTH, TYPE_LINES_MAX);
        widest = lines.width > widest ? lines.width : widest;
        height += PITCH + (double)(lines.n - 1) * page_leading(SIZE_BODY);
        buf_free(&name);
        buf_free(&clean);
    }
    l->area = (struct area){
        .left = PAGE_MARGIN + widest + GAP,
        .right = column(0) - COLUMN_WIDTH / 2 - NUMBER_WIDTH - GAP,
        .top = l->page->y + 34,
        .x_right = chart_value(l->losses.loss[0].lost),
    };
    l->area.y_top = l->area.top;
    l->area.y_bottom = l->area.bottom = l->area.top + height;
}

static void draw_rows(struct loss_chart *l)
{
    struct page *p = l->page;
    double y = l->area.top;
    int64_t lost = 0;

    page_open_data(p, "bars");
    for (size_t i = 0; i < l->shown; i++) {
        const struct loss *loss = &l->losses.loss[i];
        struct style_bar style = style_grade(i < l->few ? 0 : 1, 2);
        struct buf name = { 0 }, clean = { 0 };
        struct type_lines lines;
        double height;

        put_name(l, &name, loss);
        page_clean(p, &clean, buf_view(&name));
        type_break(&lines, buf_view(&clean), SIZE_BODY, NAME_WIDTH, TYPE_LINES_MAX);
        height = PITCH + (double)(lines.n - 1) * page_leading(SIZE_BODY);
        page_lines(p, l->area.left - GAP, y + height / 2, ALIGN_RIGHT, SIZE_BODY, COLOUR_INK,
                   &lines);
        lost += loss->lost;
        draw_numbers(l, loss, y + height / 2, lost);
        buf_printf(&p->data, "%.2f ", y + height / 2);
        chart_number(&p->data, loss->lost);
        buf_printf(&p->data, " %u\n", style.fill);
        y += height;
        if (i + 1 == l->few && l->few < l->shown)
            page_rule(p, PAGE_MARGIN, y, PAGE_WIDTH - PAGE_MARGIN, y, 0.75, COLOUR_LINE, DASH_DOTS);
        buf_free(&name);
        buf_free(&clean);
    }
    page_close_data(p);
    page_plot(p,
              "$bars using (0):1:(0):2:($1-%.1f):($1+%.1f):3 with boxxyerror fs solid 1 noborder "
              "lc rgb variable",
              BAR / 2.0, BAR / 2.0);
}

static void describe(const struct loss_chart *l)
{
    struct buf text = { 0 };

    for (size_t i = 0; i < DESCRIBED && i < l->costly; i++) {
        struct say_parts parts = { 0 };

        say_text(&parts, l->losses.loss[i].node->name);
        put_points(l, &parts.text, l->losses.loss[i].lost);
        say_end_part(&parts);
        buf_printf(&parts.text, "%.1f", share_of(l, l->losses.loss[i].lost));
        say_end_part(&parts);
        chart_add(l->scene, &text, i == 0 ? SAY_LOSS_MOST : SAY_LOSS_NEXT, &parts);
    }
    page_clean(l->page, &l->page->description, buf_view(&text));
    buf_free(&text);
}

static void add_notes(const struct loss_chart *l, struct buf *note)
{
    const struct county *c = l->county;
    long departments = (long)(c->first[l->year + 1] - c->first[l->year]);
    struct say_parts parts = { 0 };
    bool missing = false;

    if (l->shown < l->costly) {
        int64_t lost = 0;

        for (size_t i = l->shown; i < l->costly; i++)
            lost += l->losses.loss[i].lost;
        say_number(&parts, (long)(l->costly - l->shown));
        put_points(l, &parts.text, lost);
        say_end_part(&parts);
        chart_add(l->scene, note, SAY_LOSS_OTHERS, &parts);
    }
    if (l->costly < l->losses.n) {
        say_number(&parts, (long)(l->losses.n - l->costly));
        chart_add(l->scene, note, SAY_LOSS_NONE, &parts);
    }
    for (size_t i = 0; i < l->losses.n; i++)
        missing |= l->losses.loss[i].counted < departments;
    if (missing)
        chart_add(l->scene, note, SAY_LOSS_MISSING, NULL);
}

static void draw(struct loss_chart *l)
{
    struct buf note = { 0 };

    draw_heading(l);
    set_area(l);
    page_area(l->page, &l->area);
    draw_column_heads(l, l->area.top - 11);
    draw_rows(l);
    page_rule(l->page, l->area.left, l->area.top, l->area.left, l->area.bottom, 0.75, COLOUR_INK,
              DASH_NONE);
    describe(l);
    add_notes(l, &note);
    l->page->y = l->area.bottom + 12;
    chart_footing(l->page, l->scene, buf_view(&note));
    buf_free(&note);
}

bool chart_loss(struct page *p, const struct scene *s, const struct subject *about)
{
    struct loss_chart l = { .page = p, .scene = s, .county = about->county, .year = about->year };
    bool any;

    losses_set(&l.losses, s->fw, s->standings, about->county, about->year);
    losses_sort(&l.losses, LOSSES_BY_POINTS);
    any = l.losses.lost > 0;
    if (any) {
        count(&l);
        draw(&l);
    }
    losses_free(&l.losses);
    return any;
}
