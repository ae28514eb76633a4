#include "charts/trend_labels.h"

#include <stdlib.h>

#include "draw/style.h"

enum {
    WIDTH = 230,    /* of a name, before it is broken into lines */
    NAME_LINES = 4, /* as many lines of a name stay */
};

/* The first role that a line has decides. */
static const struct trend_look looks[] = {
    { TREND_BEST, COLOUR_BEST, POINT_DOT },
    { TREND_RISE, COLOUR_RISE, POINT_UP },
    { TREND_FALL, COLOUR_FALL, POINT_DOWN },
    { TREND_LAST, COLOUR_LAST, POINT_SQUARE },
};

/* The words for the roles, in the order in which a label has them. */
static const struct {
    enum trend_role role;
    enum saying what;
} words[] = {
    { TREND_BEST, SAY_BEST },
    { TREND_LAST, SAY_LAST },
    { TREND_RISE, SAY_RISE },
    { TREND_FALL, SAY_FALL },
};

const struct trend_look *trend_look(const struct trend_line *l)
{
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (l->roles & looks[i].role)
            return &looks[i];
    return NULL;
}

/* Takes a label in that has its name. */
static void take(struct trend_labels *t, struct trend_label *l)
{
    double width;

    points_write(&l->value, l->total);
    type_break(&l->lines, buf_view(&l->name), TREND_LABEL_SIZE, WIDTH, TYPE_LINES_MAX);
    width = type_width(buf_view(&l->value), TREND_LABEL_SIZE);
    t->name_width = l->lines.width > t->name_width ? l->lines.width : t->name_width;
    t->value_width = width > t->value_width ? width : t->value_width;
    t->slot[t->n] = (struct label_slot){
        .wanted = chart_value(l->total.value),
        .height = (double)l->lines.n * page_leading(TREND_LABEL_SIZE),
        .which = t->n,
    };
    t->n++;
}

/* "官庄镇 最高，升幅最大 +6.20", "官庄镇（2023年）" where that is the year of its last total. */
static void add_line(struct trend_labels *t, const struct trend_lines *lines,
                     const struct trend_line *line, const struct page *p, const struct scene *s)
{
    const struct county *c = lines->county;
    const struct trend_look *look = trend_look(line);
    struct trend_label *l = &t->label[t->n];
    struct say_parts parts = { 0 };
    bool several = false;

    *l = (struct trend_label){ .colour = look == NULL ? COLOUR_SOFT : look->colour,
                               .leader = look == NULL ? COLOUR_REST : look->colour,
                               .year = line->last,
                               .total = line->at[line->last]->total };
    page_fit(p, &l->name, line->department, TREND_LABEL_SIZE, WIDTH * NAME_LINES);
    for (size_t i = 0; i < sizeof words / sizeof words[0] && lines->n > 1; i++) {
        struct points moved = { true, llabs(line->moved), l->total.decimals };

        if ((line->roles & words[i].role) == 0)
            continue;
        chart_part(&parts, moved);
        if (several)
            say(&l->name, s->language, SAY_BETWEEN, NULL);
        else
            buf_char(&l->name, ' ');
        say(&l->name, s->language, words[i].what, &parts);
        several = true;
    }
    if (line->last + 1 < c->years) {
        say_number(&parts, c->year[line->last]);
        say(&l->name, s->language, SAY_UNTIL, &parts);
    }
    take(t, l);
}

static void add_mean(struct trend_labels *t, const struct trend_lines *lines, const struct scene *s)
{
    struct trend_label *l = &t->label[t->n];

    *l = (struct trend_label){ .colour = COLOUR_INK,
                               .leader = COLOUR_INK,
                               .year = lines->last_mean,
                               .total = lines->mean[lines->last_mean] };
    say(&l->name, s->language, SAY_MEAN, NULL);
    take(t, l);
}

/* The higher total first; ties by department, the mean last. */
static int by_total(const void *left, const void *right)
{
    const struct label_slot *a = left, *b = right;

    if (a->wanted != b->wanted)
        return a->wanted > b->wanted ? -1 : 1;
    return (a->which > b->which) - (a->which < b->which);
}

void trend_labels_set(struct trend_labels *t, const struct trend_lines *lines, const struct page *p,
                      const struct scene *s)
{
    *t = (struct trend_labels){ 0 };
    t->label = mem_new(lines->n + 1, sizeof *t->label);
    t->slot = mem_new(lines->n + 1, sizeof *t->slot);
    for (size_t i = 0; i < lines->n; i++)
        if (lines->line[i].named)
            add_line(t, lines, &lines->line[i], p, s);
    if (lines->n > 1)
        add_mean(t, lines, s);
    qsort(t->slot, t->n, sizeof *t->slot, by_total);
}

void trend_labels_free(struct trend_labels *t)
{
    for (size_t i = 0; i < t->n; i++) {
        buf_free(&t->label[i].name);
        buf_free(&t->label[i].value);
    }
    free(t->label);
    free(t->slot);
}
