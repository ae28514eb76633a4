#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

static const char whole[] = "#jixiao 1 scores framework=julu-2021\n"
                            "county,year,department,total\n"
                            "示例县,2024,甲镇,90.00\n"
                            "示例县,2024,\"乙,镇\",89.50\n"
                            "#end 2\n";

/* Reads all of a stream of scores. Whether it was whole; the rows that came and the report. */
static bool read_stream(struct str input, unsigned long *rows, struct collected *faults)
{
    struct stream_reader r;
    bool fine;

    *faults = (struct collected){ .report.emit = collect };
    *rows = 0;
    fine = stream_open(&r, unit_give, &input, "-", STREAM_SCORES, &faults->report);
    while (fine && stream_next(&r))
        ++*rows;
    fine = fine && stream_whole(&r);
    stream_close(&r);
    assert_true(fine || faults->report.count[SEVERITY_ERROR] > 0); /* a refusal says why */
    return fine;
}

/* Refuses the input, with one error that holds the word. */
static void refuses(const char *input, const char *word)
{
    struct collected faults;
    unsigned long rows;

    assert_false(read_stream(str_of(input), &rows, &faults));
    assert_int_equal(faults.report.count[SEVERITY_ERROR], 1);
    if (strstr(faults.text, word) == NULL)
        fail_msg("'%s' is not in: %s", word, faults.text);
}

static void reads_a_stream(void **state)
{
    struct collected faults = { .report.emit = collect };
    struct str input = TEXT(whole);
    struct stream_reader r;

    (void)state;
    assert_true(stream_open(&r, unit_give, &input, "-", STREAM_SCORES, &faults.report));
    assert_true(r.framed);
    assert_text(r.framework, "julu-2021");
    assert_int_equal(r.columns, 4);
    assert_int_equal(stream_column(&r, "total"), 3);
    assert_int_equal(stream_column(&r, "nothing"), STREAM_NO_COLUMN);
    assert_int_equal(r.key[KEY_DEPARTMENT], 2);
    assert_true(stream_next(&r));
    assert_text(r.in.field[2], "甲镇");
    assert_int_equal(stream_place(&r, 2).line, 3);
    assert_int_equal(stream_place(&r, 2).column, 3);
    assert_true(stream_next(&r));
    assert_text(r.in.field[2], "乙,镇");
    assert_false(stream_whole(&r)); /* not before its end was seen */
    assert_false(stream_next(&r));
    assert_true(stream_whole(&r));
    assert_false(stream_next(&r));
    assert_true(stream_whole(&r));
    assert_int_equal(faults.n, 0);
    stream_close(&r);
}

static void a_stream_cut_anywhere_is_refused(void **state)
{
    (void)state;
    for (size_t cut = 0; cut < sizeof whole - 1; cut++) {
        char *exact = malloc(cut + 1); /* on its own, so that a sanitiser sees a byte too far */
        struct collected faults;
        unsigned long rows;

        memcpy(exact, whole, cut);
        if (read_stream((struct str){ exact, cut }, &rows, &faults))
            fail_msg("cut at byte %zu, it was taken as whole", cut);
        free(exact);
    }
}

/* Any one byte that is lost on the way: either an error is reported, or all the rows are there. */
static void a_lost_byte_never_loses_a_row(void **state)
{
    (void)state;
    for (size_t lost = 0; lost < sizeof whole - 1; lost++) {
        char hurt[sizeof whole];
        struct collected faults;
        unsigned long rows;

        memcpy(hurt, whole, lost);
        memcpy(hurt + lost, whole + lost + 1, sizeof whole - lost - 1);
        if (read_stream(str_of(hurt), &rows, &faults) && faults.n == 0)
            assert_int_equal(rows, 2);
    }
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    refuses("", "nothing came");
    refuses("#jixiao 1 scores framework=x\n", "before its header");
    refuses("#jixiao 2 scores framework=x\ncounty,year,department\n#end 0\n", "version '2'");
    refuses("#jixiao 1 observations framework=x\ncounty,year,department\n#end 0\n",
            "put the program 'score' before");
    refuses("#something\ncounty,year,department\n", "is not \"#jixiao");
    refuses("#jixiao 1 scores\n#end 0\n", "where the header should be");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end 1\n", "should have 1 rows and has 0");
    refuses("#jixiao 1 scores\ncounty,year,department\na,1,b\n#end 0\n",
            "should have 0 rows and has 1");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end -1\n", "should have -1 rows");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end 0 x\n", "not a whole \"#end");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end\n", "not a whole \"#end");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end zero\n", "not a whole \"#end");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end 0\nx,1,y\n", "behind the end");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end 0\n#end 0\n", "behind the end");
    refuses("#jixiao 1 scores\ncounty,year,department\n#end 0,1\n", "not a whole \"#end");
    refuses("#jixiao 1 scores,,\ncounty,year,department\na,1,b\n#end 2,,\n",
            "should have 2 rows and has 1");
    refuses("county,year,department\n#end 0\n", "without a frame");
    refuses("county,year,department\n\"a,1,b\n", "never closed");
    refuses("county,year,town\n", "no column 'department'");
    refuses("county,year,department,x,x\n", "the column 'x' is there twice");
}

