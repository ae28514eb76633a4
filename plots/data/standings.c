#include "data/standings.h"

#include <limits.h>
#include <stdlib.h>

#include "decimal.h"

/* Nobody's points are near this; what is beyond it would overflow sums. */
#define POINTS_MOST (INT64_C(1000000) * INT64_C(1000000000))

enum { YEAR_LAST = 9999 };

/* The columns beside the key, and whether a ranking can be drawn without them. */
enum column { TOTAL, LOW, HIGH, RANK, CHANGE, GRADE, MISSING, P05, MEDIAN, P95, TOP, COLUMNS };

static const struct {
    const char *name;
    bool needed;
} columns[COLUMNS] = {
    [TOTAL] = { "total", true },         [LOW] = { "total_low", false },
    [HIGH] = { "total_high", false },    [RANK] = { "rank", true },
    [CHANGE] = { "change", false },      [GRADE] = { "grade", false },
    [MISSING] = { "missing", false },    [P05] = { "rank_p05", false },
    [MEDIAN] = { "rank_median", false }, [P95] = { "rank_p95", false },
    [TOP] = { "top_share", false },
};

struct reading {
    struct standings *to;
    struct stream_reader *from;
    int column[COLUMNS];
    int *node; /* the column of each of to->code */
    bool sound;
};

static struct str keep(struct standings *s, struct str text)
{
    return str_keep(&s->arena, text);
}

static bool find_columns(struct reading *in)
{
    bool found = true;

    for (int c = 0; c < COLUMNS; c++) {
        in->column[c] = stream_column(in->from, columns[c].name);
        if (in->column[c] == STREAM_NO_COLUMN && columns[c].needed) {
            report_add(in->from->report, SEVERITY_ERROR, "header", stream_place(in->from, -1),
                       "the header has no column '%s': this is no ranking; put the program 'rank' "
                       "before this one",
                       columns[c].name);
            found = false;
        }
    }
    in->to->intervals |= in->column[P05] != STREAM_NO_COLUMN && in->column[P95] != STREAM_NO_COLUMN;
    return found;
}

static bool is_ours(const struct reading *in, size_t column)
{
    for (int c = 0; c < COLUMNS; c++)
        if (in->column[c] == (int)column)
            return true;
    return false;
}

/* The sections and indicators stand behind the last of the columns that every ranking has. What a
 * later stream has beyond those of the first is passed over. */
static void find_nodes(struct reading *in)
{
    struct standings *s = in->to;
    size_t first = (size_t)in->from->columns;

    if (in->column[MISSING] != STREAM_NO_COLUMN)
        first = (size_t)in->column[MISSING] + 1;
    if (s->rows == 0 && s->codes == 0 && first < in->from->columns) {
        s->code = arena_new(&s->arena, in->from->columns - first, sizeof *s->code);
        for (size_t i = first; i < in->from->columns; i++)
            if (!is_ours(in, i))
                s->code[s->codes++] = keep(s, in->from->column[i]);
    }
    in->node = mem_new(s->codes + 1, sizeof *in->node);
    for (size_t i = 0; i < s->codes; i++)
        in->node[i] = stream_column(in->from, s->code[i].s);
}

static struct str cell(const struct reading *in, enum column c)
{
    return in->column[c] == STREAM_NO_COLUMN ? (struct str){ 0 }
                                             : in->from->in.field[in->column[c]];
}

static void refuse(struct reading *in, int column, const char *wanted)
{
    struct str text = in->from->in.field[column];

    report_add(in->from->report, SEVERITY_ERROR, "value", stream_place(in->from, column),
               "'%.*s' is no %s", STR_ARG(text), wanted);
    in->sound = false;
}

static struct points read_points(struct reading *in, int column)
{
    struct str text = column == STREAM_NO_COLUMN ? (struct str){ 0 } : in->from->in.field[column];
    struct points p = { 0 };
    size_t point = 0;

    if (text.n == 0)
        return p;
    if (!decimal_fixed(text, POINTS_SCALE, &p.value) || p.value > POINTS_MOST ||
        p.value < -POINTS_MOST) {
        refuse(in, column, "number of points, like 87.50");
        return p;
    }
    while (point < text.n && text.s[point] != '.')
        point++;
    p.known = true;
    p.decimals = point == text.n ? 0 : (unsigned)(text.n - point - 1);
    if (p.decimals > POINTS_SCALE)
        p.decimals = POINTS_SCALE;
    return p;
}

/* A whole number between least and most; false with the fault reported, or where the cell is
 * empty. */
