/* What one department submits for one year: three keys and a value for each item. */
#ifndef JIXIAO_INGEST_SUBMISSION_H
#define JIXIAO_INGEST_SUBMISSION_H

#include "stream.h"
#include "words/value.h"

struct entry {
    enum value_kind kind; /* VALUE_MISSING where the file says nothing */
    size_t from, n;       /* its text in the submission's */
    unsigned long line;   /* where it stands; 0 for nowhere */
};

struct slice {
    size_t from, n;
};

struct submission {
    const char *file;
    unsigned long line; /* where it begins */
    struct buf key[KEY_COUNT];
    struct buf written; /* the department as the file writes it: a roster may know it so */
    struct entry *entry;
    size_t set; /* how many times one was */
    size_t items;
    struct buf text;
    struct slice
        *cell; /* by item: what the file says, in raw; only where submission_cell was used */
    struct buf raw;
    struct str
        figures; /* or all values at once, as the stream writes them; entry is not used then */
    unsigned long errors; /* with any, it is refused */
    bool has_values;
};

/* For a framework of so many items. */
void submission_init(struct submission *s, size_t items);
void submission_free(struct submission *s);

/* Forgets everything but the memory. */
void submission_begin(struct submission *s, const char *file, unsigned long line);

/* Forgets all but county and year, which are the next one's too. */
void submission_next(struct submission *s, unsigned long line);

/* Copies a key. */
void submission_key(struct submission *s, enum stream_key key, struct str value);

/* The value's text is what was appended to s->text from byte `from` on. */
void submission_set(struct submission *s, size_t item, enum value_kind kind, size_t from,
                    unsigned long line);

/* All values at once. The text must live until the submission begins again. */
void submission_figures(struct submission *s, struct str figures);

/* Keeps what the file says of an item, as it stands there: for the archive. */
void submission_cell(struct submission *s, size_t item, struct str cell);
struct str submission_raw(const struct submission *s, size_t item);

/* As the stream writes it: the number, the label, "NA" or nothing. */
struct str submission_value(const struct submission *s, size_t item);

/* Writes the submission's row (without the row's end). Returns where its keys end in out->out. */
size_t submission_write(const struct submission *s, struct csvout *out);

#endif
