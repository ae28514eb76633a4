#include "rows/columns.h"

const char *const rank_columns[RANK_COLUMNS] = { "rank", "peers", "change", "grade" };

const char *const standing_columns[STANDING_COLUMNS] = {
    "rank_p05",
    "rank_median",
    "rank_p95",
    "top_share",
};

static bool is_one_of(struct str name, const char *const *names, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

bool columns_are_added(struct str column)
{
    return is_one_of(column, rank_columns, RANK_COLUMNS) ||
           is_one_of(column, standing_columns, STANDING_COLUMNS);
}
