/* The table that rank reads out of a text: of scores, ranked by their total. */
#ifndef JIXIAO_UNIT_SCORES_TABLE_H
#define JIXIAO_UNIT_SCORES_TABLE_H

#include "rank/rows/reading.h"
#include "unit.h"

/* Nothing in the text may be wrong. */
static inline struct table scores_table(const char *csv)
{
    struct collected c = { .report.emit = collect };
    struct table t = { 0 };
    struct str rest = str_of(csv);

    assert_true(reading_rows(&t, unit_give, &rest, "in.csv", STREAM_SCORES, "total",
                             reading_into_table, &t, &c.report));
    assert_string_equal(c.text, "");
    return t;
}

#endif
