/* indicators.csv: the tree that earns points. A row is read by itself first; then the tree is put
 * together, and what only the whole can show is checked. */
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "loading.h"

enum {
    COLUMN_CODE,
    COLUMN_PARENT,
    COLUMN_NAME,
    COLUMN_WEIGHT,
    COLUMN_RULE,
    COLUMN_FORMULA,
    COLUMN_FULL,
    COLUMN_ZERO,
    COLUMN_POINTS,
    COLUMN_EXTENT,
    COLUMN_SOURCE,
};
static const struct sheet_column columns[] = {
    { "code", true },    { "parent", true },  { "name", false },   { "weight", true },
    { "rule", true },    { "formula", true }, { "full", false },   { "zero", false },
    { "points", false }, { "extent", false }, { "source", false }, { 0 },
};

/* Columns of the streams that a node's column would collide with. */
static const char *const reserved[] = {
    "county",  "year", "department", "total",  "total_low", "total_high",
    "missing", "rank", "peers",      "change", "grade",     NULL,
};

static bool read_code(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                      bool is_root)
{
    struct framework *fw = l->fw;
    struct str code = row->cell[COLUMN_CODE];
    int other;

    if (!loading_is_code(code)) {
        loading_fault(l, s, row, COLUMN_CODE,
                      "'%.*s' cannot be the code of an indicator: letters, digits, '_' and '.', "
                      "beginning with a letter",
                      STR_ARG(code));
        return false;
    }
    other = strmap_add(&fw->node_index, code, (int)fw->nodes);
    if (other != (int)fw->nodes) {
        loading_fault(l, s, row, COLUMN_CODE, "the code '%.*s' stands on line %lu already",
                      STR_ARG(code), fw->node[other].line);
        return false;
    }
    if (!is_root && loading_choice(reserved, code) != NOWHERE)
        loading_fault(l, s, row, COLUMN_CODE,
                      "the code '%.*s' is a column of its own in the streams", STR_ARG(code));
    return true;
}

static void read_weight(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                        struct node *n)
{
    struct str cell = row->cell[COLUMN_WEIGHT];

    if (!decimal_fixed(cell, WEIGHT_SCALE, &n->weight) || n->weight < 0) {
        n->weight = 0;
        loading_fault(l, s, row, COLUMN_WEIGHT,
                      "%.*s: the weight '%.*s' is not a number of at least 0", STR_ARG(n->code),
                      STR_ARG(cell));
    } else if (n->weight == 0) {
        loading_warn(l, s, row, COLUMN_WEIGHT, "%.*s: the weight is 0", STR_ARG(n->code));
    }
}

static void read_extent(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                        struct node *n)
{
    struct str cell = row->cell[COLUMN_EXTENT];

    n->extent = NOWHERE;
    if (cell.n == 0)
        return;
    n->extent = loading_choice(extent_names, cell);
    if (n->extent == NOWHERE)
        loading_fault(l, s, row, COLUMN_EXTENT,
                      "%.*s: the extent '%.*s' is none of cohort, clipped, inside, bounds",
                      STR_ARG(n->code), STR_ARG(cell));
}

/* The formula of the rule label is one item; every other one is arithmetic over numbers. */
static void read_formula(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                         struct node *n)
{
    struct str cell = row->cell[COLUMN_FORMULA];
    int item = framework_item(l->fw, cell);

    if (n->rule == RULE_LABEL && item != NOWHERE && l->fw->item[item].is_label) {
        n->formula.text = cell;
        n->formula.item = arena_new(&l->fw->arena, 1, sizeof *n->formula.item);
        n->formula.item[0] = item;
        n->formula.items = 1;
    } else if (n->rule == RULE_LABEL) {
        loading_fault(l, s, row, COLUMN_FORMULA,
                      "%.*s: the rule label wants one item of type label, not '%.*s'",
                      STR_ARG(n->code), STR_ARG(cell));
    } else {
        loading_formula(l, s, row, COLUMN_FORMULA, n->code, &n->formula);
    }
}

