#include "ranks/weighing.h"

#include <math.h>
#include <stdlib.h>

#include "decimal.h"

static const double forgiven = 1e-9; /* as score does when it rounds */

static double own_weight(const struct node *n)
{
    return (double)n->weight / (double)decimal_power(WEIGHT_SCALE);
}

int *weighing_columns(const struct table *t, const struct framework *fw, struct report *report)
{
    int *column = mem_new(fw->nodes, sizeof *column);
    const char *file = t->rows > 0 ? t->input[t->ranked[0]->input] : NULL;

    for (size_t i = 0; i < fw->nodes; i++) {
        column[i] = STREAM_NO_COLUMN;
        for (size_t c = 0; c < t->columns; c++)
            if (str_eq(t->column[c], fw->node[i].code))
                column[i] = (int)c;
        if (column[i] == STREAM_NO_COLUMN && !node_is_section(&fw->node[i])) {
            report_add(report, SEVERITY_ERROR, "column", (struct place){ .file = file },
                       "there is no column '%.*s': were these scored under another framework than "
                       "'%.*s'?",
                       STR_ARG(fw->node[i].code), STR_ARG(fw->id));
            free(column);
            return NULL;
        }
    }
    return column;
}

static bool take_cell(struct weighing *w, struct str cell, size_t at, size_t node,
                      struct place place, struct report *report)
{
    const struct framework *fw = w->fw;
    double weight = own_weight(&fw->node[node]);
    int64_t points;

    if (cell.n == 0) {
        w->points[node][at] = fw->missing == MISSING_FULL ? 1 : 0;
        if (w->missing != NULL)
            w->missing[node][at] = true;
        return true;
    }
    if (!decimal_fixed(cell, DECIMAL_SCALE_MAX, &points)) {
        report_add(report, SEVERITY_ERROR, "points", place,
                   "'%.*s' is no number of points: plain digits", STR_ARG(cell));
        return false;
    }
    if (weight > 0)
        w->points[node][at] = (double)points / (double)decimal_power(DECIMAL_SCALE_MAX) / weight;
    return true;
}

bool weighing_begin(struct weighing *w, const struct framework *fw, const struct table *t,
                    size_t start, size_t end, const int *column, struct report *report)
{
    struct cells cells = { 0 };
    bool good = true;

    *w = (struct weighing){ .fw = fw };
    while (start + w->n < end && t->ranked[start + w->n]->rank > 0)
        w->n++;
    w->points = mem_new(fw->nodes, sizeof *w->points);
    w->missing = fw->missing == MISSING_SKIP ? mem_new(fw->nodes, sizeof *w->missing) : NULL;
    for (size_t node = 0; node < fw->nodes; node++) {
        w->points[node] = mem_new(w->n + 1, sizeof *w->points[node]);
        if (w->missing != NULL)
            w->missing[node] = mem_new(w->n + 1, sizeof *w->missing[node]);
    }
    for (size_t i = 0; i < w->n; i++) {
        const struct row *row = t->ranked[start + i];

        table_cells(&cells, t, row);
        for (size_t node = 0; node < fw->nodes; node++)
            if (!node_is_section(&fw->node[node]))
                good = take_cell(w, cells.cell[column[node]], i, node,
                                 table_place(t, row, (unsigned long)column[node] + 1), report) &&
                       good;
    }
    cells_free(&cells);
    w->weight = mem_new(fw->nodes, sizeof *w->weight);
    w->left = mem_new(w->n + 1, sizeof *w->left);
    w->order = mem_new(w->n + 1, sizeof *w->order);
    return good;
}

void weighing_free(struct weighing *w)
{
    for (size_t node = 0; w->points != NULL && node < w->fw->nodes; node++) {
        free(w->points[node]);
        if (w->missing != NULL)
            free(w->missing[node]);
    }
    free(w->points);
    free(w->missing);
    free(w->weight);
    free(w->left);
    free(w->order);
    *w = (struct weighing){ 0 };
}

