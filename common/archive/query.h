/* A prepared statement: nothing that anybody wrote is part of it, texts are bound. */
#ifndef JIXIAO_ARCHIVE_QUERY_H
#define JIXIAO_ARCHIVE_QUERY_H

#include "archive.h"

/* Parameters count from 1, columns from 0. Texts that are bound must live until
 * the statement is run; those that come out live until the next step. */
struct query {
    struct archive *archive;
    sqlite3_stmt *statement;
};

/* sql is the program's own text. A query of an archive that failed does nothing. */
void query_make(struct query *q, struct archive *a, const char *sql);
void query_free(struct query *q);

/* Bind a parameter, numbered from 1. */
void query_text(struct query *q, int parameter, struct str s);
void query_text_or_null(struct query *q, int parameter, struct str s); /* empty: NULL */
void query_number(struct query *q, int parameter, int64_t number);
void query_null(struct query *q, int parameter);

/* The next row. False behind the last one, and where it failed; the query can be bound and run
 * again then. Whoever stops before the end calls query_reset. */
bool query_next(struct query *q);
void query_reset(struct query *q);

/* Runs a statement that gives no rows. False where it failed. */
bool query_run(struct query *q);

/* A column of the row, numbered from 0. */
struct str query_column(const struct query *q, int column); /* NULL is the empty text */
int64_t query_column_number(const struct query *q, int column);
bool query_column_is_null(const struct query *q, int column);

/* The first column of the first row, or otherwise; for a question with one number for an answer. */
int64_t query_answer(struct query *q, int64_t otherwise);

#endif
