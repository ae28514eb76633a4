/* Grades: "90:优 80:良 60:中 0:差", the first bound that a total reaches. */
#ifndef JIXIAO_GRADES_H
#define JIXIAO_GRADES_H

#include <stdint.h>

#include "mem.h"
#include "str.h"

enum { GRADE_SCALE = 9 };

struct grade {
    int64_t bound; /* an integer of its ninth decimal */
    struct str bound_text;
    struct str name;
};

struct grades {
    struct grade *grade; /* the best first */
    size_t n;
};

/* The national scale of the ministry's self-evaluations, for a stream whose framework is not
 * given. */
extern const char grades_national[];

/* Reads a specification. The bounds fall and are plain numbers; NULL, or what is wrong with it. */
const char *grades_parse(struct grades *g, struct str text, struct arena *arena);

/* The grade of a total that is an integer of its scale-th decimal; empty where no bound is reached.
 * The index of it in g->grade comes back in *index where index is not NULL (-1 for none). */
struct str grades_of(const struct grades *g, int64_t total, unsigned scale, int *index);

#endif
