/* Rows that are packed come out as they went in: next to a table that they went into as they
 * came. */
#include "scores_table.h"

#include "csvout.h"
#include "rank/ranks/counties.h"

static void take(void *counties, const struct arrival *row)
{
    counties_add(counties, row);
}

static void read_input(struct table *t, const char *name, struct buf *csv, const char *by,
                       reading_taker *taker, void *to)
{
    struct collected c = { .report.emit = collect };
    struct str rest = buf_view(csv);

    assert_true(reading_rows(t, unit_give, &rest, name, STREAM_SCORES, by, taker, to, &c.report));
    assert_string_equal(c.text, "");
}

static void assert_same_row(const struct row *a, const struct row *b)
{
    for (int k = 0; k < KEY_COUNT; k++)
        assert_text(row_key(a, k), shown(row_key(b, k)));
    assert_text(row_passed_on(a), shown(row_passed_on(b)));
    assert_int_equal(a->scored, b->scored);
    assert_int_equal(a->has_total, b->has_total);
    if (b->scored)
        assert_int_equal(a->by, b->by);
    if (b->has_total)
        assert_int_equal(a->total, b->total);
    assert_int_equal(a->line, b->line);
    assert_int_equal(a->input, b->input);
}

/* The counties come in the order of their names, each with its rows in the order of the inputs. */
static void assert_same(struct buf *first, struct buf *second, const char *by)
{
    struct counties counties = { 0 };
    struct table plain = { 0 }, unpacked = { 0 };
    size_t at = 0;

    read_input(&plain, "first", first, by, reading_into_table, &plain);
    read_input(&plain, "second", second, by, reading_into_table, &plain);
    read_input(&unpacked, "first", first, by, take, &counties);
    read_input(&unpacked, "second", second, by, take, &counties);
    counties_sort(&counties);
    for (size_t i = 0; i < counties.n; i++) {
        size_t begin = at;
        struct str county;

        counties_unpack(&counties, i, &unpacked);
        assert_true(unpacked.rows > begin);
        county = row_key(&unpacked.row[begin], KEY_COUNTY);
        if (begin > 0)
            assert_true(str_cmp(row_key(&unpacked.row[begin - 1], KEY_COUNTY), county) < 0);
        for (size_t r = 0; r < plain.rows; r++)
            if (str_eq(row_key(&plain.row[r], KEY_COUNTY), county))
                assert_same_row(&unpacked.row[at++], &plain.row[r]);
        assert_int_equal(at, unpacked.rows);
    }
    assert_int_equal(at, plain.rows);
    counties_free(&counties);
    table_free(&plain);
    table_free(&unpacked);
}

/* A cell with up to longest of the letters behind its front. */
static void put_cell(struct csvout *w, uint64_t *random, const char *front, const char *letters,
                     uint32_t longest)
{
    struct buf cell = { 0 };

    buf_text(&cell, front);
    for (uint32_t n = scramble(random) % (longest + 1); n > 0; n--)
        buf_char(&cell, letters[scramble(random) % strlen(letters)]);
    csvout_text(w, buf_view(&cell));
    buf_free(&cell);
}

static void put_rows(struct buf *csv, uint64_t *random, size_t rows)
{
    struct csvout w = { 0 };

    buf_text(&w.out, "note,total,year,total_low,county,total_high,missing,department,b\n");
    for (size_t i = 0; i < rows; i++) {
        bool wild = scramble(random) % 3 == 0, huge = scramble(random) % 50 == 0;

        put_cell(&w, random, "", wild ? "ab, \"\n#" : "0123456789.-", huge ? 5000 : 12);
        if (scramble(random) % 5 == 0)
            csvout_plain(&w, (struct str){ 0 });
        else
            csvout_fixed(&w, (int64_t)(scramble(random) % 20000) - 5000, scramble(random) % 4);
        csvout_fixed(&w, 2020 + scramble(random) % 5, 0);
        csvout_plain(&w, str_of("0"));
        put_cell(&w, random, "县", "xyz,", 2);
        csvout_plain(&w, str_of("0"));
        csvout_plain(&w, str_of("0"));
        put_cell(&w, random, "镇", "cab ", 200);
        csvout_fixed(&w, (int64_t)scramble(random), 9);
        csvout_end_row(&w);
    }
    *csv = w.out;
}

static void come_out_as_they_went_in(void **state)
{
    static const char *const by[] = { "total", "b", "year" };
    uint64_t random = 7;

    (void)state;
    for (size_t round = 0; round < 30; round++) {
        struct buf first = { 0 }, second = { 0 };

        put_rows(&first, &random, round * 20);
        put_rows(&second, &random, round * 7);
        assert_same(&first, &second, by[round % 3]);
        buf_free(&first);
        buf_free(&second);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(come_out_as_they_went_in),
    };

    return cmocka_run_group_tests_name("counties", tests, NULL, NULL);
}
