/* The command line of rank. */
#ifndef JIXIAO_RANK_OPTIONS_H
#define JIXIAO_RANK_OPTIONS_H

#include <stdbool.h>

#include "framework/framework.h"
#include "years/keeping.h"
#include "years/moves_words.h"

struct options {
    const char *framework, *by, *within, *grades, *leave_one_out;
    const char *archive, *explain, *freeze;
    long draws, seed;
    double noise;
    int ties;     /* enum ties */
    int language; /* enum moves_language */
    bool plain, history, compare, merge, grouped;
    char **operand;
    int operands;
};

/* Reads and checks it; what makes no sense is refused. */
void options_read(struct options *o, int argc, char **argv);

/* The grades and the cohort that the options and the framework come to. A specification that cannot
 * be read is refused. */
void options_grades(struct grades *grades, const struct options *o, const struct framework *fw,
                    struct arena *arena);
void options_cohort(bool within[KEY_COUNT], const struct options *o, const struct framework *fw);

/* Refuses --grouped beside what it cannot go with. */
void options_check_grouped(const struct options *o, const bool within[KEY_COUNT]);

/* Whether one county can be ranked without the others. */
bool options_by_county(const struct options *o, const bool within[KEY_COUNT]);

/* Whether --merge passes on the rankings as they are: nothing is asked for that they do not
 * have. */
bool options_pass_on(const struct options *o, const bool within[KEY_COUNT]);

#endif
