/* The town's own sheet: points above the weight, a total that its points do not reach, points that
 * its figures do not earn. */
#include <stdlib.h>
#include <tgmath.h>

#include "decimal.h"
#include "explain/figure.h"
#include "explain/template.h"
#include "findings/finder.h"

/* An indicator that towns may give themselves points for. */
struct stated {
    size_t node;
    int item; /* self.CODE */
    real weight;
    struct template row[2]; /* of points that differ: from computed ones; from a review */
};

struct self_sheet {
    struct stated *stated;
    size_t n;
    real points_unit; /* of the last decimal, in a point */
    struct small_numbers *small;
};

/* self.CODE of an indicator, or self.total: false where the town gave none. What is not applicable
 * earns its weight in the town's sheet too. */
static inline bool self_points(const struct cohort *c, int item, size_t i, real weight,
                               real *points)
{
    unsigned char state = item == NOWHERE ? CELL_MISSING : c->item[item].state[i];

    *points = state == CELL_NA ? weight : (state == CELL_VALUE ? c->item[item].value[i] : 0);
    return state == CELL_VALUE || (state == CELL_NA && item != c->fw->self_total);
}

static void put_over_weight(struct finding_file *f, const struct cohort *c, const struct node *n,
                            size_t i, real given)
{
    real weight = node_weight(n);

    finding_begin(f, FINDING_OVER_WEIGHT, SEVERITY_ERROR, n->code, n->name);
    finding_compare(f, weight, given);
    finding_say(f, "自评 ", ": the town gave itself ");
    finding_number(f, given);
    finding_say(f, " 分，超过分值 ", ", above the weight of ");
    finding_number(f, weight);
    finding_say(f, " 分，请更正。", "; please correct it.");
    finding_put(f, c, i);
}

/* A row about points that differ, and whose it is. */
struct differs {
    struct finding_file *f;
    struct csvout *w;
    struct filling who;
    real given;
    struct template *t; /* that learns it, or NULL */
};

static void say_in(const struct differs *d, const char *zh, const char *en)
{
    buf_text(&d->w->out, d->f->language == LANGUAGE_ZH ? zh : en);
}

static void say_counted(const struct differs *d)
{
    const struct cohort *c = d->who.c;
    size_t from = d->w->out.n;

    decimal_write(&d->w->out, c->node[d->who.node].points[d->who.i], c->fw->decimals);
    template_mark(d->t, &d->w->out, from, (struct blank){ .kind = BLANK_POINTS });
}

static void say_given(const struct differs *d)
{
    int item = d->who.c->fw->node[d->who.node].self_item;
    size_t from = d->w->out.n;

    figure_exact(&d->w->out, d->given);
    template_mark(d->t, &d->w->out, from, (struct blank){ .kind = BLANK_FIGURE, .item = item });
}

static void say_difference(const struct differs *d)
{
    const struct cohort *c = d->who.c;
    real unit = (real)decimal_power(c->fw->decimals);
    real counted = (real)c->node[d->who.node].points[d->who.i] / unit;
    int item = c->fw->node[d->who.node].self_item;
    size_t from = d->w->out.n;

    figure_exact(&d->w->out, figure_round(d->given - counted, DECIMAL_SCALE_MAX));
    template_mark(d->t, &d->w->out, from, (struct blank){ .kind = BLANK_DIFFERENCE, .item = item });
}

static bool is_na(const struct differs *d)
{
    const struct cohort *c = d->who.c;

    return c->item[c->fw->node[d->who.node].self_item].state[d->who.i] == CELL_NA;
}

static void say_differs(const struct differs *d, struct str name)
{
    say_in(d, "【", "");
    buf_str(&d->w->out, name);
    if (is_na(d))
        say_in(d, "】自评填不适用，计满分 ", ": the town put NA, which counts ");
    else
        say_in(d, "】自评 ", ": the town gave itself ");
    say_given(d);
    if (d->who.c->node[d->who.node].origin[d->who.i] == ORIGIN_REVIEW)
        say_in(d, " 分，复核评定 ", ", the review ");
    else
        say_in(d, " 分，按填报的数计算得 ", ", its figures earn ");
    say_counted(d);
    say_in(d, " 分，请核对。", "; please check.");
}

