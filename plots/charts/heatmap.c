/* Departments by indicators: the share of each indicator's weight that a department lost, as a
 * number on a ground that is the darker the more was lost. Departments stand by rank, indicators in
 * the framework's order under their sections; the last row is the county's mean. */
#include <stdlib.h>

#include "charts/charts.h"
#include "charts/ranking_rows.h"
#include "data/losses.h"
#include "draw/style.h"

enum {
    GAP = 10,
    SECTION_GAP = 5,
    CELL_MOST = 36,
    CELL_LEAST = 20, /* so that "100" has room */
    NUMBER_SIZE = 10,
    HEAD_WIDTH = 150, /* of an indicator's name */
    SLANT = 60,       /* degrees */
    SECTION_LINES = 3,
    DESCRIBED = 3,
};

#define SINE 0.866 /* of SLANT */
#define COSINE 0.5

struct heatmap {
    struct page *page;
    const struct scene *scene;
    const struct county *county;
    size_t year;
    struct ranking_rows rows;
    struct losses losses;
    size_t left_out; /* indicators for which there is no room */
    double rank_right, name_left, left, right, cell, head;
    double *middle; /* of each column */
    double top, bottom, mean;
    bool absent; /* a cell without points */
};

static void draw_heading(const struct heatmap *h)
{
    struct say_parts parts = { 0 };
    struct buf title = { 0 }, what = { 0 };

    say_text(&parts, h->county->name);
    say_number(&parts, h->county->year[h->year]);
    say(&title, h->scene->language, SAY_HEATMAP_TITLE, &parts);
    chart_add(h->scene, &what, SAY_HEATMAP_WHAT, NULL);
    chart_heading(h->page, h->scene, buf_view(&title), buf_view(&what));
    buf_free(&title);
    buf_free(&what);
}

static size_t gaps(const struct losses *l)
{
    size_t n = 0;

    for (size_t i = 1; i < l->n; i++)
        n += l->loss[i].section != l->loss[i - 1].section;
    return n;
}

/* The columns, and which of the indicators have room. */
static void set_columns(struct heatmap *h)
{
    const struct ranking_rows *rows = &h->rows;
    long last_rank = rows->ranked > 0 ? rows->standing[rows->ranked - 1].rank : 0;
    struct buf rank = { 0 }, mean = { 0 };
    double room, names = rows->name_width, values = rows->value_width, x, width;

    buf_printf(&rank, "%ld", last_rank);
    say(&mean, h->scene->language, SAY_MEAN, NULL);
    width = type_width(buf_view(&mean), SIZE_BODY);
    names = width > names ? width : names;
    if (values < HEAD_WIDTH * COSINE) /* the last names lean over it */
        values = HEAD_WIDTH * COSINE;
    h->rank_right = PAGE_MARGIN + type_width(buf_view(&rank), SIZE_BODY) + 2;
    h->name_left = h->rank_right + GAP;
    h->left = h->name_left + names + GAP;
    h->right = PAGE_WIDTH - PAGE_MARGIN - values - GAP;
    buf_free(&rank);
    buf_free(&mean);

    room = h->right - h->left - (double)gaps(&h->losses) * SECTION_GAP;
    if (room / (double)h->losses.n < CELL_LEAST) {
        size_t kept = room > CELL_LEAST ? (size_t)(room / CELL_LEAST) : 1;

        h->left_out = h->losses.n - kept;
        losses_keep(&h->losses, kept);
        room = h->right - h->left - (double)gaps(&h->losses) * SECTION_GAP;
    }
    h->cell = room / (double)h->losses.n;
    h->cell = h->cell > CELL_MOST ? CELL_MOST : h->cell;
    h->middle = mem_new(h->losses.n, sizeof *h->middle);
    x = h->left;
    for (size_t i = 0; i < h->losses.n; i++) {
        if (i > 0 && h->losses.loss[i].section != h->losses.loss[i - 1].section)
            x += SECTION_GAP;
        h->middle[i] = x + h->cell / 2;
        x += h->cell;
    }
    h->right = x;
}

