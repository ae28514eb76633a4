#include "out.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "child.h"
#include "diag.h"

static char folder[] = "/tmp/jixiao-out-XXXXXX";

static const char *in_folder(const char *name)
{
    static char path[2][300];
    static unsigned next;

    next ^= 1;
    snprintf(path[next], sizeof path[next], "%s/%s", folder, name);
    return path[next];
}

/* How many files are in the test's folder. */
static int files(void)
{
    DIR *d = opendir(folder);
    int n = 0;

    assert_non_null(d);
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

static void content_is(const char *path, const char *expected)
{
    FILE *f = fopen(path, "rb");
    char text[100];

    assert_non_null(f);
    child_read(f, text, sizeof text);
    assert_string_equal(text, expected);
}

static int empty_folder(void **state)
{
    DIR *d = opendir(folder);

    (void)state;
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;)
        if (e->d_name[0] != '.')
            remove(in_folder(e->d_name));
    return d != NULL ? closedir(d) : 0;
}

static void begin(void)
{
    diag_begin("rank");
    out_begin();
}

static void write_and_commit(void *path)
{
    struct out_file o;

    begin();
    if (!out_open(&o, path))
        exit(diag_end());
    fputs("new\n", o.f);
    exit(out_commit(&o) ? diag_end() : EXIT_DATA);
}

static void a_file_gets_its_name_at_the_end(void **state)
{
    const char *path = in_folder("ranking.csv");
    struct out_file o;
    FILE *old = fopen(path, "w");

    (void)state;
    fputs("old\n", old);
    fclose(old);
    assert_true(out_open(&o, path));
    fputs("new\n", o.f);
    fflush(o.f);
    content_is(path, "old\n");
    assert_int_equal(files(), 2);
    assert_true(out_commit(&o));
    content_is(path, "new\n");
    out_abort(&o); /* nothing any more */
    content_is(path, "new\n");
    assert_int_equal(files(), 1);

    assert_true(out_open(&o, path));
    out_abort(&o);
    content_is(path, "new\n");
    assert_int_equal(files(), 1);
}

static void write_and(void *how)
{
    struct out_file o;

    begin();
    if (!out_open(&o, in_folder("half")))
        exit(3);
    fputs("half", o.f);
    fflush(o.f);
    if (*(const int *)how == 0)
        exit(1);
    raise(*(const int *)how);
}

static void no_half_file_is_left(void **state)
{
    static const int hows[] = { 0, SIGINT, SIGTERM, SIGHUP };

    (void)state;
    for (size_t i = 0; i < sizeof hows / sizeof hows[0]; i++) {
        int how = hows[i];
        struct child c = child_run(write_and, &how);

        assert_int_equal(files(), 0);
        if (how == 0)
            assert_int_equal(child_status(&c), 1);
        else
            assert_true(WIFSIGNALED(c.status) && WTERMSIG(c.status) == how);
    }
}

static void too_much(void *path)
{
    struct rlimit limit = { 1000, 1000 };
    struct out_file o;

    begin();
    signal(SIGXFSZ, SIG_IGN); /* so that a write past the limit fails, as on a full disk */
    setrlimit(RLIMIT_FSIZE, &limit);
    if (!out_open(&o, path))
        exit(3);
    for (int i = 0; i < 10000; i++)
        fputs("more and more\n", o.f);
    exit(out_commit(&o) ? 0 : 1);
}

static void a_full_disk_is_noticed(void **state)
{
    char path[300];
    struct child c;

    (void)state;
    strcpy(path, in_folder("big"));
    c = child_run(too_much, path);
    assert_int_equal(child_status(&c), 1);
    assert_non_null(strstr(c.err, "/big: error: cannot be written: "));
    assert_int_equal(files(), 0);
}

static void places_that_cannot_be_written(void **state)
{
    char path[300];
    struct child c;

    (void)state;
    strcpy(path, in_folder("no/such/folder"));
    c = child_run(write_and_commit, path);
    assert_int_equal(child_status(&c), EXIT_DATA);
    assert_non_null(strstr(c.err, "cannot be written: No such file or directory"));

    strcpy(path, in_folder("taken"));
    assert_int_equal(mkdir(path, 0777), 0);
    c = child_run(write_and_commit, path); /* a folder has that name: the rename fails */
    assert_int_equal(child_status(&c), EXIT_DATA);
    assert_non_null(strstr(c.err, "/taken: error: cannot be written: Is a directory"));
    assert_int_equal(files(), 1);
    assert_int_equal(rmdir(path), 0);
}

