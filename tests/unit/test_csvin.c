#include "csvin.h"

#include <errno.h>
#include <stdlib.h>

#include "unit.h"

/* A source that gives a text in blocks of a set size. */
struct blocks {
    struct str rest;
    size_t size;
};

static long give_block(void *from, char *into, size_t n)
{
    struct blocks *b = from;

    n = n < b->size ? n : b->size;
    n = n < b->rest.n ? n : b->rest.n;
    if (n > 0)
        memcpy(into, b->rest.s, n);
    b->rest = str_skip(b->rest, n);
    return (long)n;
}

/* Everything that comes of an input, as text: "1[a][b]" for a row, "2#mark" for a mark (with '~'
 * where its newline is missing), "3:2!" and the fault's first word but one for a bad record. */
static void read_all(struct buf *out, struct str input, size_t size, bool marks, bool all_libcsv)
{
    struct blocks from = { input, size };
    struct csvin in;
    enum csvin_status got;

    csvin_init(&in, give_block, &from);
    in.marks = marks;
    in.all_libcsv = all_libcsv;
    while ((got = csvin_next(&in)) != CSVIN_END) {
        buf_printf(out, "%lu", in.line);
        assert_int_not_equal(got, CSVIN_FAILED);
        if (got == CSVIN_ROW) {
            for (size_t i = 0; i < in.n; i++) {
                buf_char(out, '[');
                buf_str(out, in.field[i]);
                buf_char(out, ']');
            }
        } else if (got == CSVIN_MARK) {
            buf_str(out, in.mark);
            if (!in.mark_ended)
                buf_char(out, '~');
        } else {
            buf_printf(out, ":%lu!%s", in.column,
                       strstr(in.fault, "stray")           ? "stray"
                       : strstr(in.fault, "never closed?") ? "long"
                                                           : "open");
        }
        buf_char(out, '\n');
    }
    assert_int_equal(csvin_next(&in), CSVIN_END); /* the end stays */
    csvin_free(&in);
}

/* The input gives the expected events, in every block size from 1 to all at once, whether its
 * simple lines are scanned or libcsv reads all. */
static void expect(struct str input, bool marks, const char *expected)
{
    for (size_t size = 1; size <= input.n + 1; size++)
        for (int all_libcsv = 0; all_libcsv < 2; all_libcsv++) {
            struct buf out = { 0 };

            read_all(&out, input, size, marks, all_libcsv);
            if (strcmp(buf_cstr(&out), expected) != 0)
                fail_msg("in blocks of %zu%s:\n%s\nexpected:\n%s", size,
                         all_libcsv ? ", all by libcsv" : "", out.s, expected);
            buf_free(&out);
        }
}

static void reads_records(void **state)
{
    (void)state;
    expect(TEXT(""), false, "");
    expect(TEXT("a,b\nc,d\n"), false, "1[a][b]\n2[c][d]\n");
    expect(TEXT("a,b\nc,d"), false, "1[a][b]\n2[c][d]\n");
    expect(TEXT(",\n,,\n"), false, "1[][]\n2[][][]\n");
    expect(TEXT("\"\"\n"), false, "1[]\n");
    expect(TEXT("  a b  ,\tc\n"), false, "1[a b][c]\n");
    expect(TEXT("\" a \",\"b,c\",\"d\"\"e\"\n"), false, "1[ a ][b,c][d\"e]\n");
    expect(TEXT("阎疃镇,１\n"), false, "1[阎疃镇][１]\n");
    expect(TEXT("sep=;\n"), false, "1[sep=;]\n");
}

