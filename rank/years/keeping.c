#include "years/keeping.h"

#include <stdlib.h>

#include "decimal.h"
#include "strmap.h"
#include "years/explained.h"

/* The columns that a place has of its own. */
static const char *const own[] = { "county",    "year",       "department", "total",
                                   "total_low", "total_high", "missing" };

enum { FIRST_TOTAL = 3, OWN = sizeof own / sizeof own[0] };

struct keeper {
    const struct table *t;
    struct archive *archive;
    const struct making *m;
    int64_t run;
    struct str framework;
    int column[OWN];
    int64_t *place;     /* ids, by row */
    struct cells cells; /* of the row that is added */
    struct query add_place, find_submission, add_points, add_standing;
};

void keeping_within(struct buf *out, const bool within[KEY_COUNT])
{
    for (int k = 0; k < KEY_COUNT; k++)
        if (within[k]) {
            if (out->n > 0)
                buf_char(out, ',');
            buf_text(out, stream_key_name[k]);
        }
}

static bool read_year(const struct row *row, int64_t *year)
{
    return decimal_fixed(row_key(row, KEY_YEAR), 0, year);
}

/* A county and a year as one text; it lives as long as the arena. */
static struct str county_year(struct arena *arena, struct str county, int64_t year)
{
    struct buf key = { 0 };
    struct str kept;

    buf_str(&key, county);
    buf_printf(&key, "%c%lld", '\0', (long long)year);
    kept = str_keep(arena, buf_view(&key));
    buf_free(&key);
    return kept;
}

/* The counties and years that the table ranks. */
static void find_years(struct strmap *years, const struct table *t, struct arena *arena)
{
    const struct row *last = NULL;
    int64_t year;

    for (size_t i = 0; i < t->rows; last = t->ranked[i++])
        if (read_year(t->ranked[i], &year) &&
            (last == NULL ||
             !str_eq(row_key(last, KEY_COUNTY), row_key(t->ranked[i], KEY_COUNTY)) ||
             !str_eq(row_key(last, KEY_YEAR), row_key(t->ranked[i], KEY_YEAR))))
            strmap_add(years, county_year(arena, row_key(t->ranked[i], KEY_COUNTY), year), 1);
}

static void find_change(struct row *row, struct query *q, int64_t before)
{
    query_text(q, 1, row_key(row, KEY_COUNTY));
    query_number(q, 2, before);
    query_text(q, 5, row_key(row, KEY_DEPARTMENT));
    if (query_next(q)) {
        row->change = (long)(query_column_number(q, 0) - (int64_t)row->rank);
        row->has_change = true;
        query_reset(q);
    }
}

bool keeping_changes(struct table *t, struct archive *a, const struct making *m)
{
    struct buf within = { 0 };
    struct strmap years = { 0 };
    struct arena arena = { 0 };
    struct query q;

    if (!m->within[KEY_YEAR])
        return true; /* the years are one cohort */
    find_years(&years, t, &arena);
    keeping_within(&within, m->within);
    query_make(&q, a,
               "SELECT rank FROM place WHERE county = ?1 AND year = ?2 AND run = "
               "(SELECT max(p.run) FROM place p JOIN run r ON r.id = p.run WHERE p.county = ?1 "
               "AND p.year = ?2 AND r.ranked_by = ?3 AND r.within = ?4) "
               "AND department = ?5 AND rank IS NOT NULL");
    query_text(&q, 3, str_of(m->by));
    query_text(&q, 4, buf_view(&within));
    for (size_t i = 0; i < t->rows && !a->failed; i++) {
        struct row *row = t->ranked[i];
        int64_t year;

        if (row->rank > 0 && read_year(row, &year) &&
            strmap_get(&years, county_year(&arena, row_key(row, KEY_COUNTY), year - 1)) ==
                STRMAP_NONE)
            find_change(row, &q, year - 1);
    }
    query_free(&q);
    strmap_free(&years);
    arena_free(&arena);
    buf_free(&within);
    return !a->failed;
}

static void put_grades(struct buf *out, const struct grades *grades)
{
    for (size_t i = 0; i < grades->n; i++) {
        if (i > 0)
            buf_char(out, ' ');
        buf_str(out, grades->grade[i].bound_text);
        buf_char(out, ':');
        buf_str(out, grades->grade[i].name);
    }
}

