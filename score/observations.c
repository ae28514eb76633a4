#include "observations.h"

#include <stdlib.h>
#include <string.h>
#include <tgmath.h>

#include "decimal.h"

void observations_init(struct observations *o, const struct framework *fw)
{
    *o = (struct observations){ .fw = fw };
    o->item = mem_new(fw->items, sizeof *o->item);
    o->labels = mem_new(fw->items, sizeof *o->labels);
}

void observations_free(struct observations *o)
{
    for (size_t i = 0; i < o->fw->items; i++) {
        free(o->item[i].digits);
        free(o->item[i].form);
        free(o->item[i].longer);
        free(o->labels[i].text);
        strmap_free(&o->labels[i].index);
    }
    for (int k = 0; k < KEY_COUNT; k++)
        free(o->key[k]);
    free(o->line);
    free(o->cohort);
    free(o->item);
    free(o->labels);
    free(o->start);
    strmap_free(&o->cohort_index);
    arena_free(&o->arena);
    arena_free(&o->rows_arena);
    buf_free(&o->scratch);
}

void observations_clear(struct observations *o)
{
    o->rows = 0;
    arena_free(&o->rows_arena);
    for (size_t i = 0; i < o->fw->items; i++)
        o->item[i].n_longer = 0;
}

int *observations_columns(const struct framework *fw, const struct stream_reader *r)
{
    int *columns = mem_new(r->columns, sizeof *columns);

    for (size_t c = 0; c < r->columns; c++) {
        columns[c] = framework_item(fw, r->column[c]);
        if (columns[c] == NOWHERE && (int)c != r->key[KEY_COUNTY] && (int)c != r->key[KEY_YEAR] &&
            (int)c != r->key[KEY_DEPARTMENT])
            report_add(r->report, SEVERITY_WARNING, "column", stream_place(r, (int)c),
                       "the column '%.*s' is no item of %.*s and is not read",
                       STR_ARG(r->column[c]), STR_ARG(fw->id));
    }
    return columns;
}

static struct str keep(struct arena *a, struct str s)
{
    return (struct str){ arena_copy(a, s.s, s.n), s.n };
}

/* Whether the reader's row is of the same cohort as the one that was added last: most often it is. */
static bool is_of_last_cohort(const struct observations *o, const struct stream_reader *r)
{
    if (o->rows == 0)
        return false;
    for (int k = 0; k < KEY_COUNT; k++)
        if (o->fw->cohort[k] && !str_eq(o->key[k][o->rows - 1], r->in.field[r->key[k]]))
            return false;
    return true;
}

int observations_cohort(struct observations *o, const struct stream_reader *r)
{
    struct str key;
    int cohort;

    if (is_of_last_cohort(o, r))
        return o->cohort[o->rows - 1];
    buf_clear(&o->scratch);
    for (int k = 0; k < KEY_COUNT; k++)
        if (o->fw->cohort[k]) {
            buf_str(&o->scratch, r->in.field[r->key[k]]);
            buf_char(&o->scratch, '\0');
        }
    key = buf_view(&o->scratch);
    cohort = strmap_get(&o->cohort_index, key);
    return cohort != STRMAP_NONE
               ? cohort
               : strmap_add(&o->cohort_index, keep(&o->arena, key), (int)o->cohort_index.n);
}

static void reserve_row(struct observations *o)
{
    size_t cap = o->cap;

    if (o->rows < cap)
        return;
    o->line = mem_grow(o->line, &cap, o->rows + 1, sizeof *o->line);
    o->cohort = mem_resize(o->cohort, cap, sizeof *o->cohort);
    for (int k = 0; k < KEY_COUNT; k++)
        o->key[k] = mem_resize(o->key[k], cap, sizeof *o->key[k]);
    for (size_t i = 0; i < o->fw->items; i++) {
        o->item[i].digits = mem_resize(o->item[i].digits, cap, sizeof *o->item[i].digits);
        o->item[i].form = mem_resize(o->item[i].form, cap, 1);
    }
    o->cap = cap;
}

static int label_index(struct observations *o, struct labels *labels, struct str text)
{
    int index = strmap_get(&labels->index, text);

    if (index == STRMAP_NONE) {
        labels->text = mem_grow(labels->text, &labels->cap, labels->n + 1, sizeof *labels->text);
        labels->text[labels->n] = keep(&o->arena, text);
        index = strmap_add(&labels->index, labels->text[labels->n], (int)labels->n);
        labels->n++;
    }
    return index;
}