static void counts_lines(void **state)
{
    (void)state;
    expect(TEXT("a\r\nb\r\n"), false, "1[a]\n2[b]\n");
    expect(TEXT("a\rb\rc"), false, "1[a]\n2[b]\n3[c]\n");
    expect(TEXT("a\rb\nc\r\nd\r"), false, "1[a]\n2[b]\n3[c]\n4[d]\n");
    expect(TEXT("\n\na\n\n  \n\t\nb\n\n"), false, "3[a]\n7[b]\n");
    expect(TEXT("\r\n\r\na\r\n\r\nb"), false, "3[a]\n5[b]\n");
    expect(TEXT("\r\ra\r\rb"), false, "3[a]\n5[b]\n");
    expect(TEXT("\"a\nb\n\",c\nd\n"), false, "1[a\nb\n][c]\n4[d]\n");
    expect(TEXT("\"a\r\nb\",c\r\nd\r\n"), false, "1[a\r\nb][c]\n3[d]\n");
    expect(TEXT("\"a\rb\",c\rd\r"), false, "1[a\rb][c]\n3[d]\n");
    expect(TEXT("\"\r\r\n\n\"\nd"), false, "1[\r\r\n\n]\n5[d]\n");
}

static void passes_a_byte_order_mark(void **state)
{
    (void)state;
    expect(TEXT("\xEF\xBB\xBF"), false, "");
    expect(TEXT("\xEF\xBB\xBF"
                "a,b\n"),
           false, "1[a][b]\n");
    expect(TEXT("\xEF\xBB\xBF\"a,b\"\n"), false, "1[a,b]\n");
    expect(TEXT("\xEF\xBB\xBF#x\n"), true, "1#x\n");
    expect(TEXT("\xEF\xBB\xBF\n\na\n"), false, "3[a]\n");
    expect(TEXT("\xEF\xBB"), false, "1[\xEF\xBB]\n");
    expect(TEXT("\xEF\n"), false, "1[\xEF]\n");
    /* only at the very start */
    expect(TEXT("a\n\xEF\xBB\xBF"
                "b\n"),
           false,
           "1[a]\n2[\xEF\xBB\xBF"
           "b]\n");
    expect(TEXT("\xEF\xBB\xBF\xEF\xBB\xBF"
                "b\n"),
           false,
           "1[\xEF\xBB\xBF"
           "b]\n");
}

static void gives_marks(void **state)
{
    (void)state;
    expect(TEXT("#jixiao 1\na\n#end 1\n"), true, "1#jixiao 1\n2[a]\n3#end 1\n");
    expect(TEXT("#end 1"), true, "1#end 1~\n");
    expect(TEXT("#a\"b,\n\n#\nc\n"), true, "1#a\"b,\n3#\n4[c]\n");
    expect(TEXT("a\n\"#b\"\n #c\n"), true, "1[a]\n2[#b]\n3[#c]\n");
    expect(TEXT("\"a\n#b\"\n#c\n"), true, "1[a\n#b]\n3#c\n");
    expect(TEXT("#a\nb\n"), false, "1[#a]\n2[b]\n");
}

static void keeps_nul_bytes(void **state)
{
    struct blocks from = { TEXT("a\0b,\0\n\"\0\"\n"), 3 };
    struct csvin in;

    (void)state;
    csvin_init(&in, give_block, &from);
    assert_int_equal(csvin_next(&in), CSVIN_ROW);
    assert_int_equal(in.n, 2);
    assert_true(str_eq(in.field[0], TEXT("a\0b")));
    assert_true(str_eq(in.field[1], TEXT("\0")));
    assert_int_equal(csvin_next(&in), CSVIN_ROW);
    assert_true(str_eq(in.field[0], TEXT("\0")));
    assert_int_equal(in.line, 2);
    assert_int_equal(csvin_next(&in), CSVIN_END);
    csvin_free(&in);
}

