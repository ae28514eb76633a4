/* A comparison as it is being written: what moves.c (who moved) and moves_why.c (through what)
 * share; nobody else includes it. */
#ifndef JIXIAO_RANK_MOVES_PAGE_H
#define JIXIAO_RANK_MOVES_PAGE_H

#include "years/movers.h"
#include "years/moves_words.h"

struct moves {
    struct buf *out;
    struct archive *archive;
    const struct run *before, *after;
    enum moves_language language;
    struct arena arena;
    struct str county;
    int64_t year;
    struct movers movers;
    struct query points, value, extent, figures, source; /* see moves_why_prepare */
};

/* Appends words of the comparison, with the parts that they want, in the order of moves_words.h. */
void moves_put(struct moves *m, enum moves_word word, const struct str *parts);
void moves_new_line(struct moves *m, const char *indent);

/* Texts of the comparison; all live in the arena. */
struct str moves_own(struct moves *m, struct str s);   /* rows of a query live until its next */
struct str moves_shown(struct moves *m, struct str s); /* fit for a terminal */
struct str moves_number(struct moves *m, int64_t n);
struct str moves_rank(struct moves *m, int64_t n);        /* a dash for none */
struct str moves_points(struct moves *m, struct str s);   /* likewise */
struct str moves_per_cent(struct moves *m, struct str s); /* a fraction; labels as they are */
struct str moves_kept(struct moves *m, struct buf *text); /* frees text */

/* The difference with its sign, a dash where there is none: +0.92. */
struct str moves_difference(struct moves *m, struct str before, struct str after);

/* Two values that differ, to four decimals, or to as many as it takes. */
void moves_values(struct moves *m, struct str before, struct str after, struct str shown[2]);

/* Around all calls of moves_why: its queries. */
void moves_why_prepare(struct moves *m);
void moves_why_finish(struct moves *m);

/* What it submitted between the two runs, and every indicator through which it moved. */
void moves_why(struct moves *m, const struct mover *who);

#endif
