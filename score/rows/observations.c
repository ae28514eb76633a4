#include "rows/observations.h"

#include <stdlib.h>
#include <string.h>
#include <tgmath.h>

#include "decimal.h"
#include "rows/packed.h"

enum {
    BLOCK_CELLS = 32 * 1024, /* about */
    BLOCK_SHIFT_MAX =
        10, /* so that the names of a block, of 1 MiB each at most, stay below 4 GiB */
};

/* Rows that lie together. */
struct rows_block {
    struct packed cells; /* once the block is full */
    uint32_t *home;      /* by row */
    uint32_t *end;       /* by row: where its department's name ends in names */
    struct buf names;
};

struct line_jump {
    size_t row;
    unsigned long line;
};

void observations_init(struct observations *o, const struct framework *fw)
{
    *o = (struct observations){ .fw = fw, .block_shift = BLOCK_SHIFT_MAX };
    o->labels = mem_new(fw->items, sizeof *o->labels);
    while (o->block_shift > 0 && fw->items << o->block_shift > BLOCK_CELLS)
        o->block_shift--;
    o->filling = mem_new(fw->items << o->block_shift, sizeof *o->filling);
    for (size_t i = 0; i < fw->items << o->block_shift; i++) /* an item without a column stays so */
        o->filling[i] = cell_of(CELL_MISSING, FORM_ABSENT);
    o->cell = o->filling;
}

void observations_free(struct observations *o)
{
    for (size_t i = 0; i < o->fw->items; i++) {
        free(o->labels[i].text);
        strmap_free(&o->labels[i].index);
    }
    for (size_t b = 0; b < o->blocks; b++) {
        packed_free(&o->block[b].cells);
        free(o->block[b].home);
        free(o->block[b].end);
        buf_free(&o->block[b].names);
    }
    free(o->block);
    free(o->filling);
    free(o->labels);
    free(o->start);
    free(o->order);
    free(o->homes);
    free(o->jump);
    free(o->longer);
    strmap_free(&o->home_index);
    strmap_free(&o->cohort_index);
    arena_free(&o->arena);
    buf_free(&o->scratch);
}

/* The longer figures of the row that is being read become the first. */
static void keep_longer_of_row(struct observations *o)
{
    size_t first = o->longer_added;

    for (size_t i = 0; i < o->fw->items; i++)
        if (cell_form(o->cell[i]) == FORM_LONGER)
            o->cell[i] = cell_of(cell_digits(o->cell[i]) - (int64_t)first, FORM_LONGER);
    o->n_longer -= first;
    o->longer_added = 0;
    if (o->n_longer > 0)
        memmove(o->longer, o->longer + first, o->n_longer * sizeof *o->longer);
}

