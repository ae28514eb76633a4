/* A text in a CSV file that a spreadsheet opens: one that it would take for a formula gets an
 * apostrophe in front. */
#ifndef JIXIAO_PLOTS_GUARD_H
#define JIXIAO_PLOTS_GUARD_H

#include "csvout.h"

/* Appends a text cell. Guarded where it begins with = + - @ (or their full-width forms), a tab or a
 * carriage return; not where it is a number. Numbers of ours never come here. */
void guard_text(struct csvout *w, struct str text);

#endif
