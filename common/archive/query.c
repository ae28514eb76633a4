#include "query.h"

void query_make(struct query *q, struct archive *a, const char *sql)
{
    int code;

    *q = (struct query){ .archive = a };
    if (a->failed)
        return;
    code = sqlite3_prepare_v3(a->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &q->statement, NULL);
    if (code != SQLITE_OK)
        archive_fail_code(a, code);
}

void query_free(struct query *q)
{
    sqlite3_finalize(q->statement);
    q->statement = NULL;
}

static void check_bound(struct query *q, int code)
{
    if (code != SQLITE_OK)
        archive_fail_code(q->archive, code);
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
        archive_fail_code(q->archive, code);
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