/* A section weighs what is below it; one that multiplies, in proportion to that. */
static void weigh(struct weighing *w, const double *factor)
{
    const struct framework *fw = w->fw;

    for (size_t i = fw->nodes; i-- > 0;) { /* children stand behind their parents */
        const struct node *n = &fw->node[i];
        double now = 0, before = 0;

        for (int c = n->first_child; c != NOWHERE; c = fw->node[c].next_sibling) {
            now += w->weight[c];
            before += own_weight(&fw->node[c]);
        }
        if (!node_is_section(n))
            w->weight[i] = own_weight(n) * factor[i];
        else if (n->rule == RULE_GEOMETRIC && before > 0)
            w->weight[i] = own_weight(n) * now / before;
        else
            w->weight[i] = now;
    }
}

/* From here on, points of a section are its share of its weight, like an indicator's. */
static void add_children(struct weighing *w, size_t section)
{
    const struct node *n = &w->fw->node[section];
    double *sum = w->points[section];

    for (size_t i = 0; i < w->n; i++)
        sum[i] = w->left[i] = 0;
    for (int c = n->first_child; c != NOWHERE; c = w->fw->node[c].next_sibling) {
        const double *share = w->points[c], weight = w->weight[c];

        for (size_t i = 0; i < w->n; i++)
            sum[i] += weight * share[i];
        for (size_t i = 0; i < w->n; i++)
            w->left[i] += w->missing != NULL && w->missing[c][i] ? 0 : weight;
    }
    for (size_t i = 0; i < w->n; i++)
        sum[i] = w->left[i] > 0 ? sum[i] / w->left[i] : 0;
}

static void multiply_children(struct weighing *w, size_t section)
{
    const struct node *n = &w->fw->node[section];

    for (size_t i = 0; i < w->n; i++) {
        double weights = 0, product = 1;

        for (int c = n->first_child; c != NOWHERE; c = w->fw->node[c].next_sibling)
            if (w->missing == NULL || !w->missing[c][i])
                weights += w->weight[c];
        for (int c = n->first_child; c != NOWHERE; c = w->fw->node[c].next_sibling)
            if (w->weight[c] > 0 && (w->missing == NULL || !w->missing[c][i]))
                product *= pow(w->points[c][i], w->weight[c] / weights);
        w->left[i] = weights;
        w->points[section][i] = weights > 0 ? product : 0;
    }
}

static int by_total(const void *a, const void *b)
{
    const struct weighed *x = a, *y = b;

    return (x->total < y->total) - (x->total > y->total);
}

static void order(struct weighing *w, unsigned *rank)
{
    const struct framework *fw = w->fw;
    double unit = own_weight(&fw->node[0]) * (double)decimal_power(fw->total_decimals);
    double up = (fw->rounding == ROUND_HALF_UP ? 0.5 : 0) + forgiven;

    for (size_t i = 0; i < w->n; i++)
        w->order[i] = (struct weighed){ (int64_t)floor(w->points[0][i] * unit + up), i };
    if (w->n > 1)
        qsort(w->order, w->n, sizeof *w->order, by_total);
    for (size_t i = 0; i < w->n; i++) {
        bool tied = i > 0 && w->order[i].total == w->order[i - 1].total;

        rank[w->order[i].row] = tied ? rank[w->order[i - 1].row] : (unsigned)i + 1;
    }
}

bool weighing_rank(struct weighing *w, const double *factor, unsigned *rank)
{
    const struct framework *fw = w->fw;

    weigh(w, factor);
    if (!(w->weight[0] > 0))
        return false;
    for (size_t node = fw->nodes; node-- > 0;) {
        if (!node_is_section(&fw->node[node]))
            continue;
        if (fw->node[node].rule == RULE_GEOMETRIC)
            multiply_children(w, node);
        else
            add_children(w, node);
        for (size_t i = 0; w->missing != NULL && i < w->n; i++)
            w->missing[node][i] = !(w->left[i] > 0);
    }
    order(w, rank);
    return true;
}
