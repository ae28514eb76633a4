/* The archive's statements, transactions and failures; its digest; its schema. */
#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

#include "archive/digest.h"
#include "archive/query.h"
#include "archive/schema.h"
#include "rank/years/moves_words.h"

/* In the scratch folder of the test. */
static char path[1000];

static int make_file(void **state)
{
    int file;

    (void)state;
    snprintf(path, sizeof path, "%s/archive-XXXXXX", getenv("TMP") != NULL ? getenv("TMP") : ".");
    file = mkstemp(path);
    return file < 0 ? -1 : close(file);
}

static int remove_file(void **state)
{
    static const char *const ends[] = { "", "-wal", "-shm" };
    char name[sizeof path + 8];

    (void)state;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        snprintf(name, sizeof name, "%s%s", path, ends[i]);
        unlink(name);
    }
    return 0;
}

static struct archive open_archive(struct collected *c, enum archive_use use, bool expected)
{
    struct archive a;

    *c = (struct collected){ .report = { .emit = collect } };
    assert_int_equal(archive_open(&a, path, use, &c->report), expected);
    return a;
}

static int64_t ask(struct archive *a, const char *sql)
{
    struct query q;
    int64_t answer;

    query_make(&q, a, sql);
    answer = query_answer(&q, -1);
    query_free(&q);
    return answer;
}

static void add_source(struct archive *a, struct str name)
{
    struct query q;

    query_make(&q, a, "INSERT INTO source (file, sha256, bytes, received) VALUES (?, 'x', ?, ?)");
    query_text(&q, 1, name);
    query_number(&q, 2, 7);
    query_text(&q, 3, str_of("now"));
    query_run(&q);
    query_free(&q);
}

static void what_is_committed_stays(void **state)
{
    struct collected c;
    struct archive a = open_archive(&c, ARCHIVE_WRITE, true);
    struct query q;

    (void)state;
    assert_true(archive_begin(&a));
    add_source(&a, TEXT("it's \"one\"\0;"));
    assert_true(archive_commit(&a));
    assert_true(archive_begin(&a));
    add_source(&a, TEXT("two"));
    archive_rollback(&a);
    assert_true(archive_begin(&a));
    add_source(&a, TEXT("three"));
    archive_close(&a); /* nobody committed it */

    a = open_archive(&c, ARCHIVE_READ, true);
    assert_int_equal(ask(&a, "SELECT count(*) FROM source"), 1);
    query_make(&q, &a, "SELECT file, bytes, NULL FROM source");
    assert_true(query_next(&q));
    assert_true(str_eq(query_column(&q, 0), TEXT("it's \"one\"\0;")));
    assert_int_equal(query_column_number(&q, 1), 7);
    assert_false(query_column_is_null(&q, 1));
    assert_true(query_column_is_null(&q, 2));
    assert_int_equal(query_column(&q, 2).n, 0);
    assert_false(query_next(&q));
    query_free(&q);
    archive_close(&a);
    assert_string_equal(c.text, "");
}

static void a_failure_is_said_once(void **state)
{
    struct collected c;
    struct archive a = open_archive(&c, ARCHIVE_WRITE, true);
    struct query q;

    (void)state;
    assert_true(archive_begin(&a));
    query_make(&q, &a, "INSERT INTO source (file, sha256, bytes, received) VALUES (?, ?, ?, ?)");
    query_text(&q, 1, TEXT("a.csv"));
    query_text(&q, 3, TEXT("many")); /* STRICT: bytes are a number */
    assert_false(query_run(&q));
    assert_false(query_run(&q));
    query_free(&q);
    assert_false(archive_commit(&a));
    assert_int_equal(ask(&a, "SELECT 1"), -1);
    assert_true(a.failed);
    assert_int_equal(c.report.count[SEVERITY_ERROR], 1);
    archive_close(&a);

    a = open_archive(&c, ARCHIVE_READ, true);
    assert_int_equal(ask(&a, "SELECT count(*) FROM source"), 0);
    archive_close(&a);
}

static void foreign_keys_are_on(void **state)
{
    struct collected c;
    struct archive a = open_archive(&c, ARCHIVE_WRITE, true);
    struct query q;

    (void)state;
    query_make(&q, &a, "INSERT INTO item (edition, code, name, unit) VALUES (77, 'x', 'x', 'x')");
    assert_false(query_run(&q));
    query_free(&q);
    assert_int_equal(c.report.count[SEVERITY_ERROR], 1);
    archive_close(&a);
}

static void an_empty_file_is_only_written(void **state)
{
    struct collected c;
    struct archive a = open_archive(&c, ARCHIVE_READ, false);

    (void)state;
    assert_non_null(strstr(c.text, "nothing was ever kept"));
    archive_close(&a);
    a = open_archive(&c, ARCHIVE_WRITE, true);
    assert_int_equal(ask(&a, "PRAGMA user_version"), schema_version());
    assert_int_equal(ask(&a, "PRAGMA application_id"), SCHEMA_APPLICATION);
    assert_int_equal(ask(&a, "PRAGMA synchronous"), 2);
    archive_close(&a);
}

static void times_come_from_the_environment(void **state)
{
    (void)state;
    setenv("SOURCE_DATE_EPOCH", "1743408000", 1);
    assert_string_equal(archive_now(), "2025-03-31T08:00:00Z");
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    assert_int_equal(strlen(archive_now()), strlen("2025-03-31T08:00:00Z"));
    unsetenv("SOURCE_DATE_EPOCH");
    assert_int_equal(strlen(archive_now()), strlen("2025-03-31T08:00:00Z"));
}

/* FIPS 180-2, appendix B. */
static void digests_are_sha256(void **state)
{
    char text[DIGEST_TEXT];
    struct digest d;

    (void)state;
    digest_begin(&d);
    digest_add(&d, TEXT("a"));
    digest_add(&d, TEXT("bc"));
    digest_end(&d, text);
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_int_equal(d.bytes, 3);
}

static size_t holes(const char *text)
{
    size_t n = 0;

    while ((text = strstr(text, "<>")) != NULL) {
        text += 2;
        n++;
    }
    return n;
}

/* Every part must be put in, in both languages. */
static void words_have_the_same_holes(void **state)
{
    struct str parts[12];

    (void)state;
    for (size_t i = 0; i < 12; i++)
        parts[i] = TEXT("<>");
    for (int word = 0; word < MOVES_WORDS; word++) {
        struct buf said[MOVES_LANGUAGES] = { { 0 } };

        for (int l = 0; l < MOVES_LANGUAGES; l++) {
            moves_say(&said[l], (enum moves_language)l, (enum moves_word)word, parts);
            assert_true(said[l].n > 0);
        }
        assert_int_equal(holes(buf_cstr(&said[MOVES_ZH])), holes(buf_cstr(&said[MOVES_EN])));
        for (int l = 0; l < MOVES_LANGUAGES; l++)
            buf_free(&said[l]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_committed_stays, make_file, remove_file),
        cmocka_unit_test_setup_teardown(a_failure_is_said_once, make_file, remove_file),
        cmocka_unit_test_setup_teardown(foreign_keys_are_on, make_file, remove_file),
        cmocka_unit_test_setup_teardown(an_empty_file_is_only_written, make_file, remove_file),
        cmocka_unit_test(times_come_from_the_environment),
        cmocka_unit_test(digests_are_sha256),
        cmocka_unit_test(words_have_the_same_holes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
