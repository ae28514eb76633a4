#include "schema.h"

#include <stdlib.h>
#include <string.h>

/* The lines of schema.sql, in quotes: made by the Makefile. */
static const char *const lines[] = {
#include "schema.inc"
};

enum { LINES = sizeof lines / sizeof lines[0] };

/* The version that a line "-- version N: ..." begins; 0 for every other line. */
static int begins_version(const char *line)
{
    static const char mark[] = "-- version ";

    return strncmp(line, mark, sizeof mark - 1) == 0 ? (int)strtol(line + sizeof mark - 1, NULL, 10)
                                                     : 0;
}

int schema_version(void)
{
    int version = 0;

    for (size_t i = 0; i < LINES; i++)
        if (begins_version(lines[i]) > 0)
            version = begins_version(lines[i]);
    return version;
}

void schema_upgrade(struct buf *sql, int from)
{
    int version = 0;

    for (size_t i = 0; i < LINES; i++) {
        if (begins_version(lines[i]) > 0)
            version = begins_version(lines[i]);
        if (version > from)
            buf_text(sql, lines[i]);
    }
    buf_printf(sql, "PRAGMA application_id = %d; PRAGMA user_version = %d;", SCHEMA_APPLICATION,
               schema_version());
}
