/* A program that is fed through a pipe, without a shell; once, or several times at once. */
#ifndef JIXIAO_PLOTS_PROCESS_H
#define JIXIAO_PLOTS_PROCESS_H

#include "buf.h"

enum { PROCESSES_MAX = 8 };                  /* at once */
enum { PROCESS_COMPLAINTS_MAX = 64 * 1024 }; /* of standard error; the rest is read and dropped */

struct process {
    bool started;
    int status;            /* as waitpid has it */
    struct buf complaints; /* what it wrote to standard error; free with buf_free */
};

/* What HOME is to it: nowhere. */
#define PROCESS_HOME "/nonexistent"

enum { PROCESS_NOT_FOUND = 127 }; /* its exit status where there is no such program */

/* Runs argv[0], found along PATH, n times at once (PROCESSES_MAX at the most), each with one of the
 * inputs on its standard input and nothing on its standard output, and waits for all. A signal that
 * ends this program ends those first. */
void process_run(struct process *p, const char *const argv[], const struct str *input, size_t n);

/* How many of them are worth while: one a processor, PROCESSES_MAX at the most. */
size_t process_cores(void);

#endif
