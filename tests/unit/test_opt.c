#include "opt.h"

#include "child.h"
#include "diag.h"

static const char *const colours[] = { "red", "green", NULL };

static struct {
    bool plain;
    const char *folder, *report;
    int colour;
    long count;
    double noise;
} set;

static const struct opt options[] = {
    { 'f', "framework", "DIR", OPT_PATH, &set.folder, "the county's indicator system", NULL },
    { 'p', "plain", NULL, OPT_FLAG, &set.plain, "without the frame", NULL },
    { 0, "colour", "HOW", OPT_CHOICE, &set.colour, "red or green", colours },
    { 0, "report", "FILE", OPT_WRITE, &set.report, "what was wrong", NULL },
    { 0, "count", "N", OPT_COUNT, &set.count, "how many", NULL },
    { 0, "a-very-long-option-name", "N", OPT_NUMBER, &set.noise, "how much noise", NULL },
    { 0, NULL, NULL, OPT_END, NULL, NULL, NULL },
};

static const struct opt_program program = {
    "score", "Scores.", "[FILE...]", "Example:\n  score -f x\n", options,
};

/* Reads the words, which end with NULL, and prints what was set and the operands. */
static void parse(void *words)
{
    char **argv = words;
    int argc = 0;

    while (argv[argc] != NULL)
        argc++;
    diag_begin("score");
    set.colour = 1;
    for (int i = opt_parse(&program, argc, argv); i < argc; i++)
        printf("[%s]", argv[i]);
    printf(" %d %s %d %ld %g\n", set.plain, set.folder != NULL ? set.folder : "-", set.colour,
           set.count, set.noise);
}

#define PARSE(...) child_run(parse, (char *[]){ (char[]){ "score" }, __VA_ARGS__, NULL })
#define WORD(literal) ((char[]){ literal })

static void accepts(struct child c, const char *expected)
{
    assert_string_equal(c.err, "");
    assert_string_equal(c.out, expected);
    assert_int_equal(child_status(&c), 0);
}

static void refuses(struct child c, const char *line)
{
    char expected[1000];

    snprintf(expected, sizeof expected, "score: %s\nTry 'score --help' for more information.\n",
             line);
    assert_string_equal(c.err, expected);
    assert_string_equal(c.out, "");
    assert_int_equal(child_status(&c), EXIT_USAGE);
}

static void options_and_operands_in_any_order(void **state)
{
    (void)state;
    accepts(PARSE(WORD("a")), "[a] 0 - 1 0 0\n");
    accepts(PARSE(WORD("a"), WORD("-pfx"), WORD("-"), WORD("--colour=red"), WORD("b")),
            "[a][-][b] 1 x 0 0 0\n");
    accepts(PARSE(WORD("--count"), WORD("12"), WORD("--"), WORD("-p")), "[-p] 0 - 1 12 0\n");
    accepts(PARSE(WORD("--frame"), WORD("x"), WORD("--a-very-long-option-name=0.25")),
            " 0 x 1 0 0.25\n");
    accepts(PARSE(WORD("--count=0"), WORD("-f"), WORD(" ")), " 0   1 0 0\n");
}

static void refuses_what_it_does_not_know(void **state)
{
    (void)state;
    refuses(PARSE(WORD("--nonsense")), "unknown option '--nonsense'");
    refuses(PARSE(WORD("--nonsense=3")), "unknown option '--nonsense=3'");
    refuses(PARSE(WORD("-z")), "unknown option '-z'");
    refuses(PARSE(WORD("-zp"), WORD("a")), "unknown option '-z'");
    refuses(PARSE(WORD("-pz")), "unknown option '-z'");
    refuses(PARSE(WORD("a"), WORD("b"), WORD("-zz")), "unknown option '-z'");
    refuses(PARSE(WORD("--framwork=x")),
            "unknown option '--framwork=x'; did you mean '--framework'?");
    refuses(PARSE(WORD("--color")), "unknown option '--color'; did you mean '--colour'?");
    refuses(PARSE(WORD("--co=red")), "'--co=red' may be short for --colour or --count");
    refuses(PARSE(WORD("--plain=yes")), "option '--plain' takes no argument, so not '=yes'");
    refuses(PARSE(WORD("--help=x")), "option '--help' takes no argument, so not '=x'");
}

