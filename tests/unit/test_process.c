#include "unit.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plots/draw/process.h"

static struct process run(const char *script, struct str input)
{
    const char *const argv[] = { "sh", "-c", script, NULL };
    struct process p;

    process_run(&p, argv, &input, 1);
    return p;
}

static void hands_over_the_input(void **state)
{
    struct process p = run("cat >&2; exit 3", TEXT("一\n二\n"));

    (void)state;
    assert_true(p.started && WIFEXITED(p.status));
    assert_int_equal(WEXITSTATUS(p.status), 3);
    assert_text(buf_view(&p.complaints), "一\n二\n");
    buf_free(&p.complaints);
}

/* Both pipes are full at once: whoever only writes, or only reads, waits for ever. */
static void talks_both_ways_at_once(void **state)
{
    struct buf text = { 0 };
    struct process p;

    (void)state;
    for (int i = 0; i < 300000; i++)
        buf_text(&text, "0123456789");
    p = run("head -c 1000000 /dev/zero >&2; wc -c >&2", buf_view(&text));
    assert_true(p.started && p.status == 0);
    assert_true(p.complaints.n <= PROCESS_COMPLAINTS_MAX);
    buf_free(&p.complaints);
    buf_free(&text);
}

static void survives_who_does_not_listen(void **state)
{
    struct buf text = { 0 };
    struct process p;

    (void)state;
    signal(SIGPIPE, SIG_IGN);
    for (int i = 0; i < 100000; i++)
        buf_text(&text, "0123456789");
    p = run("exec 0<&-; echo no >&2", buf_view(&text));
    assert_true(p.started && p.status == 0);
    assert_text(buf_view(&p.complaints), "no\n");
    buf_free(&p.complaints);
    p = run("kill -9 $$", buf_view(&text));
    assert_true(WIFSIGNALED(p.status));
    buf_free(&p.complaints);
    buf_free(&text);
}

static void says_what_is_not_there(void **state)
{
    static const char *const argv[] = { "no-such-program-at-all", NULL };
    struct process p;

    (void)state;
    process_run(&p, argv, &TEXT("x"), 1);
    assert_int_equal(WEXITSTATUS(p.status), PROCESS_NOT_FOUND);
    buf_free(&p.complaints);
}

/* Each waits until all have begun: one after the other they would wait for ever. */
static void runs_several_at_once(void **state)
{
    const char *const argv[] = {
        "sh", "-c",
        "n=$(cat); >$n; until [ -e 0 -a -e 1 -a -e 2 ]; do sleep 0.01; done;"
        "head -c 300000 /dev/zero | tr '\\0' $n >&2",
        NULL
    };
    const struct str inputs[] = { TEXT("0"), TEXT("1"), TEXT("2") };
    char folder[] = "/tmp/test_process.XXXXXX";
    struct process p[3];

    (void)state;
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    process_run(p, argv, inputs, 3);
    for (int i = 0; i < 3; i++) {
        assert_true(p[i].started && p[i].status == 0);
        assert_true(p[i].complaints.n > 0);
        for (size_t at = 0; at < p[i].complaints.n; at++)
            assert_int_equal(p[i].complaints.s[at], '0' + i);
        buf_free(&p[i].complaints);
        unlink(inputs[i].s);
    }
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(rmdir(folder), 0);
    assert_in_range(process_cores(), 1, PROCESSES_MAX);
}

static void has_no_home_and_a_fixed_locale(void **state)
{
    struct process p;

    (void)state;
    setenv("GNUTERM", "x11", 1);
    setenv("TZ", "Asia/Shanghai", 1);
    p = run("echo $HOME $LC_ALL $TZ $GNUTERM >&2; echo lost", TEXT(""));
    assert_text(buf_view(&p.complaints), PROCESS_HOME " C.UTF-8 UTC\n");
    buf_free(&p.complaints);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_over_the_input),
        cmocka_unit_test(talks_both_ways_at_once),
        cmocka_unit_test(survives_who_does_not_listen),
        cmocka_unit_test(says_what_is_not_there),
        cmocka_unit_test(runs_several_at_once),
        cmocka_unit_test(has_no_home_and_a_fixed_locale),
    };

    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
