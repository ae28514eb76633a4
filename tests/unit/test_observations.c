/* What is kept of the rows, against the rows themselves. */
#include "unit.h"

#include <stdlib.h>

#include "score/rows/observations.h"

enum { ROWS = 5000, ITEMS = 7, COUNTIES = 5, YEARS = 3, DEPARTMENTS = 500 };

/* The rows as they were written. */
static struct row {
    unsigned county, year, department;
    char cell[ITEMS][24];
    unsigned long line;
    bool dropped;
} rows[ROWS];

static struct str key_text(char *room, const char *name, unsigned n)
{
    snprintf(room, 32, "%s%u", name, n);
    return str_of(room);
}

/* Amounts for the most part; in some stretches longer ones, and now and then none, or far too
 * long. */
static void write_cell(char *cell, uint64_t *random, bool long_ones)
{
    uint32_t kind = scramble(random) % 100;

    if (kind < 5)
        strcpy(cell, kind < 3 ? "" : "NA");
    else if (kind == 5 && long_ones)
        snprintf(cell, 24, "%u.%09u123456", scramble(random) % 1000, scramble(random) % 1000000000);
    else if (kind == 6 && long_ones)
        snprintf(cell, 24, "-9%017u", scramble(random));
    else
        snprintf(cell, 24, "%s%u%s%u", kind % 10 == 0 ? "-" : "",
                 scramble(random) % (long_ones && kind < 20 ? 2000000000 : 5000),
                 kind % 3 == 0 ? "" : ".", scramble(random) % 100);
}

static bool is_same_department(const struct row *a, const struct row *b)
{
    return a->county == b->county && a->year == b->year && a->department == b->department;
}

static void write_rows(bool shuffled)
{
    uint64_t random = 11;
    unsigned long line = 3;

    for (size_t r = 0; r < ROWS; r++) {
        struct row *row = &rows[r];
        size_t place = shuffled ? scramble(&random) : r * COUNTIES * YEARS / ROWS;

        *row = (struct row){ .county = (unsigned)(place % (COUNTIES * YEARS) / YEARS),
                             .year = (unsigned)(place % YEARS),
                             .department = scramble(&random) % DEPARTMENTS,
                             .line = line };
        for (size_t i = 0; i < ITEMS; i++)
            write_cell(row->cell[i], &random, r / 700 % 2 == 1);
        line += scramble(&random) % 50 == 0 ? 3 : 1; /* lines within a quoted text */
    }
    for (size_t r = 0; r < ROWS; r++)
        for (size_t later = r + 1; later < ROWS && !rows[r].dropped; later++)
            rows[r].dropped = is_same_department(&rows[r], &rows[later]);
}

static void add_rows(struct observations *o)
{
    for (size_t r = 0; r < ROWS; r++) {
        char room[KEY_COUNT][32];
        struct str key[KEY_COUNT] = { key_text(room[0], "county", rows[r].county),
                                      key_text(room[1], "", 2000 + rows[r].year),
                                      key_text(room[2], "town", rows[r].department) };

        observations_begin(o, key);
        for (size_t i = 0; i < ITEMS; i++)
            assert_true(observations_read(o, i, str_of(rows[r].cell[i])));
        observations_add(o, rows[r].line);
    }
}

static void assert_cell(const struct observations *o, const char *text, int64_t cell)
{
    enum cell_state state = text[0] == '\0' ? CELL_MISSING : text[0] == 'N' ? CELL_NA : CELL_VALUE;

    assert_int_equal(cell_state(cell), state);
    if (state == CELL_VALUE)
        assert_true(observations_value(o, cell) == decimal_real(str_of(text)));
}

/* Row i is the r-th that was written. */
static void assert_row(const struct observations *o, size_t i, const struct row *row)
{
    static int64_t cells[ITEMS * 3];
    char room[32];

    assert_true(str_eq(observations_key(o, KEY_COUNTY, i), key_text(room, "county", row->county)));
    assert_true(str_eq(observations_key(o, KEY_YEAR, i), key_text(room, "", 2000 + row->year)));
    assert_true(
        str_eq(observations_key(o, KEY_DEPARTMENT, i), key_text(room, "town", row->department)));
    assert_int_equal(observations_line(o, i), row->line);
    observations_cells(o, i, 1, cells + 1, 3);
    for (size_t item = 0; item < ITEMS; item++) {
        assert_cell(o, row->cell[item], observations_cell(o, item, i));
        assert_int_equal(cells[item * 3 + 1], observations_cell(o, item, i));
    }
}

/* A cohort's rows in the order in which they came, the cohorts by their first. */
static void assert_grouped(const struct observations *o)
{
    bool met[COUNTIES][YEARS] = { 0 };
    size_t at = 0, cohort = 0;

    for (size_t first = 0; first < ROWS; first++) {
        unsigned county = rows[first].county, year = rows[first].year;

        if (met[county][year])
            continue;
        met[county][year] = true;
        assert_int_equal(o->start[cohort++], at);
        for (size_t r = first; r < ROWS; r++)
            if (!rows[r].dropped && rows[r].county == county && rows[r].year == year)
                assert_row(o, at++, &rows[r]);
    }
    assert_int_equal(o->cohorts, cohort);
    assert_int_equal(o->rows, at);
}

