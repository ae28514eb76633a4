/* The town's own sheet: points above the weight, a total that its points do not reach, points that
 * its figures do not earn. */
#include <tgmath.h>

#include "decimal.h"
#include "figure.h"
#include "findings.h"

/* self.CODE of an indicator, or self.total: false where the town gave none. What is not applicable
 * earns its weight in the town's sheet too. */
static bool self_points(const struct cohort *c, int item, size_t i, real weight, real *points)
{
    unsigned char state = item == NOWHERE ? CELL_MISSING : c->item[item].state[i];

    *points = state == CELL_NA ? weight : (state == CELL_VALUE ? c->item[item].value[i] : 0);
    return state == CELL_VALUE || (state == CELL_NA && item != c->fw->self_total);
}

static void put_over_weight(struct findings *f, const struct cohort *c, const struct node *n,
                            size_t i, real given)
{
    struct finding *now = findings_begin(f, FINDING_OVER_WEIGHT, SEVERITY_ERROR, n->code, n->name);
    real weight = node_weight(n);

    figure_exact(&now->expected, weight);
    figure_exact(&now->reported, given);
    figure_exact(&now->difference, figure_round(given - weight, DECIMAL_SCALE_MAX));
    findings_name(f);
    findings_say(f, "自评 ", ": the town gave itself ");
    findings_number(f, given);
    findings_say(f, " 分，超过分值 ", ", above the weight of ");
    findings_number(f, weight);
    findings_say(f, " 分，请更正。", "; please correct it.");
    findings_put(f, c, i);
}

static const char *const differs_phrases[][LANGUAGES] = {
    { "自评 ", ": the town gave itself " },
    { " 分，按填报的数计算得 ", ", its figures earn " },
    { " 分，复核评定 ", ", the review " },
    { " 分，请核对。", "; please check." },
};
enum { DIFFERS_BEGINS, DIFFERS_EARNS, DIFFERS_REVIEW, DIFFERS_ENDS };

void find_in_sheet_prepare(struct findings *f)
{
    bool is_bare = true;

    for (size_t i = 0; i < sizeof differs_phrases / sizeof differs_phrases[0]; i++)
        is_bare = is_bare && csvout_is_bare(str_of(differs_phrases[i][f->language]));
    f->differs = arena_new(&f->arena, f->fw->nodes, sizeof *f->differs);
    for (size_t i = 0; i < f->fw->nodes; i++) {
        struct differs_words *words = &f->differs[i];
        struct csvout cells = { .inside = true };

        findings_begin(f, FINDING_SELF_DIFFERS, SEVERITY_WARNING, f->fw->node[i].code,
                       f->fw->node[i].name);
        csvout_plain(&cells, str_of(finding_severity_name(f->now.severity)));
        csvout_plain(&cells, str_of(finding_kind_name(f->now.kind)));
        csvout_text(&cells, f->now.code);
        csvout_text(&cells, f->now.name);
        buf_char(&cells.out, ',');
        findings_name(f);
        buf_text(&f->now.message, differs_phrases[DIFFERS_BEGINS][f->language]);
        words->cells = (struct str){ arena_copy(&f->arena, cells.out.s, cells.out.n), cells.out.n };
        words->begins = (struct str){ arena_copy(&f->arena, f->now.message.s, f->now.message.n),
                                      f->now.message.n };
        words->is_bare = is_bare && csvout_is_bare(words->begins);
        buf_free(&cells.out);
    }
}

/* This is most of all findings, so it goes straight into the row. */
static void put_differs(struct findings *f, const struct cohort *c, size_t node, size_t i,
                        real given, real counted)
{
    const struct differs_words *words = &f->differs[node];
    bool reviewed = c->node[node].origin[i] == ORIGIN_REVIEW;
    struct csvout *w = &f->file.csv;
    size_t expected, reported, difference, message;

    findings_begin_row(f, c, i);
    buf_str(&w->out, words->cells);
    expected = w->out.n;
    decimal_write(&w->out, c->node[node].points[i], c->fw->decimals);
    buf_char(&w->out, ',');
    reported = w->out.n;
    figure_exact(&w->out, given);
    buf_char(&w->out, ',');
    difference = w->out.n;
    figure_exact(&w->out, figure_round(given - counted, DECIMAL_SCALE_MAX));
    message = csvout_begin_text(w);
    buf_str(&w->out, words->begins);
    buf_repeat(&w->out, reported, difference - 1 - reported);
    buf_text(&w->out, differs_phrases[reviewed ? DIFFERS_REVIEW : DIFFERS_EARNS][f->language]);
    buf_repeat(&w->out, expected, reported - 1 - expected);
    buf_text(&w->out, differs_phrases[DIFFERS_ENDS][f->language]);
    if (!words->is_bare)
        csvout_end_text(w, message);
    findings_end_row(f, FINDING_SELF_DIFFERS, SEVERITY_WARNING);
}

