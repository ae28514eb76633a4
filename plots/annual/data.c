/* The data tables beside the charts: one row of the table at the end a chart. */
#include "annual/html.h"
#include "annual/parts.h"
#include "data/gaps.h"
#include "data/losses.h"
#include "data/spread.h"

static const struct county *county_of(const struct annual_page *p, const struct picture *picture)
{
    return &p->a->scene->standings->county[picture->county];
}

static void begin(struct annual_page *p, const struct picture *picture, struct str more)
{
    struct say_parts parts = { 0 };
    struct buf caption = { 0 };

    buf_str(&parts.text, buf_view(&picture->title));
    if (more.n > 0) {
        buf_text(&parts.text, word(p->a->scene->language, WORD_COMMA));
        buf_str(&parts.text, more);
    }
    say_end_part(&parts);
    say_fill(&caption, word(p->a->scene->language, WORD_DATA_OF), &parts);
    annual_table(p, "data", &caption);
    buf_text(&p->out, "<thead>\n<tr>");
    buf_free(&caption);
}

static void end_heads(struct annual_page *p)
{
    buf_text(&p->out, "</tr>\n</thead>\n<tbody>\n");
}

static void end(struct annual_page *p)
{
    buf_text(&p->out, "</tbody>\n");
    html_table_end(&p->out);
}

static void name_row(struct annual_page *p, struct str name)
{
    buf_text(&p->out, "<tr>");
    html_element(&p->out, "th scope=\"row\" class=\"name\"", annual_name(p->a, name));
}

static void end_row(struct annual_page *p)
{
    buf_text(&p->out, "</tr>\n");
}

static void year_heads(struct annual_page *p, const struct county *c)
{
    annual_head(p, "", WORD_DEPARTMENT);
    for (size_t y = 0; y < c->years; y++)
        annual_whole(p, "th scope=\"col\" class=\"n\"", c->year[y]);
    end_heads(p);
}

static void ranking(struct annual_page *p, const struct picture *picture)
{
    const struct county *c = county_of(p, picture);

    begin(p, picture, (struct str){ 0 });
    annual_head(p, " class=\"n\"", WORD_RANK);
    annual_head(p, "", WORD_DEPARTMENT);
    annual_head(p, " class=\"n\"", WORD_TOTAL);
    annual_head(p, "", WORD_GRADE);
    annual_head(p, "", WORD_CHANGE);
    annual_head(p, " class=\"n\"", WORD_MISSING);
    end_heads(p);
    for (size_t i = c->first[picture->year]; i < c->first[picture->year + 1]; i++) {
        const struct standing *s = &c->rows[i];

        buf_text(&p->out, "<tr>");
        if (s->rank > 0)
            annual_whole(p, "td class=\"n\"", s->rank);
        else
            html_words(&p->out, "td", word(p->a->scene->language, WORD_NOT_RANKED));
        html_element(&p->out, "th scope=\"row\" class=\"name\"", annual_name(p->a, s->department));
        annual_total(p, "td class=\"n\"", s);
        html_element(&p->out, "td", s->grade);
        annual_change(p, "td", s);
        annual_whole(p, "td class=\"n\"", s->missing);
        end_row(p);
    }
    end(p);
}

/* more: what tells the table from another of the same chart; may be empty. */
static void put_totals(struct annual_page *p, const struct picture *picture, struct str more)
{
    const struct county *c = county_of(p, picture);

    begin(p, picture, more);
    year_heads(p, c);
    for (size_t d = 0; d < c->departments; d++) {
        name_row(p, c->department[d]);
        for (size_t y = 0; y < c->years; y++)
            if (c->cell[d * c->years + y] != NULL)
                annual_total(p, "td class=\"n\"", c->cell[d * c->years + y]);
            else
                annual_points(p, "td class=\"n\"", (struct points){ 0 });
        end_row(p);
    }
    name_row(p, str_of(word(p->a->scene->language, WORD_MEAN)));
    for (size_t y = 0; y < c->years; y++)
        annual_points(p, "td class=\"n\"", county_mean(c, y));
    end_row(p);
    end(p);
}

static void totals(struct annual_page *p, const struct picture *picture)
{
    put_totals(p, picture, (struct str){ 0 });
}

static void ranks(struct annual_page *p, const struct picture *picture)
{
    const struct county *c = county_of(p, picture);

    begin(p, picture, (struct str){ 0 });
    year_heads(p, c);
    for (size_t d = 0; d < c->departments; d++) {
        name_row(p, c->department[d]);
        for (size_t y = 0; y < c->years; y++) {
            const struct standing *s = c->cell[d * c->years + y];

            if (s != NULL && s->rank > 0)
                annual_whole(p, "td class=\"n\"", s->rank);
            else
                annual_points(p, "td class=\"n\"", (struct points){ 0 });
        }
        end_row(p);
    }
    end(p);
}

