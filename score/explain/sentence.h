/* A sentence about an indicator's points while it is put together: what it is about, and its parts.
 * Shared by reason.c and the files that explain the rules, reason_*.c. */
#ifndef JIXIAO_SENTENCE_H
#define JIXIAO_SENTENCE_H

#include "explain/reason.h"

enum { FEWEST_DECIMALS = 2, MOST_DECIMALS = 15 };

struct sentence {
    struct reasoner *r;
    struct buf *out;
    const struct cohort *c;
    size_t i;
    const struct node *n;
    const struct node_words *words;
    const struct node_scores *s;
    struct template *t; /* that learns it, or NULL */
    real value, weight;
    int64_t points;
    size_t value_at, value_n; /* where in out the head has printed the value */
    bool is_bare;             /* nothing that was said makes a cell need quotes */
    unsigned decimals;        /* that values are printed with: of the per cent where it is a rate */
};

void sentence_say(const struct sentence *s, enum phrase phrase);

/* "预算完成率 = 2489.116 / 2737.391 = 90.93%" */
void sentence_head(struct sentence *s);

/* The indicator's value once more, as the head has printed it. */
void sentence_value_again(const struct sentence *s);

/* A value of the indicator with the sentence's decimals, or exactly where it is a submitted figure;
 * and what that is as a number again. */
void sentence_value(const struct sentence *s, real value);
real sentence_as_printed(const struct sentence *s, real value);

/* The label as it was submitted. */
struct str sentence_label(const struct sentence *s);

/* "；得分 = " and the points; what paid them may stand between the two. */
void sentence_points(const struct sentence *s);

/* "；得分 = min(3, 2) = 2.00" for what pays above the weight, "；得分 = 1.005 = 1.01" for what is
 * rounded, else the points alone. */
void sentence_paid(const struct sentence *s, real paid);

/* Whether raw points come to the points that were given. */
bool sentence_agrees(const struct sentence *s, real raw);

/* The rules. */
void reason_band(struct sentence *s);
void reason_share(struct sentence *s);
void reason_deduct(struct sentence *s);
void reason_steps(struct sentence *s);
void reason_label(struct sentence *s);
void reason_points(struct sentence *s);

/* For reason_kind: which of REASON_KINDS the sentence by the rule is of. Only those with the fewest
 * decimals are like others. */
int kind_of_band(struct sentence *s);
int kind_of_share(struct sentence *s);

#endif