/* All cells behind the key. */
static void write_differs(const struct differs *d)
{
    const struct node *n = &d->who.c->fw->node[d->who.node];
    size_t message, bare;

    csvout_plain(d->w, str_of(finding_severity_name(SEVERITY_WARNING)));
    csvout_plain(d->w, str_of(finding_kind_name(FINDING_SELF_DIFFERS)));
    csvout_text(d->w, n->code);
    csvout_text(d->w, n->name);
    csvout_begin_text(d->w);
    say_counted(d);
    csvout_begin_text(d->w);
    say_given(d);
    csvout_begin_text(d->w);
    say_difference(d);
    message = csvout_begin_text(d->w);
    say_differs(d, n->name);
    bare = d->w->out.n;
    csvout_end_text(d->w, message);
    if (d->w->out.n > bare)
        template_quoted(d->t, &d->w->out, message);
    csvout_end_row(d->w);
}

static void learn_differs(struct template *t, struct differs d)
{
    struct csvout row = { .inside = true };

    d.w = &row;
    d.t = t;
    template_begin(t);
    write_differs(&d);
    template_end(t, buf_view(&row.out));
    buf_free(&row.out);
}

/* Most of all findings are these, as nearly every town marks itself a little higher, so they are
 * filled in (template.h); but for a town that wrote NA, which stands for the weight. */
static void put_differs(const struct self_sheet *own, struct stated *stated, struct finding_file *f,
                        const struct cohort *c, size_t i, real given)
{
    bool is_review = c->node[stated->node].origin[i] == ORIGIN_REVIEW;
    struct template *t = &stated->row[is_review];
    const struct differs d = { .f = f,
                               .w = &f->file.csv,
                               .who = { c, stated->node, i, finding_key(f, c, i), own->small },
                               .given = given };

    if (!is_na(&d) && !t->is_there)
        learn_differs(t, d);
    if (is_na(&d) || !template_fill(t, &d.who, &f->file.csv.out)) {
        buf_str(&f->file.csv.out, d.who.key);
        f->file.csv.inside = true;
        write_differs(&d);
    }
    finding_passed(f, FINDING_SELF_DIFFERS, SEVERITY_WARNING);
}

/* Sum of what the town gave itself, and what it left blank. */
struct own_sheet {
    real sum, blank_weight;
    unsigned given, blank;
};

static void put_blanks(struct finding_file *f, const struct cohort *c, size_t i,
                       const struct own_sheet *sheet)
{
    unsigned said = 0;
    real points;

    finding_say(f, "；空白 ", "; blank: ");
    buf_printf(&f->now.message, "%u", sheet->blank);
    finding_say(f, " 项（", " (");
    for (size_t node = 0; node < c->fw->nodes; node++) {
        const struct node *n = &c->fw->node[node];

        if (n->self_item == NOWHERE || self_points(c, n->self_item, i, 0, &points))
            continue;
        if (said++ > 0)
            say(&f->now.message, f->language, SAY_COMMA);
        buf_str(&f->now.message, n->name);
    }
    finding_say(f, "），分值共 ", "), with weights of ");
    finding_number(f, sheet->blank_weight);
    finding_say(f, " 分，都得满分时总分为 ", ", which at full marks give ");
    finding_number(f, figure_round(sheet->sum + sheet->blank_weight, DECIMAL_SCALE_MAX));
    finding_say(f, " 分", "");
}

/* Where the points of the blanks may make up for the difference, both figures can be true. */
static void put_total(struct finding_file *f, const struct cohort *c, size_t i, real stated,
                      const struct own_sheet *sheet)
{
    real gap = figure_round(stated - sheet->sum, DECIMAL_SCALE_MAX);
    bool blanks_may_do = gap > 0 && gap <= sheet->blank_weight + REAL_FORGIVEN;
    const struct item *item = &c->fw->item[c->fw->self_total];
    struct finding *now =
        finding_begin(f, FINDING_SELF_TOTAL, blanks_may_do ? SEVERITY_WARNING : SEVERITY_ERROR,
                      item->code, item->name);

    figure_exact(&now->expected, figure_round(sheet->sum, DECIMAL_SCALE_MAX));
    figure_exact(&now->reported, stated);
    figure_exact(&now->difference, gap);
    finding_say(f, "填报 ", " is stated as ");
    finding_number(f, stated);
    finding_say(f, " 分，各项自评得分合计 ", ", the points add up to ");
    finding_number(f, figure_round(sheet->sum, DECIMAL_SCALE_MAX));
    finding_say(f, " 分，相差 ", ", a difference of ");
    finding_number(f, fabs(gap));
    finding_say(f, " 分", "");
    if (sheet->blank > 0)
        put_blanks(f, c, i, sheet);
    finding_say(f, "。请核对。", ". Please check.");
    finding_put(f, c, i);
}

