#include "csvout.h"

#include <stdlib.h>

#include "csvin.h"
#include "unit.h"

static void quotes_only_where_needed(void **state)
{
    static const struct {
        const char *text, *written; /* as the second field of a row */
    } cases[] = {
        { "", "" },
        { "阎疃镇", "阎疃镇" },
        { "a b", "a b" },
        { "a,b", "\"a,b\"" },
        { "a\"b", "\"a\"\"b\"" },
        { "\"", "\"\"\"\"" },
        { "a\nb", "\"a\nb\"" },
        { "a\rb", "\"a\rb\"" },
        { " a", "\" a\"" },
        { "a\t", "\"a\t\"" },
        { " ", "\" \"" },
        { "#end 3", "#end 3" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct csvout w = { 0 };

        csvout_plain(&w, str_of("x"));
        csvout_text(&w, str_of(cases[i].text));
        csvout_end_row(&w);
        assert_memory_equal(buf_cstr(&w.out), "x,", 2);
        assert_int_equal(w.out.n, strlen(cases[i].written) + 3);
        assert_memory_equal(w.out.s + 2, cases[i].written, strlen(cases[i].written));
        buf_free(&w.out);
    }
}

/* In texts of any length, in memory of their own so that reading beside them is seen. */
static void sees_every_place(void **state)
{
    static const char special[] = ",\"\n\r";

    (void)state;
    for (size_t n = 0; n <= 70; n++) {
        char *text = malloc(n > 0 ? n : 1);

        memset(text, 'x', n);
        assert_true(csvout_is_bare((struct str){ text, n }));
        for (size_t i = 0; i < 4 * n; i++) {
            text[i / 4] = special[i % 4];
            assert_false(csvout_is_bare((struct str){ text, n }));
            text[i / 4] = 'x';
        }
        free(text);
    }
}

static void a_row_never_looks_like_a_frame(void **state)
{
    struct csvout w = { 0 };

    (void)state;
    csvout_text(&w, str_of("#end 3"));
    csvout_end_row(&w);
    csvout_text(&w, str_of("#"));
    csvout_text(&w, str_of("#"));
    csvout_end_row(&w);
    csvout_fixed(&w, -5, 2);
    csvout_plain(&w, str_of(""));
    csvout_fixed(&w, 7, 0);
    csvout_end_row(&w);
    assert_string_equal(buf_cstr(&w.out), "\"#end 3\"\n\"#\",#\n-0.05,,7\n");
    buf_free(&w.out);
}

static long give_buf(void *from, char *into, size_t n)
{
    struct str *rest = from;

    n = n < rest->n ? n : rest->n;
    if (n > 0)
        memcpy(into, rest->s, n);
    *rest = str_skip(*rest, n);
    return (long)n;
}

/* Whatever is written comes back, byte for byte. */
static void comes_back(void **state)
{
    static const char alphabet[] = "a,\"\n\r #\t\0é";
    enum { ROWS = 3000, FIELDS = 4, LONGEST = 6 };
    static char kept[ROWS][FIELDS][LONGEST];
    static size_t length[ROWS][FIELDS];
    struct csvout w = { 0 };
    struct csvin in;
    struct str rest;
    uint64_t seed = 5;

    (void)state;
    for (size_t r = 0; r < ROWS; r++) {
        for (size_t f = 0; f < FIELDS; f++) {
            length[r][f] = scramble(&seed) % LONGEST;
            for (size_t i = 0; i < length[r][f]; i++)
                kept[r][f][i] = alphabet[scramble(&seed) % (sizeof alphabet - 1)];
            csvout_text(&w, (struct str){ kept[r][f], length[r][f] });
        }
        csvout_end_row(&w);
    }
    rest = buf_view(&w.out);
    csvin_init(&in, give_buf, &rest);
    in.marks = true;
    for (size_t r = 0; r < ROWS; r++) {
        assert_int_equal(csvin_next(&in), CSVIN_ROW);
        assert_int_equal(in.n, FIELDS);
        for (size_t f = 0; f < FIELDS; f++)
            assert_true(str_eq(in.field[f], (struct str){ kept[r][f], length[r][f] }));
    }
    assert_int_equal(csvin_next(&in), CSVIN_END);
    csvin_free(&in);
    buf_free(&w.out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quotes_only_where_needed),
        cmocka_unit_test(sees_every_place),
        cmocka_unit_test(a_row_never_looks_like_a_frame),
        cmocka_unit_test(comes_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