static void distribution(struct annual_page *p, const struct picture *picture)
{
    static const enum word heads[] = { WORD_COUNT, WORD_LOWEST,  WORD_LOWER, WORD_MEDIAN,
                                       WORD_UPPER, WORD_HIGHEST, WORD_MEAN };
    const struct county *c = county_of(p, picture);

    begin(p, picture, (struct str){ 0 });
    annual_head(p, "", WORD_YEAR);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        annual_head(p, " class=\"n\"", heads[i]);
    end_heads(p);
    for (size_t y = 0; y < c->years; y++) {
        struct spread s;

        spread_set(&s, c, y);
        buf_text(&p->out, "<tr>");
        annual_whole(p, "th scope=\"row\"", c->year[y]);
        annual_whole(p, "td class=\"n\"", (long)s.n);
        annual_points(p, "td class=\"n\"", s.lowest);
        annual_points(p, "td class=\"n\"", s.lower);
        annual_points(p, "td class=\"n\"", s.median);
        annual_points(p, "td class=\"n\"", s.upper);
        annual_points(p, "td class=\"n\"", s.highest);
        annual_points(p, "td class=\"n\"", county_mean(c, y));
        end_row(p);
        spread_free(&s);
    }
    end(p);
    put_totals(p, picture, str_of(word(p->a->scene->language, WORD_TOTAL)));
}

static void losses_of(struct losses *l, const struct annual_page *p, const struct picture *picture)
{
    losses_set(l, p->a->fw, p->a->scene->standings, county_of(p, picture), picture->year);
}

/* The indicators loss[from..to) as columns: their names with their weights below. */
static void loss_heads(struct annual_page *p, const struct losses *l, size_t from, size_t to)
{
    annual_head(p, "", WORD_DEPARTMENT);
    for (size_t i = from; i < to; i++) {
        struct say_parts parts = { 0 };
        struct buf text = { 0 };

        chart_number(&parts.text, l->loss[i].node->weight);
        say_end_part(&parts);
        say_fill(&text, word(p->a->scene->language, WORD_WEIGHT_OF), &parts);
        buf_text(&p->out, "<th scope=\"col\" class=\"n wrap\">");
        html_text(&p->out, l->loss[i].node->name);
        buf_text(&p->out, " ");
        html_take(&p->out, "span class=\"more\"", &text);
        buf_text(&p->out, "</th>");
        buf_free(&text);
    }
    end_heads(p);
}

/* What departments lost by indicator, a table for each section of the first level, so that none is
 * too wide. */
static void indicators(struct annual_page *p, const struct picture *picture)
{
    const struct county *c = county_of(p, picture);
    struct losses l;

    losses_of(&l, p, picture);
    for (size_t from = 0, to; from < l.n; from = to) {
        for (to = from; to < l.n && l.loss[to].section == l.loss[from].section;)
            to++;
        begin(p, picture, p->a->fw->node[l.loss[from].section].name);
        loss_heads(p, &l, from, to);
        for (size_t row = c->first[picture->year]; row < c->first[picture->year + 1]; row++) {
            name_row(p, c->rows[row].department);
            for (size_t i = from; i < to; i++)
                annual_points(p, "td class=\"n\"", loss_of(&l.loss[i], &c->rows[row]));
            end_row(p);
        }
        name_row(p, str_of(word(p->a->scene->language, WORD_MEAN)));
        for (size_t i = from; i < to; i++)
            annual_points(p, "td class=\"n\"", loss_mean(&l.loss[i], p->a->fw->decimals));
        end_row(p);
        end(p);
    }
    losses_free(&l);
}

static void losses(struct annual_page *p, const struct picture *picture)
{
    struct losses l;

    begin(p, picture, (struct str){ 0 });
    annual_head(p, "", WORD_INDICATOR);
    annual_head(p, " class=\"n\"", WORD_WEIGHT);
    annual_head(p, " class=\"n\"", WORD_COUNT);
    annual_head(p, " class=\"n\"", WORD_LOST);
    annual_head(p, " class=\"n\"", WORD_LOST_MEAN);
    end_heads(p);
    losses_of(&l, p, picture);
    losses_sort(&l, LOSSES_BY_POINTS);
    for (size_t i = 0; i < l.n; i++) {
        const struct loss *loss = &l.loss[i];
        struct points lost = { loss->counted > 0, loss->lost, p->a->fw->decimals };

        name_row(p, loss->node->name);
        annual_points(p, "td class=\"n\"", scene_weight(p->a->scene, loss->node));
        annual_whole(p, "td class=\"n\"", loss->counted);
        annual_points(p, "td class=\"n\"", points_round(lost));
        annual_points(p, "td class=\"n\"", loss_mean(loss, p->a->fw->decimals));
        end_row(p);
    }
    losses_free(&l);
    end(p);
}

