/* A framework as it stands, in the archive: found by the digest of its files, or added. */
#ifndef JIXIAO_ARCHIVE_EDITION_H
#define JIXIAO_ARCHIVE_EDITION_H

#include "archive.h"
#include "buf.h"
#include "digest.h"
#include "framework/framework.h"

struct edition {
    const struct framework *fw;
    char sha256[DIGEST_TEXT];
    struct buf items; /* the codes, joined by commas */
    int64_t id;       /* 0 until edition_keep */
    int64_t *item;    /* ids, by the framework's items */
};

/* Takes the framework's digest. Free in any case. */
void edition_init(struct edition *e, const struct framework *fw, const char *folder);
void edition_free(struct edition *e);

/* Looks the edition up, or adds it, inside a transaction. False where the archive failed. */
bool edition_keep(struct edition *e, struct archive *a);

/* After a rollback: what edition_keep added is gone again. */
void edition_forget(struct edition *e);

#endif
