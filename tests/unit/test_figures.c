/* Lines of figures: known ones, and any others against a character at a time. */
#include <stdlib.h>

#include "unit.h"

#include "ingest/file/figures.h"

static struct figures shape(char delimiter, size_t front, size_t cells)
{
    return (struct figures){ .delimiter = delimiter, .front = front, .cells = cells };
}

/* Takes a line; its figures are these, or NULL. */
static void assert_takes(struct figures f, const char *text, const char *figures)
{
    struct buf out = { 0 };
    bool taken;

    buf_text(&out, "before:");
    taken = figures_take(&f, str_of(text), &out);
    if (taken != (figures != NULL) ||
        strcmp(buf_cstr(&out) + strlen("before:"), taken ? figures : "") != 0)
        fail_msg("'%s' gave %d, '%s'", text, taken, buf_cstr(&out));
    if (taken)
        assert_int_equal(f.length, strchr(text, '\n') + 1 - text);
    buf_free(&out);
}

static void takes_figures(void **state)
{
    struct figures three = shape(',', 1, 3), one = shape(',', 1, 1);

    (void)state;
    assert_takes(three, "甲,1,2,3\n", "1,2,3");
    assert_takes(three, "甲,1,2,3\r\nnext", "1,2,3");
    assert_takes(three, "甲,7857.00,0.50,10.10\n", "7857,0.5,10.1");
    assert_takes(three, "甲,,,0\n", ",,0");
    assert_takes(three, "甲,0,0.0,0.00\n", "0,0,0");
    assert_takes(three, "甲,100,,200\n", "100,,200");
    assert_takes(one, "甲,123456789012345\n", "123456789012345");
    assert_takes(shape('\t', 1, 2), "甲\t1.0\t2\n", "1,2");
    assert_takes(shape(';', 2, 2), " 甲 ; 乙;1.0;2\n", "1,2");
}

static void leaves_the_rest(void **state)
{
    static const char *const cells[] = {
        "-1",
        "+1",
        "01",
        "00",
        "00.5",
        "1.",
        ".1",
        ".",
        "1..2",
        "1.2.3",
        " 1",
        "1 ",
        "1e5",
        "１",
        "\"1\"",
        "NA",
        "1234567890123456",
        "1.12345678901234567890",
    };
    struct figures one = shape(',', 1, 1), three = shape(',', 1, 3);
    struct buf line = { 0 };

    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        buf_clear(&line);
        buf_printf(&line, "甲,5,%s,5\n", cells[i]);
        assert_takes(three, buf_cstr(&line), NULL);
        buf_clear(&line);
        buf_printf(&line, "甲,%s\n", cells[i]);
        assert_takes(one, buf_cstr(&line), NULL);
    }
    buf_free(&line);
    assert_takes(three, "甲,1,2\n", NULL);
    assert_takes(three, "甲,1,2,3,4\n", NULL);
    assert_takes(three, "甲,,,\n", NULL);
    assert_takes(three, "甲,1,2,3", NULL);
    assert_takes(three, "甲,1,2,3\r", NULL);
    assert_takes(three, "甲,1,2\r,3\n", NULL);
    assert_takes(three, "甲,1,2,3\r\r\n", NULL);
    assert_takes(three, "\"甲\",1,2,3\n", NULL);
    assert_takes(three, "甲\n1,2,3\n", NULL);
    assert_takes(three, "", NULL);
    assert_takes(three, "甲", NULL);
}

static void gives_what_stands_in_front(void **state)
{
    struct figures f = shape(',', 3, 1);
    struct buf out = { 0 };

    (void)state;
    assert_true(figures_take(&f, str_of(" 甲 县,,\t乙,5\n"), &out));
    assert_text(f.field[0], "甲 县");
    assert_text(f.field[1], "");
    assert_text(f.field[2], "乙");
    buf_free(&out);
}

/* What figures_take must say of the figures of a line without its end, a character at a time.
 * Returns how many cells there are, 0 where they are no figures. */
