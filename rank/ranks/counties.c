#include "ranks/counties.h"

#include <stdlib.h>

#include "rows/packing.h"

enum { PIECE = 1024 - sizeof(void *), HUNDREDTH = 10000000 };

struct piece {
    struct piece *next;
    char bytes[PIECE];
};

struct county {
    struct str name;
    struct piece *first, *last;
    size_t bytes;

    /* of its last row */
    uint32_t input;
    unsigned long line;
};

/* ---- numbers: seven bits a byte, the lowest first, the eighth bit on all but the last ---- */

static void put_number(struct buf *out, uint64_t n)
{
    for (; n > 0x7F; n >>= 7)
        buf_char(out, (char)(n | 0x80));
    buf_char(out, (char)n);
}

static uint64_t take_number(const char **from)
{
    uint64_t n = 0;
    unsigned char byte = 0x80;

    for (unsigned shift = 0; byte & 0x80; shift += 7) {
        byte = (unsigned char)*(*from)++;
        n |= (uint64_t)(byte & 0x7F) << shift;
    }
    return n;
}

/* Points have two decimals, as good as always, and are not negative. The lowest bit tells
 * hundredths from what needs all nine decimals and a sign; nothing at all is 0. */
static void put_points(struct buf *out, bool there, int64_t fixed)
{
    if (!there)
        put_number(out, 0);
    else if (fixed >= 0 && fixed % HUNDREDTH == 0)
        put_number(out, 2 * (uint64_t)(fixed / HUNDREDTH) + 1);
    else
        put_number(out, 4 * (uint64_t)(fixed < 0 ? -fixed : fixed) + (fixed < 0 ? 2 : 0));
}

static bool take_points(const char **from, int64_t *fixed)
{
    uint64_t n = take_number(from);

    if (n % 2 == 1)
        *fixed = (int64_t)(n / 2) * HUNDREDTH;
    else
        *fixed = n % 4 == 2 ? -(int64_t)(n / 4) : (int64_t)(n / 4);
    return n > 0;
}

/* ---- where a row goes ---- */

static struct str keep(struct counties *c, struct str s)
{
    return str_keep(&c->arena, s);
}

/* The county of a name: nearly always that of the row before. */
static struct county *take_county(struct counties *c, struct str name)
{
    int found;

    if (c->n > 0 && str_eq(c->county[c->last].name, name))
        return &c->county[c->last];
    found = strmap_get(&c->county_index, name);
    if (found == STRMAP_NONE) {
        c->county = mem_grow(c->county, &c->cap, c->n + 1, sizeof *c->county);
        c->county[c->n] = (struct county){ .name = keep(c, name) };
        found = strmap_add(&c->county_index, c->county[c->n].name, (int)c->n);
        c->n++;
    }
    c->last = (size_t)found;
    return &c->county[found];
}

static size_t take_year(struct counties *c, struct str year)
{
    int found;

    if (c->years > 0 && str_eq(c->year[c->last_year], year))
        return c->last_year;
    found = strmap_get(&c->year_index, year);
    if (found == STRMAP_NONE) {
        c->year = mem_grow(c->year, &c->year_cap, c->years + 1, sizeof *c->year);
        c->year[c->years] = keep(c, year);
        found = strmap_add(&c->year_index, c->year[c->years], (int)c->years);
        c->years++;
    }
    c->last_year = (size_t)found;
    return c->last_year;
}

static void append(struct counties *c, struct county *to, struct str bytes)
{
    while (bytes.n > 0) {
        size_t used = to->bytes % PIECE, n = PIECE - used;

        if (used == 0) {
            struct piece *piece = arena_new(&c->arena, 1, sizeof *piece);

            if (to->last != NULL)
                to->last->next = piece;
            else
                to->first = piece;
            to->last = piece;
        }
        if (n > bytes.n)
            n = bytes.n;
        memcpy(to->last->bytes + used, bytes.s, n);
        to->bytes += n;
        bytes = str_skip(bytes, n);
    }
}

