/* A form: one department, one year; headings in any order, then a row for each figure. Several forms
 * may follow each other in a file. */
#ifndef JIXIAO_INGEST_FORM_H
#define JIXIAO_INGEST_FORM_H

#include "heading.h"
#include "intake.h"

enum { FORM_GROUPS = 4 };

/* Columns of names, values and units; several stand side by side in wide forms. */
struct form_group {
    size_t name, value, unit; /* SIZE_MAX: none */
    size_t room;              /* how far the rest of a figure that was cut may reach: cut.h */
};

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

struct form {
    struct intake *in;
    struct submission sub;
    struct form_key key[KEY_COUNT];
    struct form_key
        later[KEY_COUNT]; /* said after figures: this form's, or already the next one's */
    struct form_again again[FORM_AGAIN];
    size_t agains;
    struct buf before[KEY_COUNT]; /* of the form before, canonical: its foot may repeat them */
    bool figures;                 /* it has named at least one item */
    bool named;                   /* it has at least one heading */
    struct form_group group[FORM_GROUPS];
    size_t groups;
    bool units_beside; /* without a head: the cell behind the value has held a unit */
    struct named_unit money;
};

void form_init(struct form *f, struct intake *in);
void form_free(struct form *f);

/* Nothing begun; the unit of the sheet's amounts stays. */
void form_clear(struct form *f);

/* Reports keys that the headings so far say twice, as two. */
void form_agree(struct form *f);

void form_headings(struct form *f, const struct headings *h, const struct row *row);
void form_head(struct form *f, const struct row *row);

/* Reads a resolved row's figures. False where the row names no item, and nothing that looks like
 * one. */
bool form_figures(struct form *f, const struct row *row);

/* A row was lost (it is reported): what it said is not known, so the form is refused. */
void form_lost_row(struct form *f);

/* Ends the form, if one has begun. */
void form_finish(struct form *f);

#endif