static void write_twice(void *path)
{
    struct out_file first, second;

    begin();
    if (!out_open(&first, path))
        exit(3);
    fputs("first\n", first.f);
    out_open(&second, path);
    exit(out_commit(&first) ? diag_end() : EXIT_DATA);
}

static void two_outputs_are_two_files(void **state)
{
    char path[300];
    struct child c;

    (void)state;
    strcpy(path, in_folder("both"));
    c = child_run(write_twice, path);
    assert_int_equal(child_status(&c), EXIT_DATA);
    assert_non_null(strstr(c.err, "/both: error: cannot be written: another output of this program "
                                  "goes there"));
    content_is(path, "first\n");
}

static void a_dash_is_no_file(void **state)
{
    char path[] = "-";
    struct child c = child_run(write_and_commit, path);

    (void)state;
    assert_int_equal(child_status(&c), EXIT_DATA);
    assert_non_null(strstr(c.err, "standard output has the stream"));
    assert_int_equal(access(path, F_OK), -1);
}

static void makes_folders(void **state)
{
    FILE *f;

    (void)state;
    assert_true(out_folder(in_folder("a/b/c")));
    assert_true(out_folder(in_folder("a/b/c")));
    assert_true(out_folder(in_folder("a/b/d/")));
    assert_true(out_folder("."));
    assert_true(out_folder("/"));
    f = fopen(in_folder("a/file"), "w");
    fclose(f);
    assert_int_equal(
        rmdir(in_folder("a/b/c")) + rmdir(in_folder("a/b/d")) + rmdir(in_folder("a/b")), 0);
}

static void make_folder(void *path)
{
    begin();
    exit(out_folder(path) ? 0 : 1);
}

static void a_file_is_no_folder(void **state)
{
    static const char *const names[] = { "a/file", "a/file/b" };

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char path[300];
        struct child c;

        strcpy(path, in_folder(names[i]));
        c = child_run(make_folder, path);
        assert_int_equal(child_status(&c), 1);
        assert_non_null(strstr(c.err, "this folder cannot be made: Not a directory"));
    }
    assert_int_equal(remove(in_folder("a/file")) + rmdir(in_folder("a")), 0);
}

static void print(void *path)
{
    int fd = open(path, O_WRONLY);

    begin();
    dup2(fd, STDOUT_FILENO);
    out_write("all of it\n", 10);
    exit(0);
}

static void print_to_nobody(void *argument)
{
    int ends[2];

    (void)argument;
    begin();
    if (pipe(ends) != 0)
        exit(3);
    dup2(ends[1], STDOUT_FILENO);
    close(ends[0]);
    out_write("all of it\n", 10);
    exit(4);
}

static void standard_output_is_checked(void **state)
{
    struct child c = child_run(print, (char[]){ "/dev/full" });

    (void)state;
    assert_int_equal(child_status(&c), EXIT_DATA);
    assert_string_equal(c.err, "rank: error: cannot write to standard output: "
                               "No space left on device\n");
    c = child_run(print_to_nobody, NULL);
    assert_int_equal(child_status(&c), EXIT_OK);
    assert_string_equal(c.err, "");
}

static int make_test_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_test_folder(void **state)
{
    empty_folder(state);
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(a_file_gets_its_name_at_the_end, empty_folder),
        cmocka_unit_test_teardown(no_half_file_is_left, empty_folder),
        cmocka_unit_test_teardown(a_full_disk_is_noticed, empty_folder),
        cmocka_unit_test_teardown(places_that_cannot_be_written, empty_folder),
        cmocka_unit_test_teardown(two_outputs_are_two_files, empty_folder),
        cmocka_unit_test(a_dash_is_no_file),
        cmocka_unit_test(makes_folders),
        cmocka_unit_test(a_file_is_no_folder), /* of those just made */
        cmocka_unit_test(standard_output_is_checked),
    };

    return cmocka_run_group_tests(tests, make_test_folder, remove_test_folder);
}
