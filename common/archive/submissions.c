#include "submissions.h"

#include <stdlib.h>

#define FOUR_ROWS "(?, ?, ?, ?),(?, ?, ?, ?),(?, ?, ?, ?),(?, ?, ?, ?)"
enum { ANSWERS_AT_ONCE = 16 };

void submissions_init(struct submissions *s, struct archive *a, const struct framework *fw,
                      const char *folder)
{
    *s = (struct submissions){ .archive = a };
    edition_init(&s->edition, fw, folder);
    query_make(&s->find_bytes, a,
               "SELECT received FROM source WHERE sha256 = ? ORDER BY id DESC LIMIT 1");
    query_make(&s->find_said, a,
               "SELECT 1 FROM source f JOIN submission s ON s.source = f.id "
               "JOIN edition e ON e.id = s.edition "
               "WHERE f.sha256 = ? AND s.line = ? AND s.framework = ? AND s.county = ? "
               "AND s.year = ? AND s.department = ? AND s.observation = ? AND e.items = ? "
               "AND NOT EXISTS (SELECT 1 FROM item former JOIN item today USING (code) "
               "WHERE former.edition = e.id AND today.edition = ? "
               "AND today.unit <> former.unit)");
    query_make(&s->find_current, a,
               "SELECT s.id, f.sha256 FROM submission s JOIN source f ON f.id = s.source "
               "WHERE s.framework = ? AND s.county = ? AND s.year = ? AND s.department = ? "
               "AND s.superseded_by IS NULL");
    query_make(&s->add_source, a,
               "INSERT INTO source (file, sha256, bytes, received) VALUES (?, ?, ?, ?)");
    query_make(&s->next_id, a, "SELECT max(id) + 1 FROM submission");
    query_make(&s->add, a,
               "INSERT INTO submission (id, source, line, edition, framework, county, year, "
               "department, state, observation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'current', ?)");
    query_make(&s->supersede, a,
               "UPDATE submission SET state = 'superseded', superseded_by = ? WHERE id = ?");
    query_make(&s->add_answer, a,
               "INSERT INTO answer (submission, item, raw, value) VALUES (?, ?, ?, ?)");
    query_make(&s->add_answers, a,
               "INSERT INTO answer (submission, item, raw, value) VALUES " FOUR_ROWS "," FOUR_ROWS
               "," FOUR_ROWS "," FOUR_ROWS);
}

void submissions_free(struct submissions *s)
{
    struct query *const queries[] = { &s->find_bytes, &s->find_said,  &s->find_current,
                                      &s->add_source, &s->next_id,    &s->add,
                                      &s->supersede,  &s->add_answer, &s->add_answers };

    for (size_t i = 0; i < sizeof queries / sizeof queries[0]; i++)
        query_free(queries[i]);
    edition_free(&s->edition);
    free(s->former);
    arena_free(&s->arena);
    buf_free(&s->received_text);
}

bool submissions_begin_file(struct submissions *s, const char *name, const char *sha256,
                            uint64_t bytes)
{
    s->file = name;
    s->sha256 = sha256;
    s->bytes = bytes;
    s->source = 0;
    buf_clear(&s->received_text);
    if (!archive_begin(s->archive))
        return false;
    query_text(&s->find_bytes, 1, str_of(sha256));
    if (query_next(&s->find_bytes)) {
        buf_str(&s->received_text, query_column(&s->find_bytes, 0));
        query_reset(&s->find_bytes);
    }
    s->received = buf_view(&s->received_text);
    return !s->archive->failed;
}

/* Whether a file with these bytes has said exactly this before, in the units of today. */
static bool was_said(struct submissions *s, const struct kept_submission *k)
{
    struct query *q = &s->find_said;
    bool said;

    if (s->received.n == 0)
        return false;
    query_text(q, 1, str_of(s->sha256));
    query_number(q, 2, (int64_t)k->line);
    query_text(q, 3, s->edition.fw->id);
    query_text(q, 4, k->county);
    query_number(q, 5, k->year);
    query_text(q, 6, k->department);
    query_text(q, 7, k->observation);
    query_text(q, 8, buf_view(&s->edition.items));
    query_number(q, 9, s->edition.id);
    said = query_next(q);
    query_reset(q);
    return said;
}