static void reads_without_a_frame(void **state)
{
    static const char *const inputs[] = {
        "county,year,department\na,2024,b\n",
        "county,year,department\na,2024,b",
        "\xEF\xBB\xBF"
        "county,year,department\r\na,2024,b\r\n",
        "\xEF\xBB\xBF\"county\",year,department\na,2024,b\n",
        "\xEF\xBB\xBF#jixiao 1 scores\ncounty,year,department\na,2024,b\n#end 1\n",
        "#jixiao 1 scores framework=x more=later\r\nx,county,department,year\r\n,a,b,1\r\n#end "
        "1\r\n",
        /* as a spreadsheet saves it */
        "\xEF\xBB\xBF#jixiao 1 scores framework=x,,,\r\nx,county,department,year\r\n,a,b,1\r\n#end "
        "1,,,\r\n",
        "#jixiao 1 scores,,\ncounty,year,department\na,2024,b\n#end 1,,\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        struct collected faults;
        unsigned long rows;

        assert_true(read_stream(str_of(inputs[i]), &rows, &faults));
        assert_int_equal(rows, 1);
        assert_string_equal(faults.text, "");
    }
}

static void rows_of_another_length_are_passed_over(void **state)
{
    struct collected faults;
    unsigned long rows;

    (void)state;
    assert_true(
        read_stream(TEXT("#jixiao 1 scores\ncounty,year,department\na,1,b\na,1\na,1,b,c\na,2,b\n"
                         "#end 4\n"),
                    &rows, &faults));
    assert_int_equal(rows, 2);
    assert_string_equal(faults.text, "4:0 error fields 2 fields, the header has 3\n"
                                     "5:0 error fields 4 fields, the header has 3\n");
}

static void rows_that_say_no_key_are_passed_over(void **state)
{
    struct collected faults;
    unsigned long rows;

    (void)state;
    assert_true(read_stream(
        TEXT("county,year,department,x\n,1,b,\na, ,\" \",\na,1,　,\n　a,1,b,\n"), &rows, &faults));
    assert_int_equal(rows, 1);
    assert_int_equal(faults.report.count[SEVERITY_ERROR], 4);
    assert_non_null(strstr(faults.text, "2:1 error key the county is empty: "));
    assert_non_null(strstr(faults.text, "\n3:2 error key the year is empty: "));
    assert_non_null(strstr(faults.text, "\n3:3 error key the department is empty: "));
    assert_non_null(strstr(faults.text, "\n4:3 error key the department is empty: "));
}

static void rows_that_are_no_text_are_passed_over(void **state)
{
    static const char input[] = "county,year,department,x\n"
                                "a,1,\xBC\xD7\xD5\xF2,\n"
                                "a,1,镇,\xE9\x95\n"
                                "a,1,\"镇\xE9\x95\",\"\x87\"\n" /* a character of two cells */
                                "a,1,b\0,\n"
                                "a,1,\"b\0\",\n"
                                "a,1,镇é𠮷,\n";
    struct collected faults;
    unsigned long rows;

    (void)state;
    assert_true(read_stream(TEXT(input), &rows, &faults));
    assert_int_equal(rows, 1);
    assert_int_equal(faults.report.count[SEVERITY_ERROR], 5);
    assert_non_null(strstr(faults.text,
                           "2:3 error text '\xBC\xD7\xD5\xF2' is not UTF-8, from the byte "
                           "0xBC on; "));
    assert_non_null(strstr(faults.text, "\n3:4 error text '\xE9\x95' is not UTF-8, from the byte "
                                        "0xE9 on; "));
    assert_non_null(strstr(faults.text, "\n4:3 error text '镇\xE9\x95' is not UTF-8, "));
    assert_non_null(strstr(faults.text, "\n5:3 error text a NUL byte behind 'b'"));
    assert_non_null(strstr(faults.text, "\n6:3 error text a NUL byte behind 'b'"));
}