static void refuses_bad_arguments(void **state)
{
    (void)state;
    refuses(PARSE(WORD("-f")), "option '-f' needs an argument");
    refuses(PARSE(WORD("-pf")), "option '-f' needs an argument");
    refuses(PARSE(WORD("--count")), "option '--count' needs an argument");
    refuses(PARSE(WORD("-f"), WORD("")),
            "--framework takes the name of a file or folder, not an empty text");
    refuses(PARSE(WORD("--colour=blue")), "--colour takes one of red, green, not 'blue'");
    refuses(PARSE(WORD("--count=-1")), "--count takes a whole number, not '-1'");
    refuses(PARSE(WORD("--count=1.5")), "--count takes a whole number, not '1.5'");
    refuses(PARSE(WORD("--count=")), "--count takes a whole number, not ''");
    refuses(PARSE(WORD("--a-very-long-option-name=x")),
            "--a-very-long-option-name takes a number, not 'x'");
    refuses(PARSE(WORD("--a-very-long-option-name=-1")),
            "--a-very-long-option-name takes a number, not '-1'");
}

/* A file of this test's own, in its scratch folder. */
static char *make_file(const char *name)
{
    static char path[200];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", getenv("TMP") != NULL ? getenv("TMP") : "/tmp", name);
    f = fopen(path, "w");
    assert_non_null(f);
    fclose(f);
    return path;
}

static void replaces_no_file_that_is_read(void **state)
{
    char *path = make_file("towns.csv");
    char line[400];

    (void)state;
    accepts(PARSE(WORD("--report"), path), " 0 - 1 0 0\n");
    accepts(PARSE(WORD("--report=/dev/null"), WORD("/dev/null")), "[/dev/null] 0 - 1 0 0\n");
    snprintf(line, sizeof line,
             "--report would replace '%s', which is to be read: name another file", path);
    refuses(PARSE(WORD("a"), path, WORD("--report"), path), line);
    snprintf(line, sizeof line,
             "--report would replace '%s', which another option names: name another file", path);
    refuses(PARSE(WORD("--report"), path, WORD("-f"), path), line);
    refuses(PARSE(WORD("--report="), WORD("a")),
            "--report takes the name of a file or folder, not an empty text");
    remove(path);
}

static void shows_no_control_characters(void **state)
{
    (void)state;
    refuses(PARSE(WORD("--\x1B[2J")), "unknown option '--\\x1B[2J'");
    refuses(PARSE(WORD("-\x1B")), "unknown option '-\\x1B'");
    refuses(PARSE(WORD("--count=\x1B")), "--count takes a whole number, not '\\x1B'");
    refuses(PARSE(WORD("-镇")), "unknown option '-\\xE9'");
}

static void help_and_version(void **state)
{
    static const char text[] = "Usage: score [OPTION...] [FILE...]\nScores.\n\n"
                               "  -f, --framework DIR       the county's indicator system\n"
                               "  -p, --plain               without the frame\n"
                               "      --colour HOW          red or green\n"
                               "      --report FILE         what was wrong\n"
                               "      --count N             how many\n"
                               "      --a-very-long-option-name N\n"
                               "                            how much noise\n"
                               "  -h, --help                show this and exit\n"
                               "  -V, --version             show the version and exit\n"
                               "\nExample:\n  score -f x\n";

    (void)state;
    accepts(PARSE(WORD("--help")), text);
    accepts(PARSE(WORD("-h")), text);
    accepts(PARSE(WORD("a"), WORD("-ph"), WORD("--nonsense")), text);
    accepts(PARSE(WORD("-V")), "score (jixiao) " JIXIAO_VERSION "\n");
    accepts(PARSE(WORD("--version")), "score (jixiao) " JIXIAO_VERSION "\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_and_operands_in_any_order),
        cmocka_unit_test(refuses_what_it_does_not_know),
        cmocka_unit_test(refuses_bad_arguments),
        cmocka_unit_test(replaces_no_file_that_is_read),
        cmocka_unit_test(shows_no_control_characters),
        cmocka_unit_test(help_and_version),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