/* The names of the indicators; y is their lower end. With y < 0 only measures. */
static void draw_heads(struct heatmap *h, double y)
{
    for (size_t i = 0; i < h->losses.n; i++) {
        struct buf name = { 0 };
        double height;

        page_fit(h->page, &name, h->losses.loss[i].node->name, SIZE_SMALL, HEAD_WIDTH);
        height = type_width(buf_view(&name), SIZE_SMALL) * SINE + SIZE_SMALL;
        h->head = height > h->head ? height : h->head;
        if (y >= 0)
            page_slanted(h->page, h->middle[i], y, SLANT, SIZE_SMALL, COLOUR_INK, buf_view(&name));
        buf_free(&name);
    }
}

static void place_rows(struct heatmap *h, double y)
{
    h->top = y;
    for (size_t i = 0; i < h->rows.rows; i++) {
        struct row *row = &h->rows.row[i];

        row->y = y + row->height / 2;
        y += row->height;
    }
    y += 6;
    h->mean = y + h->rows.pitch / 2;
    h->bottom = y + h->rows.pitch;
}

/* A ground for every section, and its name below. Returns the height of the names. */
static double draw_sections(const struct heatmap *h)
{
    const struct losses *l = &h->losses;
    double most = 0;

    for (size_t from = 0, to; from < l->n; from = to) {
        double left = h->middle[from] - h->cell / 2, right, height;
        struct buf name = { 0 };
        struct type_lines lines;

        for (to = from; to < l->n && l->loss[to].section == l->loss[from].section;)
            to++;
        right = h->middle[to - 1] + h->cell / 2;
        page_box(h->page, left, h->top, right, h->bottom, COLOUR_PANEL);
        page_rule(h->page, left, h->bottom + 4, right, h->bottom + 4, 1, COLOUR_LINE, DASH_NONE);
        page_clean(h->page, &name, h->scene->fw->node[l->loss[from].section].name);
        type_break(&lines, buf_view(&name), SIZE_SMALL, right - left, SECTION_LINES);
        height = (double)lines.n * page_leading(SIZE_SMALL);
        page_lines(h->page, (left + right) / 2, h->bottom + 8 + height / 2, ALIGN_CENTRE,
                   SIZE_SMALL, COLOUR_SOFT, &lines);
        most = height > most ? height : most;
        buf_free(&name);
    }
    return most;
}

static void put_cell(struct heatmap *h, size_t column, double y, double height, double share)
{
    struct style_heat style = style_heat(share);

    if (share <= 0)
        return;
    buf_printf(&h->page->data, "%.2f %.2f %.2f %.2f %u %.0f %u\n", h->middle[column], y,
               h->cell / 2 - 0.5, height / 2 - 0.5, style.fill, share * 100, style.text);
}

static void put_row(struct heatmap *h, const struct row *row)
{
    for (size_t i = 0; i < h->losses.n; i++) {
        double share;

        if (loss_share(&h->losses.loss[i], row->standing, &share)) {
            put_cell(h, i, row->y, row->height, share);
            continue;
        }
        h->absent = true;
        page_text(h->page, h->middle[i], row->y, ALIGN_CENTRE, SIZE_SMALL, COLOUR_SOFT,
                  str_of("—"));
    }
}

static void add_cells(struct heatmap *h)
{
    struct page *p = h->page;
    struct area area = {
        h->left, h->top, h->right, h->bottom, h->left, h->top, h->right, h->bottom
    };
    size_t before;

    page_area(p, &area);
    page_open_data(p, "cells");
    before = p->data.n;
    for (size_t i = 0; i < h->rows.rows; i++)
        if (h->rows.row[i].standing != NULL)
            put_row(h, &h->rows.row[i]);
    for (size_t i = 0; i < h->losses.n; i++) {
        double share;

        if (loss_mean_share(&h->losses.loss[i], &share))
            put_cell(h, i, h->mean, h->rows.pitch, share);
    }
    if (p->data.n > before) {
        page_plot(p, "$cells using 1:2:($1-$3):($1+$3):($2-$4):($2+$4):5 with boxxyerror "
                     "fs solid 1 noborder lc rgb variable");
        page_plot(p,
                  "$cells using 1:2:(sprintf(\"%%d\", $6)):7 with labels center font \",%d\" "
                  "textcolor rgb variable",
                  NUMBER_SIZE);
    }
    page_close_data(p);
}

