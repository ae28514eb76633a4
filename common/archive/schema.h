/* The archive's schema: schema.sql, embedded; making it and bringing an older one up to it. */
#ifndef JIXIAO_ARCHIVE_SCHEMA_H
#define JIXIAO_ARCHIVE_SCHEMA_H

#include <sqlite3.h>

#include "buf.h"

/* In the file's header, so that another program's database is not taken for an archive: "JxAr". */
enum { SCHEMA_APPLICATION = 0x4A784172 };

/* The version that this program writes. */
int schema_version(void);

/* Appends the SQL that brings an archive from a version (0: an empty file) to schema_version(). */
void schema_upgrade(struct buf *sql, int from);

#endif