static bool read_whole(struct reading *in, int column, long least, long most, const char *wanted,
                       long *value)
{
    int64_t number;

    if (column == STREAM_NO_COLUMN || in->from->in.field[column].n == 0)
        return false;
    if (!decimal_fixed(in->from->in.field[column], 0, &number) || number < least || number > most) {
        refuse(in, column, wanted);
        return false;
    }
    *value = (long)number;
    return true;
}

static void read_row(struct reading *in)
{
    struct standings *s = in->to;
    const struct stream_reader *r = in->from;
    struct standing *row;
    int year = r->key[KEY_YEAR];

    s->row = mem_grow(s->row, &s->row_cap, s->rows + 1, sizeof *s->row);
    row = &s->row[s->rows];
    *row = (struct standing){ .sequence = s->rows, .place = stream_place(r, -1) };
    s->rows++;
    row->county = keep(s, r->in.field[r->key[KEY_COUNTY]]);
    row->department = keep(s, r->in.field[r->key[KEY_DEPARTMENT]]);
    row->grade = keep(s, cell(in, GRADE));
    if (r->in.field[year].n == 0)
        refuse(in, year, "year, like 2024");
    read_whole(in, year, 1, YEAR_LAST, "year, like 2024", &row->year);
    row->total = read_points(in, in->column[TOTAL]);
    row->low = read_points(in, in->column[LOW]);
    row->high = read_points(in, in->column[HIGH]);
    read_whole(in, in->column[RANK], 1, LONG_MAX, "rank, like 3", &row->rank);
    read_whole(in, in->column[MISSING], 0, LONG_MAX, "count, like 3", &row->missing);
    row->has_change = read_whole(in, in->column[CHANGE], -LONG_MAX, LONG_MAX,
                                 "number of places, like 3 or -2", &row->change);
    read_whole(in, in->column[P05], 1, LONG_MAX, "rank, like 3", &row->p05);
    read_whole(in, in->column[MEDIAN], 1, LONG_MAX, "rank, like 3", &row->median);
    read_whole(in, in->column[P95], 1, LONG_MAX, "rank, like 3", &row->p95);
    if (row->p95 > 0 && row->p95 < row->p05)
        refuse(in, in->column[P95], "rank from rank_p05 on");
    row->top = read_points(in, in->column[TOP]);
    row->node = arena_new(&s->arena, s->codes, sizeof *row->node);
    for (size_t i = 0; i < s->codes; i++)
        row->node[i] = read_points(in, in->node[i]);
    if (row->rank > 0 && cell(in, TOTAL).n == 0)
        refuse(in, in->column[RANK], "rank that can stand without a total");
}

bool standings_read(struct standings *s, struct stream_reader *r)
{
    struct reading in = { .to = s, .from = r, .sound = true };

    if (!find_columns(&in))
        return false;
    if (s->framework.n == 0)
        s->framework = keep(s, r->framework);
    find_nodes(&in);
    r->forgives = true; /* nothing is reckoned from these: a nameless row is drawn as one */
    while (stream_next(r))
        read_row(&in);
    free(in.node);
    return stream_whole(r) && in.sound && r->report->count[SEVERITY_ERROR] == 0;
}

static int by_number(long a, long b)
{
    return (a > b) - (a < b);
}

static int by_key(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    int order = str_cmp(a->county, b->county);

    if (order == 0)
        order = by_number(a->year, b->year);
    if (order == 0)
        order = str_cmp(a->department, b->department);
    return order;
}

static int by_key_and_sequence(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    int order = by_key(a, b);

    return order != 0 ? order : (a->sequence > b->sequence) - (a->sequence < b->sequence);
}

/* Those without a rank come last. */
static int by_rank(const void *left, const void *right)
{
    const struct standing *a = left, *b = right;
    int order = str_cmp(a->county, b->county);

    if (order == 0)
        order = by_number(a->year, b->year);
    if (order == 0)
        order = (a->rank == 0) - (b->rank == 0);
    if (order == 0)
        order = by_number(a->rank, b->rank);
    return order != 0 ? order : str_cmp(a->department, b->department);
}

