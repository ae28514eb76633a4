/* The command line of plots. */
#ifndef JIXIAO_PLOTS_OPTIONS_H
#define JIXIAO_PLOTS_OPTIONS_H

#include "charts/charts.h"

struct options {
    const char *framework, *folder, *charts, *explain, *findings, *title;
    int format;   /* of the table in format.h */
    int language; /* enum language */
    bool keep_scripts;
    enum want wanted[CHARTS]; /* what --charts comes to */
    char **file;              /* the operands, or "-" */
    int files;
};

/* Reads and checks it; what makes no sense is refused. */
void options_read(struct options *o, int argc, char **argv);

#endif