/* A report that wants a warning of every dropped row, the last first, with the line of the row that
 * stands for it. */
struct watch {
    struct report report;
    size_t at; /* rows before it are still to be named */
};

static void expect(struct report *r, enum severity severity, const char *kind, struct place place,
                   struct str text)
{
    struct watch *w = (struct watch *)r;
    char words[100];
    size_t stands = ROWS;

    do
        assert_true(w->at > 0);
    while (!rows[--w->at].dropped);
    do
        stands--;
    while (!is_same_department(&rows[w->at], &rows[stands]));
    snprintf(words, sizeof words,
             "county%u %u town%u comes again on line %lu; the later row counts", rows[w->at].county,
             2000 + rows[w->at].year, rows[w->at].department, rows[stands].line);
    assert_int_equal(severity, SEVERITY_WARNING);
    assert_string_equal(kind, "duplicate");
    assert_int_equal(place.line, rows[w->at].line);
    assert_text(text, words);
}

static void keeps_rows(bool shuffled)
{
    struct item item[ITEMS] = { 0 };
    struct framework fw = { .item = item, .items = ITEMS, .cohort = { true, true, false } };
    struct observations o;

    write_rows(shuffled);
    observations_init(&o, &fw);
    for (int time = 0; time < 2; time++) { /* cleared, it takes others */
        struct watch watch = { { .emit = expect }, ROWS };

        add_rows(&o);
        observations_group(&o, "f", &watch.report);
        while (watch.at > 0)
            assert_false(rows[--watch.at].dropped);
        assert_grouped(&o);
        observations_clear(&o);
    }
    observations_free(&o);
}

static void keeps_cohorts_that_come_together(void **state)
{
    (void)state;
    keeps_rows(false);
}

static void brings_cohorts_together(void **state)
{
    (void)state;
    keeps_rows(true);
}

/* With --grouped the rows before it are scored and forgotten when a row has been read. */
static void clearing_leaves_the_row_that_is_read(void **state)
{
    static const char *const cells[2][3] = {
        { "1234567890123456789012", "7", "NA" },
        { "3.14159265358979323846", "-0.5", "98765432109876543210" },
    };
    struct item item[3] = { 0 };
    struct framework fw = { .item = item, .items = 3, .cohort = { true, true, false } };
    struct observations o;

    (void)state;
    observations_init(&o, &fw);
    for (size_t row = 0; row < 10; row++) {
        char room[32];
        struct str key[KEY_COUNT] = { key_text(room, "c", (unsigned)row / 2), TEXT("2024"),
                                      TEXT("d") };

        observations_begin(&o, key);
        for (size_t i = 3; i-- > 0;)
            assert_true(observations_read(&o, i, str_of(cells[(row / 2 + row) % 2][i])));
        if (row % 2 == 0)
            observations_clear(&o);
        observations_add(&o, row + 2);
        assert_int_equal(o.rows, row % 2 + 1);
        assert_in_range(o.n_longer, 1, 3);
        for (size_t k = 0; k < o.rows; k++) {
            assert_true(str_eq(observations_key(&o, KEY_COUNTY, k), key[KEY_COUNTY]));
            assert_int_equal(observations_line(&o, k), row + 3 + k - o.rows);
            for (size_t i = 0; i < 3; i++)
                assert_cell(&o, cells[(row / 2 + k) % 2][i], observations_cell(&o, i, k));
        }
    }
    observations_free(&o);
}

/* Keys that would be the same if they were put one behind the other. */
static void tells_keys_apart(void **state)
{
    static const struct {
        struct str key[KEY_COUNT];
        int cohort;
    } cases[] = {
        { { { "ab", 2 }, { "c", 1 }, { "d", 1 } }, 0 },
        { { { "a", 1 }, { "bc", 2 }, { "d", 1 } }, 1 },
        { { { "a\0b", 3 }, { "c", 1 }, { "d", 1 } }, 2 },
        { { { "a", 1 }, { "b\0c", 3 }, { "d", 1 } }, 3 },
        { { { "ab", 2 }, { "c", 1 }, { "e", 1 } }, 0 },
        { { { "", 0 }, { "", 0 }, { "", 0 } }, 4 },
    };
    struct framework fw = { .cohort = { true, true, false } };
    struct observations o;

    (void)state;
    observations_init(&o, &fw);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(observations_begin(&o, cases[i].key), cases[i].cohort);
        observations_add(&o, i + 2);
        for (int k = 0; k < KEY_COUNT; k++)
            assert_true(str_eq(observations_key(&o, k, i), cases[i].key[k]));
    }
    observations_free(&o);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_cohorts_that_come_together),
        cmocka_unit_test(brings_cohorts_together),
        cmocka_unit_test(clearing_leaves_the_row_that_is_read),
        cmocka_unit_test(tells_keys_apart),
    };

    return cmocka_run_group_tests_name("observations", tests, NULL, NULL);
}
