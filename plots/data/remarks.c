#include "data/remarks.h"

#include <stdlib.h>

#include "decimal.h"

enum { FIELDS = 8 };

/* A file being read: which of its columns are wanted, and the last row's. */
struct table {
    struct stream_reader in;
    const struct remarks *of;
    int column[FIELDS];
    const struct standing *about; /* of the row */
};

void remarks_begin(struct remarks *r, const struct standings *s)
{
    *r = (struct remarks){ .standings = s };
    r->explained = mem_new(s->rows + 1, sizeof(struct explained *));
    r->finding = mem_new(s->rows + 1, sizeof(struct finding *));
}

void remarks_free(struct remarks *r)
{
    free(r->explained);
    free(r->finding);
    arena_free(&r->arena);
    *r = (struct remarks){ 0 };
}

/* These files have no frame, but the same key columns as the streams, and the same faults. */
static bool open_table(struct table *t, const struct remarks *r, struct source *from,
                       const char *const *names, const char *option, struct report *report)
{
    bool found = true;

    *t = (struct table){ .of = r };
    if (!stream_open(&t->in, source_read, from, from->name, STREAM_RANKING, report))
        return false;
    t->in.forgives = true;
    for (int i = 0; names[i] != NULL; i++) {
        t->column[i] = stream_column(&t->in, names[i]);
        if (t->column[i] == STREAM_NO_COLUMN) {
            report_add(report, SEVERITY_ERROR, option, stream_place(&t->in, -1),
                       "the header has no column '%s': give the file that 'score %s' wrote",
                       names[i], option);
            found = false;
        }
    }
    return found;
}

static struct str key_of(const struct table *t, enum stream_key key)
{
    return t->in.in.field[t->in.key[key]];
}

/* The next row about somebody in the standings. */
static bool next_row(struct table *t)
{
    while (stream_next(&t->in)) {
        int64_t year = 0;

        decimal_fixed(key_of(t, KEY_YEAR), 0, &year);
        t->about = standings_find(t->of->standings, key_of(t, KEY_COUNTY), (long)year,
                                  key_of(t, KEY_DEPARTMENT));
        if (t->about != NULL)
            return true;
        report_add(t->in.report, SEVERITY_WARNING, "not ranked", stream_place(&t->in, -1),
                   "'%.*s' of %.*s is not in the ranking for this year; the row is passed over",
                   STR_ARG(key_of(t, KEY_DEPARTMENT)), STR_ARG(key_of(t, KEY_COUNTY)));
    }
    return false;
}

static bool close_table(struct table *t)
{
    bool whole = stream_whole(&t->in);

    stream_close(&t->in);
    return whole;
}

/* Empty where there is no such column. */
static struct str keep_column(struct remarks *r, const struct table *t, int column)
{
    struct str text = { 0 };

    if (column != STREAM_NO_COLUMN)
        text = t->in.in.field[column];
    return str_keep(&r->arena, text);
}

static struct str keep(struct remarks *r, const struct table *t, int field)
{
    return keep_column(r, t, t->column[field]);
}

static size_t place_of(const struct remarks *r, const struct standing *about)
{
    return (size_t)(about - r->standings->row);
}

static void note_reading(struct remarks *r, struct str extent)
{
    for (int i = 0; i < EXTENTS; i++)
        if (str_is(extent, extent_names[i]))
            r->read_by[i] = true;
}

bool remarks_read_explained(struct remarks *r, struct source *from, struct report *report)
{
    enum { CODE, NAME, WEIGHT, EXTENT, POINTS, SELF, REASON };
    static const char *const names[] = { "code",   "name", "weight", "extent",
                                         "points", "self", "reason", NULL };
    struct explained **last = mem_new(r->standings->rows + 1, sizeof(struct explained *));
    struct table t;

    r->has_explained = open_table(&t, r, from, names, "--explain", report);
    while (r->has_explained && next_row(&t)) {
        struct explained *e = arena_new(&r->arena, 1, sizeof *e);
        size_t at = place_of(r, t.about);

        *e = (struct explained){ keep(r, &t, CODE),
                                 keep(r, &t, NAME),
                                 keep(r, &t, WEIGHT),
                                 keep(r, &t, POINTS),
                                 keep(r, &t, SELF),
                                 keep(r, &t, REASON),
                                 NULL };
        r->has_own_points |= e->self.n > 0;
        note_reading(r, t.in.in.field[t.column[EXTENT]]);
        *(last[at] == NULL ? &r->explained[at] : &last[at]->next) = e;
        last[at] = e;
    }
    free(last);
    return close_table(&t) && r->has_explained;
}

static enum severity severity_of(struct str name)
{
    if (str_is(name, "error"))
        return SEVERITY_ERROR;
    return str_is(name, "warning") ? SEVERITY_WARNING : SEVERITY_NOTE;
}

bool remarks_read_findings(struct remarks *r, struct source *from, struct report *report)
{
    enum { LEVEL, KIND, NAME, MESSAGE };
    static const char *const names[] = { "severity", "kind", "name", "message", NULL };
    struct finding **last = mem_new(r->standings->rows + 1, sizeof(struct finding *));
    struct table t;
    int reported;

    r->has_findings = open_table(&t, r, from, names, "--findings", report);
    reported = stream_column(&t.in, "reported");
    while (r->has_findings && next_row(&t)) {
        struct finding *f = arena_new(&r->arena, 1, sizeof *f);
        size_t at = place_of(r, t.about);

        *f = (struct finding){ severity_of(t.in.in.field[t.column[LEVEL]]),
                               keep(r, &t, KIND),
                               keep(r, &t, NAME),
                               keep(r, &t, MESSAGE),
                               keep_column(r, &t, reported),
                               t.about,
                               NULL };
        *(last[at] == NULL ? &r->finding[at] : &last[at]->next) = f;
        last[at] = f;
    }
    free(last);
    return close_table(&t) && r->has_findings;
}

const struct explained *remarks_explained(const struct remarks *r, const struct standing *about)
{
    return r->explained[place_of(r, about)];
}

const struct finding *remarks_findings(const struct remarks *r, const struct standing *about)
{
    return r->finding[place_of(r, about)];
}

const struct explained *remarks_indicator(const struct remarks *r, const struct standing *about,
                                          struct str code)
{
    const struct explained *e = remarks_explained(r, about);

    while (e != NULL && !str_eq(e->code, code))
        e = e->next;
    return e;
}
