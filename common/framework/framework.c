#include "framework.h"

const char *const extent_names[EXTENTS + 1] = {
    [EXTENT_COHORT] = "cohort",
    [EXTENT_CLIPPED] = "clipped",
    [EXTENT_INSIDE] = "inside",
    [EXTENT_BOUNDS] = "bounds",
};

const char *const missing_names[MISSINGS + 1] = {
    [MISSING_ZERO] = "zero",
    [MISSING_HOLD] = "hold",
    [MISSING_FULL] = "full",
    [MISSING_SKIP] = "skip",
};

const char *const rounding_names[ROUNDINGS + 1] = {
    [ROUND_HALF_UP] = "half-up",
    [ROUND_TRUNCATE] = "truncate",
};

void framework_free(struct framework *fw)
{
    strmap_free(&fw->item_index);
    strmap_free(&fw->node_index);
    arena_free(&fw->arena);
}

bool node_is_section(const struct node *n)
{
    return n->rule == RULE_SUM || n->rule == RULE_GEOMETRIC;
}

int framework_item(const struct framework *fw, struct str code)
{
    return strmap_get(&fw->item_index, code);
}

int framework_node(const struct framework *fw, struct str code)
{
    return strmap_get(&fw->node_index, code);
}
