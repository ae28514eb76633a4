/* What an archive that fails says, and what to do about it. */
#include <stdio.h>

#include "archive.h"
#include "mem.h"

bool archive_fail(struct archive *a, const char *what)
{
    if (!a->failed)
        report_add(a->report, SEVERITY_ERROR, "archive", (struct place){ .file = a->path }, "%s",
                   what);
    a->failed = true;
    return false;
}

/* What went wrong, and what to do. */
static const char *explain(const struct archive *a, int code)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another program has kept this archive locked for 30 seconds; try again when it is "
               "done";
    case SQLITE_FULL: return "the disk is full; nothing was changed in the archive";
    case SQLITE_READONLY:
        return a->is_only_read
                   ? "the archive or its folder is read-only, and a program that was cut off, or "
                     "is "
                     "at work, has left its files beside it; copy it, with its -wal, to a folder "
                     "of "
                     "your own"
                   : "this archive cannot be written: the file or its folder is read-only";
    case SQLITE_NOTADB: return "this file is no archive, nor any SQLite database";
    case SQLITE_CORRUPT: return "this archive is damaged; use a copy, and keep this one";
    case SQLITE_CANTOPEN:
        return "this archive cannot be opened: is the path right, and may its folder be written "
               "to? (a copy elsewhere may be read, with its -wal if there is one)";
    case SQLITE_IOERR:
        return "the disk failed while the archive was read or written; nothing was changed in it";
    case SQLITE_PERM:
    case SQLITE_AUTH: return "permission to use this archive is denied";
    case SQLITE_TOOBIG: return "a text is too long for the archive";
    default: return NULL;
    }
}

bool archive_fail_code(struct archive *a, int code)
{
    const char *what = explain(a, code);
    char text[400];

    if ((code & 0xFF) == SQLITE_NOMEM)
        mem_exhausted();
    if (what != NULL)
        return archive_fail(a, what);
    snprintf(text, sizeof text, "the archive does not take this: %s", sqlite3_errmsg(a->db));
    return archive_fail(a, text);
}
