/* Writes the table that the benchmark measures on: every budget unit of every county in four years,
 * with the 30 amounts of tests/bench/framework. The figures are invented.
 *
 *     national ROWS              a table, the rows of a cohort (county and year) behind each other
 *     national ROWS --shuffled   the same rows, in no order
 *     national ROWS --forms DIR  the same rows as forms: a file for each, DIR/0000000.csv ...
 *
 * 680,000 rows are the country: 170,000 units in 2,843 counties, hence 11,372 cohorts. Other sizes
 * have counties of the same sizes, and more or fewer of them. What stands in a row depends on its
 * place alone, so that the same command writes the same bytes everywhere. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_YEAR = 2021, YEARS = 4, NATION_UNITS = 170000, NATION_COUNTIES = 2843 };

/* A rate of the framework: its two amounts, their decimals, and the rates (in millionths) that earn
 * everything and nothing. */
static const struct pair {
    const char *above, *below;
    unsigned decimals;
    int64_t full, zero;
} pairs[] = {
    { "basic_executed", "basic_budget", 2, 950000, 850000 },
    { "project_executed", "project_budget", 2, 950000, 800000 },
    { "paid", "planned", 2, 1000000, 800000 },
    { "carryover", "expenditure", 2, 20000, 300000 },
    { "budget_adjusted", "budget_initial", 2, 1050000, 1300000 },
    { "public_funds_spent", "public_funds_budget", 3, 1000000, 1050000 },
    { "three_public_spent", "three_public_budget", 4, 900000, 1100000 },
    { "procured", "procurement_budget", 2, 980000, 900000 },
    { "key_projects", "all_projects", 2, 950000, 850000 },
    { "wages_paid", "wages_budget", 3, 1000000, 1150000 },
    { "assets_in_use", "assets_total", 2, 950000, 850000 },
    { "assets_registered", "assets_counted", 2, 990000, 900000 },
    { "revenue_collected", "revenue_target", 2, 1000000, 800000 },
    { "debt_outstanding", "debt_limit", 2, 600000, 1000000 },
    { "maintenance_spent", "maintenance_plan", 4, 900000, 600000 },
};
enum { PAIRS = sizeof pairs / sizeof *pairs, LONGEST_ROW = 1000 };

/* Names are put together from these. */
static const char *const syllables[32] = {
    "安", "白", "昌", "大", "东", "丰", "高", "广", "海", "和", "金", "康", "乐", "林", "龙", "明",
    "南", "宁", "平", "清", "泉", "仁", "山", "石", "泰", "文", "西", "新", "阳", "永", "源", "长",
};
static const char *const kinds[8] = { "镇", "乡", "镇", "街道", "镇", "局", "乡", "办" };

/* Where the units of county k begin: first[k]. */
struct nation {
    uint64_t units, counties;
    uint64_t *first;
};

struct place {
    uint64_t county, unit, year; /* unit counts within the county */
};

