/* Points that somebody gave in place of computed ones: those of a reviewer above the weight, and NA, which
 * counts the weight. What a town gave itself above the weight is found in its sheet (find_sheet.c). */
#include "figure.h"
#include "findings.h"

struct giver {
    enum origin origin;
    const char *zh, *en; /* says that it gave NA */
};

static const struct giver reviewer = { ORIGIN_REVIEW, "复核评定为不适用。", "NA by review." };
static const struct giver town = { ORIGIN_SELF, "自评得分填为不适用。", "NA by the town itself." };

static void put_not_applicable(struct findings *f, const struct cohort *c, size_t node, size_t i,
                               const struct giver *giver)
{
    const struct node *n = &c->fw->node[node];
    struct finding *now =
        findings_begin(f, FINDING_NOT_APPLICABLE, SEVERITY_NOTE, n->code, n->name);

    buf_text(&now->reported, "NA");
    findings_name(f);
    findings_say(f, "不适用，计满分：", " is not applicable and counts its weight: ");
    findings_say(f, giver->zh, giver->en);
    findings_put(f, c, i);
}

static void put_over_weight(struct findings *f, const struct cohort *c, size_t node, size_t i,
                            real given)
{
    const struct node *n = &c->fw->node[node];
    real weight = node_weight(n);
    struct finding *now = findings_begin(f, FINDING_OVER_WEIGHT, SEVERITY_ERROR, n->code, n->name);

    figure_exact(&now->expected, weight);
    figure_exact(&now->reported, given);
    figure_exact(&now->difference, figure_round(given - weight, DECIMAL_SCALE_MAX));
    findings_name(f);
    findings_say(f, "复核评定 ", ": the review gives ");
    findings_number(f, given);
    findings_say(f, " 分，超过分值 ", ", above the weight of ");
    findings_number(f, weight);
    findings_say(f, " 分，只计分值，请更正。", "; the weight counts; please correct it.");
    findings_put(f, c, i);
}

/* Whether the points come from the giver's column; a reviewer's file is before review.CODE, and is
 * refused where it says too much. */
static bool is_from_column(const struct cohort *c, size_t node, size_t i, const struct giver *giver)
{
    struct str key[KEY_COUNT];

    if (c->node[node].origin[i] != giver->origin)
        return false;
    if (giver->origin != ORIGIN_REVIEW || c->reviews == NULL)
        return true;
    cohort_key(c, i, key);
    return reviews_find(c->reviews, key, (int)node) == NULL;
}

static void find_in_column(struct findings *f, const struct cohort *c, size_t node,
                           const struct column *column, const struct giver *giver)
{
    for (size_t i = 0; i < c->n; i++) {
        bool is_over = giver->origin == ORIGIN_REVIEW && column->state[i] == CELL_VALUE &&
                       column->value[i] > f->weight[node] + REAL_FORGIVEN;

        if ((column->state[i] != CELL_NA && !is_over) || !is_from_column(c, node, i, giver))
            continue;
        if (is_over)
            put_over_weight(f, c, node, i, column->value[i]);
        else
            put_not_applicable(f, c, node, i, giver);
    }
}

void find_in_given(struct findings *f, const struct cohort *c)
{
    for (size_t node = 0; node < c->fw->nodes; node++) {
        const struct node *n = &c->fw->node[node];

        if (n->review_item != NOWHERE && c->self != SELF_ONLY)
            find_in_column(f, c, node, &c->item[n->review_item], &reviewer);
        if (n->self_item != NOWHERE && c->self != SELF_AUDIT)
            find_in_column(f, c, node, &c->item[n->self_item], &town);
    }
}
