/* A program that is fed through a pipe, without a shell. */
#ifndef JIXIAO_PLOTS_PROCESS_H
#define JIXIAO_PLOTS_PROCESS_H

#include "buf.h"

enum { PROCESS_COMPLAINTS_MAX = 64 * 1024 }; /* of standard error; the rest is read and dropped */

struct process {
    bool started;
    int status;            /* as waitpid has it */
    struct buf complaints; /* what it wrote to standard error; free with buf_free */
};

/* What HOME is to it: nowhere. */
#define PROCESS_HOME "/nonexistent"

enum { PROCESS_NOT_FOUND = 127 }; /* its exit status where there is no such program */

/* Runs argv[0], found along PATH, with input on its standard input and nothing on its standard
 * output, and waits for it. A signal that ends this program ends that one first. */
struct process process_run(const char *const argv[], struct str input);

#endif
