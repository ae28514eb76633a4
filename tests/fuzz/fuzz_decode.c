/* The decoder and the scanners: the same in any pieces, and UTF-8 is left alone. */
#include "ingest/file/decode.h"
#include "tests/fuzz/fuzz.h"

static void decode(struct buf *out, enum encoding e, struct str s, size_t piece, size_t room)
{
    struct pieces pieces = { s, piece };
    struct decode d;
    long got;

    MUST(decode_open(&d, e, pieces_give, &pieces));
    while ((got = decode_read(&d, buf_reserve(out, room), room)) > 0)
        out->n += (size_t)got;
    MUST(got == 0);
    decode_close(&d);
}

static struct encoding_scan scan(size_t (*feed)(struct encoding_scan *, const char *, size_t, bool),
                                 struct str s, size_t piece)
{
    struct encoding_scan found = { 0 };
    size_t ready = 0, used = 0;

    while (ready < s.n) {
        ready = s.n - ready < piece ? s.n : ready + piece;
        used += feed(&found, s.s + used, ready - used, false);
        MUST(ready - used < 4);
    }
    used += feed(&found, s.s + used, s.n - used, true);
    MUST(used == s.n && found.bytes == s.n);
    return found;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };
    struct encoding_scan utf8 = scan(encoding_scan_utf8, s, 1),
                         whole = scan(encoding_scan_utf8, s, n + 1);
    struct encoding_scan gb18030 = scan(encoding_scan_gb18030, s, 3);
    enum encoding e;

    MUST(utf8.good == whole.good && utf8.bad == whole.bad && utf8.first_bad == whole.first_bad);
    encoding_decide(&utf8, &gb18030, &e);
    for (int i = 0; i < ENCODINGS; i++) {
        struct buf at_once = { 0 }, bit_by_bit = { 0 };

        decode(&at_once, (enum encoding)i, s, n + 1, 4 * n + 64);
        decode(&bit_by_bit, (enum encoding)i, s, 1 + n % 7, 8 + n % 5);
        MUST(str_eq(buf_view(&at_once), buf_view(&bit_by_bit)));
        if (i == ENCODING_UTF8)
            MUST(str_eq(buf_view(&at_once), s));
        buf_free(&at_once);
        buf_free(&bit_by_bit);
    }
    return 0;
}
