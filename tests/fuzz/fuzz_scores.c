/* Scores, by taking bare lines whole against cutting every line into cells: the same rows, to the
 * byte, and the same faults, in any pieces and whichever column is ranked by. */
#include "rank/rows/reading.h"
#include "tests/fuzz/fuzz.h"

/* Everything that came, in words. */
struct came {
    struct report report; /* first, so that note_fault finds the rest */
    struct buf text;
    unsigned long bare; /* lines taken whole */
};

static void note_row(void *came, const struct arrival *row)
{
    struct came *c = came;

    for (int k = 0; k < KEY_COUNT; k++)
        buf_printf(&c->text, "%zu:%.*s ", row->key[k].n, STR_ARG(row->key[k]));
    buf_printf(&c->text, "%zu:%.*s line %lu input %u", row->passed_on.n, STR_ARG(row->passed_on),
               row->line, row->input);
    if (row->scored)
        buf_printf(&c->text, " by %lld", (long long)row->by);
    if (row->has_total)
        buf_printf(&c->text, " total %lld", (long long)row->total);
    buf_char(&c->text, '\n');
}

static void note_fault(struct report *r, enum severity severity, const char *kind,
                       struct place place, struct str text)
{
    struct came *c = (struct came *)r;

    buf_printf(&c->text, "%lu:%lu %d %s %.*s\n", place.line, place.column, (int)severity, kind,
               STR_ARG(text));
}

static struct came read_scores(struct str s, size_t piece, const char *by, bool no_bare)
{
    struct pieces from = { s, piece };
    struct came c = { .report.emit = note_fault };
    struct table t = { .no_bare = no_bare };
    bool good =
        reading_rows(&t, pieces_give, &from, "f", STREAM_SCORES, by, note_row, &c, &c.report);

    buf_text(&c.text, good ? "whole\n" : "not whole\n");
    c.bare = t.bare_lines;
    table_free(&t);
    return c;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static const char *const by[] = { "total", "b", "year", "missing" };
    static const char *const heads[] = {
        "county,year,department,total,total_low,total_high,missing,b\n",
        "total,county,total_low,year,total_high,department,missing,b\n",
        ("#jixiao 1 scores framework=f\n"
         "total,total_low,total_high,missing,b,county,year,department\n"),
        "",
    };
    struct str s = { (const char *)data, n };
    size_t how = n > 0 ? data[0] : 0; /* the first byte says how it is read */
    struct buf text = { 0 };
    struct came whole, cut;

    buf_text(&text, heads[how / 4 % 4]);
    buf_str(&text, str_skip(s, n > 0));
    whole = read_scores(buf_view(&text), 1 + how / 16 * 9, by[how % 4], false);
    cut = read_scores(buf_view(&text), text.n + 1, by[how % 4], true);
    MUST(cut.bare == 0);
    MUST(str_eq(buf_view(&whole.text), buf_view(&cut.text)));
    buf_free(&whole.text);
    buf_free(&cut.text);
    buf_free(&text);
    return 0;
}