static void a_bad_record_costs_itself(void **state)
{
    (void)state;
    expect(TEXT("a\n\"x\"y,1\nb\n"), false, "1[a]\n2:1!stray\n3[b]\n");
    expect(TEXT("a\n1,x\"y\nb\n"), false, "1[a]\n2:2!stray\n3[b]\n");
    expect(TEXT("a\n1,x\"y"), false, "1[a]\n2:2!stray\n");
    expect(TEXT("a\r1,x\"y\rb\r"), false, "1[a]\n2:2!stray\n3[b]\n");
    expect(TEXT("a\r\n1,x\"y\r\nb\r\n"), false, "1[a]\n2:2!stray\n3[b]\n");
    /* the fault shows lines below the one that is to blame; the lines between are read again */
    expect(TEXT("a\n1,\"b\nc\nd\"e\nf\n"), false, "1[a]\n2:2!stray\n3[c]\n4:1!stray\n5[f]\n");
    expect(TEXT("a\n1,\"b\nc,d\ne\n"), false, "1[a]\n2:2!open\n3[c][d]\n4[e]\n");
    expect(TEXT("a\r\n1,\"b\r\nc,d\r\ne\r\n"), false, "1[a]\n2:2!open\n3[c][d]\n4[e]\n");
    expect(TEXT("a\r1,\"b\rc,d\re\r"), false, "1[a]\n2:2!open\n3[c][d]\n4[e]\n");
    expect(TEXT("a\n1,\"b"), false, "1[a]\n2:2!open\n");
    expect(TEXT("\""), false, "1:1!open\n");
    expect(TEXT("x\"y\n1,\"b\nc\n"), false, "1:1!stray\n2:2!open\n3[c]\n");
    expect(TEXT("a\n\"\n\n\nb\n"), false, "1[a]\n2:1!open\n5[b]\n");
    expect(TEXT("\"\n#end 1\n"), true, "1:1!open\n2#end 1\n");
}

/* A stray quotation mark at every place of a file: the rows on other lines all come, and exactly
 * one fault is named, on the line of the mark (in a quoted field it may as well be right). */
static void stray_quotes_everywhere(void **state)
{
    static const char *const lines[] = { "甲镇,1,2.5\n", "乙镇,3,4\n", "丙镇,\"5,0\",6\n",
                                         "丁镇,7,8\n", "戊镇,9,10\n" };
    enum { LINES = sizeof lines / sizeof lines[0] };
    static const char *const rows[LINES] = { "1[甲镇][1][2.5]\n", "2[乙镇][3][4]\n",
                                             "3[丙镇][5,0][6]\n", "4[丁镇][7][8]\n",
                                             "5[戊镇][9][10]\n" };
    struct buf input = { 0 }, out = { 0 };

    (void)state;
    for (size_t hurt = 0; hurt < LINES; hurt++) {
        for (size_t at = 0; at < strlen(lines[hurt]); at++) {
            const char *bad;

            buf_clear(&input);
            for (size_t i = 0; i < LINES; i++) {
                buf_add(&input, lines[i], i == hurt ? at : strlen(lines[i]));
                if (i == hurt) {
                    buf_char(&input, '"');
                    buf_text(&input, lines[i] + at);
                }
            }
            for (size_t size = 1; size < input.n; size += 1 + size / 8) {
                size_t faults = 0;

                buf_clear(&out);
                read_all(&out, buf_view(&input), size, false, false);
                for (bad = buf_cstr(&out); (bad = strchr(bad, '!')) != NULL; bad++)
                    faults++;
                assert_int_equal(faults, 1);
                for (size_t i = 0; i < LINES; i++)
                    assert_int_equal(strstr(out.s, rows[i]) != NULL, i != hurt);
                assert_int_equal(strchr(out.s, '!')[-3] - '1', hurt);
            }
        }
    }
    buf_free(&input);
    buf_free(&out);
}

/* Random bytes of an awkward alphabet: every block size gives the same as all at once. */
static void block_sizes_never_matter(void **state)
{
    static const char alphabet[] = "a,\"\n\r #\"\n,";
    uint64_t seed = 11;

    (void)state;
    for (int i = 0; i < 4000; i++) {
        char input[40];
        size_t n = scramble(&seed) % sizeof input;
        struct buf whole = { 0 };

        for (size_t j = 0; j < n; j++)
            input[j] = alphabet[scramble(&seed) % (sizeof alphabet - 1)];
        read_all(&whole, (struct str){ input, n }, n + 1, i % 2 == 0, true);
        expect((struct str){ input, n }, i % 2 == 0, buf_cstr(&whole));
        buf_free(&whole);
    }
}

