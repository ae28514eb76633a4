#include "sheet/form_head.h"

#include "file/cut.h"

static size_t room_behind(const struct row *row, const struct form_group *g)
{
    size_t end = g->value + 1;

    while (end < row->n && (end == g->unit || cut_may_reach(&row->name[end], row->cell[end])))
        end++;
    return end < row->n ? end - g->value - 1 : SIZE_MAX;
}

void form_head_read(struct form *f, const struct row *row)
{
    struct form_group *g = NULL;

    f->groups = 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct name *name = &row->name[i];

        if (name->kind == NAME_HEAD_NAME && (g == NULL || g->value != SIZE_MAX)) {
            if (f->groups == FORM_GROUPS)
                return;
            g = &f->group[f->groups++];
            *g = (struct form_group){ .name = i, .value = SIZE_MAX, .unit = SIZE_MAX };
        } else if (g != NULL && name->kind == NAME_HEAD_VALUE && g->value == SIZE_MAX) {
            g->value = i;
            if (name->unit.known != NULL && name->unit.known->dimension == DIMENSION_MONEY)
                f->money = name->unit;
        } else if (g != NULL && name->kind == NAME_HEAD_VALUE) {
            intake_say(f->in, &f->sub, SEVERITY_ERROR, "double", row_place(row, i),
                       "'%.*s' and '%.*s' are both heads of figures; leave the one that is meant",
                       STR_ARG(row->cell[g->value]), STR_ARG(row->cell[i]));
        } else if (g != NULL && g->unit == SIZE_MAX &&
                   (name->kind == NAME_HEAD_UNIT || name->kind == NAME_DEPARTMENT)) {
            g->unit = i; /* 单位 is a department in a table, and the unit here */
        }
    }
    if (g != NULL && g->value == SIZE_MAX)
        f->groups--; /* names without values behind them are no columns of figures */
    for (size_t i = 0; i < f->groups; i++)
        f->group[i].room = room_behind(row, &f->group[i]);
}
