/* Whose form it is: the county, year and department that its headings say.
 *
 * A form may say one twice, in other words, and whether they mean the same cannot be told until its county
 * is known, which may come last. Forms that follow each other have their headings above their figures or
 * below: what is said behind figures is the next form's where this one has it already. And the foot of a
 * form may repeat its head. */
#ifndef JIXIAO_INGEST_FORM_KEYS_H
#define JIXIAO_INGEST_FORM_KEYS_H

#include "row.h"
#include "stream.h"

struct form;

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

/* A heading, which begins the next form where it must be that one's. */
void form_keys_heading(struct form *f, enum stream_key k, struct str value, const struct row *row,
                       size_t column);

/* Figures follow: what was said after the figures before was about this form. */
void form_keys_keep(struct form_keys *keys);

/* Reports keys that the headings so far say twice, as two. */
void form_keys_agree(struct form *f);

/* Whether the form is nothing but what the one before has said already: 填报单位（盖章）：白云镇 at its foot. */
bool form_keys_are_foot(const struct form *f);

/* Gives the form's submission its keys. */
void form_keys_finish(struct form *f);

#endif