/* splitmix64: the next of a well mixed series. */
static uint64_t next(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static uint64_t below(uint64_t *state, uint64_t n)
{
    return next(state) % n;
}

/* Counties have from a third to five thirds of the average number of units. */
static struct nation settle(uint64_t units)
{
    struct nation n = { units, (units * NATION_COUNTIES + NATION_UNITS / 2) / NATION_UNITS, NULL };
    uint64_t *size, total = 0, state = 1, sum = 0;

    n.counties += n.counties == 0;
    n.first = malloc((n.counties + 1) * sizeof *n.first);
    size = malloc(n.counties * sizeof *size);
    if (n.first == NULL || size == NULL)
        abort();
    for (uint64_t k = 0; k < n.counties; k++)
        total += size[k] = 20 + below(&state, 81);
    for (uint64_t k = 0; k < n.counties; sum += size[k++])
        n.first[k] = sum * units / total;
    n.first[n.counties] = units;
    free(size);
    return n;
}

/* Row r of the table in the order of cohorts. */
static struct place place_of(const struct nation *n, uint64_t r)
{
    uint64_t low = 0, high = n->counties, here, size;

    while (high - low > 1) {
        uint64_t middle = low + (high - low) / 2;

        if (n->first[middle] * YEARS <= r)
            low = middle;
        else
            high = middle;
    }
    here = r - n->first[low] * YEARS;
    size = n->first[low + 1] - n->first[low];
    return (struct place){ low, here % size, here / size };
}

/* A permutation of 0..rows-1 that needs no memory: four rounds of a Feistel network over the next
 * even power of two, again until the result is a row. */
static uint64_t shuffled(uint64_t r, uint64_t rows)
{
    unsigned half = 1;

    while ((uint64_t)1 << 2 * half < rows)
        half++;
    do {
        uint64_t mask = ((uint64_t)1 << half) - 1, left = r >> half, right = r & mask;

        for (uint64_t round = 0; round < 4; round++) {
            uint64_t key = round << 60 | right, old = right;

            right = left ^ (next(&key) & mask);
            left = old;
        }
        r = left << half | right;
    } while (r >= rows);
    return r;
}

static char *put_text(char *to, const char *text)
{
    size_t n = strlen(text);

    memcpy(to, text, n);
    return to + n;
}

/* value is an integer of the last decimal. */
static char *put_amount(char *to, uint64_t value, unsigned decimals)
{
    char digits[24];
    unsigned n = 0;

    for (; value > 0 || n <= decimals; value /= 10)
        digits[n++] = (char)('0' + value % 10);
    while (n > 0) {
        if (n == decimals)
            *to++ = '.';
        *to++ = digits[--n];
    }
    return to;
}

static char *put_county(char *to, uint64_t county)
{
    uint64_t name = county * 20011; /* so that the order of the rows is not that of the names */

    to = put_text(to, syllables[name / 1024 % 32]);
    to = put_text(to, syllables[name / 32 % 32]);
    to = put_text(to, syllables[name % 32]);
    return put_text(to, "县");
}

static char *put_unit(char *to, uint64_t unit)
{
    to = put_text(to, syllables[unit * 11 / 32 % 32]);
    to = put_text(to, syllables[unit * 11 % 32]);
    return put_text(to, kinds[unit % 8]);
}

/* How a row does: most are mixed; a few earn all points everywhere, and as few none. */
enum manner { MIXED, ALL_FULL, ALL_ZERO };

/* A rate in millionths: beyond full, between the thresholds, or beyond zero. */
static int64_t draw_rate(uint64_t *state, const struct pair *p, enum manner manner)
{
    int64_t width = p->zero - p->full, part = (int64_t)below(state, 1000000);
    uint64_t where = below(state, 100);

    if (manner == ALL_FULL || (manner == MIXED && where < 35)) {
        int64_t rate = p->full - width * part / 2000000;

        return rate > 0 ? rate : p->full * part / 1000000;
    }
    if (manner == ALL_ZERO || where >= 85)
        return p->zero + width * part / 2000000;
    return p->full + width * part / 1000000;
}

/* The amounts of a row: amount[2 * i] over amount[2 * i + 1] is rate i. */
static void draw(const struct place *p, uint64_t *amount)
{
    uint64_t state = p->county << 24 | p->unit << 4 | p->year, luck = below(&state, 128);
    enum manner manner = luck == 0 ? ALL_FULL : luck == 1 ? ALL_ZERO : MIXED;

    for (size_t i = 0; i < PAIRS; i++) {
        uint64_t base =
            pairs[i].decimals == 2 ? 30000 + below(&state, 960000) : 100000 + below(&state, 850000);

        amount[2 * i] = base * (uint64_t)draw_rate(&state, &pairs[i], manner) / 1000000;
        amount[2 * i + 1] = base;
    }
}

static const char *item_name(size_t i)
{
    return i % 2 == 0 ? pairs[i / 2].above : pairs[i / 2].below;
}

static void write_row(FILE *out, const struct place *p)
{
    char row[LONGEST_ROW], *to = put_county(row, p->county);
    uint64_t amount[2 * PAIRS];

    draw(p, amount);
    *to++ = ',';
    to = put_amount(to, FIRST_YEAR + p->year, 0);
    *to++ = ',';
    to = put_unit(to, p->unit);
    for (size_t i = 0; i < 2 * PAIRS; i++) {
        *to++ = ',';
        to = put_amount(to, amount[i], pairs[i / 2].decimals);
    }
    *to++ = '\n';
    fwrite(row, 1, (size_t)(to - row), out);
}

static bool write_table(const struct nation *n, bool shuffle)
{
    uint64_t rows = n->units * YEARS;

    fputs("county,year,department", stdout);
    for (size_t i = 0; i < 2 * PAIRS; i++)
        printf(",%s", item_name(i));
    putchar('\n');
    for (uint64_t r = 0; r < rows; r++) {
        struct place p = place_of(n, shuffle ? shuffled(r, rows) : r);

        write_row(stdout, &p);
    }
    return fflush(stdout) == 0 && !ferror(stdout);
}

static bool write_form(FILE *out, const struct place *p)
{
    char text[LONGEST_ROW], *to = put_text(text, "县（区）,");
    uint64_t amount[2 * PAIRS];

    draw(p, amount);
    to = put_text(put_county(to, p->county), "\n单位名称,");
    to = put_text(put_unit(to, p->unit), "\n年度,");
    to = put_text(put_amount(to, FIRST_YEAR + p->year, 0), "\n");
    fwrite(text, 1, (size_t)(to - text), out);
    for (size_t i = 0; i < 2 * PAIRS; i++) {
        to = put_text(text, item_name(i));
        *to++ = ',';
        to = put_text(put_amount(to, amount[i], pairs[i / 2].decimals), ",万元\n");
        fwrite(text, 1, (size_t)(to - text), out);
    }
    return !ferror(out);
}

static bool write_forms(const struct nation *n, const char *folder)
{
    for (uint64_t r = 0; r < n->units * YEARS; r++) {
        struct place p = place_of(n, r);
        char path[1000];
        FILE *f;
        bool well;

        snprintf(path, sizeof path, "%s/%07llu.csv", folder, (unsigned long long)r);
        f = fopen(path, "w");
        if (f == NULL)
            return false;
        well = write_form(f, &p);
        if (fclose(f) != 0 || !well)
            return false;
    }
    return true;
}

int main(int argc, char **argv)
{
    uint64_t rows = argc > 1 ? strtoull(argv[1], NULL, 10) : 0;
    bool shuffle = argc == 3 && strcmp(argv[2], "--shuffled") == 0;
    bool forms = argc == 4 && strcmp(argv[2], "--forms") == 0;
    struct nation n;
    bool well;

    if (rows < YEARS || argc > 4 || (argc > 2 && !shuffle && !forms)) {
        fputs("usage: national ROWS [--shuffled | --forms DIR]\n", stderr);
        return 2;
    }
    n = settle(rows / YEARS);
    well = forms ? write_forms(&n, argv[3]) : write_table(&n, shuffle);
    if (!well)
        perror("national");
    free(n.first);
    return well ? 0 : 1;
}
