/* observations_group: the rows of a cohort side by side, and every department once. */
#include <stdlib.h>
#include <string.h>

#include "row_slots.h"
#include "rows/observations.h"
#include "str_hash.h"

/* A department that comes twice, by where the rows were added: the earlier one is dropped. */
struct twice {
    uint32_t row, stands;
};

struct twices {
    struct twice *twice;
    size_t n, cap;
    struct row_slot *slot; /* for one cohort at a time: by a hash of name and home */
    size_t slots_cap;
};

static bool is_same_department(const struct observations *o, size_t a, size_t b)
{
    return observations_home_at(o, a) == observations_home_at(o, b) &&
           str_eq(observations_department_at(o, a), observations_department_at(o, b));
}

/* The slot of the department of a row, or the free one where it belongs. */
static struct row_slot *find(struct row_slots slots, const struct observations *o, size_t row,
                             uint32_t hash)
{
    struct row_slot *s = row_slots_first(slots, hash);

    while (s->row != ROW_NONE && !is_same_department(o, s->row, row))
        s = row_slots_next(slots, s);
    return s;
}

/* Finds the departments that come twice among a cohort's rows: a department is of one cohort
 * only. */
static void find_twice(struct twices *t, const struct observations *o, size_t first, size_t n)
{
    struct row_slots slots = { .n = row_slots_for(n) };

    slots.slot = t->slot = mem_grow(t->slot, &t->slots_cap, slots.n, sizeof *t->slot);
    row_slots_clear(slots.slot, slots.n);
    for (size_t i = first + n; i-- > first;) {
        size_t row = observations_added_at(o, i);
        uint32_t hash = (uint32_t)str_hash(observations_department_at(o, row)) ^
                        observations_home_at(o, row) * 0x9E3779B9U;
        struct row_slot *slot = find(slots, o, row, hash);

        if (slot->row == ROW_NONE) {
            *slot = (struct row_slot){ hash, (uint32_t)row };
            continue;
        }
        t->twice = mem_grow(t->twice, &t->cap, t->n + 1, sizeof *t->twice);
        t->twice[t->n++] = (struct twice){ (uint32_t)row, slot->row };
    }
}

static int last_row_first(const void *a, const void *b)
{
    const struct twice *x = a, *y = b;

    return (x->row < y->row) - (x->row > y->row);
}

static void report_twice(const struct observations *o, const struct twice *t, const char *file,
                         struct report *report)
{
    const struct home *home = &o->homes[observations_home_at(o, t->row)];

    report_add(report, SEVERITY_WARNING, "duplicate",
               (struct place){ file, observations_line_at(o, t->row), 0 },
               "%.*s %.*s %.*s comes again on line %lu; the later row counts",
               STR_ARG(home->key[KEY_COUNTY]), STR_ARG(home->key[KEY_YEAR]),
               STR_ARG(observations_department_at(o, t->row)), observations_line_at(o, t->stands));
}

/* Takes the dropped rows out of the order, and with it out of the cohorts. */
static void drop(struct observations *o, const struct twices *t)
{
    bool *dropped = mem_new(o->rows, sizeof *dropped);
    size_t kept = 0, i = 0;

    for (size_t k = 0; k < t->n; k++)
        dropped[t->twice[k].row] = true;
    for (size_t c = 0; c < o->cohorts; c++) {
        size_t end = o->start[c + 1];

        o->start[c] = kept;
        for (; i < end; i++)
            if (!dropped[o->order[i]])
                o->order[kept++] = o->order[i];
    }
    o->start[o->cohorts] = o->rows = kept;
    free(dropped);
}

/* The last row of every department stands. */
static void drop_earlier(struct observations *o, const char *file, struct report *report)
{
    struct twices t = { 0 };

    for (size_t c = 0; c < o->cohorts; c++)
        find_twice(&t, o, o->start[c], o->start[c + 1] - o->start[c]);
    if (t.n > 0) {
        qsort(t.twice, t.n, sizeof *t.twice, last_row_first);
        for (size_t k = 0; k < t.n; k++)
            report_twice(o, &t.twice[k], file, report);
        if (o->order == NULL) {
            o->order = mem_new(o->rows, sizeof *o->order);
            for (size_t i = 0; i < o->rows; i++)
                o->order[i] = (uint32_t)i;
        }
        drop(o, &t);
    }
    free(t.twice);
    free(t.slot);
}

/* Cohorts are numbered over the whole run; these are the ones that have rows now. */
static int first_cohort(const struct observations *o)
{
    int first = o->rows > 0 ? o->homes[observations_home_at(o, 0)].cohort : 0;

    for (size_t row = 0; row < o->rows; row++) {
        int cohort = o->homes[observations_home_at(o, row)].cohort;

        first = cohort < first ? cohort : first;
    }
    return first;
}

/* Counts the rows of every cohort, so that start[c + 1] is how many the c-th has. Returns whether
 * they come cohort by cohort. */
static bool count_cohorts(struct observations *o, int first)
{
    int last = first - 1;
    bool in_place = true;

    for (size_t row = 0; row < o->rows; row++) {
        int cohort = o->homes[observations_home_at(o, row)].cohort;

        in_place = in_place && cohort >= last;
        last = cohort > last ? cohort : last;
    }
    o->cohorts = (size_t)(last - first + 1);
    o->start = mem_resize(o->start, o->cohorts + 1, sizeof *o->start);
    memset(o->start, 0, (o->cohorts + 1) * sizeof *o->start);
    for (size_t row = 0; row < o->rows; row++)
        o->start[o->homes[observations_home_at(o, row)].cohort - first + 1]++;
    return in_place;
}

/* A counting sort by cohort, stable. */
static void order_rows(struct observations *o, int first)
{
    size_t *next = mem_new(o->cohorts + 1, sizeof *next);

    memcpy(next, o->start, (o->cohorts + 1) * sizeof *next);
    o->order = mem_new(o->rows, sizeof *o->order);
    for (size_t row = 0; row < o->rows; row++)
        o->order[next[o->homes[observations_home_at(o, row)].cohort - first]++] = (uint32_t)row;
    free(next);
}

void observations_group(struct observations *o, const char *file, struct report *report)
{
    int first = first_cohort(o);
    bool in_place = count_cohorts(o, first);

    for (size_t c = 0; c < o->cohorts; c++)
        o->start[c + 1] += o->start[c];
    if (!in_place)
        order_rows(o, first);
    drop_earlier(o, file, report);
}
