/* SHA-256, as lower-case hexadecimal text. */
#ifndef JIXIAO_ARCHIVE_DIGEST_H
#define JIXIAO_ARCHIVE_DIGEST_H

#include <stdint.h>
#include <stdio.h>

#include <nettle/sha2.h>

#include "str.h"

struct digest {
    struct sha256_ctx context;
    uint64_t bytes;
};

enum { DIGEST_TEXT = 2 * SHA256_DIGEST_SIZE + 1 };

/* Begin, add what there is, end: text becomes the digest, with a NUL, and d->bytes how many were
 * added. */
void digest_begin(struct digest *d);
void digest_add(struct digest *d, struct str s);
void digest_end(struct digest *d, char text[DIGEST_TEXT]);

/* Adds a file from where it stands to its end. False with errno. */
bool digest_file(struct digest *d, FILE *f);

/* The digest of a framework's four files: what
 *     sha256sum framework.csv items.csv indicators.csv checks.csv | sha256sum
 * prints in its folder. A file that is absent has no line. */
void digest_framework(const char *folder, char text[DIGEST_TEXT]);

#endif
