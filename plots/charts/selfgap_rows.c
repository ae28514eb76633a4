#include "charts/selfgap_rows.h"

#include <stdlib.h>

#include "draw/style.h"

enum {
    SHOWN_AT_MOST = 60, /* beyond it only both ends are shown */
    SHOWN_OF_EACH_END = 20,
    SHOWN_CLOSE = 30, /* beyond it rows stand closer */
    NAME_WIDTH = 250, /* before a name is broken into lines */
};

/* What the functions below hand on to each other. */
struct setting {
    struct selfgap_rows *r;
    const struct page *page;
    const struct scene *scene;
};

static void measure(const struct setting *in, struct selfgap_row *row)
{
    type_break(&row->lines, buf_view(&row->name), SIZE_BODY, NAME_WIDTH, TYPE_LINES_MAX);
    in->r->name_width = row->lines.width > in->r->name_width ? row->lines.width : in->r->name_width;
    row->height += (double)(row->lines.n - 1) * page_leading(SIZE_BODY);
}

static struct selfgap_row *add_row(const struct setting *in, double height)
{
    struct selfgap_row *row = &in->r->row[in->r->rows++];

    *row = (struct selfgap_row){ .height = height };
    return row;
}

static void add_gap(const struct setting *in, const struct gap *gap, double height)
{
    struct selfgap_row *row = add_row(in, height);

    row->gap = gap;
    page_clean(in->page, &row->name, gap->standing->department);
    gaps_write(&row->value, gap->more);
    if (gap->standing->missing > 0) {
        buf_char(&row->value, ' ');
        say(&row->value, in->scene->language, SAY_PROVISIONAL, NULL);
        in->r->provisional = true;
    }
    in->r->compared |= gap->compared < gap->indicators;
    in->r->stated |= gap->stated.n > 0;
    measure(in, row);
}

/* One row for those between both ends: "其余160个：+3.20至+1.05". */
static void add_omitted(const struct setting *in, size_t from, size_t to, double height)
{
    struct say_parts parts = { 0 };

    say_number(&parts, (long)(to - from));
    gaps_write(&parts.text, in->r->gaps.gap[from].more);
    say_end_part(&parts);
    gaps_write(&parts.text, in->r->gaps.gap[to - 1].more);
    say_end_part(&parts);
    say(&add_row(in, height * 1.6)->name, in->scene->language, SAY_SELFGAP_OMITTED, &parts);
}

static void set_rows(const struct setting *in)
{
    struct selfgap_rows *r = in->r;
    const struct gaps *gaps = &r->gaps;
    bool both_ends = gaps->n > SHOWN_AT_MOST, close = gaps->n > SHOWN_CLOSE;
    double height = close ? 21 : 25;
    struct selfgap_row *mean;

    r->bar = close ? 12 : 15;
    r->row = mem_new(gaps->n + 2, sizeof *r->row);
    for (size_t i = 0; i < gaps->n; i++) {
        if (both_ends && i == SHOWN_OF_EACH_END) {
            add_omitted(in, i, gaps->n - SHOWN_OF_EACH_END, height);
            i = gaps->n - SHOWN_OF_EACH_END;
        }
        add_gap(in, &gaps->gap[i], height);
    }
    r->shown = r->rows;
    if (gaps->n < 2)
        return;
    mean = add_row(in, height * 1.4);
    say(&mean->name, in->scene->language, SAY_MEAN, NULL);
    gaps_write(&mean->value, gaps->mean);
    measure(in, mean);
}

bool selfgap_rows_set(struct selfgap_rows *r, const struct page *p, const struct scene *s,
                      const struct county *c, size_t year)
{
    *r = (struct selfgap_rows){ 0 };
    gaps_set(&r->gaps, s->remarks, c, year);
    if (r->gaps.n > 0)
        set_rows(&(struct setting){ r, p, s });
    return r->gaps.n > 0;
}

void selfgap_rows_free(struct selfgap_rows *r)
{
    for (size_t i = 0; i < r->rows; i++) {
        buf_free(&r->row[i].name);
        buf_free(&r->row[i].value);
    }
    free(r->row);
    gaps_free(&r->gaps);
}
