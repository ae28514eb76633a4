#include "archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "decimal.h"
#include "query.h"
#include "schema.h"

enum { WAIT_MILLISECONDS = 30000, RETRY_MICROSECONDS = 10000 };

/* Runs statements of ours. */
static bool execute(struct archive *a, const char *sql)
{
    int code;

    if (a->failed)
        return false;
    code = sqlite3_exec(a->db, sql, NULL, NULL, NULL);
    return code == SQLITE_OK || archive_fail_code(a, code);
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
    return code == SQLITE_OK || archive_fail_code(a, code);
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
    return archive_fail(a, text);
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

/* What the file says of itself, all of one moment: another program may be making it an archive just
 * now. */
static bool look(struct archive *a, int64_t *application, int64_t *version, int64_t *tables)
{
    if (!archive_begin_reading(a))
        return false;
    *application = ask(a, "PRAGMA application_id");
    *version = ask(a, "PRAGMA user_version");
    *tables = ask(a, "SELECT count(*) FROM sqlite_schema");
    return !a->failed && archive_commit(a);
}

/* An older archive is brought up to date also to be read, since it is asked for what it does not
 * have. */
static bool bring_up_to_date(struct archive *a, int64_t version)
{
    char text[300];

    if (version == schema_version())
        return true;
    if (sqlite3_db_readonly(a->db, "main") != 1)
        return upgrade(a);
    snprintf(text, sizeof text,
             "this archive is of version %lld and must be brought to version %d before it is read, "
             "and it is read-only here; copy it to a folder of your own",
             (long long)version, schema_version());
    return archive_fail(a, text);
}

static bool prepare_file(struct archive *a, enum archive_use use)
{
    int64_t application, version, tables;

    if (!execute(a, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;") ||
        !look(a, &application, &version, &tables))
        return false;
    if (application != SCHEMA_APPLICATION && (tables > 0 || version != 0 || application != 0))
        return archive_fail(a, "this is an SQLite database, but no archive of jixiao's");
    if (!check_version(a, version))
        return false;
    if (application != SCHEMA_APPLICATION && use == ARCHIVE_READ)
        return archive_fail(a, "this archive is empty: nothing was ever kept in it");
    if (use == ARCHIVE_WRITE && !use_wal(a))
        return false;
    return bring_up_to_date(a, version);
}

/* A path is a file's name and nothing else: SQLite takes an empty one, ":memory:" and "file:..."
 * for databases that are nowhere, and what was kept would be gone. */
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

static bool is_there(const char *path, const char *ending)
{
    struct buf name = { 0 };
    bool there;

    buf_printf(&name, "%s%s", path, ending);
    there = access(buf_cstr(&name), F_OK) == 0;
    buf_free(&name);
    return there;
}

static bool may_write_beside(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf folder = { 0 };
    bool may;

    if (slash != NULL)
        buf_add(&folder, path, (size_t)(slash - path) + 1);
    else
        buf_text(&folder, "./");
    may = access(buf_cstr(&folder), W_OK) == 0;
    buf_free(&folder);
    return may;
}

/* SQLite wants to write files beside the archive even to read it, unless it is told that nobody
 * changes it. Nobody does who has no such file there. */
static int open_as_it_stands(struct archive *a)
{
    struct buf name = { 0 };
    int code;

    buf_text(&name, "file:");
    for (const char *p = a->path; *p != '\0'; p++)
        buf_printf(&name, "%%%02X", (unsigned)(unsigned char)*p);
    buf_text(&name, "?immutable=1");
    code = sqlite3_open_v2(buf_cstr(&name), &a->db,
                           SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    buf_free(&name);
    return code;
}

/* False where the file that was opened as it stands is another now. */
static bool stands(const struct archive *a)
{
    struct stat now;

    return !a->as_it_stands ||
           (stat(a->path, &now) == 0 && now.st_dev == a->opened.st_dev &&
            now.st_ino == a->opened.st_ino && now.st_size == a->opened.st_size &&
            now.st_mtim.tv_sec == a->opened.st_mtim.tv_sec &&
            now.st_mtim.tv_nsec == a->opened.st_mtim.tv_nsec);
}

bool archive_open(struct archive *a, const char *path, enum archive_use use, struct report *report)
{
    int flags =
        use == ARCHIVE_WRITE ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    int code;

    *a = (struct archive){ .path = path, .report = report, .is_only_read = use == ARCHIVE_READ };
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* nobody reads the statistics */
    if (use == ARCHIVE_READ && access(path, F_OK) != 0)
        return archive_fail(a, errno == ENOENT
                                   ? "there is no such archive; ingest --archive makes one"
                                   : strerror(errno));
    a->as_it_stands = use == ARCHIVE_READ && !may_write_beside(path) && !is_there(path, "-wal") &&
                      stat(path, &a->opened) == 0;
    code = a->as_it_stands ? open_as_it_stands(a) : open_file(a, flags);
    if (code != SQLITE_OK)
        return archive_fail_code(a, code);
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
    if (!stands(a))
        archive_fail(a, "this archive was changed while it was read; try again");
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

int64_t archive_last_id(const struct archive *a)
{
    return sqlite3_last_insert_rowid(a->db);
}
