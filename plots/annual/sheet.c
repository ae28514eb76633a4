/* The score sheet in the form of the official 评分表: the tree of indicators with merged cells,
 * weight, criterion, points, the town's own points, and why. */
#include "annual/criterion.h"
#include "annual/html.h"
#include "annual/parts.h"
#include "decimal.h"

struct sheet {
    struct annual_page *p;
    const struct framework *fw;
    const struct standing *about;
    size_t levels; /* columns of the tree */
    bool in_row;
    int64_t self;    /* the sum of the town's own points */
    bool self_whole; /* that it has given all of them */
};

static size_t depth_below(const struct framework *fw, int node)
{
    size_t deepest = 0;

    for (int c = fw->node[node].first_child; c != NOWHERE; c = fw->node[c].next_sibling) {
        size_t depth = 1 + depth_below(fw, c);

        deepest = depth > deepest ? depth : deepest;
    }
    return deepest;
}

static size_t leaves_below(const struct framework *fw, int node)
{
    size_t n = fw->node[node].first_child == NOWHERE;

    for (int c = fw->node[node].first_child; c != NOWHERE; c = fw->node[c].next_sibling)
        n += leaves_below(fw, c);
    return n;
}

static void put_weight(const struct sheet *s, const struct node *node)
{
    points_write(&s->p->out, scene_weight(s->p->a->scene, node));
}

static void open_row(struct sheet *s)
{
    if (!s->in_row)
        buf_text(&s->p->out, "<tr>");
    s->in_row = true;
}

static void put_section(struct sheet *s, const struct node *node, size_t rows)
{
    struct buf *out = &s->p->out;
    struct points points = annual_node(s->p->a, s->about, node->code);

    open_row(s);
    buf_printf(out, "<th scope=\"row\" class=\"section\" rowspan=\"%zu\">", rows);
    html_text(out, node->name);
    buf_text(out, " <span class=\"more\">");
    if (points.known) {
        points_write(out, points);
        buf_text(out, " / ");
    }
    put_weight(s, node);
    buf_text(out, "</span></th>");
}

/* The town's own points, with the decimals of those earned, so that both columns can be compared;
 * with more where the town gave more, and as they stand where they are no number. */
static void put_own(struct sheet *s, struct str own)
{
    struct points points = { true, 0, s->fw->decimals };

    if (decimal_fixed(own, POINTS_SCALE, &points.value)) {
        unsigned needed = points_decimals(points.value);

        points.decimals = needed > points.decimals ? needed : points.decimals;
        annual_points(s->p, "td class=\"n\"", points);
        s->self += points.value;
    } else {
        html_element(&s->p->out, "td class=\"n\"", own);
        s->self_whole = false;
    }
}

/* The cells behind an indicator's name. */
static void put_cells(struct sheet *s, const struct node *node, const struct explained *e)
{
    struct points points = annual_node(s->p->a, s->about, node->code);
    bool full = points.known && points.value >= node->weight;
    struct buf text = { 0 };
    struct buf *out = &s->p->out;

    annual_points(s->p, "td class=\"n\"", scene_weight(s->p->a->scene, node));
    criterion_put(&text, s->fw, node, s->p->a->scene->language);
    html_take(out, "td class=\"long\"", &text);
    if (points.known) {
        annual_points(s->p, full ? "td class=\"n\"" : "td class=\"n lost\"", points);
    } else {
        buf_text(out, "<td class=\"n\">");
        html_words(out, "span class=\"mark\"", word(s->p->a->scene->language, WORD_PROVISIONAL));
        buf_text(out, "</td>");
    }
    if (s->p->a->remarks->has_explained) {
        put_own(s, e == NULL ? (struct str){ 0 } : e->self);
        html_element(out, full ? "td class=\"long full\"" : "td class=\"long\"",
                     e == NULL ? (struct str){ 0 } : e->reason);
    }
    buf_free(&text);
}

static void put_indicator(struct sheet *s, const struct node *node, size_t level)
{
    char tag[80];

    open_row(s);
    snprintf(tag, sizeof tag, "th scope=\"row\" class=\"leaf\" colspan=\"%zu\"",
             s->levels - level + 1);
    html_element(&s->p->out, level == s->levels ? "th scope=\"row\" class=\"leaf\"" : tag,
                 node->name);
    put_cells(s, node, remarks_indicator(s->p->a->remarks, s->about, node->code));
    buf_text(&s->p->out, "</tr>\n");
    s->in_row = false;
}

static void put_node(struct sheet *s, int at, size_t level)
{
    const struct node *node = &s->fw->node[at];

    if (!node_is_section(node)) {
        put_indicator(s, node, level);
        return;
    }
    if (level > 0)
        put_section(s, node, leaves_below(s->fw, at));
    for (int c = node->first_child; c != NOWHERE; c = s->fw->node[c].next_sibling) {
        if (level == 0)
            buf_text(&s->p->out, "<tbody>\n");
        put_node(s, c, level + 1);
        if (level == 0)
            buf_text(&s->p->out, "</tbody>\n");
    }
}

