/* checks.csv: what must hold between a town's own figures. */
#include <string.h>
#include <tgmath.h>

#include "decimal.h"
#include "loading.h"

enum { COLUMN_CODE, COLUMN_NAME, COLUMN_LEFT, COLUMN_RELATION, COLUMN_RIGHT, COLUMN_TOLERANCE };
static const struct sheet_column columns[] = {
    { "code", true },
    { "name", false },
    { "left", true },
    { "relation", true },
    { "right", true },
    { "tolerance", false },
    { 0 },
};

static const char *const relations[] = {
    [CHECK_EQUAL] = "=",
    [CHECK_AT_MOST] = "<=",
    [CHECK_AT_LEAST] = ">=",
    NULL,
};

static void read_check(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                       struct strmap *codes)
{
    struct str code = row->cell[COLUMN_CODE], tolerance = row->cell[COLUMN_TOLERANCE];
    int relation = loading_choice(relations, row->cell[COLUMN_RELATION]);
    struct check *check = &l->fw->check[l->fw->checks];
    int other = strmap_add(codes, code, (int)l->fw->checks);

    *check = (struct check){
        .code = code,
        .name = row->cell[COLUMN_NAME].n > 0 ? row->cell[COLUMN_NAME] : code,
        .relation = relation == NOWHERE ? CHECK_EQUAL : (enum check_relation)relation,
        .line = row->line,
    };
    if (!loading_is_code(code))
        loading_fault(l, s, row, COLUMN_CODE, "'%.*s' cannot be the code of a check",
                      STR_ARG(code));
    else if (other != (int)l->fw->checks)
        loading_fault(l, s, row, COLUMN_CODE, "the check '%.*s' stands on line %lu already",
                      STR_ARG(code), l->fw->check[other].line);
    if (relation == NOWHERE)
        loading_fault(l, s, row, COLUMN_RELATION,
                      "%.*s: the relation '%.*s' is none of = <= >=", STR_ARG(code),
                      STR_ARG(row->cell[COLUMN_RELATION]));
    if (tolerance.n > 0 && (!decimal_read(tolerance, &check->tolerance) ||
                            !isfinite(check->tolerance) || check->tolerance < 0))
        loading_fault(l, s, row, COLUMN_TOLERANCE,
                      "%.*s: the tolerance '%.*s' is not a number of at least 0", STR_ARG(code),
                      STR_ARG(tolerance));
    loading_formula(l, s, row, COLUMN_LEFT, code, &check->left);
    loading_formula(l, s, row, COLUMN_RIGHT, code, &check->right);
    l->fw->checks++;
}

void loading_checks(struct loading *l)
{
    struct strmap codes = { 0 };
    struct sheet s;

    if (!loading_sheet(l, &s, "checks.csv", columns, false))
        return;
    l->fw->check = arena_new(&l->fw->arena, s.rows, sizeof *l->fw->check);
    for (size_t i = 0; i < s.rows; i++)
        read_check(l, &s, &s.row[i], &codes);
    strmap_free(&codes);
}
