/* A reviewer's file: points that a person set, with name and reason.
 *
 *     county,year,department,indicator,points,reviewer,reason
 *
 * They replace what the rules compute, and what a column review.CODE says. */
#ifndef JIXIAO_REVIEW_H
#define JIXIAO_REVIEW_H

#include "framework/framework.h"
#include "sheet.h"
#include "stream.h"

struct review {
    struct str key[KEY_COUNT];
    int node;
    struct str points_text;
    real points;
    struct str reviewer, reason;
    struct place place;
    int next;  /* of the same department and year, or NOWHERE */
    bool used; /* a department was there to be reviewed */
};

struct reviews {
    struct review *review;
    size_t n;
    struct strmap index; /* county, year and department to the first review */
    struct arena arena;
};

/* Reads the file. Points above the weight or that are no number, an unknown indicator, the same one
 * twice: errors; false then. */
bool reviews_read(struct reviews *r, const struct framework *fw, const char *path,
                  struct report *report);
void reviews_free(struct reviews *r);

/* The first review of a department and year, or NOWHERE; go on with next. */
int reviews_of(const struct reviews *r, const struct str key[KEY_COUNT]);

/* The review of one indicator, or NULL. */
const struct review *reviews_find(const struct reviews *r, const struct str key[KEY_COUNT],
                                  int node);

/* Warns of reviews whose department never came. */
void reviews_warn_unused(const struct reviews *r, struct report *report);

#endif
