/* What rank keeps of a row: the line that it passes on, and the cells out of it again. */
#include "scores_table.h"

#include <stdlib.h>

#include "csvout.h"
#include "rank/rows/finder.h"
#include "rank/rows/table.h"

static void assert_passed_on(const char *header, const char *row, const char *expected)
{
    struct buf csv = { 0 };
    struct table t;

    buf_printf(&csv, "%s\n%s\n", header, row);
    t = scores_table(buf_cstr(&csv));
    assert_int_equal(t.rows, 1);
    assert_text(row_passed_on(&t.row[0]), expected);
    table_free(&t);
    buf_free(&csv);
}

#define HEADER "county,year,department,total,total_low,total_high,missing,a,b"

static void passes_on_what_would_be_written(void **state)
{
    (void)state;
    assert_passed_on(HEADER, "x,2024,d,1.50,1.50,1.50,0,,7", "1.50,1.50,1.50,0,,7");
    assert_passed_on(HEADER, "x,2024,d,1,1,1,0,,", "1,1,1,0,,");
    assert_passed_on(HEADER, "x,2024,d,1,1,1,0, 2 ,\t3", "1,1,1,0,2,3");
    assert_passed_on(HEADER, "x,2024,d, 1,1,1,0,2,3 ", "1,1,1,0,2,3");
    assert_passed_on(HEADER, "x,2024,d,\"1\",1,1,0,2,3", "1,1,1,0,2,3");
    assert_passed_on(HEADER, "x,2024,d,1,1,1,0,2,\"3\"", "1,1,1,0,2,3");
    assert_passed_on(HEADER, "x,2024,d,1,1,1,0,\" 2\",\"3,\"\"4\"\"\"",
                     "1,1,1,0,\" 2\",\"3,\"\"4\"\"\"");
    assert_passed_on(HEADER, "x,2024,d,1,1,1,0,\"two\nlines\",3", "1,1,1,0,\"two\nlines\",3");
}

static void keys_stand_anywhere(void **state)
{
    (void)state;
    assert_passed_on("total,total_low,year,total_high,missing,department,county,a",
                     "1,2,2024,3,0,d,x,4", "1,2,3,0,4");
    assert_passed_on("total,total_low,total_high,missing,county,year,department",
                     "1,2,3,0,x,2024,d", "1,2,3,0");
}

static void fill(struct buf *cell, uint64_t *state)
{
    static const char letters[] = "ab, \"\n\r\t#";

    buf_clear(cell);
    buf_char(cell, 'a'); /* a key says something */
    for (uint32_t n = scramble(state) % 5; n > 0; n--)
        buf_char(cell, letters[scramble(state) % (scramble(state) % 4 == 0 ? 9 : 2)]);
}

/* Every cell comes out as it went in, and the line is that which csvout makes of them. */
static void cells_come_out_again(void **state)
{
    enum { COLUMNS = 9, ROWS = 500 };
    static struct buf cell[ROWS][COLUMNS];
    struct csvout w = { 0 };
    struct cells cells = { 0 };
    uint64_t random = 5;
    struct table t;

    (void)state;
    buf_text(&w.out, HEADER "\n");
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t c = 0; c < COLUMNS; c++) {
            fill(&cell[r][c], &random);
            if (c == 3) {
                buf_clear(&cell[r][c]);
                buf_printf(&cell[r][c], "%zu", r);
            }
            csvout_text(&w, buf_view(&cell[r][c]));
        }
        csvout_end_row(&w);
    }
    t = scores_table(buf_cstr(&w.out));
    assert_int_equal(t.rows, ROWS);
    for (size_t r = 0; r < ROWS; r++) {
        struct csvout line = { 0 };

        table_cells(&cells, &t, &t.row[r]);
        for (size_t c = 0; c < COLUMNS; c++) {
            assert_text(cells.cell[c], shown(buf_view(&cell[r][c])));
            if (c >= KEY_COUNT)
                csvout_text(&line, buf_view(&cell[r][c]));
            buf_free(&cell[r][c]);
        }
        assert_text(row_passed_on(&t.row[r]), shown(buf_view(&line.out)));
        buf_free(&line.out);
    }
    cells_free(&cells);
    table_free(&t);
    buf_free(&w.out);
}

/* Rows of one county and year share a group, wherever they come. */
static void groups_are_shared(void **state)
{
    struct table t = scores_table(HEADER "\nx,2024,d,1,1,1,0,,\nx,2023,d,1,1,1,0,,\n"
                                         "x2,024,d,1,1,1,0,,\nx,2024,e,1,1,1,0,,\n");

    (void)state;
    assert_int_equal(t.groups, 3);
    assert_ptr_equal(t.row[0].group, t.row[3].group);
    assert_ptr_equal(table_group(&t, str_of("x"), str_of("2023")), t.row[1].group);
    assert_null(table_group(&t, str_of("x"), str_of("2022")));
    assert_int_equal(t.row[0].group->rows, 2);
    table_free(&t);
}

static void finds_departments(void **state)
{
    struct buf csv = { 0 };
    struct finder f;
    struct table t;

    (void)state;
    buf_text(&csv, HEADER "\n");
    for (int i = 0; i < 1000; i++)
        buf_printf(&csv, "x,%d,%d,1,1,1,0,,\n", 2020 + i % 3, i % 700);
    t = scores_table(buf_cstr(&csv));
    finder_make(&f, &t);
    for (uint32_t i = 0; i < t.rows; i++) /* 700 * n + i is of another year, but for n = 3 */
        assert_int_equal(finder_add(&f, i), i);
    assert_int_equal(finder_add(&f, 999), 999);
    for (uint32_t i = 0; i < t.rows; i++)
        assert_int_equal(finder_get(&f, t.row[i].group, &t.row[i]), i);
    assert_true(finder_get(&f, t.row[0].group, &t.row[1]) == ROW_NONE);
    finder_free(&f);
    table_free(&t);
    buf_free(&csv);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(passes_on_what_would_be_written),
        cmocka_unit_test(keys_stand_anywhere),
        cmocka_unit_test(cells_come_out_again),
        cmocka_unit_test(groups_are_shared),
        cmocka_unit_test(finds_departments),
    };

    return cmocka_run_group_tests_name("scores_table", tests, NULL, NULL);
}