static void other_delimiters(void **state)
{
    struct blocks from = { TEXT("a;b\n\"x\"y\nc;d,e\n"), 2 };
    struct csvin in;

    (void)state;
    csvin_init(&in, give_block, &from);
    csvin_delimiter(&in, ';');
    assert_int_equal(csvin_next(&in), CSVIN_ROW);
    assert_int_equal(in.n, 2);
    assert_int_equal(csvin_next(&in), CSVIN_BAD);
    assert_int_equal(csvin_next(&in), CSVIN_ROW); /* kept after a fault */
    assert_int_equal(in.n, 2);
    assert_text(in.field[1], "d,e");
    csvin_free(&in);
}

static long refuse(void *from, char *into, size_t n)
{
    struct blocks *b = from;

    if (b->rest.n > 0)
        return give_block(from, into, n);
    errno = EIO;
    return -1;
}

static void failures_of_the_source(void **state)
{
    static const char *const cut[] = { "a\nb\n", "a\nb", "a\n\"b\n", "a\n#b", "", "a\r" };

    (void)state;
    for (size_t i = 0; i < sizeof cut / sizeof cut[0]; i++) {
        struct blocks from = { str_of(cut[i]), 1000 };
        struct csvin in;
        enum csvin_status got;

        csvin_init(&in, refuse, &from);
        in.marks = true;
        while ((got = csvin_next(&in)) == CSVIN_ROW)
            ;
        assert_int_equal(got, CSVIN_FAILED);
        assert_int_equal(errno, EIO);
        csvin_free(&in);
    }
}

/* A quotation mark on line 2 that never closes, then a hundred megabytes of rows. */
enum { BIG_LINES = 10 * 1000 * 1000 };
struct big {
    unsigned long line;
    bool newlines;
};

static long give_big(void *from, char *into, size_t n)
{
    struct big *b = from;
    size_t filled = 0;

    while (b->line < BIG_LINES && filled + 10 <= n) {
        b->line++;
        memcpy(into + filled, b->line == 2 ? "12,\"45678\n" : "1234,6789\n", 10);
        if (!b->newlines)
            into[filled + 9] = 'x';
        filled += 10;
    }
    return (long)filled;
}

static void an_open_quote_swallows_nothing(void **state)
{
    struct big from = { .newlines = true };
    struct csvin in;
    enum csvin_status got;
    unsigned long rows = 0, faults = 0, last = 0;

    (void)state;
    csvin_init(&in, give_big, &from);
    while ((got = csvin_next(&in)) != CSVIN_END) {
        if (got == CSVIN_BAD) {
            faults++;
            assert_int_equal(in.line, 2);
            assert_int_equal(in.column, 2);
            assert_non_null(strstr(in.fault, "1 MiB"));
        } else {
            rows++;
            assert_int_equal(got, CSVIN_ROW);
            last = in.line;
        }
    }
    assert_int_equal(faults, 1);
    assert_int_equal(rows, BIG_LINES - 1);
    assert_int_equal(last, BIG_LINES);
    csvin_free(&in);
}

/* Fields of 1 MiB and of a byte more, in quotes and without, with an end of the line and without,
 * in blocks of any size: the longer is refused, and the row behind it comes. */
static void the_longest_field_is_the_same_everywhere(void **state)
{
    static const size_t blocks[] = { 1000, 64 * 1024, 3000 * 1000 };

    (void)state;
    for (unsigned how = 0; how < 24; how++) {
        bool quoted = how & 1, too_long = how & 2, last = how & 4;
        struct buf text = { 0 };
        struct blocks from = { .size = blocks[how / 8] };
        struct csvin in;

        buf_text(&text, quoted ? "a,\"" : "a,");
        memset(buf_reserve(&text, 1024 * 1024 + too_long), 'x', 1024 * 1024 + too_long);
        text.n += 1024 * 1024 + too_long;
        buf_text(&text, quoted ? "\",b" : ",b");
        buf_text(&text, last ? "" : "\nc,d\n");
        from.rest = buf_view(&text);
        csvin_init(&in, give_block, &from);
        assert_int_equal(csvin_next(&in), too_long ? CSVIN_BAD : CSVIN_ROW);
        assert_int_equal(in.line, 1);
        if (too_long) {
            assert_int_equal(in.column, 2);
            assert_non_null(strstr(in.fault, "over 1 MiB"));
        } else {
            assert_int_equal(in.n, 3);
            assert_int_equal(in.field[1].n, 1024 * 1024);
        }
        if (!last) {
            assert_int_equal(csvin_next(&in), CSVIN_ROW);
            assert_int_equal(in.line, 2);
        }
        assert_int_equal(csvin_next(&in), CSVIN_END);
        csvin_free(&in);
        buf_free(&text);
    }
}