static size_t read_slowly(const char *line, size_t n, struct buf *out)
{
    size_t cells = 0;
    bool any = false;

    for (size_t from = 0; from <= n; cells++) {
        const char *s = line + from, *comma = memchr(s, ',', n - from);
        size_t length = comma != NULL ? (size_t)(comma - s) : n - from;
        const char *point = memchr(s, '.', length);
        size_t kept = length;

        for (size_t i = 0; i < length; i++)
            if (s + i != point && (s[i] < '0' || s[i] > '9'))
                return 0;
        if (point == s || (point != NULL && point == s + length - 1))
            return 0;
        if (length > 1 && s[0] == '0' && s[1] != '.')
            return 0;
        while (point != NULL && s[kept - 1] == '0')
            kept--;
        kept -= point != NULL && s + kept - 1 == point;
        if (cells > 0)
            buf_char(out, ',');
        buf_add(out, s, kept);
        any = any || length > 0;
        from += length + 1;
    }
    return any ? cells : 0;
}

/* A figure of up to 12 characters, or an odd cell. */
static void make_cell(struct buf *line, bool odd, uint64_t *state)
{
    static const char *const kinds[] = { "01", "05.", "0.", "0123456789.", "0. -" };
    const char *kind = odd ? kinds[scramble(state) % 5] : "0123456789";
    size_t length = scramble(state) % 13;

    for (size_t k = 0; k < length; k++)
        if (!odd && k == 0 && length > 1)
            buf_char(line, (char)('1' + scramble(state) % 9));
        else if (!odd && k == length / 2 && k > 0 && k + 1 < length)
            buf_char(line, '.');
        else
            buf_char(line, kind[scramble(state) % strlen(kind)]);
}

/* A line of figures, in half of all lines with one odd cell: what it ends at falls on every place
 * of a block. Returns how many cells there are. */
static size_t make_line(struct buf *line, uint64_t *state)
{
    size_t cells = 1 + scramble(state) % 30, odd = scramble(state) % (2 * cells);

    for (size_t i = 0; i < cells; i++) {
        if (i > 0)
            buf_char(line, ',');
        make_cell(line, i == odd, state);
    }
    return cells;
}

/* In memory of exactly its size, so that reading beside it is seen. */
static bool take_exactly(struct figures *f, struct str text, struct buf *out)
{
    char *exact = malloc(text.n);
    bool taken;

    memcpy(exact, text.s, text.n);
    taken = figures_take(f, (struct str){ exact, text.n }, out);
    free(exact);
    return taken;
}

static void agrees_with_the_slow_way(void **state)
{
    unsigned long taken = 0, left = 0;
    uint64_t random = 1;
    struct buf line = { 0 }, fast = { 0 }, slow = { 0 };

    (void)state;
    for (int i = 0; i < 100000; i++) {
        struct figures f = shape(',', 1, 1);
        size_t n, cells;

        buf_clear(&line);
        buf_clear(&fast);
        buf_clear(&slow);
        buf_text(&line, "x,");
        f.cells = make_line(&line, &random);
        n = line.n;
        cells = read_slowly(line.s + 2, n - 2, &slow);
        buf_text(&line, i % 2 == 0 ? "\n" : "\r\n");
        if (i % 3 == 0)
            buf_text(&line, "and,more\n");
        if (!take_exactly(&f, buf_view(&line), &fast)) {
            assert_int_equal(fast.n, 0);
            assert_true(cells == 0); /* no cell here is too long */
            left++;
            continue;
        }
        taken++;
        assert_int_equal(f.length, n + 1 + (size_t)(i % 2));
        assert_true(cells > 0 && str_eq(buf_view(&fast), buf_view(&slow)));
    }
    assert_in_range(taken, 20000, 80000);
    assert_in_range(left, 20000, 80000);
    buf_free(&line);
    buf_free(&fast);
    buf_free(&slow);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_figures),
        cmocka_unit_test(leaves_the_rest),
        cmocka_unit_test(gives_what_stands_in_front),
        cmocka_unit_test(agrees_with_the_slow_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
