/* What people put in front of a name, an item's or a department's: a number in a list, 其中, a
 * star. */
#ifndef JIXIAO_INGEST_FRONT_H
#define JIXIAO_INGEST_FRONT_H

#include "str.h"

/* The name (cleaned: see cell.h) without it; never nothing unless name is. */
struct str front_left_out(struct str name);

#endif
