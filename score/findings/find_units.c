/* Amounts that are ten thousand times too large or too small: 元 typed for 万元, or the other way
 * round. They are compared with the department's own other years, and where there are none with the
 * middle one of its peers. Never mended, only named. */
#include <stdlib.h>
#include <tgmath.h>

#include "explain/figure.h"
#include "findings/amounts.h"
#include "findings/finder.h"

enum {
    FEWEST_PEERS = 3,
    MOST_YEARS = 64, /* that a department is compared with; nobody has so many */
};

/* What amounts are compared with. */
struct units {
    struct amounts amounts;
    real *sizes; /* of some, to be sorted */
    size_t sizes_cap;
};

/* Ratios near 10^4: between 10^3.5 and 10^4.5. */
static const real near_low = 3162.28, near_high = 31622.8;

static bool is_suspect(real a, real b)
{
    real larger = a > b ? a : b, smaller = a > b ? b : a;

    return larger > near_low * smaller && larger < near_high * smaller;
}

static int compare_reals(const void *a, const void *b)
{
    const real *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* The middle of n amounts, by their size; two where n is even. */
struct middle {
    real low, high;
    size_t n;
};

static struct middle middle_of(real *sizes, size_t n)
{
    if (n == 0)
        return (struct middle){ 0 };
    qsort(sizes, n, sizeof *sizes, compare_reals);
    return (struct middle){ sizes[(n - 1) / 2], sizes[n / 2], n };
}

static bool is_nearer(real value, real a, real b)
{
    return fabs(log(value / a)) < fabs(log(value / b));
}

/* Of two in the middle the one that is nearer to the value. */
static real nearest(const struct middle *m, real value)
{
    return is_nearer(value, m->low, m->high) ? m->low : m->high;
}

/* An amount beside those of the department's other years. */
enum years { YEARS_NONE, YEARS_ALIKE, YEARS_DIFFER };

static enum years compare_years(const struct units *own, const struct observations *o, size_t item,
                                size_t at)
{
    real size = amount_size(o, item, at);
    enum years found = YEARS_NONE;
    int row = own->amounts.first_year[at];

    for (int years = 0; row != NOWHERE && years < MOST_YEARS;
         row = own->amounts.next_year[row], years++) {
        real other = (size_t)row == at ? 0 : amount_size(o, item, (size_t)row);

        if (other == 0)
            continue;
        if (is_suspect(size, other))
            return YEARS_DIFFER;
        found = YEARS_ALIKE;
    }
    return found;
}

static struct middle other_years(const struct units *own, const struct observations *o, size_t item,
                                 size_t at)
{
    real sizes[MOST_YEARS];
    size_t n = 0;

    for (int row = own->amounts.first_year[at]; row != NOWHERE && n < MOST_YEARS;
         row = own->amounts.next_year[row]) {
        sizes[n] = (size_t)row == at ? 0 : amount_size(o, item, (size_t)row);
        n += sizes[n] != 0;
    }
    return middle_of(sizes, n);
}

static struct middle peers(struct units *own, const struct cohort *c, size_t item)
{
    size_t n = 0;

    own->sizes = mem_grow(own->sizes, &own->sizes_cap, c->n, sizeof *own->sizes);
    for (size_t row = c->first; row < c->first + c->n; row++) {
        own->sizes[n] = amount_size(c->o, item, row);
        n += own->sizes[n] != 0;
    }
    return n >= FEWEST_PEERS ? middle_of(own->sizes, n) : (struct middle){ 0 };
}

static void put_suspect(struct finding_file *f, const struct cohort *c, size_t number, size_t i,
                        real usual, bool own)
{
    const struct item *item = &c->fw->item[number];
    real value = c->item[number].value[i];
    struct finding *now =
        finding_begin(f, FINDING_UNIT_SUSPECT, SEVERITY_WARNING, item->code, item->name);

    figure_exact(&now->expected, usual);
    figure_exact(&now->reported, value);
    finding_say(f, "填报 ", " is ");
    finding_number(f, value);
    buf_char(&now->message, ' ');
    buf_str(&now->message, item->unit);
    if (own)
        finding_say(f, "，本单位其他年度约 ", ", in its other years about ");
    else
        finding_say(f, "，同级单位居中的是 ", ", the middle one of its peers has ");
    finding_number(f, usual);
    buf_char(&now->message, ' ');
    buf_str(&now->message, item->unit);
    finding_say(f, "，相差约一万倍，单位（元、万元）可能填错，请核对。",
                ": some ten thousand times apart; the unit (元, 万元) may be wrong.");
    finding_put(f, c, i);
}

/* The department's other years are like this one, or not; where there are none its peers count. */
static void find_in_amount(const struct units *own, struct finding_file *f, const struct cohort *c,
                           size_t item, size_t i, const struct middle *all)
{
    real size = amount_size(c->o, item, c->first + i), usual;
    struct middle others = other_years(own, c->o, item, c->first + i);
    const struct middle *like = others.n > 0 ? &others : all;

    if (like->n == 0)
        return;
    usual = nearest(like, size);
    if (!is_suspect(size, usual))
        return;
    /* of two years that differ the one that is like the peers is right */
    if (others.n == 1 && all->n > 0 && is_nearer(nearest(all, size), size, usual))
        return;
    put_suspect(f, c, item, i, usual, others.n > 0);
}

static void find_in_item(struct units *own, struct finding_file *f, const struct cohort *c,
                         size_t item)
{
    struct middle all = { 0 };
    bool known = false;

    for (size_t i = 0; i < c->n; i++) {
        size_t row = c->first + i;

        if (amount_size(c->o, item, row) == 0 || compare_years(own, c->o, item, row) == YEARS_ALIKE)
            continue;
        if (!known)
            all = peers(own, c, item);
        known = true;
        find_in_amount(own, f, c, item, i, &all);
    }
}

static void find(void *units, struct finding_file *f, const struct cohort *c)
{
    struct units *own = units;
    const struct amount_range *range;

    if (own->amounts.items == 0)
        return;
    range = amounts_ranges(&own->amounts, c->o, c->first);
    for (size_t k = 0; k < own->amounts.items; k++) {
        if (range[k].high <= near_low * range[k].low) /* no two are so far apart */
            continue;
        amounts_find_years(&own->amounts, c->o);
        find_in_item(own, f, c, own->amounts.item[k]);
    }
}

static void *units_new(const struct framework *fw)
{
    struct units *own = mem_new(1, sizeof *own);

    amounts_init(&own->amounts, fw);
    return own;
}

static void units_prepare(void *own, const struct observations *o)
{
    amounts_take(&((struct units *)own)->amounts, o);
}

static void units_free(void *own)
{
    struct units *units = own;

    amounts_free(&units->amounts);
    free(units->sizes);
    free(units);
}

const struct finder units_finder = {
    .new = units_new,
    .free = units_free,
    .prepare = units_prepare,
    .find = find,
};