/* The current submission of the same department and year; 0 where there is none. */
static int64_t find_current(struct submissions *s, const struct kept_submission *k,
                            bool *same_bytes)
{
    struct query *q = &s->find_current;
    int64_t id = 0;

    query_text(q, 1, s->edition.fw->id);
    query_text(q, 2, k->county);
    query_number(q, 3, k->year);
    query_text(q, 4, k->department);
    if (query_next(q)) {
        id = query_column_number(q, 0);
        *same_bytes = str_is(query_column(q, 1), s->sha256);
        query_reset(q);
    }
    return id;
}

static void add_source(struct submissions *s)
{
    query_text(&s->add_source, 1, str_of(s->file));
    query_text(&s->add_source, 2, str_of(s->sha256));
    query_number(&s->add_source, 3, (int64_t)s->bytes);
    query_text(&s->add_source, 4, str_of(archive_now()));
    query_run(&s->add_source);
    s->source = archive_last_id(s->archive);
}

/* So many at a time as the query has rows; what is left over one by one. */
static void add_answers(struct submissions *s, const struct kept_submission *k, int64_t id)
{
    for (size_t i = 0; i < k->answers;) {
        size_t n = k->answers - i >= ANSWERS_AT_ONCE ? ANSWERS_AT_ONCE : 1;
        struct query *q = n > 1 ? &s->add_answers : &s->add_answer;

        for (size_t j = 0; j < n; j++, i++) {
            const struct kept_answer *answer = &k->answer[i];
            int first = (int)(4 * j);

            query_number(q, first + 1, id);
            query_number(q, first + 2, s->edition.item[answer->item]);
            query_text(q, first + 3, answer->raw);
            query_text_or_null(q, first + 4, answer->value);
        }
        query_run(q);
    }
}

static void add_submission(struct submissions *s, const struct kept_submission *k, int64_t id)
{
    query_number(&s->add, 1, id);
    query_number(&s->add, 2, s->source);
    query_number(&s->add, 3, (int64_t)k->line);
    query_number(&s->add, 4, s->edition.id);
    query_text(&s->add, 5, s->edition.fw->id);
    query_text(&s->add, 6, k->county);
    query_number(&s->add, 7, k->year);
    query_text(&s->add, 8, k->department);
    query_text(&s->add, 9, k->observation);
    query_run(&s->add);
    add_answers(s, k, id);
}

enum keeping submissions_keep(struct submissions *s, const struct kept_submission *k)
{
    bool same_bytes = false;
    int64_t before, id;

    if (s->archive->failed || !edition_keep(&s->edition, s->archive))
        return KEPT_FAILED;
    before = find_current(s, k, &same_bytes);
    if (was_said(s, k))
        return same_bytes ? KEPT_BEFORE : KEPT_OVERTAKEN;
    if (s->source == 0)
        add_source(s);
    id = query_answer(&s->next_id, 1);
    if (before != 0) { /* the index holds one current submission of a department and year */
        query_number(&s->supersede, 1, id);
        query_number(&s->supersede, 2, before);
        query_run(&s->supersede);
    }
    add_submission(s, k, id);
    if (s->archive->failed)
        return KEPT_FAILED;
    return before != 0 ? KEPT_LATER : KEPT_FIRST;
}

void submissions_drop_file(struct submissions *s)
{
    archive_rollback(s->archive);
    edition_forget(&s->edition);
}

bool submissions_end_file(struct submissions *s)
{
    if (s->archive->failed || s->source == 0) {
        submissions_drop_file(s);
        return !s->archive->failed;
    }
    return archive_commit(s->archive);
}
