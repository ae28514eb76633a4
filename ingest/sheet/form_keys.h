/* Whose form it is: the county, year and department that its headings say.
 *
 * A form may say one twice, in other words, and whether they mean the same cannot be told until its
 * county is known, which may come last. Forms that follow each other have their headings above
 * their figures or below: what is said behind figures is the next form's where this one has it
 * already. And the foot of a form may repeat its head. */
#ifndef JIXIAO_INGEST_FORM_KEYS_H
#define JIXIAO_INGEST_FORM_KEYS_H

#include "submissions/intake.h"

struct form_key {
    struct buf text; /* as written; empty where the form does not say */
    struct place place;
};

/* A key that the form has said already, in other words: 单位名称 and 填报单位. */
enum { FORM_AGAIN = 8 };
struct form_again {
    enum stream_key key;
    struct buf text;
    struct place place;
};

struct form_keys {
    struct form_key said[KEY_COUNT];
    struct form_key
        later[KEY_COUNT]; /* said after figures: this form's, or already the next one's */
    struct form_again again[FORM_AGAIN];
    size_t agains;
    struct buf before[KEY_COUNT]; /* of the form before, canonical: its foot may repeat them */
};

void form_keys_free(struct form_keys *keys);

/* Nothing said; what the form before has said stays. */
void form_keys_clear(struct form_keys *keys);

/* What a heading says of a key, nothing where value is empty; figures: some stand above it. The
 * department is the submission's from then on, as it is written. */
void form_keys_say(struct form_keys *keys, struct intake *in, struct submission *s, bool figures,
                   enum stream_key k, struct str value, struct place place);

/* Whether this form has the key already. */
bool form_keys_have(const struct form_keys *keys, enum stream_key k);

/* Figures follow: what was said after the figures before was about this form. */
void form_keys_keep(struct form_keys *keys);

/* Or the next form begins: what was said after the figures is taken out of this one, and given to
 * that one, which frees it. */
void form_keys_take_later(struct form_keys *keys, struct form_key later[KEY_COUNT]);
void form_keys_begin_with(struct form_keys *keys, struct form_key later[KEY_COUNT]);

/* Reports keys that the headings so far say twice, as two. */
void form_keys_agree(struct form_keys *keys, struct intake *in, struct submission *s);

/* Whether nothing is said but what the form before has said already: 填报单位（盖章）：白云镇 at
 * its foot. */
bool form_keys_are_foot(const struct form_keys *keys, const struct intake *in);

/* Gives the submission its keys. They are those of the form before then, if it has figures. */
void form_keys_finish(struct form_keys *keys, struct intake *in, struct submission *s,
                      bool figures);

#endif
