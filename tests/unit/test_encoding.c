#include "ingest/file/decode.h"
#include "ingest/file/encoding.h"
#include "sheets.h"

typedef size_t scanner(struct encoding_scan *scan, const char *s, size_t n, bool last);

/* Feeds a text in pieces of n bytes, as a file is fed. */
static struct encoding_scan scan(scanner *feed, struct str s, size_t piece)
{
    struct encoding_scan found = { 0 };
    char window[64];
    size_t kept = 0;
    bool last = false;

    while (!last) {
        size_t n = s.n < piece ? s.n : piece, used;

        memcpy(window + kept, s.s, n);
        s = str_skip(s, n);
        last = n == 0;
        used = feed(&found, window, kept + n, last);
        kept += n - used;
        memmove(window, window + used, kept);
    }
    assert_int_equal(kept, 0);
    return found;
}

static void utf8_in_any_pieces(void **state)
{
    struct str s = TEXT("ab\0万元,€\xFF 镇\xE4\xBA");

    (void)state;
    for (size_t piece = 1; piece <= s.n; piece++) {
        struct encoding_scan found = scan(encoding_scan_utf8, s, piece);

        assert_int_equal(found.bytes, s.n);
        assert_int_equal(found.nul, 1);
        assert_int_equal(found.good, 4);
        assert_int_equal(found.bad, 3);
        assert_int_equal(found.first_bad, 13);
        assert_int_equal(found.bad_byte, 0xFF);
    }
}

static void gb18030_in_any_pieces(void **state)
{
    /* two bytes, four bytes, a lone lead byte before a comma, 0x80, a cut character */
    struct str s = TEXT("\xB0\xD7\xD4\xC6,\x81\x30\x81\x30\xB0,a\x80z\xB0");

    (void)state;
    for (size_t piece = 1; piece <= s.n; piece++) {
        struct encoding_scan found = scan(encoding_scan_gb18030, s, piece);

        assert_int_equal(found.good, 3);
        assert_int_equal(found.bad, 3);
        assert_int_equal(found.first_bad, 9);
    }
}

static bool decided(struct str s, enum encoding *e)
{
    struct encoding_scan utf8 = scan(encoding_scan_utf8, s, 16),
                         gb18030 = scan(encoding_scan_gb18030, s, 16);

    return encoding_decide(&utf8, &gb18030, e);
}

static void decides(void **state)
{
    enum encoding e;

    (void)state;
    assert_true(decided(TEXT("a,b\n1,2\n"), &e));
    assert_int_equal(e, ENCODING_UTF8);
    assert_true(decided(TEXT("单位,年度\n白云镇,2024\n"), &e));
    assert_int_equal(e, ENCODING_UTF8);
    /* 单位,年度 白云镇 in GBK */
    assert_true(decided(TEXT("\xB5\xA5\xCE\xBB,\xC4\xEA\xB6\xC8\n\xB0\xD7\xD4\xC6\xD5\xF2\n"), &e));
    assert_int_equal(e, ENCODING_GB18030);
    /* one damaged byte in either: still what the rest is, though 白云 and 青山 are sound GB18030
     * too */
    assert_true(decided(TEXT("单位,年度\n白云,青山\n\xC3(\n"), &e));
    assert_int_equal(e, ENCODING_UTF8);
    assert_true(decided(
        TEXT("\xB5\xA5\xCE\xBB,\xC4\xEA\xB6\xC8\n\xB0\xD7\xD4\xC6\xD5\xF2\xB5\xA5\xCE\xBB\xB0,\n"),
        &e));
    assert_int_equal(e, ENCODING_GB18030);
    /* neither */
    assert_false(decided(TEXT("\xFF\x80\xFE\x80\xFF\xFF,\xC3(\xA0\x01"), &e));
}

static void marks_and_foreign_files(void **state)
{
    enum encoding e;

    (void)state;
    assert_true(encoding_by_mark(TEXT("\xFF\xFE"
                                      "a"),
                                 &e));
    assert_int_equal(e, ENCODING_UTF16LE);
    assert_true(encoding_by_mark(TEXT("\xEF\xBB\xBF"
                                      "a"),
                                 &e));
    assert_int_equal(e, ENCODING_UTF8);
    assert_false(encoding_by_mark(TEXT("abc"), &e));
    assert_non_null(encoding_foreign(TEXT("PK\x03\x04zip")));
    assert_null(encoding_foreign(TEXT("PKW,1")));
}

/* Decodes with the smallest pieces below and room for `room` bytes above. */
static void assert_decoded(enum encoding from, struct str s, size_t room, const char *expected)
{
    struct sheet_text text = { s, 3 };
    struct decode d;
    struct buf out = { 0 };
    long got;

    assert_true(decode_open(&d, from, sheet_give, &text));
    while ((got = decode_read(&d, buf_reserve(&out, room), room)) > 0)
        out.n += (size_t)got;
    assert_int_equal(got, 0);
    assert_string_equal(buf_cstr(&out), expected);
    buf_free(&out);
    decode_close(&d);
}

static void decodes(void **state)
{
    (void)state;
    for (size_t room = 8; room < 40; room++) {
        assert_decoded(ENCODING_UTF8, TEXT("白云\xFF"), room, "白云\xFF");
        assert_decoded(ENCODING_GB18030, TEXT("\xB0\xD7,\xD4\xC6\n\x95\x32\x82\x36"), room,
                       "白,云\n\xF0\xA0\x80\x80");
        assert_decoded(ENCODING_GB18030, TEXT("\xB0\xD7\xB0,\xFF\xD4\xC6\xB0"), room,
                       "白\xB0,\xFF云\xB0");
        assert_decoded(ENCODING_UTF16LE, TEXT("\x7D\x76,\0\x91\x4E"), room, "白,云");
        assert_decoded(ENCODING_UTF16BE, TEXT("\x76\x7D\0,\x4E\x91"), room, "白,云");
        assert_decoded(ENCODING_UTF16LE,
                       TEXT("a\0\x00\xD8"
                            "b\0c"),
                       room,
                       "a\xD8"
                       "b\xFF");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(utf8_in_any_pieces),
        cmocka_unit_test(gb18030_in_any_pieces),
        cmocka_unit_test(decides),
        cmocka_unit_test(marks_and_foreign_files),
        cmocka_unit_test(decodes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
