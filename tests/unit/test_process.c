#include "unit.h"

#include <stdlib.h>
#include <sys/wait.h>

#include "plots/process.h"

static struct process run(const char *script, struct str input)
{
    const char *const argv[] = { "sh", "-c", script, NULL };

    return process_run(argv, input);
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
    struct process p = process_run(argv, TEXT("x"));

    (void)state;
    assert_int_equal(WEXITSTATUS(p.status), PROCESS_NOT_FOUND);
    buf_free(&p.complaints);
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
        cmocka_unit_test(hands_over_the_input),           cmocka_unit_test(talks_both_ways_at_once),
        cmocka_unit_test(survives_who_does_not_listen),   cmocka_unit_test(says_what_is_not_there),
        cmocka_unit_test(has_no_home_and_a_fixed_locale),
    };

    return cmocka_run_group_tests_name("process", tests, NULL, NULL);
}