static bool is_na(struct str cell)
{
    return cell.n == 2 && cell.s[0] == 'N' && cell.s[1] == 'A';
}

/* A figure of so many digits that only a real holds it. False where it is none, or beyond all
 * reckoning (it would be infinite). */
static bool keep_longer(struct cells *cells, size_t row, struct str cell)
{
    real value;

    if (!decimal_read(cell, &value) || !isfinite(value))
        return false;
    cells->longer =
        mem_grow(cells->longer, &cells->longer_cap, cells->n_longer + 1, sizeof *cells->longer);
    cells->longer[cells->n_longer] = value;
    cells->digits[row] = (int64_t)cells->n_longer++;
    cells->form[row] = CELL_VALUE + FORM_STATES * FORM_LONGER;
    return true;
}

/* False for what is no number. */
static bool read_cell(struct observations *o, size_t item, struct str cell)
{
    struct cells *cells = &o->item[item];
    size_t row = o->rows;
    unsigned decimals = 0;

    cells->digits[row] = 0;
    cells->form[row] = CELL_VALUE;
    if (cell.n == 0)
        cells->form[row] = CELL_MISSING;
    else if (is_na(cell))
        cells->form[row] = CELL_NA;
    else if (o->fw->item[item].is_label)
        cells->digits[row] = label_index(o, &o->labels[item], cell);
    else if (decimal_digits(cell, &cells->digits[row], &decimals))
        cells->form[row] = (unsigned char)(CELL_VALUE + FORM_STATES * decimals);
    else
        return keep_longer(cells, row, cell);
    return true;
}

/* A county and its year are most often those of the row before. */
static struct str keep_key(struct observations *o, int k, struct str key)
{
    char *kept;

    if (o->rows > 0 && str_eq(o->key[k][o->rows - 1], key))
        return o->key[k][o->rows - 1];
    kept = arena_text(&o->rows_arena, key.n);
    if (key.n > 0)
        memcpy(kept, key.s, key.n);
    return (struct str){ kept, key.n };
}

bool observations_add(struct observations *o, const struct stream_reader *r, const int *columns,
                      int cohort)
{
    bool good = true;

    reserve_row(o);
    for (size_t i = 0; i < o->fw->items; i++)
        o->item[i].form[o->rows] = CELL_MISSING;
    for (size_t c = 0; c < r->columns; c++)
        if (columns[c] != NOWHERE && !read_cell(o, (size_t)columns[c], r->in.field[c])) {
            report_add(
                r->report, SEVERITY_ERROR, "number", stream_place(r, (int)c),
                "'%.*s' is no number for '%.*s': write plain digits like -12.5, NA, or nothing "
                "(the towns' own files go through ingest)",
                STR_ARG(r->in.field[c]), STR_ARG(r->column[c]));
            good = false;
        }
    for (int k = 0; k < KEY_COUNT; k++)
        o->key[k][o->rows] = keep_key(o, k, r->in.field[r->key[k]]);
    o->line[o->rows] = r->in.line;
    o->cohort[o->rows] = cohort;
    o->rows++;
    return good;
}

/* Where the rows of departments are, by a hash of their keys. */
struct row_slot {
    uint32_t hash, row; /* NO_ROW: free */
};

#define NO_ROW UINT32_MAX

static bool is_same_department(const struct observations *o, size_t a, size_t b)
{
    for (int k = KEY_COUNT; k-- > 0;)
        if (!str_eq(o->key[k][a], o->key[k][b]))
            return false;
    return true;
}

static uint32_t hash_department(struct observations *o, size_t row)
{
    buf_clear(&o->scratch);
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_str(&o->scratch, o->key[k][row]);
        buf_char(&o->scratch, '\0');
    }
    return (uint32_t)str_hash(buf_view(&o->scratch));
}

/* The slot of the row's department, or the free one where it belongs. */
static struct row_slot *find_slot(struct observations *o, struct row_slot *slot, size_t mask,
                                  uint32_t hash, size_t row)
{
    size_t i = hash & mask;

    while (slot[i].row != NO_ROW &&
           (slot[i].hash != hash || !is_same_department(o, slot[i].row, row)))
        i = (i + 1) & mask;
    return &slot[i];
}