/* Sum of what the town gave itself, and what it left blank. */
struct own_sheet {
    real sum, blank_weight;
    unsigned given, blank;
};

static void put_blanks(struct findings *f, const struct cohort *c, size_t i,
                       const struct own_sheet *sheet)
{
    unsigned said = 0;
    real points;

    findings_say(f, "；空白 ", "; blank: ");
    buf_printf(&f->now.message, "%u", sheet->blank);
    findings_say(f, " 项（", " (");
    for (size_t node = 0; node < c->fw->nodes; node++) {
        const struct node *n = &c->fw->node[node];

        if (n->self_item == NOWHERE || self_points(c, n->self_item, i, 0, &points))
            continue;
        if (said++ > 0)
            say(&f->now.message, f->language, SAY_COMMA);
        buf_str(&f->now.message, n->name);
    }
    findings_say(f, "），分值共 ", "), with weights of ");
    findings_number(f, sheet->blank_weight);
    findings_say(f, " 分，都得满分时总分为 ", ", which at full marks give ");
    findings_number(f, figure_round(sheet->sum + sheet->blank_weight, DECIMAL_SCALE_MAX));
    findings_say(f, " 分", "");
}

/* Where the points of the blanks may make up for the difference, both figures can be true. */
static void put_total(struct findings *f, const struct cohort *c, size_t i, real stated,
                      const struct own_sheet *sheet)
{
    real gap = figure_round(stated - sheet->sum, DECIMAL_SCALE_MAX);
    bool blanks_may_do = gap > 0 && gap <= sheet->blank_weight + REAL_FORGIVEN;
    const struct item *item = &c->fw->item[c->fw->self_total];
    struct finding *now =
        findings_begin(f, FINDING_SELF_TOTAL, blanks_may_do ? SEVERITY_WARNING : SEVERITY_ERROR,
                       item->code, item->name);

    figure_exact(&now->expected, figure_round(sheet->sum, DECIMAL_SCALE_MAX));
    figure_exact(&now->reported, stated);
    figure_exact(&now->difference, gap);
    findings_name(f);
    findings_say(f, "填报 ", " is stated as ");
    findings_number(f, stated);
    findings_say(f, " 分，各项自评得分合计 ", ", the points add up to ");
    findings_number(f, figure_round(sheet->sum, DECIMAL_SCALE_MAX));
    findings_say(f, " 分，相差 ", ", a difference of ");
    findings_number(f, fabs(gap));
    findings_say(f, " 分", "");
    if (sheet->blank > 0)
        put_blanks(f, c, i, sheet);
    findings_say(f, "。请核对。", ". Please check.");
    findings_put(f, c, i);
}

static void find_in_own_points(struct findings *f, const struct cohort *c, size_t node, size_t i,
                               real given)
{
    int64_t points = c->node[node].points[i];
    real unit = (real)decimal_power(c->fw->decimals);

    if (given > f->weight[node] + REAL_FORGIVEN)
        put_over_weight(f, c, &c->fw->node[node], i, given);
    if (points != POINTS_MISSING && c->node[node].origin[i] != ORIGIN_SELF &&
        fabs(given * unit - (real)points) > 0.5 + REAL_FORGIVEN * unit)
        put_differs(f, c, node, i, given, (real)points / unit);
}

static struct own_sheet read_sheet(struct findings *f, const struct cohort *c, size_t i)
{
    struct own_sheet sheet = { 0 };

    for (size_t node = 0; node < c->fw->nodes; node++) {
        const struct node *n = &c->fw->node[node];
        real given;

        if (n->self_item == NOWHERE)
            continue;
        if (self_points(c, n->self_item, i, f->weight[node], &given)) {
            sheet.given++;
            sheet.sum += given;
            find_in_own_points(f, c, node, i, given);
        } else {
            sheet.blank++;
            sheet.blank_weight += f->weight[node];
        }
    }
    return sheet;
}

void find_in_sheet(struct findings *f, const struct cohort *c)
{
    for (size_t i = 0; i < c->n; i++) {
        struct own_sheet sheet = read_sheet(f, c, i);
        real stated;

        if (sheet.given > 0 && self_points(c, c->fw->self_total, i, 0, &stated) &&
            fabs(stated - sheet.sum) > REAL_FORGIVEN)
            put_total(f, c, i, stated, &sheet);
    }
}
