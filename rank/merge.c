#include "merge.h"

#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "decimal.h"
#include "program.h"
#include "ranks/ranking.h"
#include "stream.h"
#include "strmap.h"

/* An input, and the row of it that is written next. */
struct source {
    const char *name;
    FILE *file; /* NULL: it is closed, and what is known of its first row stands below */
    struct stream_reader in;
    struct buf county, year;
    int64_t rank; /* UNRANKED where it has none */
    bool begun;   /* a row of it has come since it was opened */
    bool ended;
};

#define UNRANKED INT64_MAX

/* What became of one county's departments in one year. */
struct places {
    struct buf county, year;
    const char *from;   /* the input */
    struct strmap rank; /* by department; only those that have one */
    struct arena arena;
};

struct merge {
    struct report *report;
    struct source *source, **heap; /* the heap has those with a row that waits, the least on top */
    size_t sources, waiting;
    struct str framework, *column; /* of the first input: the others have the same */
    size_t columns;
    int rank, change; /* columns */
    struct arena arena;
    struct places now, before;
    bool follows; /* before is the year before now, of the same county */
    struct stream_writer out;
};

static bool fail(const struct source *s, int column, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static bool fail(const struct source *s, int column, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    report_add_list(s->in.report, SEVERITY_ERROR, "merge", stream_place(&s->in, column), fmt, args);
    va_end(args);
    return false;
}

/* ---- one input ---- */

static bool take_header(struct merge *m, struct source *s)
{
    m->framework = str_keep(&m->arena, s->in.framework);
    m->columns = s->in.columns;
    m->column = arena_new(&m->arena, m->columns, sizeof *m->column);
    for (size_t i = 0; i < m->columns; i++)
        m->column[i] = str_keep(&m->arena, s->in.column[i]);
    m->rank = stream_column(&s->in, "rank");
    m->change = stream_column(&s->in, "change");
    if (m->rank == STREAM_NO_COLUMN || m->change == STREAM_NO_COLUMN)
        return fail(s, -1, "the header has no column '%s': this is no ranking; rank it first",
                    m->rank == STREAM_NO_COLUMN ? "rank" : "change");
    return true;
}

static bool check_header(const struct merge *m, const struct source *s)
{
    if (!str_eq(s->in.framework, m->framework))
        return fail(s, -1,
                    "this is ranked under another framework, '%.*s', than %s, '%.*s': their points "
                    "do not compare; merge it by itself",
                    STR_ARG(s->in.framework), m->source[0].name, STR_ARG(m->framework));
    for (size_t i = 0; i < s->in.columns || i < m->columns; i++)
        if (i >= m->columns || i >= s->in.columns || !str_eq(s->in.column[i], m->column[i]))
            return fail(s, (int)i, "the columns are not those of %s, from '%.*s' on",
                        m->source[0].name,
                        STR_ARG(i < s->in.columns ? s->in.column[i] : m->column[i]));
    return true;
}

static void close_source(struct source *s)
{
    if (s->file == NULL)
        return;
    stream_close(&s->in);
    program_input_close(s->file);
    s->file = NULL;
}

static bool open_source(struct merge *m, struct source *s)
{
    s->file = program_input(s->name);
    if (s->file == NULL)
        return false;
    s->begun = false;
    if (!stream_open(&s->in, csvin_stdio, s->file, program_input_name(s->name), STREAM_RANKING,
                     m->report))
        return false;
    return m->column == NULL ? take_header(m, s) : check_header(m, s);
}

static void set_text(struct buf *b, struct str s)
{
    buf_clear(b);
    buf_str(b, s);
}

static struct str cell(const struct source *s, int column)
{
    return s->in.in.field[column];
}

static int compare_cohorts(struct str county, struct str year, struct str other_county,
                           struct str other_year)
{
    int order = str_cmp(county, other_county);

    return order != 0 ? order : ranking_compare_years(year, other_year);
}

/* The next row: behind the one before, or the input was not written by rank. False with a fault. */
static bool next_row(struct merge *m, struct source *s)
{
    struct str county, year;
    int64_t rank = UNRANKED;
    int order = 1;

    if (!stream_next(&s->in)) {
        s->ended = true;
        return stream_whole(&s->in);
    }
    county = cell(s, s->in.key[KEY_COUNTY]);
    year = cell(s, s->in.key[KEY_YEAR]);
    if (cell(s, m->rank).n > 0 && (!decimal_fixed(cell(s, m->rank), 0, &rank) || rank < 1))
        return fail(s, m->rank, "'%.*s' is no rank", STR_ARG(cell(s, m->rank)));
    if (s->begun)
        order = compare_cohorts(county, year, buf_view(&s->county), buf_view(&s->year));
    if (order < 0)
        return fail(s, -1,
                    "%.*s %.*s stands behind %.*s %.*s: rankings are merged in the order that rank "
                    "writes, by county, year and rank",
                    STR_ARG(county), STR_ARG(year), STR_ARG(buf_view(&s->county)),
                    STR_ARG(buf_view(&s->year)));
    if (order == 0 && rank < s->rank)
        return fail(s, m->rank,
                    "rank %.*s stands behind a later one: rankings are merged in the order that "
                    "rank writes, by county, year and rank",
                    STR_ARG(cell(s, m->rank)));
    if (order > 0) {
        set_text(&s->county, county);
        set_text(&s->year, year);
    }
    s->rank = rank;
    s->begun = true;
    return true;
}

/* A pipe cannot be opened twice, so it stays open from the beginning on. */
static bool can_wait_closed(const struct source *s)
{
    struct stat st;

    return s->file != stdin && fstat(fileno(s->file), &st) == 0 && S_ISREG(st.st_mode);
}

/* ---- the heap ---- */

static bool is_before(const struct source *a, const struct source *b)
{
    int order = compare_cohorts(buf_view(&a->county), buf_view(&a->year), buf_view(&b->county),
                                buf_view(&b->year));

    return order != 0 ? order < 0 : a < b; /* the same cohort twice: in the command line's order */
}

static void sink(struct merge *m, size_t at)
{
    for (;;) {
        size_t least = at, child = 2 * at + 1;
        struct source *top = m->heap[at];

        for (size_t end = child + 2; child < end && child < m->waiting; child++)
            if (is_before(m->heap[child], m->heap[least]))
                least = child;
        if (least == at)
            return;
        m->heap[at] = m->heap[least];
        m->heap[least] = top;
        at = least;
    }
}

/* Reads the beginning of every input. A fault of one does not keep those of the others from being
 * said. */
static bool begin(struct merge *m, char *const *name)
{
    bool good = true;

    for (size_t i = 0; i < m->sources; i++) {
        struct source *s = &m->source[i];

        s->name = name[i];
        if (!open_source(m, s) || !next_row(m, s))
            good = false;
        else if (!s->ended)
            m->heap[m->waiting++] = s;
        if (s->file != NULL && (s->ended || !good || can_wait_closed(s)))
            close_source(s);
    }
    for (size_t i = m->waiting / 2; i-- > 0;)
        sink(m, i);
    return good;
}

/* ---- writing ---- */

static void free_places(struct places *p)
{
    strmap_free(&p->rank);
    arena_free(&p->arena);
    p->rank = (struct strmap){ 0 };
    p->arena = (struct arena){ 0 };
}

/* Whether now is the year that follows before's, in the same county. */
static bool is_next_year(const struct places *before, const struct places *now)
{
    int64_t last, year;

    return str_eq(buf_view(&before->county), buf_view(&now->county)) &&
           decimal_fixed(buf_view(&before->year), 0, &last) &&
           decimal_fixed(buf_view(&now->year), 0, &year) && last + 1 == year;
}

/* The cohort that waits on top is the next one; with none before it, unless it is the first. */
static bool begin_cohort(struct merge *m, const struct source *s)
{
    struct places last = m->now;

    if (m->out.rows > 0 && compare_cohorts(buf_view(&s->county), buf_view(&s->year),
                                           buf_view(&last.county), buf_view(&last.year)) == 0)
        return fail(s, -1,
                    "%.*s %.*s is in %s too: departments are scored against each other, so all of "
                    "a county's belong into one input",
                    STR_ARG(buf_view(&s->county)), STR_ARG(buf_view(&s->year)), last.from);
    m->now = m->before;
    m->before = last;
    free_places(&m->now);
    set_text(&m->now.county, buf_view(&s->county));
    set_text(&m->now.year, buf_view(&s->year));
    m->now.from = program_input_name(s->name);
    m->follows = is_next_year(&m->before, &m->now);
    return true;
}

static void put_change(struct merge *m, const struct source *s, struct str department)
{
    int last = strmap_get(&m->before.rank, department);

    if (last != STRMAP_NONE && s->rank != UNRANKED)
        csvout_fixed(&m->out.csv, last - s->rank, 0);
    else
        csvout_plain(&m->out.csv, (struct str){ 0 });
}

static void put_row(struct merge *m, const struct source *s)
{
    struct str department = cell(s, s->in.key[KEY_DEPARTMENT]);

    for (size_t c = 0; c < m->columns; c++)
        if ((int)c == m->change && m->follows)
            put_change(m, s, department);
        else
            csvout_text(&m->out.csv, cell(s, (int)c));
    stream_end_row(&m->out);
    if (s->rank != UNRANKED)
        strmap_add(&m->now.rank, str_keep(&m->now.arena, department), (int)s->rank);
}

static bool is_of_now(const struct merge *m, const struct source *s)
{
    return str_eq(buf_view(&s->county), buf_view(&m->now.county)) &&
           str_eq(buf_view(&s->year), buf_view(&m->now.year));
}

/* Writes the cohort on top of the heap. False with a fault. */
static bool pass_cohort(struct merge *m)
{
    struct source *s = m->heap[0];

    if (s->file == NULL && !(open_source(m, s) && next_row(m, s)))
        return false;
    if (!begin_cohort(m, s))
        return false;
    do {
        put_row(m, s);
        if (!next_row(m, s))
            return false;
    } while (!s->ended && is_of_now(m, s));
    if (s->ended) {
        close_source(s);
        m->heap[0] = m->heap[--m->waiting];
    }
    if (m->waiting > 0)
        sink(m, 0);
    return true;
}

static void put_header(struct merge *m)
{
    for (size_t c = 0; c < m->columns; c++)
        csvout_text(&m->out.csv, m->column[c]);
    stream_end_row(&m->out);
}

static void free_merge(struct merge *m)
{
    for (size_t i = 0; i < m->sources; i++) {
        close_source(&m->source[i]);
        buf_free(&m->source[i].county);
        buf_free(&m->source[i].year);
    }
    for (struct places *p = &m->now; p != NULL; p = p == &m->now ? &m->before : NULL) {
        free_places(p);
        buf_free(&p->county);
        buf_free(&p->year);
    }
    free(m->source);
    free(m->heap);
    arena_free(&m->arena);
}

bool merge_rankings(char *const *name, size_t n, bool plain, struct report *report,
                    unsigned long *rows)
{
    struct merge m = { .report = report, .sources = n };
    unsigned long errors = report->count[SEVERITY_ERROR];
    bool good;

    m.source = mem_new(n, sizeof *m.source);
    m.heap = mem_new(n, sizeof *m.heap);
    good = begin(&m, name);
    if (good) {
        stream_begin(&m.out, STREAM_RANKING, m.framework, plain);
        put_header(&m);
    }
    while (good && m.waiting > 0)
        good = pass_cohort(&m);
    good = good && report->count[SEVERITY_ERROR] == errors; /* rows that were passed over */
    if (good)
        stream_finish(&m.out);
    else
        buf_free(&m.out.csv.out); /* no last line: whoever reads this refuses it */
    *rows = m.out.rows;
    free_merge(&m);
    return good;
}
