/* Rows from their lines, beside libcsv: fuzz_row.c says what must hold, over many random rows. Here
 * also that plain rows are taken so at all. */
#include "unit.h"

#include "tests/fuzz/fuzz_row.c"

enum { TEXTS = 4000, ROWS = 20 };

/* A number, at times with one other byte in it, or something else. */
static void put_field(struct buf *text, uint64_t *random)
{
    static const char letters[] = "0123456789....--NA,, \t\"\r\n#>/:;x\x8E\xB0";
    static const char near[12] =
        "/:;>,.-9<\x8E\xB0 "; /* that differ from digits or a point by a bit */
    uint32_t kind = scramble(random) % 60;
    size_t from = text->n;

    if (kind < 40)
        buf_printf(text, "%u.%u", scramble(random) % (kind % 2 == 0 ? 100 : 100000),
                   scramble(random) % 1000);
    else if (kind < 55)
        buf_printf(text, "%u", scramble(random) % (kind % 2 == 0 ? 100 : 100000000));
    else if (kind > 57)
        for (uint32_t n = scramble(random) % 8; n > 0; n--)
            buf_char(text, letters[scramble(random) % (sizeof letters - 1)]);
    if (kind % 20 == 0)
        text->s[from + scramble(random) % (text->n - from)] = near[scramble(random) % 12];
}

static void reads_the_same(void **state)
{
    struct buf text = { 0 };
    uint64_t random = 3;

    (void)state;
    for (int i = 0; i < TEXTS; i++) {
        buf_clear(&text);
        buf_char(&text, (char)scramble(&random));
        for (uint32_t row = scramble(&random) % ROWS; row > 0; row--) {
            buf_printf(&text, "%s%u,2024", scramble(&random) % 50 == 0 ? "#" : "县",
                       scramble(&random) % 3);
            for (uint32_t n = scramble(&random) % 20 == 0 ? 5 : 4; n > 0; n--) {
                buf_char(&text, ',');
                put_field(&text, &random);
            }
            buf_char(&text, '\n');
        }
        LLVMFuzzerTestOneInput((const uint8_t *)text.s, text.n);
    }
    buf_free(&text);
}

/* Whether the row is taken from its line, and where it is, what a and b are then. */
static bool is_taken(const char *row, real *a, real *b)
{
    struct item items[ITEMS] = { { .code = { "a", 1 } },
                                 { .code = { "b", 1 } },
                                 { .code = { "l", 1 }, .is_label = true } };
    struct framework fw = { .item = items, .items = ITEMS, .cohort = { true, true, false } };
    struct buf text = { 0 };
    struct reading x = { .heard.report.emit = hear };
    struct quick_rows quick;
    struct stream_reader r;
    struct str rest;
    int *columns, cohort;
    bool taken;

    for (int i = 0; i < ITEMS; i++)
        strmap_add(&fw.item_index, items[i].code, i);
    buf_printf(&text, "%s%s", headers[0], row);
    rest = buf_view(&text);
    observations_init(&x.o, &fw);
    assert_true(stream_open(&r, unit_give, &rest, "f", STREAM_OBSERVATIONS, &x.heard.report));
    columns = observations_columns(&fw, &r);
    quick_rows_init(&quick, &x.o, &r, columns);
    taken = quick_row(&quick, &cohort);
    *a = observations_value(&x.o, x.o.cell[0]);
    *b = observations_value(&x.o, x.o.cell[1]);
    quick_rows_free(&quick);
    free(columns);
    stream_close(&r);
    free_reading(&x);
    strmap_free(&fw.item_index);
    buf_free(&text);
    return taken;
}

static void takes_plain_rows(void **state)
{
    static const struct {
        const char *row;
        bool taken;
        real a, b;
    } cases[] = {
        { "县,2024,d,1419.08,x,7\n", true, 1419.08L, 7 },
        { "县,2024,d,1,x,0.25\r\n", true, 1, 0.25L },
        { "县,2024,d,-1.5,x,123456789012345\n", true, -1.5L, 123456789012345 },
        { "县,2024,d, 12345678.125 ,x,1\n", true, 12345678.125L, 1 },
        { "县,2024,d,1,x\n", false, 0, 0 },
        { "县,2024,d,1,x,2,3\n", false, 0, 0 },
        { "县,2024,\"d\",1,x,2\n", false, 0, 0 },
        { "县,2024,d,1,\"x\",2\n", false, 0, 0 },
        { "县,2024,d,1x,x,2\n", false, 0, 0 },
        { "县,2024,d,1/5,x,2222222\n", false, 0, 0 },
        { "县,2024,d,12-1,x,2222222\n", false, 0, 0 },
        { "县,2024,d,12-x,2222222\n", false, 0, 0 },
        { "县,2024,d,.5,x,2222222\n", false, 0, 0 },
        { "县,2024,d,5.,x,2222222\n", false, 0, 0 },
        { "县,2024,d,1,x,2", false, 0, 0 }, /* it may go on */
        { "县é𠮷,2024,镇（北）,1,镇,2\n", true, 1, 2 },
        { "县,2024,,1,x,2\n", false, 0, 0 },
        { "县, ,d,1,x,2\n", false, 0, 0 },
        { "　,2024,d,1,x,2\n", false, 0, 0 },
        { "县,2024,\xD5\xF2,1,x,2\n", false, 0, 0 },
        { "县,2024,d,1,\xD5\xF2,2\n", false, 0, 0 },
        { "\n", false, 0, 0 },
    };
    real a, b;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        if (is_taken(cases[i].row, &a, &b) != cases[i].taken)
            fail_msg("case %zu", i);
        if (cases[i].taken && (a != cases[i].a || b != cases[i].b))
            fail_msg("case %zu: %Lg, %Lg", i, a, b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_same),
        cmocka_unit_test(takes_plain_rows),
    };

    return cmocka_run_group_tests_name("quick_row", tests, NULL, NULL);
}
