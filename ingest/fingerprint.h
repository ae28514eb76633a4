/* A text as 64 bits that stand for it where it is not kept: two texts that differ, be it in a digit here
 * and a digit there as numbered names and figures do, have the same ones by chance alone (a million of
 * them: 1 in 37 million). */
#ifndef JIXIAO_INGEST_FINGERPRINT_H
#define JIXIAO_INGEST_FINGERPRINT_H

#include <stdint.h>

#include "str.h"

uint64_t fingerprint(struct str s);

#endif
