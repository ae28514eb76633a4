#include "charts/ranking_rows.h"

#include <stdlib.h>

#include "draw/style.h"

enum {
    SHOWN_AT_MOST = 60, /* beyond it only both ends are shown */
    SHOWN_OF_EACH_END = 20,
    SHOWN_CLOSE = 30, /* beyond it rows stand closer */
    NAME_WIDTH = 270, /* pixels, before a name is broken into lines */
};

/* What the functions below hand on to each other. */
struct setting {
    struct ranking_rows *r;
    const struct page *page;
    const struct scene *scene;
};

bool ranking_is_provisional(const struct standing *s)
{
    return s->rank > 0 && s->missing > 0;
}

bool ranking_has_range(const struct standing *s)
{
    return ranking_is_provisional(s) && s->low.known && s->high.known &&
           s->low.value < s->high.value;
}

int ranking_grade(const struct ranking_rows *r, struct str grade)
{
    for (size_t i = 0; i < r->grades; i++)
        if (str_eq(r->grade[i], grade))
            return (int)i;
    return -1;
}

/* The framework's grades; where they are not known those that occur, which the order of the rows
 * brings best first. */
static void list_grades(struct ranking_rows *r, const struct grades *known)
{
    r->grade = mem_new(known->n + r->ranked + 1, sizeof *r->grade);
    for (size_t i = 0; i < known->n; i++)
        r->grade[r->grades++] = known->grade[i].name;
    for (size_t i = 0; known->n == 0 && i < r->ranked; i++)
        if (r->standing[i].grade.n > 0 && ranking_grade(r, r->standing[i].grade) < 0)
            r->grade[r->grades++] = r->standing[i].grade;
}

static struct row *add_row(const struct setting *in, enum row_kind kind, const struct standing *s)
{
    struct row *row = &in->r->row[in->r->rows++];

    *row = (struct row){ .kind = kind, .standing = s };
    if (s != NULL)
        page_clean(in->page, &row->name, s->department);
    return row;
}

/* A row that is a sentence. */
static void add_sentence(const struct setting *in, enum row_kind kind, enum saying what,
                         struct say_parts *parts)
{
    say(&add_row(in, kind, NULL)->name, in->scene->language, what, parts);
}

/* One row for those between the best and the last. */
static void add_omitted(const struct setting *in, size_t from, size_t to)
{
    const struct standing *s = in->r->standing;
    struct points lowest = s[from].total, highest = lowest;
    struct say_parts parts = { 0 };

    for (size_t i = from; i < to; i++) {
        lowest = s[i].total.value < lowest.value ? s[i].total : lowest;
        highest = s[i].total.value > highest.value ? s[i].total : highest;
    }
    say_number(&parts, s[from].rank);
    say_number(&parts, s[to - 1].rank);
    say_number(&parts, (long)(to - from));
    chart_part(&parts, lowest);
    chart_part(&parts, highest);
    add_sentence(in, ROW_OMITTED, SAY_OMITTED, &parts);
}

static void add_not_ranked(const struct setting *in)
{
    const struct ranking_rows *r = in->r;
    size_t n = r->all - r->ranked;
    size_t shown = r->all > SHOWN_AT_MOST && n > SHOWN_OF_EACH_END ? SHOWN_OF_EACH_END : n;
    struct say_parts parts = { 0 };

    if (n == 0)
        return;
    add_sentence(in, ROW_HEADING, SAY_NOT_RANKED, NULL);
    for (size_t i = 0; i < shown; i++)
        add_row(in, ROW_NOT_RANKED, &r->standing[r->ranked + i]);
    if (shown < n) {
        say_number(&parts, (long)(n - shown));
        add_sentence(in, ROW_MORE, SAY_OMITTED_NOT_RANKED, &parts);
    }
}

static void choose_rows(const struct setting *in)
{
    struct ranking_rows *r = in->r;
    bool both_ends = r->all > SHOWN_AT_MOST && r->ranked > 2 * SHOWN_OF_EACH_END + 1;

    r->row = mem_new(r->all + 3, sizeof *r->row);
    for (size_t i = 0; i < r->ranked; i++) {
        if (both_ends && i == SHOWN_OF_EACH_END) {
            add_omitted(in, i, r->ranked - SHOWN_OF_EACH_END);
            i = r->ranked - SHOWN_OF_EACH_END;
        }
        add_row(in, ROW_RANKED, &r->standing[i]);
    }
    add_not_ranked(in);
}

/* "93.25 优", "61.00 中 暂定" */
static void set_ranked_value(const struct setting *in, struct row *row)
{
    const struct standing *s = row->standing;

    points_write(&row->value, s->total);
    if (s->grade.n > 0) {
        buf_char(&row->value, ' ');
        page_fit(in->page, &row->value, s->grade, SIZE_BODY, RANKING_GRADE_WIDTH);
    }
    if (ranking_is_provisional(s)) {
        buf_char(&row->value, ' ');
        say(&row->value, in->scene->language, SAY_PROVISIONAL, NULL);
        in->r->provisional = true;
    }
    in->r->changes |= s->has_change;
}

/* "缺5项指标，可能得61.00至96.50分" */
static void set_missing_value(const struct setting *in, struct row *row)
{
    const struct standing *s = row->standing;
    struct say_parts parts = { 0 };

    if (s->missing > 0) {
        say_number(&parts, s->missing);
        chart_add(in->scene, &row->value, SAY_MISSING, &parts);
    }
    if (s->low.known && s->high.known) {
        chart_part(&parts, s->low);
        chart_part(&parts, s->high);
        chart_add(in->scene, &row->value, SAY_POSSIBLE, &parts);
    }
}

static void widen(double *widest, double width)
{
    if (width > *widest)
        *widest = width;
}

static void measure_department(const struct setting *in, struct row *row)
{
    struct ranking_rows *r = in->r;

    type_break(&row->lines, buf_view(&row->name), SIZE_BODY, NAME_WIDTH, TYPE_LINES_MAX);
    widen(&r->name_width, row->lines.width);
    row->height += (double)(row->lines.n - 1) * page_leading(SIZE_BODY);
    if (row->kind == ROW_NOT_RANKED) {
        set_missing_value(in, row);
    } else {
        set_ranked_value(in, row);
        widen(&r->value_width, type_width(buf_view(&row->value), SIZE_BODY));
    }
}

static void measure_rows(const struct setting *in)
{
    struct ranking_rows *r = in->r;
    bool close = r->rows > SHOWN_CLOSE;

    r->pitch = close ? 21 : 26;
    r->bar = close ? 12 : 15;
    for (size_t i = 0; i < r->rows; i++) {
        struct row *row = &r->row[i];

        row->height = r->pitch;
        if (row->kind == ROW_HEADING || row->kind == ROW_OMITTED)
            row->height *= 1.6;
        if (row->standing != NULL)
            measure_department(in, row);
    }
}

void ranking_rows_set(struct ranking_rows *r, const struct page *p, const struct scene *s,
                      const struct county *c, size_t year)
{
    struct setting in = { r, p, s };

    *r = (struct ranking_rows){
        .standing = &c->rows[c->first[year]],
        .all = c->first[year + 1] - c->first[year],
        .ranked = county_ranked(c, year),
    };
    list_grades(r, &s->grades);
    choose_rows(&in);
    measure_rows(&in);
}

void ranking_rows_free(struct ranking_rows *r)
{
    for (size_t i = 0; i < r->rows; i++) {
        buf_free(&r->row[i].name);
        buf_free(&r->row[i].value);
    }
    free(r->row);
    free(r->grade);
}