static void draw_row(const struct heatmap *h, const struct row *row)
{
    struct page *p = h->page;
    struct buf rank = { 0 };

    if (row->standing == NULL) {
        page_text(p, row->kind == ROW_HEADING ? PAGE_MARGIN : h->name_left, row->y, ALIGN_LEFT,
                  SIZE_BODY, COLOUR_SOFT, buf_view(&row->name));
        return;
    }
    page_lines(p, h->name_left, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, &row->lines);
    if (row->kind != ROW_RANKED)
        return;
    buf_printf(&rank, "%ld", row->standing->rank);
    page_text(p, h->rank_right, row->y, ALIGN_RIGHT, SIZE_BODY, COLOUR_SOFT, buf_view(&rank));
    page_text(p, h->right + GAP, row->y, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, buf_view(&row->value));
    buf_free(&rank);
}

/* The indicators by which the greatest shares of their weights were lost. */
static void describe(const struct heatmap *h)
{
    struct losses sorted;
    struct buf text = { 0 };

    losses_set(&sorted, h->scene->fw, h->scene->standings, h->county, h->year);
    losses_sort(&sorted, LOSSES_BY_SHARE);
    for (size_t i = 0; i < sorted.n && i < DESCRIBED && sorted.loss[i].lost > 0; i++) {
        struct say_parts parts = { 0 };
        double share = 0;

        loss_mean_share(&sorted.loss[i], &share);
        say_text(&parts, sorted.loss[i].node->name);
        buf_printf(&parts.text, "%.0f", share * 100);
        say_end_part(&parts);
        chart_add(h->scene, &text, i == 0 ? SAY_HEATMAP_MOST : SAY_HEATMAP_NEXT, &parts);
    }
    page_clean(h->page, &h->page->description, buf_view(&text));
    buf_free(&text);
    losses_free(&sorted);
}

static void draw(struct heatmap *h)
{
    struct page *p = h->page;
    struct say_parts parts = { 0 };
    struct buf note = { 0 }, mean = { 0 };
    double names;

    draw_heading(h);
    draw_heads(h, -1);
    place_rows(h, p->y + 14 + h->head + 8);
    draw_heads(h, h->top - 8);
    names = draw_sections(h);
    add_cells(h);
    for (size_t i = 0; i < h->rows.rows; i++)
        draw_row(h, &h->rows.row[i]);
    say(&mean, h->scene->language, SAY_MEAN, NULL);
    page_text(p, h->name_left, h->mean, ALIGN_LEFT, SIZE_BODY, COLOUR_INK, buf_view(&mean));
    describe(h);
    if (h->absent)
        chart_add(h->scene, &note, SAY_HEATMAP_ABSENT, NULL);
    if (h->left_out > 0) {
        say_number(&parts, (long)h->left_out);
        chart_add(h->scene, &note, SAY_HEATMAP_LEFT_OUT, &parts);
    }
    p->y = h->bottom + 8 + names + 10;
    chart_footing(p, h->scene, buf_view(&note));
    buf_free(&note);
    buf_free(&mean);
}

bool chart_heatmap(struct page *p, const struct scene *s, const struct subject *about)
{
    struct heatmap h = { .page = p, .scene = s, .county = about->county, .year = about->year };
    bool any;

    losses_set(&h.losses, s->fw, s->standings, about->county, about->year);
    any = h.losses.n > 0;
    if (any) {
        ranking_rows_set(&h.rows, p, s, about->county, about->year);
        set_columns(&h);
        draw(&h);
        ranking_rows_free(&h.rows);
        free(h.middle);
    }
    losses_free(&h.losses);
    return any;
}
