/* A row that was written for one department, as a template for the others.
 *
 * Nearly all rows of an explanation, and most of the findings, differ from others in their numbers
 * only. The first of a kind is written by those who know what it says, and while they do they mark
 * where a number is the department's own: that is a blank. What stands between the blanks is kept
 * as it was written, quotes and all, and the other rows of the kind are copied from it with their
 * own numbers put in. So what a row says is known in one place, and nothing here knows any of it.
 */
#ifndef JIXIAO_TEMPLATE_H
#define JIXIAO_TEMPLATE_H

#include "buf.h"
#include "points/cohort.h"

enum blank_kind {
    BLANK_TEXT,       /* no number but a text, another one in every cohort */
    BLANK_VALUE,      /* the indicator's value, as figure_trimmed and figure_rounded write it */
    BLANK_POINTS,     /* its points, */
    BLANK_LOST,       /* and what they lack of a whole */
    BLANK_FIGURE,     /* an item's figure as it was submitted */
    BLANK_GIVEN,      /* the same, which may be missing or NA */
    BLANK_DIFFERENCE, /* an item's figure less the points */
};

struct blank {
    enum blank_kind kind;
    const struct buf *text; /* BLANK_TEXT; see template_text */
    int item;               /* BLANK_FIGURE, _GIVEN, _DIFFERENCE */
    bool bracketed;         /* BLANK_FIGURE: in brackets where it is negative */
    bool in_percent;        /* BLANK_FIGURE, _VALUE: with the sign behind it */
    bool again;             /* BLANK_VALUE: as it was written last */
    bool trimmed;           /* BLANK_VALUE, _LOST: without needless zeros */
    unsigned decimals;      /* BLANK_VALUE, _LOST */
    int64_t whole, unit;    /* BLANK_LOST: whole - points * unit, in the last decimal */
};

/* One of the texts that are kept, and the blank behind it. */
struct template_part {
    size_t n; /* of the text */
    struct blank blank;
};

struct template
{
    bool is_there;
    struct buf text;            /* of all parts */
    struct template_part *part; /* the last has no blank behind it */
    size_t parts, cap;
    const struct buf **blank_text; /* of the parts that have one */
    size_t texts, texts_cap;
    struct mark *mark; /* while it is learnt: where the blanks are */
    size_t marks, marks_cap;
};

void template_free(struct template *t);

/* Learning: begin; write the row and mark the blanks, which end where out ends now; end with the
 * row. For those who write without a template t may be NULL. */
void template_begin(struct template *t);
void template_mark(struct template *t, const struct buf *out, size_t from, struct blank blank);
void template_end(struct template *t, struct str row);

/* The text at the end of out, which begins at from and has marks in it, was put in quotes. */
void template_quoted(struct template *t, const struct buf *out, size_t from);

/* Makes a text ready for BLANK_TEXT and as a key. */
void template_ready(struct buf *text);

/* Small numbers as texts of up to seven characters and, last, how many those are; 0 before the
 * first time. Most points, marks and counts are such. */
enum { SMALL = 2048, SMALL_TEXT = 8, SMALL_POINTS_DECIMALS = 5, SMALL_DECIMALS = 3 };

struct small_numbers {
    char points[SMALL][SMALL_TEXT];                 /* with the framework's decimals */
    char figure[SMALL_DECIMALS][SMALL][SMALL_TEXT]; /* by decimals, without needless zeros */
};

/* Whose numbers are put in. All figures, values and points that are marked must be there, but for
 * what is marked as BLANK_GIVEN. */
struct filling {
    const struct cohort *c;
    size_t node, i;
    struct str key; /* goes before the row; a text that template_ready has made ready */
    struct small_numbers *small;
};

/* Appends the key and the row with these numbers. False where one of them is so long that it must
 * be written in full; nothing is appended then. */
bool template_fill(const struct template *t, const struct filling *f, struct buf *out);

#endif