static void add_run(struct keeper *k)
{
    struct buf within = { 0 }, grades = { 0 };
    struct edition edition = { 0 };
    struct query q;

    if (k->m->fw != NULL) {
        edition_init(&edition, k->m->fw, k->m->folder);
        edition_keep(&edition, k->archive);
    }
    keeping_within(&within, k->m->within);
    put_grades(&grades, k->m->grades);
    query_make(&q, k->archive,
               "INSERT INTO run (made, framework, edition, ranked_by, within, ties, grades, "
               "explained) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    query_text(&q, 1, str_of(archive_now()));
    query_text(&q, 2, k->framework);
    if (edition.id != 0)
        query_number(&q, 3, edition.id);
    else
        query_null(&q, 3);
    query_text(&q, 4, str_of(k->m->by));
    query_text(&q, 5, buf_view(&within));
    query_text(&q, 6, str_of(ties_names[k->m->ties]));
    query_text(&q, 7, buf_view(&grades));
    query_number(&q, 8, k->m->explain != NULL);
    if (query_run(&q))
        k->run = archive_last_id(k->archive);
    query_free(&q);
    edition_free(&edition);
    buf_free(&within);
    buf_free(&grades);
}

static void add_drawing(struct keeper *k)
{
    struct buf noise = { 0 };
    struct query q;

    buf_printf(&noise, "%.15g", k->m->drawn.noise);
    query_make(&q, k->archive, "INSERT INTO drawing (run, draws, noise, seed) VALUES (?, ?, ?, ?)");
    query_number(&q, 1, k->run);
    query_number(&q, 2, k->m->drawn.draws);
    query_text(&q, 3, buf_view(&noise));
    query_number(&q, 4, (int64_t)k->m->drawn.seed);
    query_run(&q);
    query_free(&q);
    buf_free(&noise);
}

static bool is_own(const struct keeper *k, size_t column)
{
    for (size_t i = 0; i < OWN; i++)
        if (k->column[i] == (int)column)
            return true;
    return false;
}

static void add_columns(struct keeper *k)
{
    struct query q;
    int64_t position = 0;

    for (size_t i = 0; i < OWN; i++)
        for (size_t c = 0; c < k->t->columns; c++)
            if (str_is(k->t->column[c], own[i]))
                k->column[i] = (int)c;
    query_make(&q, k->archive, "INSERT INTO run_column (run, position, node) VALUES (?, ?, ?)");
    for (size_t i = 0; i < k->t->passed_on_n; i++) {
        size_t c = k->t->passed_on[i];

        if (is_own(k, c))
            continue;
        query_number(&q, 1, k->run);
        query_number(&q, 2, ++position);
        query_text(&q, 3, k->t->column[c]);
        query_run(&q);
    }
    query_free(&q);
}

static int64_t find_submission(struct keeper *k, const struct row *row, int64_t year)
{
    query_text(&k->find_submission, 1, k->framework);
    query_text(&k->find_submission, 2, row_key(row, KEY_COUNTY));
    query_number(&k->find_submission, 3, year);
    query_text(&k->find_submission, 4, row_key(row, KEY_DEPARTMENT));
    return query_answer(&k->find_submission, 0);
}

static void number_or_null(struct query *q, int parameter, bool there, int64_t number)
{
    if (there)
        query_number(q, parameter, number);
    else
        query_null(q, parameter);
}

static void add_place(struct keeper *k, size_t at, int64_t year)
{
    const struct row *row = k->t->ranked[at];
    struct query *q = &k->add_place;
    int64_t submission = find_submission(k, row, year);

    query_number(q, 1, k->run);
    query_text(q, 2, row_key(row, KEY_COUNTY));
    query_number(q, 3, year);
    query_text(q, 4, row_key(row, KEY_DEPARTMENT));
    number_or_null(q, 5, row->rank > 0, (int64_t)row->rank);
    query_number(q, 6, (int64_t)row->peers);
    number_or_null(q, 7, row->has_change, row->change);
    query_text_or_null(q, 8,
                       row->has_total ? grades_of(k->m->grades, row->total, DECIMAL_SCALE_MAX, NULL)
                                      : (struct str){ 0 });
    for (int i = FIRST_TOTAL; i < OWN; i++)
        query_text_or_null(q, 9 + i - FIRST_TOTAL, k->cells.cell[k->column[i]]);
    number_or_null(q, 13, submission != 0, submission);
    if (query_run(q))
        k->place[at] = archive_last_id(k->archive);
}

static void add_points(struct keeper *k, size_t at)
{
    for (size_t i = 0; i < k->t->passed_on_n; i++) {
        size_t c = k->t->passed_on[i];

        if (is_own(k, c))
            continue;
        query_number(&k->add_points, 1, k->place[at]);
        query_text(&k->add_points, 2, k->t->column[c]);
        query_text_or_null(&k->add_points, 3, k->cells.cell[c]);
        query_run(&k->add_points);
    }
}

static void add_standing(struct keeper *k, size_t at)
{
    const struct standing *s = &k->m->standing[at];
    struct query *q = &k->add_standing;
    struct buf share = { 0 };

    if (s->p05 == 0)
        return;
    decimal_write(&share, standing_share(s, k->m->drawn.draws), STANDING_SHARE_DECIMALS);
    query_number(q, 1, k->place[at]);
    query_number(q, 2, s->p05);
    query_number(q, 3, s->median);
    query_number(q, 4, s->p95);
    query_text(q, 5, buf_view(&share));
    query_run(q);
    buf_free(&share);
}

static void add_places(struct keeper *k)
{
    query_make(&k->add_place, k->archive,
               "INSERT INTO place (run, county, year, department, rank, peers, change, grade, "
               "total, total_low, total_high, missing, submission) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    query_make(&k->find_submission, k->archive,
               "SELECT id FROM submission WHERE framework = ? AND county = ? AND year = ? "
               "AND department = ? AND superseded_by IS NULL");
    query_make(&k->add_points, k->archive,
               "INSERT INTO points (place, node, points) VALUES (?, ?, ?)");
    query_make(&k->add_standing, k->archive,
               "INSERT INTO standing (place, rank_p05, rank_median, rank_p95, top_share) "
               "VALUES (?, ?, ?, ?, ?)");
    for (size_t i = 0; i < k->t->rows && !k->archive->failed; i++) {
        int64_t year = 0;

        read_year(k->t->ranked[i], &year);
        table_cells(&k->cells, k->t, k->t->ranked[i]);
        add_place(k, i, year);
        add_points(k, i);
        if (k->m->standing != NULL)
            add_standing(k, i);
    }
    cells_free(&k->cells);
    query_free(&k->add_place);
    query_free(&k->find_submission);
    query_free(&k->add_points);
    query_free(&k->add_standing);
}

/* The archive keeps years as numbers, so that they can be asked for. */
static bool check_years(const struct table *t, struct report *report)
{
    bool good = true;
    int64_t year;

    for (size_t i = 0; i < t->rows; i++)
        if (!read_year(t->ranked[i], &year)) {
            report_add(report, SEVERITY_ERROR, "year", table_place(t, t->ranked[i], 0),
                       "the archive keeps years as whole numbers, not '%.*s'",
                       STR_ARG(row_key(t->ranked[i], KEY_YEAR)));
            good = false;
        }
    return good;
}

int64_t keeping_run(const struct table *t, struct archive *a, const struct making *m)
{
    struct keeper k = { .t = t, .archive = a, .m = m, .framework = t->framework };
    bool good;

    if (!check_years(t, a->report) || !archive_begin(a))
        return 0;
    if (k.framework.n == 0 && m->fw != NULL)
        k.framework = m->fw->id;
    k.place = mem_new(t->rows + 1, sizeof *k.place);
    add_run(&k);
    add_columns(&k);
    if (m->standing != NULL)
        add_drawing(&k);
    add_places(&k);
    good = !a->failed && (m->explain == NULL || explained_keep(m->explain, t, k.place, k.run, a));
    if (good)
        good = archive_commit(a);
    else
        archive_rollback(a);
    free(k.place);
    return good ? k.run : 0;
}
