/* Points that somebody gave in place of computed ones: those of a reviewer above the weight, and
 * NA, which counts the weight. What a town gave itself above the weight is found in its sheet
 * (find_sheet.c). */
#include "explain/figure.h"
#include "findings/finder.h"

struct giver {
    enum origin origin;
    const char *zh, *en; /* says that it gave NA */
};

static const struct giver reviewer = { ORIGIN_REVIEW, "复核评定为不适用。", "NA by review." };
static const struct giver town = { ORIGIN_SELF, "自评得分填为不适用。", "NA by the town itself." };

static void put_not_applicable(struct finding_file *f, const struct cohort *c, size_t node,
                               size_t i, const struct giver *giver)
{
    const struct node *n = &c->fw->node[node];
    struct finding *now = finding_begin(f, FINDING_NOT_APPLICABLE, SEVERITY_NOTE, n->code, n->name);

    buf_text(&now->reported, "NA");
    finding_say(f, "不适用，计满分：", " is not applicable and counts its weight: ");
    finding_say(f, giver->zh, giver->en);
    finding_put(f, c, i);
}

static void put_over_weight(struct finding_file *f, const struct cohort *c, size_t node, size_t i,
                            real given)
{
    const struct node *n = &c->fw->node[node];
    real weight = node_weight(n);

    finding_begin(f, FINDING_OVER_WEIGHT, SEVERITY_ERROR, n->code, n->name);
    finding_compare(f, weight, given);
    finding_say(f, "复核评定 ", ": the review gives ");
    finding_number(f, given);
    finding_say(f, " 分，超过分值 ", ", above the weight of ");
    finding_number(f, weight);
    finding_say(f, " 分，只计分值，请更正。", "; the weight counts; please correct it.");
    finding_put(f, c, i);
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

static void find_in_column(struct finding_file *f, const struct cohort *c, size_t node,
                           const struct column *column, const struct giver *giver)
{
    real most = node_weight(&c->fw->node[node]) + REAL_FORGIVEN;

    for (size_t i = 0; i < c->n; i++) {
        bool is_over = giver->origin == ORIGIN_REVIEW && column->state[i] == CELL_VALUE &&
                       column->value[i] > most;

        if ((column->state[i] != CELL_NA && !is_over) || !is_from_column(c, node, i, giver))
            continue;
        if (is_over)
            put_over_weight(f, c, node, i, column->value[i]);
        else
            put_not_applicable(f, c, node, i, giver);
    }
}

static void find(void *own, struct finding_file *f, const struct cohort *c)
{
    (void)own;
    for (size_t node = 0; node < c->fw->nodes; node++) {
        const struct node *n = &c->fw->node[node];

        if (n->review_item != NOWHERE && c->self != SELF_ONLY)
            find_in_column(f, c, node, &c->item[n->review_item], &reviewer);
        if (n->self_item != NOWHERE && c->self != SELF_AUDIT)
            find_in_column(f, c, node, &c->item[n->self_item], &town);
    }
}

const struct finder given_finder = { .find = find };
