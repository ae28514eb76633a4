/* The blank form of a framework, for a town to fill in: headings, then every figure that a town
 * submits, by the section that it feeds, with its unit and what it is used for. What a reviewer
 * fills in (review.CODE) is left out. ingest reads it back. */
#ifndef JIXIAO_INGEST_TEMPLATE_H
#define JIXIAO_INGEST_TEMPLATE_H

#include "buf.h"
#include "framework/framework.h"
#include "stream.h"

/* Appends the form: UTF-8 with its mark and CRLF, so that a double click opens it right in
 * Excel. */
void template_write(struct buf *out, const struct framework *fw, const struct str key[KEY_COUNT]);

#endif
