/* For functions that end the process: runs one in a child and keeps what it printed. */
#ifndef JIXIAO_CHILD_H
#define JIXIAO_CHILD_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "unit.h"

struct child {
    int status; /* as waitpid has it */
    char out[8000], err[4000];
};

static inline void child_read(FILE *f, char *into, size_t n)
{
    rewind(f);
    into[fread(into, 1, n - 1, f)] = '\0';
    fclose(f);
}

static inline struct child child_run(void (*function)(void *), void *argument)
{
    struct child c = { 0 };
    FILE *out = tmpfile(), *err = tmpfile();
    pid_t pid;

    assert_non_null(out);
    assert_non_null(err);
    fflush(NULL);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        dup2(fileno(out), STDOUT_FILENO);
        dup2(fileno(err), STDERR_FILENO);
        function(argument);
        exit(0);
    }
    assert_int_equal(waitpid(pid, &c.status, 0), pid);
    child_read(out, c.out, sizeof c.out);
    child_read(err, c.err, sizeof c.err);
    return c;
}

/* The child's exit status, or -1 where a signal ended it. */
static inline int child_status(const struct child *c)
{
    return WIFEXITED(c->status) ? WEXITSTATUS(c->status) : -1;
}

#endif
