/* Command lines: one table a program, from which getopt_long's arrays, the help and the checks all
 * come. Adding an option is adding a row.
 *
 *     static const struct opt options[] = {
 *         { 'f', "framework", "DIR", OPT_PATH, &set.framework, "the county's indicator system" },
 *         { 0, "ties", "HOW", OPT_CHOICE, &set.ties, "competition, dense or ordinal", ties_names },
 *         { 0, NULL, NULL, OPT_END, NULL, NULL, NULL },
 *     };
 */
#ifndef JIXIAO_OPT_H
#define JIXIAO_OPT_H

#include <stdbool.h>

#define JIXIAO_VERSION "0.1.0"

enum opt_kind {
    OPT_FLAG,   /* bool * */
    OPT_TEXT,   /* const char ** */
    OPT_PATH,   /* const char **: the name of a file or folder, which is not empty */
    OPT_WRITE,  /* const char **: a file to be written, never one that is read or takes a stream */
    OPT_CHOICE, /* int *: the index of one of the words of names, which ends with NULL */
    OPT_COUNT,  /* long *: a whole number of at least 0 */
    OPT_NUMBER, /* double *: a decimal number of at least 0 */
    OPT_END,
};

struct opt {
    int letter; /* 0: none */
    const char *name;
    const char *argument; /* what stands for it in the help; a flag has none */
    enum opt_kind kind;
    void *value; /* set where the option is given; what it held before is the default */
    const char *help;
    const char *const *names;
};

/* What --help prints around the options. */
struct opt_program {
    const char *name;
    const char *purpose;  /* one line */
    const char *operands; /* "[FILE...]" or "" */
    const char *details;  /* what else a user must know; with examples. Ends with a newline. */
    const struct opt *options;
};

/* Reads the command line. Returns the index of the first operand; the operands stand behind it in
 * argv. --help and --version print and exit 0; anything wrong is one line, "Try 'score --help'" and
 * exit 2. */
int opt_parse(const struct opt_program *p, int argc, char **argv);

/* Refuses to write, for an option of kind OPT_WRITE, over one of these files, which are read.
 * opt_parse has asked this of the operands; for a program that learns of more. */
void opt_check_read(const struct opt_program *p, char *const *name, int n);

/* For what a program checks itself: prints the line and "Try ...", and exits 2. */
__attribute__((format(printf, 1, 2))) _Noreturn void opt_refuse(const char *fmt, ...);

#endif