void observations_clear(struct observations *o)
{
    keep_longer_of_row(o);
    memmove(o->filling, o->cell, o->fw->items * sizeof *o->cell);
    o->cell = o->filling;
    o->rows = o->added = 0;
    o->jumps = 0;
    free(o->order);
    o->order = NULL;
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

/* The keys that all rows of a home share, or of a cohort, one behind the other; each behind its
 * length, so that no two of them join to the same. */
static struct str join_keys(struct observations *o, const struct str key[KEY_COUNT],
                            const bool joined[KEY_COUNT])
{
    buf_clear(&o->scratch);
    for (int k = 0; k < KEY_COUNT; k++)
        if (joined[k]) {
            buf_add(&o->scratch, (const char *)&key[k].n, sizeof key[k].n);
            buf_str(&o->scratch, key[k]);
        }
    return buf_view(&o->scratch);
}

static int find_cohort(struct observations *o, const struct str key[KEY_COUNT])
{
    struct str joined = join_keys(o, key, o->fw->cohort);
    int cohort = strmap_get(&o->cohort_index, joined);

    return cohort != STRMAP_NONE
               ? cohort
               : strmap_add(&o->cohort_index, str_keep(&o->arena, joined), (int)o->cohort_index.n);
}

/* Where departments make cohorts, a home is a single department's. */
static uint32_t find_home(struct observations *o, const struct str key[KEY_COUNT])
{
    const bool shared[KEY_COUNT] = { true, true, o->fw->cohort[KEY_DEPARTMENT] };
    struct str joined = join_keys(o, key, shared);
    int found = strmap_get(&o->home_index, joined);
    struct home *home;

    if (found != STRMAP_NONE)
        return (uint32_t)found;
    joined = str_keep(&o->arena, joined);
    o->homes = mem_grow(o->homes, &o->homes_cap, o->n_homes + 1, sizeof *o->homes);
    home = &o->homes[o->n_homes];
    home->key[KEY_COUNTY] = (struct str){ joined.s + sizeof(size_t), key[KEY_COUNTY].n };
    home->key[KEY_YEAR] =
        (struct str){ joined.s + 2 * sizeof(size_t) + key[KEY_COUNTY].n, key[KEY_YEAR].n };
    home->cohort = o->fw->cohort[KEY_COUNTY] && o->fw->cohort[KEY_YEAR]
                       ? (int)o->n_homes /* every home is a cohort, and needs no second entry */
                       : find_cohort(o, key);
    return (uint32_t)strmap_add(&o->home_index, joined, (int)o->n_homes++);
}

/* Most often a row has the home of the one before. */
int observations_begin(struct observations *o, const struct str key[KEY_COUNT])
{
    const struct home *last = o->n_homes > 0 ? &o->homes[o->home] : NULL;

    if (last == NULL || o->fw->cohort[KEY_DEPARTMENT] ||
        !str_eq(last->key[KEY_COUNTY], key[KEY_COUNTY]) ||
        !str_eq(last->key[KEY_YEAR], key[KEY_YEAR]))
        o->home = find_home(o, key);
    o->department = key[KEY_DEPARTMENT];
    return o->homes[o->home].cohort;
}

static int label_index(struct observations *o, struct labels *labels, struct str text)
{
    int index = strmap_get(&labels->index, text);

    if (index == STRMAP_NONE) {
        labels->text = mem_grow(labels->text, &labels->cap, labels->n + 1, sizeof *labels->text);
        labels->text[labels->n] = str_keep(&o->arena, text);
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
static bool keep_longer(struct observations *o, size_t item, struct str cell)
{
    real value;

    if (!decimal_read(cell, &value) || !isfinite(value))
        return false;
    o->longer = mem_grow(o->longer, &o->longer_cap, o->n_longer + 1, sizeof *o->longer);
    o->longer[o->n_longer] = value;
    o->cell[item] = cell_of((int64_t)o->n_longer++, FORM_LONGER);
    return true;
}

bool observations_read(struct observations *o, size_t item, struct str cell)
{
    unsigned decimals;
    int64_t digits;

    if (cell.n == 0)
        o->cell[item] = cell_of(CELL_MISSING, FORM_ABSENT);
    else if (is_na(cell))
        o->cell[item] = cell_of(CELL_NA, FORM_ABSENT);
    else if (o->fw->item[item].is_label)
        o->cell[item] = cell_of(label_index(o, &o->labels[item], cell), 0);
    else if (decimal_digits(cell, &digits, &decimals) && decimals <= FORM_DECIMALS &&
             digits <= CELL_DIGITS_MAX && digits >= -CELL_DIGITS_MAX)
        o->cell[item] = cell_of(digits, decimals);
    else
        return keep_longer(o, item, cell);
    return true;
}

bool observations_read_row(struct observations *o, const struct stream_reader *r,
                           const int *columns)
{
    bool good = true;

    for (size_t c = 0; c < r->columns; c++)
        if (columns[c] != NOWHERE && !observations_read(o, (size_t)columns[c], r->in.field[c])) {
            report_add(
                r->report, SEVERITY_ERROR, "number", stream_place(r, (int)c),
                "'%.*s' is no number for '%.*s': write plain digits like -12.5, NA, or nothing "
                "(the towns' own files go through ingest)",
                STR_ARG(r->in.field[c]), STR_ARG(r->column[c]));
            good = false;
        }
    return good;
}

/* The block that the next row goes into. */
static struct rows_block *next_block(struct observations *o)
{
    size_t b = o->rows >> o->block_shift, rows = (size_t)1 << o->block_shift;
    struct rows_block *block;

    if (b == o->blocks) {
        o->block = mem_grow(o->block, &o->block_cap, o->blocks + 1, sizeof *o->block);
        o->block[o->blocks++] = (struct rows_block){
            .home = mem_resize(NULL, rows, sizeof *block->home),
            .end = mem_resize(NULL, rows, sizeof *block->end),
        };
    }
    block = &o->block[b];
    if (o->rows % rows == 0)
        buf_clear(&block->names);
    return block;
}

void observations_add(struct observations *o, unsigned long line)
{
    struct rows_block *block = next_block(o);
    size_t rows = (size_t)1 << o->block_shift, at = o->rows % rows;

    buf_str(&block->names, o->department);
    block->end[at] = (uint32_t)block->names.n;
    block->home[at] = o->home;
    if (o->rows == 0 || line != o->last_line + 1) {
        o->jump = mem_grow(o->jump, &o->jump_cap, o->jumps + 1, sizeof *o->jump);
        o->jump[o->jumps++] = (struct line_jump){ o->rows, line };
    }
    o->last_line = line;
    o->added = ++o->rows;
    o->longer_added = o->n_longer;
    o->cell += o->fw->items;
    if (o->rows % rows == 0) {
        packed_make(&block->cells, o->filling, rows, o->fw->items);
        o->cell = o->filling;
    }
}

/* Of a row by where it was added: these are what the rest stands on. */

static const struct rows_block *block_of(const struct observations *o, size_t row, size_t *at)
{
    *at = row & (((size_t)1 << o->block_shift) - 1);
    return &o->block[row >> o->block_shift];
}

uint32_t observations_home_at(const struct observations *o, size_t row)
{
    return o->block[row >> o->block_shift].home[row & (((size_t)1 << o->block_shift) - 1)];
}

struct str observations_department_at(const struct observations *o, size_t row)
{
    size_t at, from;
    const struct rows_block *block = block_of(o, row, &at);
    struct str name;

    from = at > 0 ? block->end[at - 1] : 0;
    name = str_skip(buf_view(&block->names), from);
    name.n = block->end[at] - from;
    return name;
}

unsigned long observations_line_at(const struct observations *o, size_t row)
{
    size_t low = 0, high = o->jumps; /* the last jump at or before the row is in low .. high */

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (o->jump[middle].row <= row)
            low = middle;
        else
            high = middle;
    }
    return o->jump[low].line + (row - o->jump[low].row);
}

size_t observations_added_at(const struct observations *o, size_t i)
{
    return o->order != NULL ? o->order[i] : i;
}

struct str observations_key(const struct observations *o, int k, size_t i)
{
    size_t row = observations_added_at(o, i);

    return k == KEY_DEPARTMENT ? observations_department_at(o, row)
                               : o->homes[observations_home_at(o, row)].key[k];
}

unsigned long observations_line(const struct observations *o, size_t i)
{
    return observations_line_at(o, observations_added_at(o, i));
}

/* Whether the row's block is full, and its cells packed. */
static bool is_packed(const struct observations *o, size_t row)
{
    return row >> o->block_shift < o->added >> o->block_shift;
}

int64_t observations_cell(const struct observations *o, size_t item, size_t i)
{
    size_t at, row = observations_added_at(o, i);
    const struct rows_block *block = block_of(o, row, &at);

    return is_packed(o, row) ? packed_cell(&block->cells, at, item)
                             : o->filling[at * o->fw->items + item];
}

void observations_cells(const struct observations *o, size_t first, size_t n, int64_t *cell,
                        size_t stride)
{
    size_t items = o->fw->items;

    for (size_t k = 0; k < n; k++) {
        size_t at, row = observations_added_at(o, first + k);
        const struct rows_block *block = block_of(o, row, &at);

        if (is_packed(o, row))
            packed_row(&block->cells, at, items, cell + k, stride);
        else
            for (size_t i = 0; i < items; i++)
                cell[i * stride + k] = o->filling[at * items + i];
    }
}
