#include "file/encoding.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text.h"

enum { NUL_SHARE = 20, DAMAGE_SHARE = 4 };

const char *const encoding_choices[CHOICES + 1] = {
    [CHOICE_AUTO] = "auto",
    [CHOICE_UTF8] = "utf-8",
    [CHOICE_GB18030] = "gb18030",
    [CHOICE_UTF16] = "utf-16",
};

static const struct {
    const char *name, *mark;
} encodings[ENCODINGS] = {
    [ENCODING_UTF8] = { "UTF-8", "\xEF\xBB\xBF" },
    [ENCODING_GB18030] = { "GB18030", "\x84\x31\x95\x33" },
    [ENCODING_UTF16LE] = { "UTF-16LE", "\xFF\xFE" },
    [ENCODING_UTF16BE] = { "UTF-16BE", "\xFE\xFF" },
};

static const struct {
    const char *start;
    size_t n;
    const char *what;
} foreign[] = {
    { "PK\x03\x04", 4,
      "this is an Excel workbook (xlsx) or another packed file; in Excel choose Save As, CSV "
      "UTF-8" },
    { "\xD0\xCF\x11\xE0", 4,
      "this is an old Excel workbook (xls); in Excel choose Save As, CSV UTF-8" },
    { "%PDF", 4, "this is a PDF; ask for the CSV file that it was made from" },
};

const char *encoding_name(enum encoding e)
{
    return encodings[e].name;
}

bool encoding_by_mark(struct str start, enum encoding *e)
{
    for (int i = 0; i < ENCODINGS; i++)
        if (str_starts(start, str_of(encodings[i].mark))) {
            *e = (enum encoding)i;
            return true;
        }
    return false;
}

/* Separators, digits and line ends have a high byte of 0, which comes first there. */
enum encoding encoding_of_utf16(struct str start)
{
    size_t nul[2] = { 0, 0 };

    for (size_t i = 0; i < start.n; i++)
        nul[i % 2] += start.s[i] == '\0';
    return nul[0] > nul[1] ? ENCODING_UTF16BE : ENCODING_UTF16LE;
}

const char *encoding_foreign(struct str start)
{
    for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++)
        if (str_starts(start, (struct str){ foreign[i].start, foreign[i].n }))
            return foreign[i].what;
    return NULL;
}

#ifdef __SSE2__
/* How many of 16 bytes come before one that has its high bit set, or is NUL. */
enum { AT_ONCE = 16 };
static unsigned count_plain(const char *s)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)s);
    int others = _mm_movemask_epi8(_mm_or_si128(bytes, _mm_cmpeq_epi8(bytes, _mm_setzero_si128())));

    return others == 0 ? AT_ONCE : (unsigned)__builtin_ctz((unsigned)others);
}
#else
/* The same of 8, but it says none where it is not all. */
enum { AT_ONCE = 8 };
static unsigned count_plain(const char *s)
{
    uint64_t eight;

    memcpy(&eight, s, sizeof eight);
    return ((eight | (eight - UINT64_C(0x0101010101010101))) & UINT64_C(0x8080808080808080)) == 0
               ? AT_ONCE
               : 0;
}
#endif

/* Length of the ASCII text without a NUL at the front. */
static size_t skip_plain(const char *s, size_t n)
{
    unsigned plain = AT_ONCE;
    size_t i = 0;

    for (; plain == AT_ONCE && n - i >= AT_ONCE; i += plain)
        plain = count_plain(s + i);
    while (i < n && s[i] != '\0' && (unsigned char)s[i] < 0x80)
        i++;
    return i;
}

/* Length of the ASCII text at the front; counts its NULs. */
static size_t skip_ascii(struct encoding_scan *scan, const char *s, size_t n)
{
    size_t i = skip_plain(s, n);

    for (; i < n && s[i] == '\0'; i += skip_plain(s + i, n - i)) {
        scan->nul++;
        i++;
    }
    return i;
}

static void count_bad(struct encoding_scan *scan, char byte, size_t at)
{
    if (scan->bad++ > 0)
        return;
    scan->first_bad = scan->bytes + at;
    scan->bad_byte = (unsigned char)byte;
}

size_t encoding_scan_utf8(struct encoding_scan *scan, const char *s, size_t n, bool last)
{
    size_t i = 0;

    for (;;) {
        struct str rest;
        size_t threes;

        i += skip_ascii(scan, s + i, n - i);
        threes = text_threes(s + i, n - i);
        scan->good += threes / 3;
        i += threes;
        if (threes > 0)
            continue;
        if (i == n || (!last && n - i < 4))
            break;
        rest = (struct str){ s + i, n - i };
        if (text_next(&rest) == TEXT_INVALID)
            count_bad(scan, s[i], i);
        else if (n - i - rest.n >= 3)
            scan->good++;
        i = n - rest.n;
    }
    scan->bytes += i;
    return i;
}

/* Length of the character at the front, 0 where it is none. n is at least 1. */
static size_t gb18030_length(const unsigned char *p, size_t n)
{
    if (p[0] == 0x80 || p[0] == 0xFF || n < 2)
        return 0;
    if ((p[1] >= 0x40 && p[1] <= 0x7E) || (p[1] >= 0x80 && p[1] <= 0xFE))
        return 2;
    if (n >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 && p[2] <= 0xFE && p[3] >= 0x30 &&
        p[3] <= 0x39)
        return 4;
    return 0;
}

size_t encoding_scan_gb18030(struct encoding_scan *scan, const char *s, size_t n, bool last)
{
    size_t i = 0;

    for (;;) {
        size_t length;

        i += skip_ascii(scan, s + i, n - i);
        if (i == n || (!last && n - i < 4))
            break;
        length = gb18030_length((const unsigned char *)s + i, n - i);
        if (length == 0)
            count_bad(scan, s[i], i);
        else
            scan->good++;
        i += length > 0 ? length : 1;
    }
    scan->bytes += i;
    return i;
}

/* Chinese text read in the other encoding fails at nearly every character, so a few damaged bytes
 * do not hide what a file is. That matters most where the damaged file would pass in the other:
 * half of all Chinese UTF-8 texts are also sound GB18030, of other characters. */
bool encoding_decide(const struct encoding_scan *utf8, const struct encoding_scan *gb18030,
                     enum encoding *e)
{
    *e = ENCODING_UTF8;
    if (utf8->bad == 0 || utf8->good > utf8->bad)
        return true;
    *e = ENCODING_GB18030;
    if (gb18030->bad == 0 || gb18030->good > DAMAGE_SHARE * gb18030->bad)
        return true;
    return false;
}

bool encoding_is_binary(const struct encoding_scan *scan)
{
    return scan->nul > scan->bytes / NUL_SHARE;
}
