/* The command line of ingest. */
#ifndef JIXIAO_INGEST_OPTIONS_H
#define JIXIAO_INGEST_OPTIONS_H

#include <stdbool.h>

struct options {
    const char *framework;
    const char *county, *year, *department;
    bool strict, plain;
    char **file; /* the operands */
    int files;
};

void options_read(struct options *o, int argc, char **argv);

#endif
