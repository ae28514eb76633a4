/* A small CSV file with a header row, read whole: a framework's files, a roster, a reviewer's file.
 * UTF-8 with or without BOM; cells are trimmed; columns may stand in any order. */
#ifndef JIXIAO_SHEET_H
#define JIXIAO_SHEET_H

#include <stdio.h>

#include "mem.h"
#include "report.h"

enum { SHEET_COLUMNS = 24 };

struct sheet_column {
    const char *name;
    bool needed; /* a file without it is refused */
};

struct sheet_row {
    unsigned long line;
    struct str *cell; /* by the index of the column in the caller's table; empty where absent */
};

struct sheet {
    const char *path;
    struct sheet_row *row;
    size_t rows, cap;
    unsigned long
        column[SHEET_COLUMNS]; /* where each column of the table is, from 1; 0 if absent */
};

enum sheet_status { SHEET_READ, SHEET_ABSENT, SHEET_FAULTY };

/* Reads f to its end and closes it. Where it could not be opened, f is NULL and errno says why.
 * path is its name for messages and must live as long. The table ends with a NULL name. Faults are
 * reported with kind; SHEET_ABSENT, where there is no such file, is not. Everything lives in the
 * arena. Rows that are no CSV are reported and left out, and the status is SHEET_FAULTY, with the
 * good rows there; with a faulty header there are none. */
enum sheet_status sheet_read(struct sheet *sheet, FILE *f, const char *path,
                             const struct sheet_column *table, struct arena *arena,
                             const char *kind, struct report *report);

/* The place of a cell, by the index of its column in the table. */
struct place sheet_place(const struct sheet *sheet, const struct sheet_row *row, int column);

#endif