static void put_heads(struct sheet *s)
{
    enum language language = s->p->a->scene->language;
    struct buf text = { 0 };

    buf_text(&s->p->out, "<thead>\n<tr>");
    for (size_t i = 1; i <= s->levels; i++) {
        struct say_parts parts = { 0 };

        say_text(&parts, str_of(word_numeral(language, i)));
        say_fill(&text, word(language, WORD_LEVEL), &parts);
        html_take(&s->p->out, "th scope=\"col\"", &text);
    }
    annual_head(s->p, " class=\"n\"", WORD_WEIGHT);
    annual_head(s->p, " class=\"long\"", WORD_CRITERION);
    annual_head(s->p, " class=\"n\"", WORD_POINTS);
    if (s->p->a->remarks->has_explained) {
        annual_head(s->p, " class=\"n\"", WORD_SELF);
        annual_head(s->p, " class=\"long\"", WORD_REASON);
    }
    buf_text(&s->p->out, "</tr>\n</thead>\n");
    buf_free(&text);
}

static void put_sum(struct sheet *s)
{
    struct buf *out = &s->p->out;
    struct buf text = { 0 };

    buf_printf(out, "<tfoot>\n<tr><th scope=\"row\" colspan=\"%zu\">", s->levels);
    html_text(out, str_of(word(s->p->a->scene->language, WORD_SUM)));
    buf_text(out, "</th>");
    annual_points(s->p, "td class=\"n\"", scene_weight(s->p->a->scene, &s->fw->node[0]));
    buf_text(out, "<td></td>");
    if (s->p->a->remarks->has_explained) {
        annual_points(s->p, "td class=\"n\"", s->about->total);
        decimal_write(&text, s->self, POINTS_SCALE);
        put_own(s, s->self_whole ? buf_view(&text) : (struct str){ 0 });
        buf_text(out, "<td>");
        html_text(out, s->about->grade);
        annual_provisional(s->p, s->about);
        buf_text(out, "</td>");
    } else {
        annual_total(s->p, "td class=\"n\"", s->about);
    }
    buf_text(out, "</tr>\n</tfoot>\n");
    buf_free(&text);
}

/* Without a framework there is no tree: what the explanations or the ranking name, one after the
 * other. */
static void put_flat(struct annual_page *p, const struct standing *about)
{
    const struct standings *all = p->a->scene->standings;
    const struct explained *e = remarks_explained(p->a->remarks, about);
    struct buf *out = &p->out;

    buf_text(out, "<thead>\n<tr>");
    annual_head(p, "", WORD_INDICATOR);
    annual_head(p, " class=\"n\"", WORD_POINTS);
    if (e != NULL) {
        annual_head(p, " class=\"n\"", WORD_WEIGHT);
        annual_head(p, " class=\"n\"", WORD_SELF);
        annual_head(p, " class=\"long\"", WORD_REASON);
    }
    buf_text(out, "</tr>\n</thead>\n<tbody>\n");
    for (size_t i = 0; e == NULL && i < all->codes; i++) {
        buf_text(out, "<tr>");
        html_element(out, "th scope=\"row\"", all->code[i]);
        annual_points(p, "td class=\"n\"", about->node[i]);
        buf_text(out, "</tr>\n");
    }
    for (; e != NULL; e = e->next) {
        buf_text(out, "<tr>");
        html_element(out, "th scope=\"row\"", e->name);
        html_element(out, "td class=\"n\"", e->points);
        html_element(out, "td class=\"n\"", e->weight);
        html_element(out, "td class=\"n\"", e->self);
        html_element(out, "td class=\"long\"", e->reason);
        buf_text(out, "</tr>\n");
    }
    buf_text(out, "</tbody>\n");
}

void annual_score_sheet(struct annual_page *p, const struct standing *about)
{
    struct sheet s = { .p = p, .fw = p->a->fw, .about = about, .self_whole = true };
    struct say_parts parts = { 0 };
    struct buf caption = { 0 };

    say_text(&parts, annual_name(p->a, about->department));
    say_number(&parts, about->year);
    say_fill(&caption, word(p->a->scene->language, WORD_SHEET_OF), &parts);
    annual_table(p, s.fw != NULL ? "sheet" : "flat", &caption);
    if (s.fw != NULL) {
        s.levels = depth_below(s.fw, 0);
        put_heads(&s);
        put_node(&s, 0, 0);
        put_sum(&s);
    } else {
        put_flat(p, about);
    }
    html_table_end(&p->out);
    buf_free(&caption);
}