static void a_line_without_end_is_given_up(void **state)
{
    struct big from = { .newlines = false };
    struct csvin in;

    (void)state;
    csvin_init(&in, give_big, &from);
    assert_int_equal(csvin_next(&in), CSVIN_BAD);
    assert_int_equal(in.line, 1);
    assert_int_equal(csvin_next(&in), CSVIN_END);
    csvin_free(&in);
}

/* After an over-long line, whatever ends it (a lone CR at a block's end, too), the next one
 * comes. */
static void reads_on_after_a_long_line(void **state)
{
    static const char *const ends[] = { "\n", "\r\n", "\r" };
    enum { LONG = 2 * 1024 * 1024 };
    char *input = malloc(LONG + 100);

    (void)state;
    for (size_t e = 0; e < 3; e++) {
        static const size_t sizes[] = { 1, 2, 3, 4096, 65536, LONG - 1, LONG, LONG + 1 };

        memset(input, 'x', LONG);
        strcpy(input + LONG, ends[e]);
        strcat(input, "a,b");
        strcat(input, ends[e]);
        strcat(input, "c");
        for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
            struct buf out = { 0 };

            read_all(&out, str_of(input), sizes[i], false, false);
            assert_string_equal(buf_cstr(&out), "1:1!long\n2[a][b]\n3[c]\n");
            buf_free(&out);
        }
    }
    free(input);
}

static void fields_up_to_the_limit_come(void **state)
{
    enum { LIMIT = 1024 * 1024 };
    char *input = malloc(LIMIT + 10);
    struct blocks from;
    struct csvin in;

    (void)state;
    memset(input, 'y', LIMIT);
    input[0] = input[LIMIT - 1] = '"';
    strcpy(input + LIMIT, "\nz\n");
    from = (struct blocks){ str_of(input), 1000 };
    csvin_init(&in, give_block, &from);
    assert_int_equal(csvin_next(&in), CSVIN_ROW);
    assert_int_equal(in.field[0].n, LIMIT - 2);
    assert_int_equal(csvin_next(&in), CSVIN_ROW);
    assert_text(in.field[0], "z");
    csvin_free(&in);
    free(input);
}

/* The peak is the whole program's, so this runs right behind the two that could raise it. */
static void memory_stays_bounded(void **state)
{
    FILE *status =
        fopen("/proc/self/status", "r"); /* getrusage knows of the time before exec, too */
    char line[200];
    long peak = 0;

    (void)state;
    if (UNIT_SANITISED || status == NULL)
        skip(); /* a sanitiser needs more for itself */
    while (peak == 0 && fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, "VmHWM:", 6) == 0)
            peak = strtol(line + 6, NULL, 10);
    fclose(status);
    assert_in_range(peak, 1, 16 * 1024);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_open_quote_swallows_nothing),
        cmocka_unit_test(the_longest_field_is_the_same_everywhere),
        cmocka_unit_test(a_line_without_end_is_given_up),
        cmocka_unit_test(memory_stays_bounded),
        cmocka_unit_test(reads_records),
        cmocka_unit_test(counts_lines),
        cmocka_unit_test(passes_a_byte_order_mark),
        cmocka_unit_test(gives_marks),
        cmocka_unit_test(keeps_nul_bytes),
        cmocka_unit_test(a_bad_record_costs_itself),
        cmocka_unit_test(stray_quotes_everywhere),
        cmocka_unit_test(block_sizes_never_matter),
        cmocka_unit_test(other_delimiters),
        cmocka_unit_test(failures_of_the_source),
        cmocka_unit_test(reads_on_after_a_long_line),
        cmocka_unit_test(fields_up_to_the_limit_come),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
