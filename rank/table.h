/* The scores of every county and year that came, as rows: what is ranked is a number, all the rest is
 * passed on as it was written. */
#ifndef JIXIAO_TABLE_H
#define JIXIAO_TABLE_H

#include "mem.h"
#include "stream.h"

struct row {
    struct str *cell; /* as in the input, by column of the table */
    struct str key[KEY_COUNT];
    bool scored; /* has a value in the column that is ranked by */
    int64_t by;  /* that value: an integer of its ninth decimal */
    bool has_total;
    int64_t total; /* likewise */
    struct place place;
    size_t number; /* of the input */

    /* from ranking_make */
    size_t cohort;      /* the same number for those ranked together, rising with the rows */
    unsigned long rank; /* 0: none */
    unsigned long peers;
    bool has_change;
    long change; /* places won since the year before */
};

struct table {
    struct str framework;
    struct str *column; /* the header of the first input; the others must have the same */
    size_t columns;
    int total, by; /* columns */
    struct row *row;
    size_t rows, cap;
    struct arena arena;
};

/* Reads one input behind what is there. by is the name of the column to rank by. False where it was
 * cut, has other columns, or holds something that is no number; the faults are in the report. */
bool table_read(struct table *t, csvin_source *read, void *from, const char *name, const char *by,
                struct report *report);

/* Drops a department's earlier rows, with a warning for each. */
void table_drop_repeated(struct table *t, struct report *report);

void table_free(struct table *t);

#endif