/* The number of bytes, twice, and 1 more where they are packed; then those. */
static void put_line(struct buf *out, struct str line)
{
    size_t before = out->n, packed = packing_size(line.n);

    put_number(out, 2 * line.n + 1);
    if (packing_pack(line, buf_reserve(out, packed))) {
        out->n += packed;
        return;
    }
    out->n = before;
    put_number(out, 2 * line.n);
    buf_str(out, line);
}

/* How many lines behind the county's row before; 0 in front of where it is, in another input. */
static void put_place(struct buf *out, struct county *county, const struct arrival *row)
{
    if (row->input == county->input && row->line > county->line) {
        put_number(out, row->line - county->line);
    } else {
        put_number(out, 0);
        put_number(out, row->input);
        put_number(out, row->line);
    }
    county->input = row->input;
    county->line = row->line;
}

void counties_add(struct counties *c, const struct arrival *row)
{
    struct county *county = take_county(c, row->key[KEY_COUNTY]);
    bool by_total = row->scored == row->has_total && row->by == row->total;

    buf_clear(&c->row);
    put_number(&c->row, take_year(c, row->key[KEY_YEAR]));
    put_place(&c->row, county, row);
    put_points(&c->row, row->scored, row->by);
    put_number(&c->row, 2 * row->key[KEY_DEPARTMENT].n + by_total);
    if (!by_total)
        put_points(&c->row, row->has_total, row->total);
    buf_str(&c->row, row->key[KEY_DEPARTMENT]);
    put_line(&c->row, row->passed_on);
    append(c, county, buf_view(&c->row));
}

/* ---- and where it comes from again ---- */

static int compare_counties(const void *x, const void *y)
{
    const struct county *a = x, *b = y;

    return str_cmp(a->name, b->name);
}

void counties_sort(struct counties *c)
{
    if (c->n > 0)
        qsort(c->county, c->n, sizeof *c->county, compare_counties);
}

static struct str take_text(const char **from, size_t n)
{
    struct str text = { *from, n };

    *from += n;
    return text;
}

static struct str take_line(struct counties *c, const char **from)
{
    size_t n = (size_t)take_number(from);
    struct str packed;

    if (n % 2 == 0)
        return take_text(from, n / 2);
    n /= 2;
    packed = take_text(from, packing_size(n));
    buf_clear(&c->line);
    packing_unpack(packed.s, buf_reserve(&c->line, n), n);
    c->line.n = n;
    return buf_view(&c->line);
}

static void take_place(const char **from, struct arrival *row)
{
    uint64_t behind = take_number(from);

    row->line += behind;
    if (behind == 0) {
        row->input = (uint32_t)take_number(from);
        row->line = take_number(from);
    }
}

void counties_unpack(struct counties *c, size_t i, struct table *t)
{
    const struct county *county = &c->county[i];
    struct arrival row = { .key[KEY_COUNTY] = county->name };
    const char *from, *end;
    uint64_t n;

    buf_clear(&c->bytes);
    for (const struct piece *p = county->first; p != NULL; p = p->next) {
        size_t left = county->bytes - c->bytes.n;

        buf_add(&c->bytes, p->bytes, left < PIECE ? left : PIECE);
    }
    from = buf_view(&c->bytes).s;
    end = from + c->bytes.n;
    while (from < end) {
        row.key[KEY_YEAR] = c->year[take_number(&from)];
        take_place(&from, &row);
        row.scored = take_points(&from, &row.by);
        row.total = row.by;
        row.has_total = row.scored;
        n = take_number(&from);
        if (n % 2 == 0)
            row.has_total = take_points(&from, &row.total);
        row.key[KEY_DEPARTMENT] = take_text(&from, n / 2);
        row.passed_on = take_line(c, &from);
        table_add(t, &row);
    }
}

void counties_free(struct counties *c)
{
    free(c->county);
    free(c->year);
    strmap_free(&c->county_index);
    strmap_free(&c->year_index);
    arena_free(&c->arena);
    buf_free(&c->row);
    buf_free(&c->bytes);
    buf_free(&c->line);
}
