#include "findings/amounts.h"

#include <stdlib.h>

static bool is_amount(const struct item *item)
{
    static const char *const money[] = { "元", "千元", "万元", "百万元", "亿元" };

    for (size_t i = 0; i < sizeof money / sizeof money[0]; i++)
        if (!item->is_label && str_is(item->unit, money[i]))
            return true;
    return false;
}

void amounts_init(struct amounts *a, const struct framework *fw)
{
    *a = (struct amounts){ .fw = fw };
    a->item = arena_new(&a->arena, fw->items, sizeof *a->item);
    for (size_t item = 0; item < fw->items; item++)
        if (is_amount(&fw->item[item]))
            a->item[a->items++] = item;
}

void amounts_free(struct amounts *a)
{
    strmap_free(&a->county);
    free(a->range);
    free(a->first_year);
    free(a->next_year);
    arena_free(&a->arena);
}

static struct str county_of(const struct amounts *a, const struct observations *o, size_t row)
{
    return a->fw->cohort[KEY_COUNTY] ? observations_key(o, KEY_COUNTY, row) : (struct str){ 0 };
}

static void widen(struct amount_range *range, const struct observations *o, size_t item,
                  size_t first, size_t n)
{
    for (size_t row = first; row < first + n; row++) {
        real size = amount_size(o, item, row);

        if (size == 0)
            continue;
        if (range->high == 0 || size < range->low)
            range->low = size;
        if (size > range->high)
            range->high = size;
    }
}

/* Takes the rows of a cohort, which are of one county, or of no matter which. */
static void take_cohort(struct amounts *a, const struct observations *o, size_t first, size_t n)
{
    size_t known = a->county.n;
    size_t at = (size_t)strmap_add(&a->county, county_of(a, o, first), (int)known) * a->items;

    if (a->county.n > known) {
        a->range = mem_grow(a->range, &a->range_cap, at + a->items, sizeof *a->range);
        for (size_t k = 0; k < a->items; k++)
            a->range[at + k] = (struct amount_range){ 0 };
    }
    for (size_t k = 0; k < a->items; k++)
        widen(&a->range[at + k], o, a->item[k], first, n);
}

void amounts_take(struct amounts *a, const struct observations *o)
{
    strmap_free(&a->county);
    a->has_years = false;
    for (size_t c = 0; c < o->cohorts; c++)
        if (o->start[c + 1] > o->start[c])
            take_cohort(a, o, o->start[c], o->start[c + 1] - o->start[c]);
}

const struct amount_range *amounts_ranges(const struct amounts *a, const struct observations *o,
                                          size_t row)
{
    return &a->range[(size_t)strmap_get(&a->county, county_of(a, o, row)) * a->items];
}

void amounts_find_years(struct amounts *a, const struct observations *o)
{
    int *last; /* of a string, by its first row */
    struct strmap first = { 0 };
    struct arena arena = { 0 };
    struct buf key = { 0 };

    if (a->has_years)
        return;
    a->has_years = true;
    last = mem_new(o->rows, sizeof *last);
    a->first_year = mem_resize(a->first_year, o->rows, sizeof *a->first_year);
    a->next_year = mem_resize(a->next_year, o->rows, sizeof *a->next_year);
    for (size_t row = 0; row < o->rows; row++) {
        struct str kept;
        int at;

        buf_clear(&key);
        buf_str(&key, observations_key(o, KEY_COUNTY, row));
        buf_char(&key, '\0');
        buf_str(&key, observations_key(o, KEY_DEPARTMENT, row));
        kept = str_keep(&arena, buf_view(&key));
        at = strmap_add(&first, kept, (int)row);
        if (at != (int)row)
            a->next_year[last[at]] = (int)row;
        last[at] = (int)row;
        a->first_year[row] = at;
        a->next_year[row] = NOWHERE;
    }
    buf_free(&key);
    arena_free(&arena);
    strmap_free(&first);
    free(last);
}
