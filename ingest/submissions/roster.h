/* The departments that should submit: canonical names, other names for them, and who has submitted.
 *
 * The file has the columns county,department,aliases (aliases joined by '|'), under those names or
 * Chinese ones, in any encoding that ingest reads. */
#ifndef JIXIAO_INGEST_ROSTER_H
#define JIXIAO_INGEST_ROSTER_H

#include "csvin.h"
#include "mem.h"
#include "strmap.h"
#include "words/names.h"

enum { ROSTER_NOBODY = -1 };

struct roster_entry {
    struct str county, department;
    unsigned long line;
};

struct roster_year {
    char year[4];
    unsigned char *state; /* by entry; see roster.c */
};

struct roster {
    struct roster_entry *entry;
    size_t n, cap;
    struct roster_year *year; /* those that came, in order */
    size_t years, year_cap;

    /* its own */
    struct arena arena;
    struct strmap index; /* county and name, to entry */
    const char *file;
};

/* Reads the roster; the source gives UTF-8. False with faults in the report where it cannot be
 * used. Free in any case. file must live as long. */
bool roster_read(struct roster *r, csvin_source *read, void *from, const char *file,
                 struct names *names, struct report *report);
void roster_free(struct roster *r);

/* The entry of a department, by its name as written or made canonical; or ROSTER_NOBODY. */
int roster_find(const struct roster *r, struct str county, struct str written, struct str name);

/* The entry of that county with the nearest name; or ROSTER_NOBODY. */
int roster_nearest(const struct roster *r, struct str county, struct str name);

/* Remembers that a department's submission for a year came, and whether it was good. */
void roster_mark(struct roster *r, int entry, struct str year, bool good);

/* Warns of who has not submitted, for every year that anybody has, by name. */
void roster_say_absent(const struct roster *r, struct report *report);

#endif