static void profile(struct annual_page *p, const struct picture *picture)
{
    const struct county *c = county_of(p, picture);
    const struct standing *s = c->cell[picture->department * c->years + picture->year];
    const struct framework *fw = p->a->fw;

    begin(p, picture, (struct str){ 0 });
    annual_head(p, "", WORD_INDICATOR);
    annual_head(p, " class=\"n\"", WORD_WEIGHT);
    annual_head(p, " class=\"n\"", WORD_POINTS);
    annual_head(p, " class=\"n\"", WORD_MEAN);
    annual_head(p, " class=\"n\"", WORD_HIGHEST);
    end_heads(p);
    for (size_t i = 0; fw != NULL && i < fw->nodes; i++) {
        int code = i == 0 ? -1 : standings_code(p->a->scene->standings, fw->node[i].code);

        if (i > 0 && code < 0)
            continue;
        name_row(p, i == 0 ? str_of(word(p->a->scene->language, WORD_TOTAL)) : fw->node[i].name);
        annual_points(p, "td class=\"n\"", scene_weight(p->a->scene, &fw->node[i]));
        if (i == 0)
            annual_total(p, "td class=\"n\"", s);
        else
            annual_points(p, "td class=\"n\"", s->node[code]);
        annual_points(p, "td class=\"n\"", county_mean_of(c, picture->year, code));
        annual_points(p, "td class=\"n\"", county_best_of(c, picture->year, code));
        end_row(p);
    }
    end(p);
}

static void put_rank(struct annual_page *p, long rank)
{
    if (rank > 0)
        annual_whole(p, "td class=\"n\"", rank);
    else
        annual_points(p, "td class=\"n\"", (struct points){ 0 });
}

/* As a percentage; with the decimals that are left of it. */
static void put_share(struct annual_page *p, struct points share)
{
    struct buf text = { 0 };

    if (!share.known) {
        annual_points(p, "td class=\"n\"", share);
        return;
    }
    share.value *= 100;
    share.decimals = share.decimals > 2 ? share.decimals - 2 : 0;
    points_write(&text, share);
    buf_char(&text, '%');
    html_take(&p->out, "td class=\"n\"", &text);
    buf_free(&text);
}

static void intervals(struct annual_page *p, const struct picture *picture)
{
    const struct county *c = county_of(p, picture);

    begin(p, picture, (struct str){ 0 });
    annual_head(p, "", WORD_DEPARTMENT);
    annual_head(p, " class=\"n\"", WORD_RANK);
    annual_head(p, " class=\"n\"", WORD_TOTAL);
    annual_head(p, " class=\"n\"", WORD_RANK_FROM);
    annual_head(p, " class=\"n\"", WORD_MEDIAN);
    annual_head(p, " class=\"n\"", WORD_RANK_TO);
    annual_head(p, " class=\"n\"", WORD_FIRST);
    end_heads(p);
    for (size_t i = c->first[picture->year]; i < c->first[picture->year + 1]; i++) {
        const struct standing *s = &c->rows[i];

        name_row(p, s->department);
        put_rank(p, s->rank);
        annual_total(p, "td class=\"n\"", s);
        put_rank(p, s->p05);
        put_rank(p, s->median);
        put_rank(p, s->p95);
        put_share(p, s->top);
        end_row(p);
    }
    end(p);
}

/* Those that gave themselves no points by indicator come last. */
static void own_points(struct annual_page *p, const struct picture *picture)
{
    static const enum word heads[] = { WORD_SELF, WORD_POINTS, WORD_SELF_MINUS, WORD_COMPARED };
    const struct county *c = county_of(p, picture);
    struct gaps gaps;
    struct buf text = { 0 };

    gaps_set(&gaps, p->a->remarks, c, picture->year);
    begin(p, picture, (struct str){ 0 });
    annual_head(p, "", WORD_DEPARTMENT);
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++)
        annual_head(p, " class=\"n\"", heads[i]);
    end_heads(p);
    for (size_t i = 0; i < gaps.n; i++) {
        const struct gap *gap = &gaps.gap[i];

        name_row(p, gap->standing->department);
        annual_points(p, "td class=\"n\"", gap->own);
        annual_points(p, "td class=\"n\"", gap->points);
        gaps_write(&text, gap->more);
        if (gap->standing->missing > 0)
            buf_text(&text, word(p->a->scene->language, WORD_PROVISIONAL_BEHIND));
        html_take(&p->out, "td class=\"n\"", &text);
        annual_whole(p, "td class=\"n\"", gap->compared);
        end_row(p);
    }
    for (size_t i = 0; i < gaps.withouts; i++) {
        name_row(p, gaps.without[i]->department);
        for (size_t column = 0; column < 3; column++)
            annual_points(p, "td class=\"n\"", (struct points){ 0 });
        annual_whole(p, "td class=\"n\"", 0);
        end_row(p);
    }
    end(p);
    buf_free(&text);
    gaps_free(&gaps);
}

/* A chart that is not here shows what the ranking of its year, or the totals of all years, has. */
static const struct {
    const char *chart;
    void (*put)(struct annual_page *p, const struct picture *picture);
} tables[] = {
    { "ranking", ranking },           { "trend", totals },        { "bump", ranks },
    { "distribution", distribution }, { "heatmap", indicators },  { "loss", losses },
    { "profile", profile },           { "certainty", intervals }, { "selfgap", own_points },
};

void annual_data(struct annual_page *p, const struct picture *picture)
{
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (str_is(str_of(picture->chart->name), tables[i].chart)) {
            tables[i].put(p, picture);
            return;
        }
    (picture->chart->scope == SCOPE_COUNTY ? totals : ranking)(p, picture);
}
