/* Which encoding a file is in, decided over the whole of it: a byte order mark, else strict UTF-8,
 * else GB18030 (which holds GBK and GB2312). A file with a few damaged bytes is what the rest of it
 * is; the rows with the damage are refused later, one by one. A file that is nothing is refused
 * whole. */
#ifndef JIXIAO_INGEST_ENCODING_H
#define JIXIAO_INGEST_ENCODING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "str.h"

enum encoding { ENCODING_UTF8, ENCODING_GB18030, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODINGS };

/* What --encoding takes, ending with NULL; the first is auto. */
enum encoding_choice { CHOICE_AUTO, CHOICE_UTF8, CHOICE_GB18030, CHOICE_UTF16, CHOICES };
extern const char *const encoding_choices[CHOICES + 1];

/* As iconv and people call it. */
const char *encoding_name(enum encoding e);

/* A byte order mark; false where there is none. */
bool encoding_by_mark(struct str start, enum encoding *e);

/* Which UTF-16 a file is that has no mark, by how it starts. */
enum encoding encoding_of_utf16(struct str start);

/* Another kind of file altogether (a workbook, a PDF): what it is and what to do, or NULL. */
const char *encoding_foreign(struct str start);

/* What reading a file in an encoding comes to. Feed it blocks; what is not consumed (at most 3
 * bytes, and none at the end) comes again at the front of the next block. */
struct encoding_scan {
    uint64_t bytes;     /* consumed */
    uint64_t nul;       /* of them */
    uint64_t good;      /* characters of more than one byte; in UTF-8, of three and more */
    uint64_t bad;       /* bytes that fit nothing */
    uint64_t first_bad; /* where */
    unsigned char bad_byte;
};

/* Look at n bytes, the last of the file or not. Return how many were consumed. */
size_t encoding_scan_utf8(struct encoding_scan *scan, const char *s, size_t n, bool last);
size_t encoding_scan_gb18030(struct encoding_scan *scan, const char *s, size_t n, bool last);

/* Decides between the two for a file without a mark. False where it is neither. */
bool encoding_decide(const struct encoding_scan *utf8, const struct encoding_scan *gb18030,
                     enum encoding *e);

/* Whether so many NULs came that this is UTF-16 without its mark, or no text. */
bool encoding_is_binary(const struct encoding_scan *scan);

#endif
