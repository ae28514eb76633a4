#include "file/decode.h"

#include <errno.h>
#include <string.h>

enum { BLOCK = 32 * 1024, LONGEST = 8 /* bytes of any character, in or out */ };

#define NO_ICONV ((iconv_t)(-1))

bool decode_open(struct decode *d, enum encoding encoding, csvin_source *read, void *from)
{
    *d = (struct decode){ .read = read, .from = from, .encoding = encoding, .iconv = NO_ICONV };
    if (encoding == ENCODING_UTF8)
        return true;
    d->iconv = iconv_open("UTF-8", encoding_name(encoding));
    return d->iconv != NO_ICONV;
}

void decode_close(struct decode *d)
{
    if (d->iconv != NO_ICONV)
        iconv_close(d->iconv);
    buf_free(&d->raw);
}

static bool refill(struct decode *d)
{
    size_t left = d->raw.n - d->at;
    long got;

    if (d->ended)
        return true;
    if (left > 0)
        memmove(d->raw.s, d->raw.s + d->at, left);
    d->raw.n = left;
    d->at = 0;
    got = d->read(d->from, buf_reserve(&d->raw, BLOCK), BLOCK);
    if (got > 0)
        d->raw.n += (size_t)got;
    d->ended = got == 0;
    return got >= 0;
}

/* Passes a byte that fits nothing. Of UTF-16 that is half a pair of surrogates, or an odd byte at
 * the end: its high byte, or one that is never UTF-8, stands for it. */
static char take_bad(struct decode *d)
{
    const char *p = d->raw.s + d->at;

    if (d->encoding == ENCODING_GB18030) {
        d->at++;
        return *p;
    }
    if (d->raw.n - d->at < 2) {
        d->at = d->raw.n;
        return '\xFF';
    }
    d->at += 2;
    return d->encoding == ENCODING_UTF16LE ? p[1] : p[0];
}

long decode_read(void *decode, char *into, size_t n)
{
    struct decode *d = decode;
    char *out = into;
    size_t room = n;

    if (d->encoding == ENCODING_UTF8)
        return d->read(d->from, into, n);
    while (room >= LONGEST) {
        size_t left = d->raw.n - d->at, given;
        int error = 0;
        char *in;

        if (left < LONGEST && !d->ended) {
            if (room < n)
                break; /* give what there is first */
            if (!refill(d))
                return -1;
            continue;
        }
        if (left == 0)
            break;
        in = d->raw.s + d->at;
        given = iconv(d->iconv, &in, &left, &out, &room);
        if (given == (size_t)-1)
            error = errno;
        d->at = d->raw.n - left;
        if (room == 0 || error == E2BIG)
            break; /* the rest, a bad byte perhaps, comes with the next call */
        if (error == EILSEQ || (error == EINVAL && d->ended)) {
            *out++ = take_bad(d);
            room--;
        }
    }
    return (long)(n - room);
}
