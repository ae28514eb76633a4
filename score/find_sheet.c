/* The town's own sheet: points above the weight, a total that its points do not reach, points that
 * its figures do not earn. */
#include <math.h>

#include "decimal.h"
#include "figure.h"
#include "findings.h"

/* self.CODE of an indicator: false where the town gave none. */
static bool self_points(const struct cohort *c, int item, size_t i, double *points)
{
    if (item == NOWHERE || c->o->item[item].state[c->first + i] != CELL_VALUE)
        return false;
    *points = c->o->item[item].value[c->first + i];
    return true;
}

static void put_over_weight(struct findings *f, const struct cohort *c, const struct node *n,
                            size_t i, double given)
{
    struct finding *now = findings_begin(f, FINDING_OVER_WEIGHT, SEVERITY_ERROR, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;
    double weight = node_weight(n);

    figure_exact(&now->expected, weight);
    figure_exact(&now->reported, given);
    figure_exact(&now->difference, figure_round(given - weight, 9));
    buf_str(&now->message, n->name);
    buf_text(&now->message, zh ? "自评 " : ": the town gave itself ");
    figure_exact(&now->message, given);
    buf_text(&now->message, zh ? " 分，超过分值 " : ", above the weight of ");
    figure_exact(&now->message, weight);
    buf_text(&now->message, zh ? "，请更正。" : "; please correct it.");
    findings_put(f, c, i);
}

static void put_differs(struct findings *f, const struct cohort *c, size_t node, size_t i,
                        double given)
{
    const struct node *n = &c->fw->node[node];
    struct finding *now =
        findings_begin(f, FINDING_SELF_DIFFERS, SEVERITY_WARNING, n->code, n->name);
    bool zh = f->language == LANGUAGE_ZH;
    double computed = (double)c->node[node].points[i] / (double)decimal_power(c->fw->decimals);

    decimal_write(&now->expected, c->node[node].points[i], c->fw->decimals);
    figure_exact(&now->reported, given);
    figure_exact(&now->difference, figure_round(given - computed, 9));
    buf_str(&now->message, n->name);
    buf_text(&now->message, zh ? "自评 " : ": the town gave itself ");
    figure_exact(&now->message, given);
    buf_text(&now->message, zh ? " 分，按填报的数计算得 " : ", its figures earn ");
    buf_str(&now->message, buf_view(&now->expected));
    buf_text(&now->message, zh ? " 分，请核对。" : "; please check.");
    findings_put(f, c, i);
}

/* Sum of what the town gave itself, and what it left blank. */
struct own_sheet {
    double sum, blank_weight;
    unsigned given, blank;
    struct buf blanks; /* their names */
};

static void put_total(struct findings *f, const struct cohort *c, size_t i, double stated,
                      struct own_sheet *sheet)
{
    double gap = figure_round(stated - sheet->sum, 9);
    bool blanks_may_do = gap > 0 && gap <= sheet->blank_weight + 1e-9;
    const struct item *item = &c->fw->item[c->fw->self_total];
    struct finding *now =
        findings_begin(f, FINDING_SELF_TOTAL, blanks_may_do ? SEVERITY_WARNING : SEVERITY_ERROR,
                       item->code, item->name);
    bool zh = f->language == LANGUAGE_ZH;

    figure_exact(&now->expected, figure_round(sheet->sum, 9));
    figure_exact(&now->reported, stated);
    figure_exact(&now->difference, gap);
    buf_str(&now->message, item->name);
    buf_text(&now->message, zh ? "填报 " : " is stated as ");
    figure_exact(&now->message, stated);
    buf_text(&now->message, zh ? "，各项自评得分合计 " : ", the points add up to ");
    figure_exact(&now->message, figure_round(sheet->sum, 9));
    buf_text(&now->message, zh ? "，相差 " : ", a difference of ");
    figure_exact(&now->message, gap);
    if (sheet->blank > 0) {
        buf_text(&now->message, zh ? "；空白 " : "; blank: ");
        buf_printf(&now->message, zh ? "%u 项（" : "%u (", sheet->blank);
        buf_str(&now->message, buf_view(&sheet->blanks));
        buf_text(&now->message, zh ? "），分值共 " : "), weights of ");
        figure_exact(&now->message, sheet->blank_weight);
        buf_text(&now->message, zh ? "，满分时总分为 " : ", which at full marks give ");
        figure_exact(&now->message, figure_round(sheet->sum + sheet->blank_weight, 9));
    }
    buf_text(&now->message, zh ? "。请核对。" : ". Please check.");
    findings_put(f, c, i);
}

static void read_sheet(struct findings *f, const struct cohort *c, size_t i,
                       struct own_sheet *sheet)
{
    for (size_t node = 0; node < c->fw->nodes; node++) {
        const struct node *n = &c->fw->node[node];
        double given, half = 0.5 / (double)decimal_power(c->fw->decimals);

        if (node_is_section(n) || n->self_item == NOWHERE)
            continue;
        if (!self_points(c, n->self_item, i, &given)) {
            buf_text(&sheet->blanks, sheet->blank++ > 0 ? "、" : "");
            buf_str(&sheet->blanks, n->name);
            sheet->blank_weight += node_weight(n);
            continue;
        }
        sheet->sum += given;
        sheet->given++;
        if (given > node_weight(n) + 1e-9)
            put_over_weight(f, c, n, i, given);
        if (c->node[node].points[i] != POINTS_MISSING && c->node[node].origin[i] != ORIGIN_SELF &&
            fabs(given - (double)c->node[node].points[i] / (double)decimal_power(c->fw->decimals)) >
                half + 1e-9)
            put_differs(f, c, node, i, given);
    }
}

void find_in_sheet(struct findings *f, const struct cohort *c)
{
    struct own_sheet sheet = { 0 };

    for (size_t i = 0; i < c->n; i++) {
        double stated;

        sheet = (struct own_sheet){ .blanks = sheet.blanks };
        buf_clear(&sheet.blanks);
        read_sheet(f, c, i, &sheet);
        if (sheet.given > 0 && self_points(c, c->fw->self_total, i, &stated) &&
            fabs(stated - sheet.sum) > 1e-9)
            put_total(f, c, i, stated, &sheet);
    }
    buf_free(&sheet.blanks);
}
