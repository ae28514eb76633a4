#include "draw/process.h"

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
static volatile sig_atomic_t child[PROCESSES_MAX], children;

/* The children must be gone before their files are removed, else they would make the next ones. */
static void end_children_first(int number)
{
    for (int i = 0; i < children; i++)
        kill(child[i], SIGKILL);
    for (int i = 0; i < children; i++)
        while (waitpid(child[i], NULL, 0) < 0 && errno == EINTR)
            continue;
    for (int i = 0; i < ENDS; i++)
        sigaction(ends[i], &previous[i], NULL);
    raise(number);
}

static void catch_signals(void)
{
    struct sigaction action = { .sa_handler = end_children_first };

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

/* In the child: becomes the program. Start-up files and what else would make two machines differ
 * are kept away. */
static _Noreturn void become(const char *const argv[], const int *input, const int *errors,
                             const sigset_t *mask)
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
    sigprocmask(SIG_SETMASK, mask, NULL);
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

/* A process that was started, and what it is still to be given. */
struct talk {
    pid_t pid;
    int input, errors; /* ours of its pipes; -1 when closed */
    struct str text;
};

static void feed(struct talk *t, short revents)
{
    if (t->input >= 0 && revents != 0 && !give(t->input, &t->text)) {
        close(t->input);
        t->input = -1;
    }
}

static void listen_to(struct talk *t, short revents, struct buf *complaints)
{
    if (t->errors >= 0 && revents != 0 && !take(t->errors, complaints)) {
        close(t->errors);
        t->errors = -1;
    }
}

/* Feeds and listens at once: a program that complains much while we only write would block both. */
static void converse(struct talk *talks, struct process *p, size_t n)
{
    struct pollfd fds[2 * PROCESSES_MAX];
    bool open = true;

    while (open) {
        open = false;
        for (size_t i = 0; i < n; i++) {
            fds[2 * i] = (struct pollfd){ .fd = talks[i].input, .events = POLLOUT };
            fds[2 * i + 1] = (struct pollfd){ .fd = talks[i].errors, .events = POLLIN };
            open = open || talks[i].input >= 0 || talks[i].errors >= 0;
        }
        if (open && poll(fds, (nfds_t)(2 * n), -1) < 0) {
            if (errno != EINTR)
                break;
            continue;
        }
        for (size_t i = 0; i < n && open; i++) {
            feed(&talks[i], fds[2 * i].revents);
            listen_to(&talks[i], fds[2 * i + 1].revents, &p[i].complaints);
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

static bool start(struct talk *t, const char *const argv[], const sigset_t *mask)
{
    int in[2], errors[2];

    *t = (struct talk){ .pid = -1, .input = -1, .errors = -1, .text = t->text };
    if (!make_pipe(in))
        return false;
    if (make_pipe(errors)) {
        t->pid = fork();
        if (t->pid == 0)
            become(argv, in, errors, mask);
        close(errors[WRITE]);
        t->errors = errors[READ];
    }
    close(in[READ]);
    t->input = in[WRITE];
    if (t->pid > 0) {
        fcntl(t->input, F_SETFL, O_NONBLOCK);
        return true;
    }
    close(t->input);
    if (t->errors >= 0)
        close(t->errors);
    t->input = t->errors = -1;
    return false;
}

/* No signal comes between a child's beginning and its being known. */
static void start_all(struct talk *talks, struct process *p, const char *const argv[], size_t n)
{
    sigset_t blocked, before;

    sigemptyset(&blocked);
    for (int i = 0; i < ENDS; i++)
        sigaddset(&blocked, ends[i]);
    sigprocmask(SIG_BLOCK, &blocked, &before);
    children = 0;
    for (size_t i = 0; i < n; i++)
        if ((p[i].started = start(&talks[i], argv, &before)))
            child[children++] = (sig_atomic_t)talks[i].pid;
    catch_signals();
    sigprocmask(SIG_SETMASK, &before, NULL);
}

void process_run(struct process *p, const char *const argv[], const struct str *input, size_t n)
{
    struct talk talks[PROCESSES_MAX] = { 0 };

    for (size_t i = 0; i < n; i++) {
        p[i] = (struct process){ 0 };
        talks[i].text = input[i];
    }
    start_all(talks, p, argv, n);
    converse(talks, p, n);
    for (size_t i = 0; i < n; i++)
        while (p[i].started && waitpid(talks[i].pid, &p[i].status, 0) < 0 && errno == EINTR)
            continue;
    release_signals();
}

size_t process_cores(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);

    return cores < 1 ? 1 : cores > PROCESSES_MAX ? PROCESSES_MAX : (size_t)cores;
}
