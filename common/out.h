/* Output that is checked to its last byte.
 *
 * A file is written beside its name and renamed only when everything went well; whatever ends the
 * process before that (an error, Ctrl-C) leaves no half file. Standard output is checked when it is
 * closed; when its reader has gone away the program ends quietly.
 */
#ifndef JIXIAO_OUT_H
#define JIXIAO_OUT_H

#include <stdbool.h>
#include <stdio.h>

#include "str.h"

/* Call first in main: SIGPIPE becomes an error of write, and signals remove half files. */
void out_begin(void);

/* Writes all n bytes to standard output. On failure says so and exits with status 1; quietly with
 * status 0 where the reader has closed the pipe. */
void out_write(const char *s, size_t n);

/* A file on its way to its name. */
struct out_file {
    FILE *f;
    char *path, *temporary; /* temporary is NULL for what is written as it stands */
};

/* Opens path for writing, beside it at first. A pipe or a device that is there is written as it
 * stands, and a link leads to what it names. False with a diagnostic. */
bool out_open(struct out_file *o, const char *path);

/* Gives the file its name. False with a diagnostic (a full disk, say); the half file is gone. */
bool out_commit(struct out_file *o);

/* Forgets the file. Does nothing after out_commit. */
void out_abort(struct out_file *o);

/* All of a file at once. False with a diagnostic. */
bool out_write_file(const char *path, struct str bytes);

/* For files that another program writes: remembers a name to be removed if the process ends before
 * out_keep. The text must live as long. */
void out_watch(const char *temporary);
void out_keep(const char *temporary);

/* Makes a folder and those above it; one that is there already is fine. False with a diagnostic. */
bool out_folder(const char *path);

#endif