/* The last row of every department stands. Returns which rows do. */
static bool *find_standing(struct observations *o, const char *file, struct report *report)
{
    bool *stands = mem_new(o->rows, sizeof *stands);
    size_t slots = 64;
    struct row_slot *slot;

    while (slots < o->rows + o->rows / 2)
        slots *= 2;
    slot = mem_new(slots, sizeof *slot);
    memset(slot, 0xFF, slots * sizeof *slot); /* NO_ROW */
    for (size_t row = o->rows; row-- > 0;) {
        uint32_t hash = hash_department(o, row);
        struct row_slot *found = find_slot(o, slot, slots - 1, hash, row);

        stands[row] = found->row == NO_ROW;
        if (stands[row])
            *found = (struct row_slot){ hash, (uint32_t)row };
        else
            report_add(report, SEVERITY_WARNING, "duplicate",
                       (struct place){ file, o->line[row], 0 },
                       "%.*s %.*s %.*s comes again on line %lu; the later row counts",
                       STR_ARG(o->key[KEY_COUNTY][row]), STR_ARG(o->key[KEY_YEAR][row]),
                       STR_ARG(o->key[KEY_DEPARTMENT][row]), o->line[found->row]);
    }
    free(slot);
    return stands;
}

/* Cohorts are numbered over the whole run; these are the ones that have rows now. */
static int first_cohort(const struct observations *o)
{
    int first = o->rows > 0 ? o->cohort[0] : 0;

    for (size_t row = 0; row < o->rows; row++)
        first = o->cohort[row] < first ? o->cohort[row] : first;
    return first;
}

static size_t count_cohorts(const struct observations *o, int first)
{
    int last = first - 1;

    for (size_t row = 0; row < o->rows; row++)
        last = o->cohort[row] > last ? o->cohort[row] : last;
    return (size_t)(last - first + 1);
}

/* order[i] is the row that belongs at place i: a counting sort by cohort, stable. */
static size_t *order_rows(struct observations *o, const bool *stands, size_t *kept)
{
    size_t *order = mem_new(o->rows, sizeof *order), *next;
    int first = first_cohort(o);

    o->cohorts = count_cohorts(o, first);
    o->start = mem_resize(o->start, o->cohorts + 1, sizeof *o->start);
    memset(o->start, 0, (o->cohorts + 1) * sizeof *o->start);
    for (size_t row = 0; row < o->rows; row++)
        o->start[o->cohort[row] - first + 1] += stands[row];
    for (size_t c = 0; c < o->cohorts; c++)
        o->start[c + 1] += o->start[c];
    next = mem_new(o->cohorts + 1, sizeof *next);
    memcpy(next, o->start, (o->cohorts + 1) * sizeof *next);
    for (size_t row = 0; row < o->rows; row++)
        if (stands[row])
            order[next[o->cohort[row] - first]++] = row;
    *kept = o->start[o->cohorts];
    free(next);
    return order;
}

static void reorder(void *column, size_t size, const size_t *order, size_t n, void *scratch)
{
    char *from = column, *to = scratch;

    for (size_t i = 0; i < n; i++)
        memcpy(to + i * size, from + order[i] * size, size);
    memcpy(column, scratch, n * size);
}

void observations_group(struct observations *o, const char *file, struct report *report)
{
    bool *stands = find_standing(o, file, report);
    size_t kept, *order = order_rows(o, stands, &kept);
    bool in_place = true;
    void *scratch;

    for (size_t i = 0; i < kept; i++)
        in_place = in_place && order[i] == i;
    if (!in_place) {
        scratch = mem_new(kept, sizeof(struct str));
        for (int k = 0; k < KEY_COUNT; k++)
            reorder(o->key[k], sizeof *o->key[k], order, kept, scratch);
        reorder(o->line, sizeof *o->line, order, kept, scratch);
        reorder(o->cohort, sizeof *o->cohort, order, kept, scratch);
        for (size_t i = 0; i < o->fw->items; i++) {
            reorder(o->item[i].digits, sizeof *o->item[i].digits, order, kept, scratch);
            reorder(o->item[i].form, 1, order, kept, scratch);
        }
        free(scratch);
    }
    o->rows = kept;
    free(order);
    free(stands);
}
