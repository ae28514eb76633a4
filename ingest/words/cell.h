/* A cell as people type it, made comparable: full-width forms folded, marks that nobody sees (zero
 * width, direction, soft hyphen: they come along when text is copied from a web page) left out,
 * blanks trimmed. */
#ifndef JIXIAO_INGEST_CELL_H
#define JIXIAO_INGEST_CELL_H

#include "buf.h"
#include "str.h"

/* Appends raw, cleaned. */
void cell_clean(struct buf *out, struct str raw);

/* The same without any blank inside: for names of counties and departments. */
void cell_clean_name(struct buf *out, struct str raw);

/* Whether nothing is left of raw when it is cleaned. */
bool cell_is_blank(struct str raw);

/* Whether raw has a digit and nothing but digits, signs, points, separators and percent signs: for
 * telling figures from names, not for reading them. */
bool cell_looks_numeric(struct str raw);

#endif
