/* The command line of score. */
#ifndef JIXIAO_SCORE_OPTIONS_H
#define JIXIAO_SCORE_OPTIONS_H

#include <stdbool.h>

#include "framework/framework.h"

struct options {
    const char *framework, *explain, *findings, *review, *compare;
    int extent, missing; /* see options_override */
    int self;            /* enum self_mode */
    int language;        /* enum language */
    bool grouped, lint, plain;
    const char *operand; /* or "-" */
};

/* Reads and checks it; what makes no sense is refused. */
void options_read(struct options *o, int argc, char **argv);

/* Sets in the framework what the options override. */
void options_override(const struct options *o, struct framework *fw);

#endif
