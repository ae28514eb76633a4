/* The hash of a text: for tables, and to stand for the text where it is not kept. Two that differ,
 * be it in a digit here and a digit there as numbered names and figures do, have the same hash by
 * chance alone (of a million, any two: 1 in 37 million). */
#ifndef JIXIAO_STR_HASH_H
#define JIXIAO_STR_HASH_H

#include <stdint.h>

#include "str.h"

uint64_t str_hash(struct str s);

#endif
