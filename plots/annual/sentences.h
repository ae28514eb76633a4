/* Sentences of the report on who is first and last and who moved most, for its summary and its
 * captions. */
#ifndef JIXIAO_PLOTS_ANNUAL_SENTENCES_H
#define JIXIAO_PLOTS_ANNUAL_SENTENCES_H

#include "annual/page.h"
#include "data/moves.h"

/* Appends a sentence, with a blank behind it where the language wants one. */
void sentence_add(struct annual_page *p, struct buf *text, enum word what, struct say_parts *parts);

/* A department's name as a part. */
void sentence_name(const struct annual_page *p, struct say_parts *parts, struct str name);

/* Points as a part; those that may still change say so. */
void sentence_points(const struct annual_page *p, struct say_parts *parts, struct points points,
                     bool provisional);

void sentence_best_and_last(struct annual_page *p, struct buf *text, const struct county *c,
                            size_t year);

/* A rise or a fall since a year (0: not told, a part of a sentence), or nothing where nobody
 * moved. */
void sentence_move(struct annual_page *p, struct buf *text, enum word what, const struct move *move,
                   long since);

#endif
