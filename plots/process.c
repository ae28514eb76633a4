#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

enum { READ = 0, WRITE = 1 };

/* The signals that out.c removes half files on. */
static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
enum { ENDS = sizeof ends / sizeof ends[0] };

static struct sigaction previous[ENDS];
static volatile sig_atomic_t child;

/* The child must be gone before its files are removed, else it would make the next one. */
static void end_child_first(int number)
{
    kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
    for (int i = 0; i < ENDS; i++)
        sigaction(ends[i], &previous[i], NULL);
    raise(number);
}

static void catch_signals(pid_t pid)
{
    struct sigaction action = { .sa_handler = end_child_first };

    child = (sig_atomic_t)pid;
    for (int i = 0; i < ENDS; i++)
        sigaddset(&action.sa_mask, ends[i]);
    for (int i = 0; i < ENDS; i++)
        sigaction(ends[i], &action, &previous[i]);
}

static void release_signals(void)
{
    for (int i = 0; i < ENDS; i++)
        sigaction(ends[i], &previous[i], NULL);
}

/* In the child: becomes the program. Start-up files and what else would make two machines differ are
 * kept away. */
static _Noreturn void become(const char *const argv[], const int *input, const int *errors)
{
    static const char *const unwanted[] = { "GNUTERM", "GNUPLOT_LIB", "GNUPLOT_DRIVER_DIR",
                                            "GNUHELP", "LANGUAGE" };
    int nowhere = open("/dev/null", O_WRONLY);

    dup2(input[READ], STDIN_FILENO);
    dup2(errors[WRITE], STDERR_FILENO);
    if (nowhere >= 0)
        dup2(nowhere, STDOUT_FILENO);
    setenv("HOME", PROCESS_HOME, 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TZ", "UTC", 1);
    for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++)
        unsetenv(unwanted[i]);
    execvp(argv[0], (char *const *)argv); /* which changes nothing there */
    _exit(PROCESS_NOT_FOUND);
}

/* Gives it what it takes. False when there is nothing more to give, or nobody who takes it. */
static bool give(int to, struct str *input)
{
    ssize_t n = write(to, input->s, input->n);

    if (n < 0)
        return errno == EINTR || errno == EAGAIN;
    *input = str_skip(*input, (size_t)n);
    return input->n > 0;
}

static bool take(int from, struct buf *complaints)
{
    char bytes[4096];
    ssize_t n = read(from, bytes, sizeof bytes);

    if (n < 0)
        return errno == EINTR;
    if (complaints->n + (size_t)n <= PROCESS_COMPLAINTS_MAX)
        buf_add(complaints, bytes, (size_t)n);
    return n > 0;
}

/* Feeds and listens at once: a program that complains much while we only write would block both. */
static void converse(int input, int errors, struct str text, struct buf *complaints)
{
    struct pollfd fds[2] = { { .fd = input, .events = POLLOUT },
                             { .fd = errors, .events = POLLIN } };

    fcntl(input, F_SETFL, O_NONBLOCK);
    while (fds[0].fd >= 0 || fds[1].fd >= 0) {
        if (poll(fds, 2, -1) < 0 && errno != EINTR)
            break;
        if (fds[0].fd >= 0 && fds[0].revents != 0 && !give(input, &text)) {
            close(input);
            fds[0].fd = -1;
        }
        if (fds[1].fd >= 0 && fds[1].revents != 0 && !take(errors, complaints)) {
            close(errors);
            fds[1].fd = -1;
        }
    }
}

static bool make_pipe(int *ends_of)
{
    if (pipe(ends_of) != 0)
        return false;
    fcntl(ends_of[READ], F_SETFD, FD_CLOEXEC);
    fcntl(ends_of[WRITE], F_SETFD, FD_CLOEXEC);
    return true;
}

struct process process_run(const char *const argv[], struct str input)
{
    struct process p = { 0 };
    int in[2], errors[2];
    pid_t pid;

    if (!make_pipe(in))
        return p;
    if (!make_pipe(errors)) {
        close(in[READ]);
        close(in[WRITE]);
        return p;
    }
    pid = fork();
    if (pid == 0)
        become(argv, in, errors);
    close(in[READ]);
    close(errors[WRITE]);
    if (pid < 0) {
        close(in[WRITE]);
        close(errors[READ]);
        return p;
    }
    catch_signals(pid);
    converse(in[WRITE], errors[READ], input, &p.complaints);
    while (waitpid(pid, &p.status, 0) < 0 && errno == EINTR)
        continue;
    release_signals();
    p.started = true;
    return p;
}
