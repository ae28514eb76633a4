/* The scores of every county and year that came, as rows.
 *
 * What is ranked is a number; all the rest is only passed on. So a row keeps the numbers and the
 * keys, and of its other cells the line of CSV that they will be in the ranking, ready to be
 * written: a cell as a text of its own would cost more than its bytes, and of the two dozen in each
 * of a country's 680,000 rows hardly one is looked at again. Whoever does look, the archive or
 * other weights, has the line taken apart with table_cells. County and year are kept once for all
 * rows that share them, so that they are compared once and not for every row.
 */
#ifndef JIXIAO_TABLE_H
#define JIXIAO_TABLE_H

#include "framework/grades.h"
#include "mem.h"
#include "stream.h"
#include "strmap.h"

/* A row as it comes; its texts are valid until the next one. */
struct arrival {
    struct str key[KEY_COUNT];
    struct str passed_on; /* the cells passed on, as CSV */
    int64_t by, total;    /* see struct row */
    unsigned long line;
    uint32_t input;
    bool scored, has_total;
};

/* A county in a year: what its rows have in common. */
struct group {
    struct str key[KEY_DEPARTMENT]; /* county and year */
    size_t rows;
    size_t first_slot, slots; /* finder.h's */
    uint32_t order, cohort;   /* ranking_make's */
};

struct row {
    struct group *group;
    const char *text; /* the department, and at once behind it the cells passed on, as CSV */
    uint32_t department_n, passed_on_n;
    int64_t by; /* the value that is ranked by: an integer of its ninth decimal */
    int64_t total;
    unsigned long line;
    uint32_t input; /* whose line that is */
    uint32_t hash;  /* of the department */

    /* from ranking_make */
    uint32_t cohort; /* the same number for those ranked together, rising with the rows */
    uint32_t rank;   /* 0: none */
    uint32_t peers;
    bool has_change;
    bool scored; /* has a value to rank by */
    bool has_total;
    long change; /* places won since the year before */
};

struct table {
    struct str own;  /* the caller's: the id of the framework that inputs must be of; empty: any */
    bool is_foreign; /* one was of another */
    struct str framework;
    struct str *column; /* the header of the first input; the others must have the same */
    size_t columns;
    int key[KEY_COUNT], total, by; /* columns */
    size_t *passed_on; /* the columns behind the keys in a ranking, in the input's order */
    size_t passed_on_n;
    const struct grades *grades; /* the caller's: what rankings that are read should be graded by,
                                    or NULL; a warning says where one was graded otherwise */

    struct row *row; /* as they came */
    size_t rows, cap;
    struct row **ranked;  /* the same rows as the ranking has them, once ranking_make is done */
    struct group **group; /* in the order they came */
    size_t groups, group_cap;
    const char **input; /* names of them */
    size_t inputs, input_cap;

    bool no_bare;             /* no line is taken as a bare one: the reference, for tests */
    unsigned long bare_lines; /* those that were */

    /* its own */
    int grade;                 /* the column, until the warning; STREAM_NO_COLUMN */
    struct strmap group_index; /* the groups by county and year */
    struct buf scratch, line;
    struct arena arena, rows_arena; /* for good; for the rows that are there now */
};

/* Adds a row; all of it is copied. */
void table_add(struct table *t, const struct arrival *a);

/* Forgets the rows and their groups, not the memory, nor what is known of the inputs. */
void table_clear(struct table *t);

/* The group of a county and year; NULL where no row is of it. */
struct group *table_group(struct table *t, struct str county, struct str year);

void table_free(struct table *t);

static inline struct str row_key(const struct row *row, int key)
{
    return key == KEY_DEPARTMENT ? (struct str){ row->text, row->department_n }
                                 : row->group->key[key];
}

static inline struct str row_passed_on(const struct row *row)
{
    return (struct str){ row->text + row->department_n, row->passed_on_n };
}

/* column: as in struct place. */
static inline struct place table_place(const struct table *t, const struct row *row,
                                       unsigned long column)
{
    return (struct place){ t->input[row->input], row->line, column };
}

/* The cells of a row, as they came. A zeroed struct is ready for any number of rows of one
 * table. */
struct cells {
    struct str *cell; /* by column of the table; valid until the next row */
    struct buf text;
};

/* Takes the row apart into the cells that it came with. */
void table_cells(struct cells *c, const struct table *t, const struct row *row);
void cells_free(struct cells *c);

#endif