/* A total without the points that it is of is held against the computed one; where indicators are
 * missing, against what it comes to with all of them at nothing or at full marks. */
static void find_in_bare_total(struct finding_file *f, const struct cohort *c, size_t i,
                               real stated)
{
    const struct item *item = &c->fw->item[c->fw->self_total];
    real unit = (real)decimal_power(c->fw->total_decimals), in_units = stated * unit;
    real forgiven = 0.5 + REAL_FORGIVEN * unit;
    bool above = in_units > (real)c->high[i] + forgiven,
         below = in_units < (real)c->low[i] - forgiven;
    int64_t total = above ? c->high[i] : c->low[i];
    struct finding *now;

    if (!above && !below)
        return;
    now = finding_begin(f, FINDING_SELF_DIFFERS, SEVERITY_WARNING, item->code, item->name);
    decimal_write(&now->expected, total, c->fw->total_decimals);
    figure_exact(&now->reported, stated);
    figure_exact(&now->difference, figure_round(stated - (real)total / unit, DECIMAL_SCALE_MAX));
    finding_say(f, "自评 ", ": the town gave itself ");
    finding_number(f, stated);
    if (c->missing[i] == 0)
        finding_say(f, " 分，计算得 ", ", the points come to ");
    else if (above)
        finding_say(f, " 分，缺数的指标都得满分时计算得 ",
                    ", with full marks for what is missing the points come to ");
    else
        finding_say(f, " 分，缺数的指标都不得分时计算得 ",
                    ", with nothing for what is missing the points come to ");
    decimal_write(&now->message, total, c->fw->total_decimals);
    finding_say(f, " 分，请核对。", "; please check.");
    finding_put(f, c, i);
}

/* Half of the last decimal of the points, in that decimal. */
static bool differs(const struct self_sheet *own, real given, int64_t points)
{
    return fabs(given * own->points_unit - (real)points) > 0.5 + REAL_FORGIVEN * own->points_unit;
}

static void find_in_own_points(const struct self_sheet *own, struct stated *stated,
                               struct finding_file *f, const struct cohort *c, size_t i, real given)
{
    const struct node_scores *scores = &c->node[stated->node];
    int64_t points = scores->points[i];

    if (given > stated->weight + REAL_FORGIVEN)
        put_over_weight(f, c, &c->fw->node[stated->node], i, given);
    if (points != POINTS_MISSING && scores->origin[i] != ORIGIN_SELF && differs(own, given, points))
        put_differs(own, stated, f, c, i, given);
}

static struct own_sheet read_sheet(const struct self_sheet *own, struct finding_file *f,
                                   const struct cohort *c, size_t i)
{
    struct own_sheet sheet = { 0 };

    for (size_t k = 0; k < own->n; k++) {
        struct stated *stated = &own->stated[k];
        real given;

        if (self_points(c, stated->item, i, stated->weight, &given)) {
            sheet.given++;
            sheet.sum += given;
            find_in_own_points(own, stated, f, c, i, given);
        } else {
            sheet.blank++;
            sheet.blank_weight += stated->weight;
        }
    }
    return sheet;
}

static void find(void *own, struct finding_file *f, const struct cohort *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct own_sheet sheet = read_sheet(own, f, c, i);
        real total;

        if (!self_points(c, c->fw->self_total, i, 0, &total))
            continue;
        if (sheet.given == 0)
            find_in_bare_total(f, c, i, total);
        else if (fabs(total - sheet.sum) > REAL_FORGIVEN)
            put_total(f, c, i, total, &sheet);
    }
}

static void *sheet_new(const struct framework *fw)
{
    struct self_sheet *own = mem_new(1, sizeof *own);

    own->points_unit = (real)decimal_power(fw->decimals);
    own->small = mem_new(1, sizeof *own->small);
    own->stated = mem_new(fw->nodes, sizeof *own->stated);
    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *n = &fw->node[i];

        if (!node_is_section(n) && n->self_item != NOWHERE)
            own->stated[own->n++] = (struct stated){ i, n->self_item, node_weight(n), { { 0 } } };
    }
    return own;
}

static void sheet_free(void *own)
{
    struct self_sheet *sheet = own;

    for (size_t k = 0; k < sheet->n; k++)
        for (size_t r = 0; r < sizeof sheet->stated[k].row / sizeof sheet->stated[k].row[0]; r++)
            template_free(&sheet->stated[k].row[r]);
    free(sheet->stated);
    free(sheet->small);
    free(sheet);
}

const struct finder sheet_finder = { .new = sheet_new, .free = sheet_free, .find = find };
