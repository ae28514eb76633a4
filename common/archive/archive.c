#include "archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "decimal.h"
#include "mem.h"
#include "schema.h"

enum { WAIT_MILLISECONDS = 30000, RETRY_MICROSECONDS = 10000 };

static bool fail(struct archive *a, const char *what)
{
    if (!a->failed)
        report_add(a->report, SEVERITY_ERROR, "archive", (struct place){ .file = a->path }, "%s",
                   what);
    a->failed = true;
    return false;
}

/* What went wrong, and what to do. */
static const char *explain(int code)
{
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "another program has kept this archive locked for 30 seconds; try again when it is "
               "done";
    case SQLITE_FULL: return "the disk is full; nothing was changed in the archive";
    case SQLITE_READONLY:
        return "this archive cannot be written: the file or its folder is read-only";
    case SQLITE_NOTADB: return "this file is no archive, nor any SQLite database";
    case SQLITE_CORRUPT: return "this archive is damaged; use a copy, and keep this one";
    case SQLITE_CANTOPEN:
        return "this archive cannot be opened: is the path right, and may its folder be written "
               "to?";
    case SQLITE_IOERR:
        return "the disk failed while the archive was read or written; nothing was changed in it";
    case SQLITE_PERM:
    case SQLITE_AUTH: return "permission to use this archive is denied";
    case SQLITE_TOOBIG: return "a text is too long for the archive";
    default: return NULL;
    }
}

static bool fail_code(struct archive *a, int code)
{
    const char *what = explain(code);
    char text[400];

    if ((code & 0xFF) == SQLITE_NOMEM)
        mem_exhausted();
    if (what != NULL)
        return fail(a, what);
    snprintf(text, sizeof text, "the archive does not take this: %s", sqlite3_errmsg(a->db));
    return fail(a, text);
}

