/* The command line of ingest. */
#ifndef JIXIAO_INGEST_OPTIONS_H
#define JIXIAO_INGEST_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct options {
    const char *framework;
    const char *county, *year, *department;
    const char *roster, *errors, *output;
    int encoding; /* enum encoding_choice */
    const char *archive, *years;
    const char *files0_from; /* a list of the files; there are no operands then */
    bool strict, plain, template, replay, log, grouped;
    int64_t from, to; /* --years; everything where it is not given */
    char **file;      /* the operands, or "-"; none with files0_from */
    int files;
};

/* Reads and checks it; what makes no sense is refused. */
void options_read(struct options *o, int argc, char **argv);

/* Once the files of a list are known: none may be one that the command line has written. */
void options_check_files(const struct options *o);

#endif
