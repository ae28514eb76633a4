/* Amounts that are ten thousand times too large or too small: 元 typed for 万元, or the other way
 * round. They are compared with the department's own other years, and where there are none with the
 * middle one of its peers. Never mended, only named. */
#include <math.h>
#include <stdlib.h>

#include "figure.h"
#include "findings.h"

enum { FEWEST_PEERS = 3 };

/* Ratios near 10^4: between 10^3.5 and 10^4.5. */
static const double near_low = 3162.28, near_high = 31622.8;

static bool is_amount(const struct item *item)
{
    static const char *const money[] = { "元", "千元", "万元", "百万元", "亿元" };

    for (size_t i = 0; i < sizeof money / sizeof money[0]; i++)
        if (!item->is_label && str_is(item->unit, money[i]))
            return true;
    return false;
}

void findings_prepare(struct findings *f, const struct observations *o)
{
    int *last = mem_new(o->rows, sizeof *last); /* of a chain, by its first row */
    struct buf key = { 0 };

    strmap_free(&f->years);
    f->same_department = mem_resize(f->same_department, o->rows, sizeof *f->same_department);
    for (size_t row = 0; row < o->rows; row++) {
        struct str kept;
        int first;

        buf_clear(&key);
        buf_str(&key, o->key[KEY_COUNTY][row]);
        buf_char(&key, '\0');
        buf_str(&key, o->key[KEY_DEPARTMENT][row]);
        kept = (struct str){ arena_copy(&f->arena, key.s, key.n), key.n };
        f->same_department[row] = NOWHERE;
        first = strmap_add(&f->years, kept, (int)row);
        if (first != (int)row)
            f->same_department[last[first]] = (int)row;
        last[first] = (int)row;
    }
    buf_free(&key);
    free(last);
}

static bool is_suspect(double value, double other)
{
    double ratio = other != 0 ? fabs(value / other) : 0;

    return (ratio > near_low && ratio < near_high) ||
           (ratio > 1 / near_high && ratio < 1 / near_low);
}

static int first_row(const struct findings *f, const struct cohort *c, size_t i)
{
    struct buf key = { 0 };
    int row;

    buf_str(&key, c->o->key[KEY_COUNTY][c->first + i]);
    buf_char(&key, '\0');
    buf_str(&key, c->o->key[KEY_DEPARTMENT][c->first + i]);
    row = strmap_get(&f->years, buf_view(&key));
    buf_free(&key);
    return row;
}

static int compare_doubles(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* The middle one of the amounts above 0 in either sense; 0 where there are fewer than wanted. */
static double middle(double *values, size_t n, size_t wanted)
{
    if (n < wanted || n == 0)
        return 0;
    qsort(values, n, sizeof *values, compare_doubles);
    return values[n / 2];
}

/* first is the first row of the department, whichever year. */
static double middle_of_own_years(const struct findings *f, const struct cohort *c, size_t item,
                                  size_t i, int first, double *values)
{
    const struct column *column = &c->o->item[item];
    size_t n = 0;

    for (int row = first; row != NOWHERE; row = f->same_department[row])
        if ((size_t)row != c->first + i && column->state[row] == CELL_VALUE &&
            column->value[row] != 0)
            values[n++] = fabs(column->value[row]);
    return middle(values, n, 1);
}

static double middle_of_peers(const struct cohort *c, size_t item, double *values)
{
    const struct column *column = &c->o->item[item];
    size_t n = 0;

    for (size_t row = c->first; row < c->first + c->n; row++)
        if (column->state[row] == CELL_VALUE && column->value[row] != 0)
            values[n++] = fabs(column->value[row]);
    return middle(values, n, FEWEST_PEERS);
}

static void put_suspect(struct findings *f, const struct cohort *c, size_t number, size_t i,
                        double usual, bool own)
{
    const struct item *item = &c->fw->item[number];
    double value = c->o->item[number].value[c->first + i];
    struct finding *now =
        findings_begin(f, FINDING_UNIT_SUSPECT, SEVERITY_WARNING, item->code, item->name);
    bool zh = f->language == LANGUAGE_ZH;

    figure_exact(&now->expected, usual);
    figure_exact(&now->reported, value);
    buf_str(&now->message, item->name);
    buf_text(&now->message, zh ? "填报 " : " is ");
    figure_exact(&now->message, value);
    buf_str(&now->message, item->unit);
    if (own)
        buf_text(&now->message, zh ? "，本单位其他年度约 " : ", in its other years about ");
    else
        buf_text(&now->message, zh ? "，同级单位居中的是 " : ", the middle one of its peers has ");
    figure_exact(&now->message, usual);
    buf_str(&now->message, item->unit);
    buf_text(&now->message,
             zh ? "，相差约一万倍，单位（元、万元）可能填错，请核对。"
                : ": some ten thousand times apart; the unit (元, 万元) may be wrong.");
    findings_put(f, c, i);
}

static void find_in_department(struct findings *f, const struct cohort *c, size_t i,
                               const double *peers, double *values)
{
    int first = first_row(f, c, i);

    for (size_t item = 0; item < c->fw->items; item++) {
        double value = c->o->item[item].value[c->first + i], own;

        if (!is_amount(&c->fw->item[item]) || c->o->item[item].state[c->first + i] != CELL_VALUE ||
            value == 0)
            continue;
        own = middle_of_own_years(f, c, item, i, first, values);
        if (is_suspect(value, own != 0 ? own : peers[item]))
            put_suspect(f, c, item, i, own != 0 ? own : peers[item], own != 0);
    }
}

void find_in_units(struct findings *f, const struct cohort *c)
{
    double *values = mem_new(c->o->rows + 1, sizeof *values);
    double *peers = mem_new(c->fw->items, sizeof *peers);

    for (size_t item = 0; item < c->fw->items; item++)
        if (is_amount(&c->fw->item[item]))
            peers[item] = middle_of_peers(c, item, values);
    for (size_t i = 0; i < c->n; i++)
        find_in_department(f, c, i, peers, values);
    free(values);
    free(peers);
}
