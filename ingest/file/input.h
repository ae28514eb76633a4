/* An input file, opened, its encoding found, read as UTF-8. What cannot be read twice (a pipe) is
 * kept in a temporary file meanwhile: the encoding is decided over all of it. A small file, as most
 * forms are, is read once, into memory. */
#ifndef JIXIAO_INGEST_INPUT_H
#define JIXIAO_INGEST_INPUT_H

#include <stdio.h>

#include "archive/digest.h"
#include "file/decode.h"
#include "report.h"

enum { INPUT_PASSES = 2 }; /* each byte is read so often: for progress */

struct input {
    const char *name; /* for messages */
    FILE *f;
    long start;     /* where the file began */
    bool in_memory; /* all of it stands in small, and what follows is at */
    struct buf small;
    size_t at;
    struct decode decode;
};

/* "-" is standard input. False with a fault in the report. Close in any case. */
bool input_open(struct input *i, const char *path, enum encoding_choice choice,
                struct report *report);
void input_close(struct input *i);

/* Takes in the bytes as they stand in the file, from its first to its last. Before reading. False
 * with errno where it cannot be read. */
bool input_digest(struct input *i, struct digest *d);

long input_read(void *input, char *into, size_t n); /* a csvin_source */

/* How many bytes progress will see of these files; 0 where that is not known. */
uint64_t input_size(char *const *path, int n);

#endif
