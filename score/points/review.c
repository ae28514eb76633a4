#include "points/review.h"

#include <stdarg.h>
#include <stdio.h>

#include "buf.h"
#include "decimal.h"

enum { COLUMN_INDICATOR = KEY_COUNT, COLUMN_POINTS, COLUMN_REVIEWER, COLUMN_REASON };

static const struct sheet_column columns[] = {
    [KEY_COUNTY] = { "county", true },         [KEY_YEAR] = { "year", true },
    [KEY_DEPARTMENT] = { "department", true }, [COLUMN_INDICATOR] = { "indicator", true },
    [COLUMN_POINTS] = { "points", true },      [COLUMN_REVIEWER] = { "reviewer", true },
    [COLUMN_REASON] = { "reason", true },      { 0 },
};

static void join_key(struct buf *out, const struct str key[KEY_COUNT])
{
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_str(out, key[k]);
        buf_char(out, '\0');
    }
}

struct reading {
    struct reviews *reviews;
    const struct framework *fw;
    const struct sheet *sheet;
    struct report *report;
    bool good;
};

__attribute__((format(printf, 4, 5))) static void
fault(struct reading *r, const struct sheet_row *row, int column, const char *fmt, ...)
{
    char text[400];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    report_add(r->report, SEVERITY_ERROR, fmt, sheet_place(r->sheet, row, column), "%s", text);
    r->good = false;
}

static bool read_row(struct reading *r, const struct sheet_row *row, struct review *review)
{
    struct str code = row->cell[COLUMN_INDICATOR], points = row->cell[COLUMN_POINTS];
    int node = framework_node(r->fw, code);
    int64_t fixed = 0;

    for (int k = 0; k < KEY_COUNT; k++)
        review->key[k] = row->cell[k];
    if (node == NOWHERE || node_is_section(&r->fw->node[node])) {
        fault(r, row, COLUMN_INDICATOR, "'%.*s' is no indicator of %.*s", STR_ARG(code),
              STR_ARG(r->fw->id));
        return false;
    }
    if (!decimal_fixed(points, WEIGHT_SCALE, &fixed) || fixed < 0) {
        fault(r, row, COLUMN_POINTS, "the points '%.*s' are no number of at least 0",
              STR_ARG(points));
        return false;
    }
    if (fixed > r->fw->node[node].weight) {
        fault(r, row, COLUMN_POINTS, "%.*s points are more than the weight of %.*s (%.12Lg)",
              STR_ARG(points), STR_ARG(code),
              (real)r->fw->node[node].weight / (real)decimal_power(WEIGHT_SCALE));
        return false;
    }
    if (row->cell[COLUMN_REVIEWER].n == 0 || row->cell[COLUMN_REASON].n == 0) {
        bool nobody = row->cell[COLUMN_REVIEWER].n == 0;

        fault(r, row, nobody ? COLUMN_REVIEWER : COLUMN_REASON,
              "the review of %.*s does not say %s: name the reviewer and the reason, which the "
              "town is told",
              STR_ARG(code), nobody ? "by whom" : "why");
        return false;
    }
    review->node = node;
    review->points_text = points;
    review->points = decimal_real(points);
    review->reviewer = row->cell[COLUMN_REVIEWER];
    review->reason = row->cell[COLUMN_REASON];
    review->place = sheet_place(r->sheet, row, COLUMN_INDICATOR);
    review->next = NOWHERE;
    return true;
}

/* Hangs the review behind those of the same department and year. */
static void add_review(struct reading *r, const struct sheet_row *row, const struct review *review)
{
    struct reviews *all = r->reviews;
    struct buf key = { 0 };
    struct str kept;
    int at;

    join_key(&key, review->key);
    kept = str_keep(&all->arena, buf_view(&key));
    buf_free(&key);
    at = strmap_add(&all->index, kept, (int)all->n);
    while (at != (int)all->n) {
        if (all->review[at].node == review->node) {
            fault(r, row, COLUMN_INDICATOR, "this indicator is reviewed on line %lu already",
                  all->review[at].place.line);
            return;
        }
        if (all->review[at].next == NOWHERE)
            all->review[at].next = (int)all->n;
        at = all->review[at].next;
    }
    all->review[all->n++] = *review;
}

bool reviews_read(struct reviews *reviews, const struct framework *fw, const char *path,
                  struct report *report)
{
    struct sheet sheet;
    struct reading r = { reviews, fw, &sheet, report, true };
    enum sheet_status got;

    *reviews = (struct reviews){ 0 };
    got = sheet_read(&sheet, fopen(path, "rb"), path, columns, &reviews->arena, "review", report);
    if (got == SHEET_ABSENT)
        report_add(report, SEVERITY_ERROR, "review", (struct place){ .file = path },
                   "there is no such file");
    reviews->review = arena_new(&reviews->arena, sheet.rows, sizeof *reviews->review);
    for (size_t i = 0; i < sheet.rows; i++) {
        struct review review = { 0 };

        if (read_row(&r, &sheet.row[i], &review))
            add_review(&r, &sheet.row[i], &review);
    }
    return got == SHEET_READ && r.good;
}

void reviews_free(struct reviews *r)
{
    strmap_free(&r->index);
    arena_free(&r->arena);
}

int reviews_of(const struct reviews *r, const struct str key[KEY_COUNT])
{
    struct buf joined = { 0 };
    int at;

    if (r == NULL || r->n == 0)
        return NOWHERE;
    join_key(&joined, key);
    at = strmap_get(&r->index, buf_view(&joined));
    buf_free(&joined);
    return at == STRMAP_NONE ? NOWHERE : at;
}

const struct review *reviews_find(const struct reviews *r, const struct str key[KEY_COUNT],
                                  int node)
{
    for (int at = reviews_of(r, key); at != NOWHERE; at = r->review[at].next)
        if (r->review[at].node == node)
            return &r->review[at];
    return NULL;
}

void reviews_warn_unused(const struct reviews *r, struct report *report)
{
    for (size_t i = 0; i < r->n; i++)
        if (!r->review[i].used)
            report_add(
                report, SEVERITY_WARNING, "review", r->review[i].place,
                "%.*s %.*s %.*s is not among the observations; this review counts for nobody",
                STR_ARG(r->review[i].key[KEY_COUNTY]), STR_ARG(r->review[i].key[KEY_YEAR]),
                STR_ARG(r->review[i].key[KEY_DEPARTMENT]));
}