static void read_rule(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                      struct node *n)
{
    struct rule_cells cells = {
        .full = row->cell[COLUMN_FULL],
        .zero = row->cell[COLUMN_ZERO],
        .points = row->cell[COLUMN_POINTS],
        .weight = (double)n->weight / (double)decimal_power(WEIGHT_SCALE),
        .place = sheet_place(s, row, -1),
        .full_column = s->column[COLUMN_FULL],
        .zero_column = s->column[COLUMN_ZERO],
        .points_column = s->column[COLUMN_POINTS],
        .code = n->code,
    };

    if (!rule_by_name(row->cell[COLUMN_RULE], &n->rule)) {
        loading_fault(l, s, row, COLUMN_RULE, "%.*s: the rule '%.*s' is none of %s",
                      STR_ARG(n->code), STR_ARG(row->cell[COLUMN_RULE]), rule_names());
        n->rule = RULE_POINTS; /* an indicator, whatever it is */
        return;
    }
    if (!rule_read(&n->spec, n->rule, &cells, &l->fw->arena, l->report))
        l->usable = false;
    if (!node_is_section(n))
        read_formula(l, s, row, n);
    else if (row->cell[COLUMN_FORMULA].n > 0)
        loading_warn(l, s, row, COLUMN_FORMULA,
                     "%.*s: a section does not read the column 'formula'", STR_ARG(n->code));
}

static void read_node(struct loading *l, const struct sheet *s, const struct sheet_row *row)
{
    struct node *n = &l->fw->node[l->fw->nodes];

    if (!read_code(l, s, row, l->fw->nodes == 0))
        return;
    *n = (struct node){
        .code = row->cell[COLUMN_CODE],
        .name = row->cell[COLUMN_NAME].n > 0 ? row->cell[COLUMN_NAME] : row->cell[COLUMN_CODE],
        .source = row->cell[COLUMN_SOURCE],
        .parent = NOWHERE,
        .first_child = NOWHERE,
        .next_sibling = NOWHERE,
        .self_item = NOWHERE,
        .review_item = NOWHERE,
        .line = row->line,
    };
    l->fw->nodes++;
    read_weight(l, s, row, n);
    read_extent(l, s, row, n);
    read_rule(l, s, row, n);
}

/* The row a node came from. Lines rise. */
static const struct sheet_row *row_of(const struct sheet *s, const struct node *n)
{
    size_t low = 0, high = s->rows - 1;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (s->row[middle].line < n->line)
            low = middle + 1;
        else
            high = middle;
    }
    return &s->row[low];
}

/* What linking reads of every node: the parent that the sheet names (or NOWHERE), and whether going
 * up from parent to parent comes back to the node; and the last child that it has so far. */
struct link {
    int parent, last_child;
    int reached_from; /* the walk up that came here first; NOWHERE: none yet */
    bool is_cycle;
};

/* Goes up from every node until where a walk has been before. One that has come to its own track
 * has found a cycle. */
static void find_cycles(struct link link[], size_t n)
{
    for (size_t start = 0; start < n; start++) {
        int at = (int)start;

        while (at != NOWHERE && link[at].reached_from == NOWHERE) {
            link[at].reached_from = (int)start;
            at = link[at].parent;
        }
        if (at == NOWHERE || link[at].reached_from != (int)start)
            continue;
        for (; !link[at].is_cycle; at = link[at].parent)
            link[at].is_cycle = true;
    }
}

static void link_node(struct loading *l, const struct sheet *s, struct link link[], int i)
{
    struct framework *fw = l->fw;
    struct node *n = &fw->node[i];
    const struct sheet_row *row = row_of(s, n);
    struct str named = row->cell[COLUMN_PARENT];
    int parent = link[i].parent;

    if (i == 0 && !node_is_section(n))
        loading_fault(l, s, row, COLUMN_RULE,
                      "%.*s: the first row is the root, a section that others name as their "
                      "parent; it has a rule of its own (%s)",
                      STR_ARG(n->code), rule_name(n->rule));
    if (i == 0 && named.n == 0)
        return;
    if (named.n == 0) {
        loading_fault(l, s, row, COLUMN_PARENT,
                      "%.*s: there is a root already ('%.*s', line %lu); name the parent",
                      STR_ARG(n->code), STR_ARG(fw->node[0].code), fw->node[0].line);
    } else if (parent == NOWHERE) {
        loading_fault(l, s, row, COLUMN_PARENT, "%.*s: the parent '%.*s' is not known",
                      STR_ARG(n->code), STR_ARG(named));
    } else if (link[i].is_cycle) {
        loading_fault(l, s, row, COLUMN_PARENT,
                      "%.*s: its parents lead back to itself: a cycle ('%.*s')", STR_ARG(n->code),
                      STR_ARG(named));
    } else if (parent > i) {
        loading_fault(l, s, row, COLUMN_PARENT,
                      "%.*s: the parent '%.*s' stands below it (line %lu); parents come first",
                      STR_ARG(n->code), STR_ARG(named), fw->node[parent].line);
    } else if (!node_is_section(&fw->node[parent])) {
        loading_fault(l, s, row, COLUMN_PARENT,
                      "%.*s: the parent '%.*s' has a rule of its own (%s) and can have no children",
                      STR_ARG(n->code), STR_ARG(named), rule_name(fw->node[parent].rule));
    } else {
        n->parent = parent;
        if (link[parent].last_child == NOWHERE)
            fw->node[parent].first_child = i;
        else
            fw->node[link[parent].last_child].next_sibling = i;
        link[parent].last_child = i;
    }
}

