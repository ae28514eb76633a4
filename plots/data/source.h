/* A file being read that is digested on the way, so that a report can say what it was made from,
 * even where it came through a pipe. */
#ifndef JIXIAO_PLOTS_SOURCE_H
#define JIXIAO_PLOTS_SOURCE_H

#include "archive/digest.h"
#include "mem.h"

struct source {
    const char *role; /* what it is to us, a constant: "ranking" */
    const char *name; /* of its file, for messages */
    char sha256[DIGEST_TEXT];
    bool whole; /* sha256 is that of all of it */
    struct source *next;

    FILE *file; /* its own, while it is read */
    struct digest digest;
};

/* All that were read, in order. */
struct sources {
    struct source *first, *last;
    struct arena arena;
};

/* Opens an operand ("-" is standard input). NULL with a diagnostic. */
struct source *source_open(struct sources *s, const char *role, const char *operand);

long source_read(void *source, char *into, size_t n); /* a csvin_source */

/* Reads what is left of it, and closes it. */
void source_close(struct source *s);

void sources_free(struct sources *s);

#endif
