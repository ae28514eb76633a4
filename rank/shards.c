#include "shards.h"

#include "strmap.h"

static void put_cohort(struct buf *key, const struct row *row, const bool cohort[KEY_COUNT])
{
    buf_clear(key);
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_str(key, cohort[k] ? row_key(row, k) : (struct str){ 0 });
        buf_char(key, '\0');
    }
}

bool shards_whole(const struct table *t, const bool cohort[KEY_COUNT], struct report *report)
{
    struct strmap first = { 0 }; /* by cohort: the input that has it */
    struct arena arena = { 0 };
    struct buf key = { 0 };
    bool whole = true;

    for (size_t i = 0; i < t->rows && whole; i++) {
        const struct row *row = &t->row[i], *last = i > 0 ? row - 1 : NULL;
        int input;

        if (last != NULL && last->group == row->group && last->input == row->input &&
            !cohort[KEY_DEPARTMENT])
            continue;
        put_cohort(&key, row, cohort);
        input = strmap_get(&first, buf_view(&key));
        if (input == STRMAP_NONE) {
            strmap_add(&first, str_keep(&arena, buf_view(&key)), (int)row->input);
        } else if (input != (int)row->input) {
            report_add(report, SEVERITY_ERROR, "shards", table_place(t, row, 0),
                       "%.*s %.*s is in %s too: departments are scored against each other, so all "
                       "of a county's belong into one input",
                       STR_ARG(row_key(row, KEY_COUNTY)), STR_ARG(row_key(row, KEY_YEAR)),
                       t->input[input]);
            whole = false;
        }
    }
    strmap_free(&first);
    arena_free(&arena);
    buf_free(&key);
    return whole;
}
