#include "by_county.h"

#include <stdlib.h>

#include "rows/repeated.h"

void by_county_begin(struct by_county *b, struct table *t, const struct making *m, bool grouped,
                     bool plain, struct report *report)
{
    *b = (struct by_county){ .table = t, .making = m, .report = report };
    b->grouped = grouped;
    b->plain = plain;
}

static void begin_output(struct by_county *b)
{
    if (!b->begun)
        output_begin(&b->out, b->table, b->making->grades, b->making->drawn.draws, b->plain);
    b->begun = true;
}

/* Ranks and writes the county that is in the table, and forgets it. */
static void finish_county(struct by_county *b)
{
    const struct making *m = b->making;
    struct standing *standing = NULL;
    struct table *t = b->table;

    if (!b->failed && t->rows > 0) {
        repeated_drop(t, b->report);
        ranking_make(t, m->within, m->ties);
        if (m->drawn.draws > 0)
            standing = robustness_draw(t, m->fw, &m->drawn, b->report);
        b->failed = m->drawn.draws > 0 && standing == NULL;
    }
    if (!b->failed && t->rows > 0) {
        begin_output(b);
        output_rows(&b->out, t, standing);
    }
    free(standing);
    table_clear(t);
}

/* The row is of another county than those before it. */
static void change_county(struct by_county *b, const struct arrival *row)
{
    struct str county = row->key[KEY_COUNTY];
    struct table *t = b->table;

    finish_county(b);
    if (strmap_get(&b->seen, county) != STRMAP_NONE) {
        report_add(b->report, SEVERITY_ERROR, "grouped",
                   (struct place){ t->input[row->input], row->line,
                                   (unsigned long)t->key[KEY_COUNTY] + 1 },
                   "'%.*s' has come and gone: sort the input by county, or leave out --grouped",
                   STR_ARG(county));
        b->failed = true;
        return;
    }
    county.s = arena_copy(&b->arena, county.s, county.n);
    strmap_add(&b->seen, county, 1);
}

void by_county_take(void *by_county, const struct arrival *row)
{
    struct by_county *b = by_county;
    const struct table *t = b->table;

    if (!b->grouped)
        counties_add(&b->counties, row);
    if (!b->grouped || b->failed)
        return;
    if (t->rows == 0 || !str_eq(t->group[0]->key[KEY_COUNTY], row->key[KEY_COUNTY]))
        change_county(b, row);
    if (!b->failed)
        table_add(b->table, row);
}

/* All rows have come: ranks and writes one county after the other. */
static void finish_counties(struct by_county *b)
{
    counties_sort(&b->counties);
    for (size_t i = 0; i < b->counties.n && !b->failed; i++) {
        counties_unpack(&b->counties, i, b->table);
        finish_county(b);
    }
}

bool by_county_end(struct by_county *b, bool whole)
{
    b->failed |= !whole;
    if (b->grouped)
        finish_county(b);
    else
        finish_counties(b);
    if (!b->failed) {
        begin_output(b);
        output_end(&b->out);
    } else if (b->begun) {
        output_break_off(&b->out);
    }
    b->rows = b->begun ? b->out.stream.rows : 0;
    counties_free(&b->counties);
    strmap_free(&b->seen);
    arena_free(&b->arena);
    return !b->failed;
}
