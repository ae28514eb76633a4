#include "notices.h"

static void warn(const struct cohort *c, size_t node, size_t i, const char *file,
                 struct report *report)
{
    const struct node *n = &c->fw->node[node];
    size_t row = c->first + i;
    struct place place = { file, observations_line(c->o, row), 0 };
    struct str department = observations_key(c->o, KEY_DEPARTMENT, row);
    struct str year = observations_key(c->o, KEY_YEAR, row);
    const struct labels *labels;

    if (c->node[node].value.state[i] == CELL_INVALID) {
        report_add(report, SEVERITY_WARNING, "invalid", place,
                   "%.*s %.*s: %.*s (%.*s) has no value: %.*s gives no number with these figures "
                   "(a division by zero?); it counts as missing",
                   STR_ARG(department), STR_ARG(year), STR_ARG(n->name), STR_ARG(n->code),
                   STR_ARG(n->formula.text));
        return;
    }
    labels = &c->o->labels[n->formula.item[0]];
    report_add(report, SEVERITY_WARNING, "unknown label", place,
               "%.*s %.*s: %.*s (%.*s): the label '%.*s' is none of %.*s; it counts as missing",
               STR_ARG(department), STR_ARG(year), STR_ARG(n->name), STR_ARG(n->code),
               STR_ARG(labels->text[(size_t)c->node[node].value.value[i]]),
               STR_ARG(n->spec.points));
}

void notices_take(struct notices *t, const struct cohort *c, const char *file,
                  struct report *report)
{
    t->cohorts++;
    t->departments += c->n;
    for (size_t i = 0; i < c->n; i++)
        t->incomplete += c->missing[i] > 0;
    for (size_t node = 0; node < c->fw->nodes; node++) {
        const unsigned char *state = c->node[node].value.state;

        if (node_is_section(&c->fw->node[node]) || c->self == SELF_ONLY)
            continue;
        for (size_t i = 0; i < c->n; i++)
            if (state[i] == CELL_INVALID || state[i] == CELL_UNKNOWN)
                warn(c, node, i, file, report);
    }
}
