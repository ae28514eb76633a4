/* One run: the rows of an observations stream, gathered, scored cohort by cohort and written. */
#ifndef JIXIAO_RUN_H
#define JIXIAO_RUN_H

#include "compare.h"
#include "explain/explain.h"
#include "findings/findings.h"
#include "notices.h"
#include "stream.h"

struct run {
    const struct framework *fw;
    enum self_mode self;
    bool grouped; /* the input comes cohort by cohort; each is passed on before the next is read */
    bool plain;
    struct reviews *reviews; /* what was asked for besides; NULL where it was not */
    struct explainer *explain;
    struct findings *findings;
    struct comparison *compare;
    struct notices notices; /* out */
};

/* Reads in (which stream_open has opened) to its end and writes the scores to standard output.
 * Nothing comes out of a stream that is not whole; with grouped, no last line does. False then,
 * with the errors in in's report. */
bool run_scores(struct run *run, struct stream_reader *in);

#endif