/* Runs statements of ours. */
static bool execute(struct archive *a, const char *sql)
{
    int code;

    if (a->failed)
        return false;
    code = sqlite3_exec(a->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || fail_code(a, code);
}

static int64_t ask(struct archive *a, const char *sql)
{
    struct query q;
    int64_t answer;

    query_make(&q, a, sql);
    answer = query_answer(&q, 0);
    query_free(&q);
    return answer;
}

/* Changing to WAL asks for the whole file at once and does not wait by itself. */
static bool use_wal(struct archive *a)
{
    int code = SQLITE_OK;

    if (a->failed)
        return false;
    for (int waited = 0; waited < WAIT_MILLISECONDS; waited += RETRY_MICROSECONDS / 1000) {
        code = sqlite3_exec(a->db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
        if (code != SQLITE_BUSY)
            break;
        nanosleep(&(struct timespec){ 0, RETRY_MICROSECONDS * 1000L }, NULL);
    }
    return code == SQLITE_OK || fail_code(a, code);
}

static bool check_version(struct archive *a, int64_t version)
{
    char text[200];

    if (version <= schema_version())
        return true;
    snprintf(text, sizeof text,
             "this archive is of version %lld, and this program knows version %d; use a newer "
             "jixiao",
             (long long)version, schema_version());
    return fail(a, text);
}

/* Makes an empty file an archive, and an older archive one of this version. Asked again inside the
 * transaction: another program may have been quicker. */
static bool upgrade(struct archive *a)
{
    struct buf sql = { 0 };
    int64_t version;
    bool good;

    if (!archive_begin(a))
        return false;
    version = ask(a, "PRAGMA user_version");
    good = !a->failed && check_version(a, version);
    if (good && version < schema_version()) {
        schema_upgrade(&sql, (int)version);
        good = execute(a, buf_cstr(&sql));
        buf_free(&sql);
    }
    if (good)
        return archive_commit(a);
    archive_rollback(a);
    return false;
}

static bool prepare_file(struct archive *a, enum archive_use use)
{
    int64_t application, version, tables;

    if (!execute(a, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"))
        return false;
    application = ask(a, "PRAGMA application_id");
    version = ask(a, "PRAGMA user_version");
    tables = ask(a, "SELECT count(*) FROM sqlite_schema");
    if (a->failed)
        return false;
    if (application != SCHEMA_APPLICATION && (tables > 0 || version != 0 || application != 0))
        return fail(a, "this is an SQLite database, but no archive of jixiao's");
    if (!check_version(a, version))
        return false;
    if (application != SCHEMA_APPLICATION && use == ARCHIVE_READ)
        return fail(a, "this archive is empty: nothing was ever kept in it");
    if (use == ARCHIVE_WRITE && !use_wal(a))
        return false;
    return version == schema_version() || upgrade(a);
}

/* A path is a file's name and nothing else: SQLite takes an empty one, ":memory:" and "file:..." for
 * databases that are nowhere, and what was kept would be gone. */
static int open_file(struct archive *a, int flags)
{
    struct buf name = { 0 };
    int code;

    if (*a->path != '/')
        buf_text(&name, "./");
    buf_text(&name, a->path);
    code = sqlite3_open_v2(buf_cstr(&name), &a->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
    buf_free(&name);
    return code;
}

bool archive_open(struct archive *a, const char *path, enum archive_use use, struct report *report)
{
    int flags =
        use == ARCHIVE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    int code;

    *a = (struct archive){ .path = path, .report = report };
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* nobody reads the statistics */
    if (use == ARCHIVE_READ && access(path, F_OK) != 0)
        return fail(a, errno == ENOENT ? "there is no such archive; ingest --archive makes one"
                                       : strerror(errno));
    code = open_file(a, flags);
    if (code != SQLITE_OK)
        return fail_code(a, code);
    sqlite3_extended_result_codes(a->db, 0);
    sqlite3_busy_timeout(a->db, WAIT_MILLISECONDS);
    return prepare_file(a, use);
}

void archive_close(struct archive *a)
{
    if (a->db != NULL)
        sqlite3_close(a->db); /* rolls back what was not committed */
    a->db = NULL;
}

bool archive_begin(struct archive *a)
{
    return execute(a, "BEGIN IMMEDIATE");
}

bool archive_begin_reading(struct archive *a)
{
    return execute(a, "BEGIN");
}

bool archive_commit(struct archive *a)
{
    if (execute(a, "COMMIT"))
        return true;
    archive_rollback(a);
    return false;
}

void archive_rollback(struct archive *a)
{
    if (a->db != NULL && !sqlite3_get_autocommit(a->db))
        sqlite3_exec(a->db, "ROLLBACK", NULL, NULL, NULL);
}

const char *archive_now(void)
{
    static char text[32];
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    int64_t seconds;
    time_t now = time(NULL);
    struct tm utc;

    if (epoch != NULL && decimal_fixed(str_of(epoch), 0, &seconds))
        now = (time_t)seconds;
    if (gmtime_r(&now, &utc) == NULL ||
        strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc) == 0)
        strcpy(text, "1970-01-01T00:00:00Z");
    return text;
}

void query_make(struct query *q, struct archive *a, const char *sql)
{
    int code;

    *q = (struct query){ .archive = a };
    if (a->failed)
        return;
    code = sqlite3_prepare_v3(a->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q->statement, NULL);
    if (code != SQLITE_OK)
        fail_code(a, code);
}

void query_free(struct query *q)
{
    sqlite3_finalize(q->statement);
    q->statement = NULL;
}

static void check_bound(struct query *q, int code)
{
    if (code != SQLITE_OK)
        fail_code(q->archive, code);
}

void query_text(struct query *q, int parameter, struct str s)
{
    if (!q->archive->failed)
        check_bound(q, sqlite3_bind_text64(q->statement, parameter, s.n > 0 ? s.s : "", s.n,
                                           SQLITE_STATIC, SQLITE_UTF8));
}

void query_null(struct query *q, int parameter)
{
    if (!q->archive->failed)
        check_bound(q, sqlite3_bind_null(q->statement, parameter));
}

void query_text_or_null(struct query *q, int parameter, struct str s)
{
    if (s.n > 0)
        query_text(q, parameter, s);
    else
        query_null(q, parameter);
}

void query_number(struct query *q, int parameter, int64_t number)
{
    if (!q->archive->failed)
        check_bound(q, sqlite3_bind_int64(q->statement, parameter, number));
}

bool query_next(struct query *q)
{
    int code;

    if (q->archive->failed)
        return false;
    code = sqlite3_step(q->statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        fail_code(q->archive, code);
    sqlite3_reset(q->statement);
    return false;
}

void query_reset(struct query *q)
{
    if (q->statement != NULL)
        sqlite3_reset(q->statement);
}

bool query_run(struct query *q)
{
    while (query_next(q)) {
    }
    return !q->archive->failed;
}

struct str query_column(const struct query *q, int column)
{
    const unsigned char *text = sqlite3_column_text(q->statement, column);
    int n = sqlite3_column_bytes(q->statement, column);

    return text != NULL ? (struct str){ (const char *)text, (size_t)n } : (struct str){ 0 };
}

int64_t query_column_number(const struct query *q, int column)
{
    return sqlite3_column_int64(q->statement, column);
}

bool query_column_is_null(const struct query *q, int column)
{
    return sqlite3_column_type(q->statement, column) == SQLITE_NULL;
}

int64_t query_answer(struct query *q, int64_t otherwise)
{
    int64_t answer = otherwise;

    if (query_next(q)) {
        if (!query_column_is_null(q, 0))
            answer = query_column_number(q, 0);
        query_reset(q);
    }
    return answer;
}

int64_t archive_last_id(const struct archive *a)
{
    return sqlite3_last_insert_rowid(a->db);
}
