#include "rows/table.h"

#include <stdlib.h>
#include <string.h>

#include "str_hash.h"

static struct str keep(struct table *t, struct str s)
{
    return str_keep(&t->rows_arena, s);
}

/* The lengths stand in the key, so that it is one pair's only, whatever its texts hold. */
static struct str group_key(struct table *t, struct str county, struct str year)
{
    buf_clear(&t->scratch);
    buf_add(&t->scratch, (const char *)&county.n, sizeof county.n);
    buf_str(&t->scratch, county);
    buf_str(&t->scratch, year);
    return buf_view(&t->scratch);
}

struct group *table_group(struct table *t, struct str county, struct str year)
{
    int i = strmap_get(&t->group_index, group_key(t, county, year));

    return i == STRMAP_NONE ? NULL : t->group[i];
}

/* The group a row is of: nearly always that of the row before. */
static struct group *take_group(struct table *t, struct str county, struct str year)
{
    struct group *g = t->rows > 0 ? t->row[t->rows - 1].group : NULL;

    if (g != NULL && str_eq(g->key[KEY_COUNTY], county) && str_eq(g->key[KEY_YEAR], year))
        return g;
    g = table_group(t, county, year);
    if (g != NULL)
        return g;
    g = arena_new(&t->rows_arena, 1, sizeof *g);
    g->key[KEY_COUNTY] = keep(t, county);
    g->key[KEY_YEAR] = keep(t, year);
    strmap_add(&t->group_index, keep(t, group_key(t, county, year)), (int)t->groups);
    t->group = mem_grow(t->group, &t->group_cap, t->groups + 1, sizeof *t->group);
    t->group[t->groups++] = g;
    return g;
}

void table_add(struct table *t, const struct arrival *a)
{
    struct str department = a->key[KEY_DEPARTMENT], rest = a->passed_on;
    struct row row = {
        .department_n = (uint32_t)department.n,
        .passed_on_n = (uint32_t)rest.n,
        .by = a->by,
        .total = a->total,
        .line = a->line,
        .input = a->input,
        .hash = (uint32_t)str_hash(department),
        .scored = a->scored,
        .has_total = a->has_total,
    };
    char *text = arena_text(&t->rows_arena, department.n + rest.n);

    if (t->rows == UINT32_MAX - 1)
        mem_exhausted(); /* rows are numbered in 32 bits; so many take half a terabyte */
    row.text = memcpy(text, department.s, department.n);
    memcpy(text + department.n, rest.s, rest.n);
    row.group = take_group(t, a->key[KEY_COUNTY], a->key[KEY_YEAR]);
    row.group->rows++;
    t->row = mem_grow(t->row, &t->cap, t->rows + 1, sizeof *t->row);
    t->row[t->rows++] = row;
}

void table_clear(struct table *t)
{
    t->rows = t->groups = 0;
    strmap_free(&t->group_index);
    arena_clear(&t->rows_arena);
}

void table_free(struct table *t)
{
    free(t->row);
    free(t->ranked);
    free(t->group);
    free(t->input);
    strmap_free(&t->group_index);
    buf_free(&t->scratch);
    buf_free(&t->line);
    arena_free(&t->arena);
    arena_free(&t->rows_arena);
}

/* Takes the next cell off a line that csvout wrote. */
static struct str take_cell(struct str *line, struct buf *text)
{
    size_t from = text->n, end = 0;
    struct str cell;

    if (line->n == 0 || line->s[0] != '"') {
        while (end < line->n && line->s[end] != ',')
            end++;
        cell = (struct str){ line->s, end };
    } else {
        for (end = 1; line->s[end] != '"' || (end + 1 < line->n && line->s[end + 1] == '"');
             end++) {
            end += line->s[end] == '"';
            buf_char(text, line->s[end]);
        }
        end++;
        cell = str_skip(buf_view(text), from);
    }
    *line = str_skip(*line, end < line->n ? end + 1 : end);
    return cell;
}

void table_cells(struct cells *c, const struct table *t, const struct row *row)
{
    struct str line = row_passed_on(row);

    if (c->cell == NULL)
        c->cell = mem_new(t->columns, sizeof *c->cell);
    buf_clear(&c->text);
    buf_reserve(&c->text, line.n); /* so that it stays where it is */
    for (int k = 0; k < KEY_COUNT; k++)
        c->cell[t->key[k]] = row_key(row, k);
    for (size_t i = 0; i < t->passed_on_n; i++)
        c->cell[t->passed_on[i]] = take_cell(&line, &c->text);
}

void cells_free(struct cells *c)
{
    free(c->cell);
    buf_free(&c->text);
    *c = (struct cells){ 0 };
}
