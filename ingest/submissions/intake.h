/* What all files of one run come to: the framework and its names on the way in, the submissions on
 * the way out, and the count of both. Everything below reader.h works on one of these. */
#ifndef JIXIAO_INGEST_INTAKE_H
#define JIXIAO_INGEST_INTAKE_H

#include "file/row.h"
#include "submissions/roster.h"
#include "submissions/seen.h"
#include "submissions/submission.h"
#include "words/names.h"

/* A county or year as it was last written and what it came to: in a table it is often the same
 * again. */
struct said {
    struct buf written, canonical;
    bool valid;
};

struct intake {
    /* set by the caller */
    const struct framework *fw;
    struct report *report;
    bool strict;      /* what would only be a warning refuses a submission */
    bool by_row;      /* deliver asks a submission for its keys alone, and takes the row */
    bool keeps_cells; /* what the files say is kept beside what it counts as */
    struct str given[KEY_COUNT]; /* --county, --year, --department: for files that do not say */
    struct roster *roster;       /* or NULL */
    /* Gets every good submission, and the same as a row of the stream without its end. */
    void (*deliver)(void *to, const struct submission *s, struct str row);
    void *to;

    /* since intake_init */
    struct names names;
    struct value_want *want; /* by item */
    struct seen seen;        /* grouped is the caller's */
    const char **file;       /* every file of the run; seen remembers their numbers */
    size_t files, file_cap;
    struct csvout row; /* the last submission as the stream writes it */
    struct said said_county, said_year;
    unsigned long passed, refused;
    bool broken; /* grouped, and a county and year came back: nothing more is delivered */
};

/* Once the caller has set what is its own; all of that must live as long. */
void intake_init(struct intake *in);
void intake_free(struct intake *in);

/* Names the file that the next submissions come from. The text must live as long as in. */
void intake_file(struct intake *in, const char *name);

/* Reports something about a submission. An error refuses it; so does a warning where in->strict. */
__attribute__((format(printf, 6, 7))) void intake_say(struct intake *in, struct submission *s,
                                                      enum severity severity, const char *kind,
                                                      struct place place, const char *fmt, ...);

/* Whether the figure at index value is what a comma left of one, its rest within the `room` cells
 * behind it (cut.h): that is an error then, and there is nothing more to read. */
bool intake_cut(struct intake *in, struct submission *s, int item, const struct row *row,
                size_t value, size_t room);

/* Reads a cell into the submission; a value that is no value is an error that names the item.
 * stated is what the sheet says of its unit elsewhere. */
void intake_value(struct intake *in, struct submission *s, int item, struct str cell,
                  const struct stated *stated, struct place place);

/* The same for a cell that is a figure as it stands (value_read_plain): false where it is not. */
bool intake_plain(struct intake *in, struct submission *s, int item, struct str cell,
                  unsigned long line);

/* Sets a key from a cell: made canonical (keys.h), or an error that names the cell. The county
 * comes before the department. Nothing where the cell is empty. */
void intake_key(struct intake *in, struct submission *s, enum stream_key key, struct str said,
                struct place place);

/* Whether two ways of writing a key mean the same, in that county: 甲镇人民政府 is 甲镇, or the
 * roster says so. */
bool intake_means_same(const struct intake *in, enum stream_key key, struct str county,
                       struct str a, struct str b);

/* An unknown name that carries a value: an error where it is near a known one (a slip must not lose
 * a figure), else a warning. Returns whether it is near. */
bool intake_unknown(struct intake *in, struct submission *s, struct str name, struct place place);

/* The one place where a finished submission goes: its keys are completed and checked; where it has
 * no error it is delivered, else counted as refused. */
void intake_finish(struct intake *in, struct submission *s);

#endif
