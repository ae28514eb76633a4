/* County, year and department as towns write them, made canonical. */
#ifndef JIXIAO_INGEST_KEYS_H
#define JIXIAO_INGEST_KEYS_H

#include "buf.h"
#include "str.h"

/* Appends four digits: 2024, 2024年, 2024年度, ２０２４. False where raw is no year of 1900 to
 * 2199. */
bool key_year(struct buf *out, struct str raw);

/* Appends the county's name without blanks. */
void key_county(struct buf *out, struct str raw);

/* Appends the department without blanks, without a number in a list before it (front.h) and (盖章)
 * behind it, without its county (and what stands before that: 河北省邢台市) in front and without
 * 人民政府 behind; never nothing unless raw is blank. */
void key_department(struct buf *out, struct str raw, struct str county);

#endif
