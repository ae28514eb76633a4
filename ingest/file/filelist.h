/* The names of the files to read, from a file: where there are more than a command line holds. Each
 * ends with a NUL, as `find -print0` and `printf '%s\0'` write them, because a file's name may hold
 * anything else. */
#ifndef JIXIAO_INGEST_FILELIST_H
#define JIXIAO_INGEST_FILELIST_H

#include "buf.h"
#include "report.h"

struct filelist {
    char **name;
    size_t n, cap;
    struct buf text; /* the names themselves */
};

/* Reads the list at path; "-" is standard input, which no name of its own list can be then. False
 * with an error in the report where it is no such list. Free in either case. */
bool filelist_read(struct filelist *list, const char *path, struct report *report);
void filelist_free(struct filelist *list);

#endif