static void link_nodes(struct loading *l, const struct sheet *s)
{
    struct framework *fw = l->fw;
    struct link *link = mem_new(fw->nodes, sizeof *link);

    for (size_t i = 0; i < fw->nodes; i++)
        link[i] = (struct link){
            .parent = framework_node(fw, row_of(s, &fw->node[i])->cell[COLUMN_PARENT]),
            .last_child = NOWHERE,
            .reached_from = NOWHERE,
        };
    find_cycles(link, fw->nodes);
    for (size_t i = 0; i < fw->nodes; i++)
        link_node(l, s, link, (int)i);
    free(link);
}

static void check_section(struct loading *l, const struct sheet *s, const struct node *n)
{
    const struct sheet_row *row = row_of(s, n);
    const struct framework *fw = l->fw;
    const double unit = (double)decimal_power(WEIGHT_SCALE);
    int64_t weights = 0;

    if (n->first_child == NOWHERE) {
        loading_fault(
            l, s, row, COLUMN_RULE,
            "%.*s: no rule and no children: it could earn no points (a rule is one of %s)",
            STR_ARG(n->code), rule_names());
        return;
    }
    for (int c = n->first_child; c != NOWHERE; c = fw->node[c].next_sibling) {
        /* a weight is below 10^18: a sum that is no number of this type any more is wrong anyway */
        weights =
            weights > INT64_MAX - fw->node[c].weight ? INT64_MAX : weights + fw->node[c].weight;
        if (n->rule == RULE_GEOMETRIC && fw->node[c].weight == 0)
            loading_fault(
                l, s, row, COLUMN_RULE,
                "%.*s: its child '%.*s' has the weight 0, which geometric cannot divide by",
                STR_ARG(n->code), STR_ARG(fw->node[c].code));
    }
    if (n->rule == RULE_SUM && weights != n->weight)
        loading_fault(l, s, row, COLUMN_WEIGHT,
                      "%.*s: the weights of its children add up to %.12g, not to its own %.12g",
                      STR_ARG(n->code), (double)weights / unit, (double)n->weight / unit);
}

static void check_weight_decimals(struct loading *l, const struct sheet *s, const struct node *n)
{
    int64_t unit = decimal_power(WEIGHT_SCALE - l->fw->decimals);

    if (!node_is_section(n) && n->weight % unit != 0)
        loading_warn(l, s, row_of(s, n), COLUMN_WEIGHT,
                     "%.*s: the weight has more decimals than points have (%u)", STR_ARG(n->code),
                     l->fw->decimals);
}

/* self.CODE and review.CODE: whose points an item is. */
static void link_items(struct loading *l)
{
    struct framework *fw = l->fw;
    struct place place = { loading_path(l, "items.csv"), 0, 1 };

    for (size_t i = 0; i < fw->items; i++) {
        struct item *item = &fw->item[i];
        bool self = str_starts(item->code, str_of("self."));
        bool review = str_starts(item->code, str_of("review."));
        int node;

        if ((!self && !review) || (int)i == fw->self_total)
            continue;
        node = framework_node(fw, str_skip(item->code, strlen(self ? "self." : "review.")));
        place.line = item->line;
        if (node == NOWHERE || node_is_section(&fw->node[node])) {
            report_add(l->report, SEVERITY_WARNING, "framework", place,
                       "'%.*s' names no indicator: nobody will read it", STR_ARG(item->code));
        } else if (self) {
            item->self_of = node;
            fw->node[node].self_item = (int)i;
        } else {
            item->review_of = node;
            fw->node[node].review_item = (int)i;
        }
    }
}

void loading_nodes(struct loading *l)
{
    struct sheet s;

    if (!loading_sheet(l, &s, "indicators.csv", columns, true)) {
        if (l->usable)
            loading_fault(l, &s, NULL, -1, "there is no indicator in it");
        return;
    }
    l->fw->node = arena_new(&l->fw->arena, s.rows, sizeof *l->fw->node);
    for (size_t i = 0; i < s.rows; i++)
        read_node(l, &s, &s.row[i]);
    link_nodes(l, &s);
    for (size_t i = 0; i < l->fw->nodes; i++) {
        if (node_is_section(&l->fw->node[i]))
            check_section(l, &s, &l->fw->node[i]);
        check_weight_decimals(l, &s, &l->fw->node[i]);
    }
    link_items(l);
}
