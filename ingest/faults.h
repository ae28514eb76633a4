/* The report of ingest: what is found goes to standard error (diag.h) and, whole, to the CSV file
 * of --errors, where a long list is not cut. */
#ifndef JIXIAO_INGEST_FAULTS_H
#define JIXIAO_INGEST_FAULTS_H

#include "csvout.h"
#include "out.h"
#include "report.h"

struct faults {
    struct report report; /* first: hand this one out */
    struct report *next;
    struct out_file file;
    struct csvout csv;
};

/* path may be NULL. False where the file cannot be opened (it is reported). */
bool faults_open(struct faults *f, const char *path, struct report *next);

/* Gives the file its name. False where that failed (it is reported). */
bool faults_close(struct faults *f);

#endif
