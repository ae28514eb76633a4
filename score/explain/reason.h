/* The sentence that explains an indicator's points: the formula with the town's figures put in, the
 * thresholds, who set the extent, and a sum from which a clerk can redo the points by hand.
 *
 * Numbers are printed with as few decimals as lead to the same points; a test evaluates what is
 * printed. */
#ifndef JIXIAO_REASON_H
#define JIXIAO_REASON_H

#include "explain/filled.h"
#include "explain/phrases.h"
#include "points/review.h"

/* What the sentences about an indicator have in common, put into words once. */
struct node_words {
    struct str head;   /* "预算完成率 = " */
    struct str weight; /* "5" */
    struct str full,
        zero;         /* the thresholds as the framework has them; empty for the cohort's own */
    struct str *step; /* "≥ 90%", by step of the rule */
    struct str per;   /* deduct: "1%" */
    struct str lose;  /* deduct: "0.5" */
    struct formula_pieces pieces;
    real weight_value;
    bool is_bare;  /* none of these texts makes a cell need quotes */
    bool is_rate;  /* people read its value in per cent */
    bool is_exact; /* its value is what was submitted: all of its digits are printed */
};

/* What the sentences about a band have in common in one cohort, put into words where the first of
 * them wants it. The parts are in the order of a table in reason_band.c. */
enum { BAND_PARTS = 4 };

struct band_words {
    struct band_part_words {
        struct buf text;
        bool is_there, is_bare, has_quotes;
    } part[BAND_PARTS];
    struct band printed; /* its ends as the sentences print them */
    bool is_printed;
};

struct reasoner {
    const struct framework *fw;
    enum language language;
    const struct reviews *reviews; /* NULL: none */
    struct node_words *words;      /* by node */
    struct band_words *bands;      /* by node */
    struct arena arena;
};

void reasoner_init(struct reasoner *r, const struct framework *fw, enum language language,
                   const struct reviews *reviews);
void reasoner_free(struct reasoner *r);

/* Another cohort: to be called before the first sentence about it. */
void reason_cohort(struct reasoner *r);

/* Appends the sentence for department i of the cohort and an indicator, and marks its numbers in t
 * (or NULL). True where it surely needs no quotes in a CSV file. */
bool reason_write(struct reasoner *r, struct buf *out, const struct cohort *c, size_t node,
                  size_t i, struct template *t);

/* Which kind of sentence that is: an indicator's sentences of the same kind differ in nothing but
 * what is marked. REASON_ALONE where it is like no other. */
enum { REASON_KINDS = 16, REASON_ALONE = -1 };
int reason_kind(struct reasoner *r, const struct cohort *c, size_t node, size_t i);

#endif
