/* The command line of ingest. */
#ifndef JIXIAO_INGEST_OPTIONS_H
#define JIXIAO_INGEST_OPTIONS_H

#include <stdbool.h>

struct options {
    const char *framework;
    const char *county, *year, *department;
    const char *roster, *errors, *output;
    int encoding; /* enum encoding_choice */
    bool strict, plain, template;
    char **file; /* the operands, or "-" */
    int files;
};

void options_read(struct options *o, int argc, char **argv);

#endif
