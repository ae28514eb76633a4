#include "points/tree.h"

#include <string.h>
#include <tgmath.h>

#include "decimal.h"

/* What a section's children come to for one department: exact where it is a sum, else a real number
 * that is yet to be rounded. */
struct sum {
    bool missing, exact;
    int64_t points; /* where exact: integers of the last decimal */
    real real;      /* else: points */
};

struct walk {
    const struct framework *fw;
    enum missing policy;
    int64_t *const *points;
};

/* A child's points by the policy; false where it is left out. */
static bool child_points(const struct walk *w, int child, size_t row, int64_t *points,
                         bool *missing)
{
    const struct framework *fw = w->fw;

    *points = w->points[child][row];
    if (*points != POINTS_MISSING)
        return true;
    *missing = true;
    *points = w->policy == MISSING_FULL
                  ? points_award(fw, node_weight(&fw->node[child]), node_weight(&fw->node[child]))
                  : 0;
    return w->policy != MISSING_SKIP;
}

static struct sum add_children(const struct walk *w, const struct node *section, size_t row)
{
    struct sum s = { .exact = true };
    int64_t weights = 0, points;
    bool missing = false, any = false;

    for (int c = section->first_child; c != NOWHERE; c = w->fw->node[c].next_sibling)
        if (child_points(w, c, row, &points, &missing)) {
            s.points += points;
            weights += w->fw->node[c].weight;
            any = true;
        }
    s.missing = (missing && w->policy == MISSING_HOLD) || !any;
    if (missing && w->policy == MISSING_SKIP && weights > 0) {
        s.exact = false;
        s.real = (real)s.points / (real)decimal_power(w->fw->decimals) *
                 ((real)section->weight / (real)weights);
    }
    return s;
}

/* weight x prod((points / weight)^(weight / weights)) over the children that count. */
static struct sum multiply_children(const struct walk *w, const struct node *section, size_t row)
{
    struct sum s = { 0 };
    real unit = (real)decimal_power(w->fw->decimals), weights = 0, product = 1;
    int64_t points;
    bool missing = false;

    for (int c = section->first_child; c != NOWHERE; c = w->fw->node[c].next_sibling)
        if (child_points(w, c, row, &points, &missing))
            weights += node_weight(&w->fw->node[c]);
    for (int c = section->first_child; c != NOWHERE; c = w->fw->node[c].next_sibling) {
        real weight = node_weight(&w->fw->node[c]);

        if (child_points(w, c, row, &points, &missing))
            product *= pow((real)points / unit / weight, weight / weights);
    }
    s.missing = (missing && w->policy == MISSING_HOLD) || weights == 0;
    s.real = node_weight(section) * product;
    return s;
}

static struct sum section_sum(const struct walk *w, const struct node *section, size_t row)
{
    return section->rule == RULE_GEOMETRIC ? multiply_children(w, section, row)
                                           : add_children(w, section, row);
}

static int64_t section_points(const struct framework *fw, const struct sum *s)
{
    if (s->missing)
        return POINTS_MISSING;
    return s->exact ? s->points : points_round(s->real, fw->decimals, fw->rounding);
}

static int64_t total_points(const struct framework *fw, const struct sum *s)
{
    if (s->missing)
        return POINTS_MISSING;
    return s->exact ? points_rescale(s->points, fw->decimals, fw->total_decimals, fw->rounding)
                    : points_round(s->real, fw->total_decimals, fw->rounding);
}

void tree_add_up(const struct framework *fw, enum missing policy, int64_t *const *points, size_t n,
                 int64_t *total)
{
    struct walk w = { fw, policy, points };

    for (size_t node = fw->nodes; node-- > 1;) /* children stand behind their parents */
        if (node_is_section(&fw->node[node]))
            for (size_t row = 0; row < n; row++) {
                struct sum s = section_sum(&w, &fw->node[node], row);

                points[node][row] = section_points(fw, &s);
            }
    for (size_t row = 0; row < n; row++) {
        struct sum s = section_sum(&w, &fw->node[0], row);

        total[row] = total_points(fw, &s);
    }
}

/* Nobody lacks points, so that a sum is no more than that. */
static void add_columns(const struct walk *w, const struct node *section, size_t n, int64_t *sum)
{
    const int64_t *points = w->points[section->first_child];

    memcpy(sum, points, n * sizeof *sum);
    for (int c = w->fw->node[section->first_child].next_sibling; c != NOWHERE;
         c = w->fw->node[c].next_sibling) {
        points = w->points[c];
        for (size_t row = 0; row < n; row++)
            sum[row] += points[row];
    }
}

void tree_add_complete(const struct framework *fw, int64_t *const *points, size_t n, int64_t *total)
{
    struct walk w = { fw, MISSING_ZERO, points };

    for (size_t node = 0; node < fw->nodes; node++)
        if (fw->node[node].rule == RULE_GEOMETRIC) { /* no sums: the long way */
            tree_add_up(fw, MISSING_ZERO, points, n, total);
            return;
        }
    for (size_t node = fw->nodes; node-- > 1;) /* children stand behind their parents */
        if (node_is_section(&fw->node[node]))
            add_columns(&w, &fw->node[node], n, points[node]);
    add_columns(&w, &fw->node[0], n, total);
    for (size_t row = 0; row < n; row++)
        total[row] = points_rescale(total[row], fw->decimals, fw->total_decimals, fw->rounding);
}
