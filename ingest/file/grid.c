#include "file/grid.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"
#include "text.h"

static bool is_known(void *names, struct str cell)
{
    enum name_kind kind = names_find(names, cell).kind;

    return kind != NAME_UNKNOWN && kind != NAME_BLANK;
}

void grid_open(struct grid *g, csvin_source *read, void *from, const char *file,
               struct names *names)
{
    *g = (struct grid){ .row.file = file };
    dialect_begin(&g->dialect, read, from, is_known, names);
    csvin_init(&g->csv, dialect_read, &g->dialect);
    csvin_delimiter(&g->csv, g->dialect.delimiter);
    g->row.by_commas = g->dialect.delimiter == ',' || g->dialect.wide;
}

void grid_close(struct grid *g)
{
    csvin_free(&g->csv);
    dialect_free(&g->dialect);
    row_free(&g->row);
    free(g->cell);
    buf_free(&g->text);
}

/* Puts the full-width commas back into cells that hold some. */
static void restore_commas(struct grid *g)
{
    size_t at = 0;

    g->cell = mem_grow(g->cell, &g->cell_cap, g->csv.n, sizeof *g->cell);
    buf_clear(&g->text);
    for (size_t i = 0; i < g->csv.n; i++)
        for (size_t j = 0; j < g->csv.field[i].n; j++)
            if (g->csv.field[i].s[j] == DIALECT_SEPARATOR)
                buf_text(&g->text, "，");
            else
                buf_char(&g->text, g->csv.field[i].s[j]);
    for (size_t i = 0; i < g->csv.n; i++) {
        size_t n = g->csv.field[i].n;

        for (size_t j = 0; j < g->csv.field[i].n; j++)
            n += g->csv.field[i].s[j] == DIALECT_SEPARATOR ? strlen("，") - 1 : 0;
        g->cell[i] = (struct str){ n > 0 ? g->text.s + at : NULL, n };
        at += n;
    }
}

/* Whether all bytes are printing ASCII, eight at a time: those of nearly every figure. Bytes below
 * ' ' borrow from, and DEL and above reach, the high bit. */
static bool is_printing(struct str s)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t word, found = 0;

    for (; s.n >= sizeof word; s = str_skip(s, sizeof word)) {
        memcpy(&word, s.s, sizeof word);
        found |= word | (word - ' ' * ones) | (word + ones);
    }
    for (size_t i = 0; i < s.n; i++)
        found |= (uint64_t)(s.s[i] < ' ' || s.s[i] > '~') << 7;
    return (found & ones << 7) == 0;
}

/* Index of the first byte that is no UTF-8, or a control character that no text holds; else s.n. */
static size_t first_bad(struct str s)
{
    if (s.n > 0 && (unsigned char)s.s[0] > '~' ? text_is_hanzi(s) : is_printing(s))
        return s.n;
    for (struct str rest = s;;) {
        uint32_t c;
        size_t at;

        rest = str_skip(rest, text_threes(rest.s, rest.n));
        if (rest.n == 0)
            return s.n;
        at = s.n - rest.n;
        c = text_next(&rest);
        if ((c < ' ' && c != '\t' && c != '\n' && c != '\r') || c == 0x7F || c == TEXT_INVALID)
            return at;
    }
}

static void look_for_bad(struct grid *g)
{
    for (g->bad = 0; g->bad < g->row.n; g->bad++) {
        struct str cell = g->row.cell[g->bad];
        size_t at = first_bad(cell);

        if (at < cell.n) {
            g->bad_byte = (unsigned char)cell.s[at];
            return;
        }
    }
}

enum csvin_status grid_next(struct grid *g)
{
    enum csvin_status got = csvin_next(&g->csv);

    g->row.line = g->csv.line;
    g->row.cell = g->csv.field;
    g->row.n = g->csv.n;
    g->column = g->csv.column;
    g->fault = g->csv.fault;
    if (got == CSVIN_ROW && g->dialect.wide) {
        restore_commas(g);
        g->row.cell = g->cell;
    }
    if (got == CSVIN_ROW)
        look_for_bad(g);
    return got;
}

bool grid_figures(struct grid *g, struct figures *f, struct buf *out)
{
    f->delimiter = g->dialect.delimiter;
    if (!figures_take(f, csvin_ahead(&g->csv), out))
        return false;
    for (size_t i = f->same ? f->front - 1 : 0; i < f->front; i++)
        if (first_bad(f->field[i]) < f->field[i].n)
            return false;
    g->row.cell = f->field;
    g->row.n = f->front;
    g->row.line = g->csv.at_line;
    return true;
}

void grid_pass(struct grid *g, const struct figures *f)
{
    csvin_pass(&g->csv, f->length);
}