static int by_text(const void *left, const void *right)
{
    return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

/* The later row of a department stands. */
static void drop_repeated(struct standings *s, struct report *report)
{
    size_t kept = 0;

    qsort(s->row, s->rows, sizeof *s->row, by_key_and_sequence);
    for (size_t i = 0; i < s->rows; i++) {
        const struct standing *later = &s->row[i + 1];

        if (i + 1 < s->rows && by_key(&s->row[i], later) == 0) {
            report_add(report, SEVERITY_WARNING, "repeated", later->place,
                       "'%.*s' is there twice for %ld, first at %s:%lu; this row counts",
                       STR_ARG(later->department), later->year, s->row[i].place.file,
                       s->row[i].place.line);
            continue;
        }
        s->row[kept++] = s->row[i];
    }
    s->rows = kept;
}

/* c->departments where there is none of this name. */
static size_t department_index(const struct county *c, struct str name)
{
    const struct str *found = bsearch(&name, c->department, c->departments, sizeof name, by_text);

    return found == NULL ? c->departments : (size_t)(found - c->department);
}

static void index_county(struct standings *s, struct county *c, size_t rows)
{
    struct str *name = mem_new(rows, sizeof *name);
    size_t year = 0;

    c->year = arena_new(&s->arena, rows, sizeof *c->year);
    c->first = arena_new(&s->arena, rows + 1, sizeof *c->first);
    for (size_t i = 0; i < rows; i++) {
        name[i] = c->rows[i].department;
        if (i == 0 || c->rows[i].year != c->year[c->years - 1]) {
            c->first[c->years] = i;
            c->year[c->years++] = c->rows[i].year;
        }
    }
    c->first[c->years] = rows;
    qsort(name, rows, sizeof *name, by_text);
    for (size_t i = 0; i < rows; i++)
        if (i == 0 || !str_eq(name[i], name[c->departments - 1]))
            name[c->departments++] = name[i];
    c->department = arena_new(&s->arena, c->departments, sizeof *c->department);
    for (size_t i = 0; i < c->departments; i++)
        c->department[i] = name[i];
    free(name);

    c->cell = arena_new(&s->arena, c->departments * c->years, sizeof(struct standing *));
    for (size_t i = 0; i < rows; i++) {
        year += i == c->first[year + 1];
        c->cell[department_index(c, c->rows[i].department) * c->years + year] = &c->rows[i];
    }
}

void standings_finish(struct standings *s, struct report *report)
{
    size_t cap = 0;

    if (s->rows == 0)
        return;
    drop_repeated(s, report);
    qsort(s->row, s->rows, sizeof *s->row, by_rank);
    for (size_t begin = 0, end; begin < s->rows; begin = end) {
        struct county *c;

        for (end = begin; end < s->rows && str_eq(s->row[end].county, s->row[begin].county);)
            end++;
        s->county = mem_grow(s->county, &cap, s->counties + 1, sizeof *s->county);
        c = &s->county[s->counties++];
        *c = (struct county){ .name = s->row[begin].county, .rows = &s->row[begin] };
        index_county(s, c, end - begin);
    }
}

void standings_free(struct standings *s)
{
    free(s->county);
    free(s->row);
    arena_free(&s->arena);
    *s = (struct standings){ 0 };
}

static int by_county(const void *left, const void *right)
{
    return str_cmp(((const struct county *)left)->name, ((const struct county *)right)->name);
}

struct standing *standings_find(const struct standings *s, struct str county, long year,
                                struct str department)
{
    struct county wanted = { .name = county };
    const struct county *c =
        s->counties == 0 ? NULL
                         : bsearch(&wanted, s->county, s->counties, sizeof wanted, by_county);
    size_t which;

    if (c == NULL || (which = department_index(c, department)) == c->departments)
        return NULL;
    for (size_t i = 0; i < c->years; i++)
        if (c->year[i] == year)
            return c->cell[which * c->years + i];
    return NULL;
}

int standings_code(const struct standings *s, struct str code)
{
    for (size_t i = 0; i < s->codes; i++)
        if (str_eq(s->code[i], code))
            return (int)i;
    return -1;
}

size_t standings_number(const struct standings *s, size_t county, size_t department)
{
    size_t before = 0;

    for (size_t i = 0; i < county; i++)
        before += s->county[i].departments;
    return before + department + 1;
}

struct points points_round(struct points p)
{
    int64_t unit = decimal_power(POINTS_SCALE - p.decimals);
    int64_t past = (p.value % unit + unit) % unit;

    p.value -= past;
    if (past * 2 >= unit && p.value <= INT64_MAX - unit)
        p.value += unit;
    return p;
}

unsigned points_decimals(int64_t points)
{
    unsigned decimals = POINTS_SCALE;

    for (; decimals > 0 && points % 10 == 0; decimals--)
        points /= 10;
    return decimals;
}

void points_write(struct buf *out, struct points p)
{
    decimal_write(out, p.value / decimal_power(POINTS_SCALE - p.decimals), p.decimals);
}