static void a_head_that_is_no_text_is_refused(void **state)
{
    struct collected faults;
    unsigned long rows;

    (void)state;
    refuses("county,year,department,\xD5\xF2\na,1,b,\n", "1:4 error text '\xD5\xF2' is not UTF-8");
    refuses("#jixiao 1 scores framework=\xD5\ncounty,year,department\n#end 0\n",
            "1:0 error text '#jixiao 1 scores framework=\xD5' is not UTF-8");
    assert_false(read_stream(TEXT("county,year,department,x\0\n"), &rows, &faults));
    assert_int_equal(faults.report.count[SEVERITY_ERROR], 1);
}

static long refuse(void *from, char *into, size_t n)
{
    struct str *rest = from;

    if (rest->n > 0)
        return unit_give(from, into, n);
    errno = EIO;
    return -1;
}

static void a_failing_source_is_named(void **state)
{
    (void)state;
    for (size_t cut = 0; cut < sizeof whole; cut++) {
        struct collected faults = { .report.emit = collect };
        struct str input = { whole, cut };
        struct stream_reader r;

        if (stream_open(&r, refuse, &input, "-", STREAM_SCORES, &faults.report))
            while (stream_next(&r))
                ;
        assert_false(stream_whole(&r));
        assert_true(faults.report.count[SEVERITY_ERROR] > 0);
        stream_close(&r);
    }
}

/* What stream_begin .. stream_finish put on standard output, up to n bytes. */
static size_t written(bool plain, unsigned long rows, char *into, size_t n)
{
    int pipes[2], status;
    size_t got = 0;
    ssize_t more;
    pid_t child;

    assert_int_equal(pipe(pipes), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct stream_writer w;

        dup2(pipes[1], STDOUT_FILENO);
        close(pipes[0]);
        close(pipes[1]);
        stream_begin(&w, STREAM_RANKING, TEXT("julu-2021"), plain);
        csvout_text(&w.csv, str_of("county"));
        stream_end_row(&w);
        for (unsigned long i = 0; i < rows; i++) {
            csvout_text(&w.csv, str_of("#示例县"));
            stream_end_row(&w);
        }
        stream_finish(&w);
        _exit(0);
    }
    close(pipes[1]);
    while ((more = read(pipes[0], into + got, n - got)) > 0)
        got += (size_t)more;
    close(pipes[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    return got;
}

static void writes_a_stream(void **state)
{
    static char big[2 * 1000 * 1000];
    char text[200] = "";

    (void)state;
    written(false, 2, text, sizeof text - 1);
    assert_string_equal(text,
                        "#jixiao 1 ranking framework=julu-2021\ncounty\n\"#示例县\"\n\"#示例县\"\n"
                        "#end 2\n");
    memset(text, 0, sizeof text);
    written(true, 1, text, sizeof text - 1);
    assert_string_equal(text, "county\n\"#示例县\"\n");
    memset(text, 0, sizeof text);
    written(false, 0, text, sizeof text - 1);
    assert_string_equal(text, "#jixiao 1 ranking framework=julu-2021\ncounty\n#end 0\n");
    /* more than it keeps before it writes */
    assert_int_equal(written(true, 100000, big, sizeof big), 7 + 100000 * 13);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_a_stream),
        cmocka_unit_test(a_stream_cut_anywhere_is_refused),
        cmocka_unit_test(a_lost_byte_never_loses_a_row),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(reads_without_a_frame),
        cmocka_unit_test(rows_of_another_length_are_passed_over),
        cmocka_unit_test(rows_that_say_no_key_are_passed_over),
        cmocka_unit_test(rows_that_are_no_text_are_passed_over),
        cmocka_unit_test(a_head_that_is_no_text_is_refused),
        cmocka_unit_test(a_failing_source_is_named),
        cmocka_unit_test(writes_a_stream),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
