#include "rows/repeated.h"

#include "rows/finder.h"

void repeated_drop(struct table *t, struct report *report)
{
    struct finder standing;
    size_t kept = 0;

    finder_make(&standing, t);
    for (size_t i = t->rows; i-- > 0;) {
        struct row *row = &t->row[i];
        uint32_t found = finder_add(&standing, (uint32_t)i);
        const struct row *later = &t->row[found];

        if (later == row) {
            kept++;
            continue;
        }
        report_add(report, SEVERITY_WARNING, "duplicate", table_place(t, row, 0),
                   "%.*s %.*s %.*s comes again in %s, line %lu; the later row counts",
                   STR_ARG(row_key(row, KEY_COUNTY)), STR_ARG(row_key(row, KEY_YEAR)),
                   STR_ARG(row_key(row, KEY_DEPARTMENT)), t->input[later->input], later->line);
        row->text = NULL;
        row->group->rows--;
    }
    finder_free(&standing);
    if (kept == t->rows)
        return;
    kept = 0;
    for (size_t i = 0; i < t->rows; i++)
        if (t->row[i].text != NULL)
            t->row[kept++] = t->row[i];
    t->rows = kept;
}
