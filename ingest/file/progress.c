#include "file/progress.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MEBIBYTE = 1024 * 1024 };

static const double wait_seconds = 1, between_seconds = 0.2;
static const char erase[] = "\r\033[K";

/* Standard error is one for the whole process, and so is this. */
static struct {
    bool terminal;
    double next; /* when the line is due */
    uint64_t done, total;
    volatile sig_atomic_t shown;
    struct sigaction before[2];
} state;

static const int ends[2] = { SIGINT, SIGTERM };

static double now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void on_signal(int number)
{
    ssize_t written = state.shown ? write(STDERR_FILENO, erase, sizeof erase - 1) : 0;

    (void)written; /* the process ends in any case */
    for (size_t i = 0; i < 2; i++)
        if (ends[i] == number)
            sigaction(number, &state.before[i], NULL);
    raise(number);
}

void progress_begin(uint64_t total)
{
    state.total = total;
    state.done = 0;
    state.terminal = isatty(STDERR_FILENO) == 1;
    if (state.terminal)
        state.next = now() + wait_seconds;
}

static void catch_ends(void)
{
    struct sigaction action;

    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    for (size_t i = 0; i < 2; i++)
        sigaction(ends[i], &action, &state.before[i]);
}

static void show(void)
{
    static bool caught;
    char line[100];
    int n;

    if (!caught)
        catch_ends();
    caught = true;
    if (state.total > 0)
        n = snprintf(line, sizeof line, "\ringest: %3u %%",
                     (unsigned)(state.done * 100 / state.total));
    else
        n = snprintf(line, sizeof line, "\ringest: %lu MiB",
                     (unsigned long)(state.done / MEBIBYTE));
    state.shown = 1;
    if (write(STDERR_FILENO, line, (size_t)n) < 0)
        state.terminal = false;
}

void progress_add(size_t bytes)
{
    double t;

    if (!state.terminal)
        return;
    state.done += bytes;
    if (state.total > 0 && state.done > state.total)
        state.done = state.total; /* a file that grows while it is read */
    t = now();
    if (t < state.next)
        return;
    state.next = t + between_seconds;
    show();
}

void progress_clear(void)
{
    if (state.shown && write(STDERR_FILENO, erase, sizeof erase - 1) < 0)
        state.terminal = false;
    state.shown = 0;
}
