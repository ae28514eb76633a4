/* Bands: in doubles (score/points/quick_band.h) a cohort gets the points that it gets by the long
 * way, to the last decimal, or the quick way says that it does not know.
 *
 * The input is the indicator (reading, rounding, decimals, weight, thresholds) and then the
 * departments' two amounts, each of a form and digits: small ones, so that thresholds and halves
 * are met exactly. */
#include "score/points/cohort.h"
#include "tests/fuzz/fuzz.h"

enum { MOST_ROWS = 40 };

struct bytes {
    const uint8_t *p, *end;
};

static unsigned take(struct bytes *b)
{
    return b->p < b->end ? *b->p++ : 0;
}

/* n bytes as a signed number. */
static int64_t take_digits(struct bytes *b, unsigned n)
{
    int64_t value = (int8_t)take(b);

    while (n-- > 1)
        value = value * 256 + take(b);
    return value;
}

static int find_item(void *context, struct str code)
{
    (void)context;
    return str_is(code, "a") ? 0 : str_is(code, "b") ? 1 : -1;
}

/* Thresholds, weights: a few that are not round. */
static real take_number(struct bytes *b)
{
    static const real numbers[] = { 0, 1, 0.95L, 0.85L, 1.15L, 0.5L, -1, 1000, 1e-9L, 1.0L / 3 };
    unsigned which = take(b);

    if (which < sizeof numbers / sizeof numbers[0])
        return numbers[which];
    return decimal_value(take_digits(b, 2), which % 5);
}

static void take_cell(struct bytes *b, struct observations *o, size_t item)
{
    unsigned form = take(b), digits = 1 + form / 16 % 4;

    form %= 16;
    if (form == FORM_LONGER)
        MUST(observations_read(o, item, str_of("12345678901234567890.5")));
    else if (form == FORM_ABSENT)
        o->cell[item] = cell_of(digits % 2 != 0 ? CELL_MISSING : CELL_NA, FORM_ABSENT);
    else
        o->cell[item] = cell_of(take_digits(b, digits > 3 ? 7 : digits), form);
}

static size_t take_rows(struct bytes *b, struct observations *o)
{
    const struct str key[KEY_COUNT] = { { "c", 1 }, { "2024", 4 }, { "d", 1 } };

    while (b->p < b->end && o->rows < MOST_ROWS) {
        observations_begin(o, key);
        take_cell(b, o, 0);
        take_cell(b, o, 1);
        observations_add(o, o->rows + 2);
    }
    return o->rows;
}

/* Whether the indicator was paid the quick way. */
static bool check_band(const struct framework *fw, const struct observations *o, size_t n)
{
    struct cohort slow, quick;
    double value[MOST_ROWS];
    unsigned char state[MOST_ROWS];
    int64_t points[MOST_ROWS];
    struct quick_columns columns = { n, NULL, NULL, value, state, points };
    bool paid;

    cohort_init(&slow, fw, SELF_AUDIT, NULL);
    cohort_init(&quick, fw, SELF_AUDIT, NULL);
    quick.points_only = true;
    cohort_take(&slow, o, 0, n);
    cohort_take(&quick, o, 0, n);
    cohort_score(&slow);
    cohort_score(&quick);
    for (size_t i = 0; i < n; i++) {
        MUST(slow.node[1].points[i] == quick.node[1].points[i]);
        MUST(slow.node[1].value.state[i] == quick.node[1].value.state[i]);
        MUST(slow.total[i] == quick.total[i] && slow.missing[i] == quick.missing[i]);
        MUST(slow.low[i] == quick.low[i] && slow.high[i] == quick.high[i]);
    }
    MUST(quick.quick[1].usable);
    columns.above = quick.cell;
    columns.below = quick.cell + quick.stride;
    paid = quick_band_pay(&quick.quick[1], fw->extent, &columns);
    cohort_free(&slow);
    cohort_free(&quick);
    return paid;
}

static bool try_band(struct bytes *b)
{
    unsigned first = take(b);
    struct arena arena = { 0 };
    struct formula_error error;
    struct item items[2] = { { .self_of = NOWHERE }, { .self_of = NOWHERE } };
    struct node nodes[2] = {
        { .parent = NOWHERE, .first_child = 1, .next_sibling = NOWHERE, .rule = RULE_SUM },
        { .first_child = NOWHERE, .next_sibling = NOWHERE, .rule = RULE_BAND, .extent = NOWHERE },
    };
    struct framework fw = {
        .extent = (enum extent)(first % EXTENTS),
        .missing = (enum missing)(first / 4 % MISSINGS),
        .rounding = (enum rounding)(first / 16 % ROUNDINGS),
        .decimals = first / 32 % 5,
        .cohort = { true, true },
        .item = items,
        .items = 2,
        .node = nodes,
        .nodes = 2,
    };
    struct observations o;
    bool paid = false;

    fw.total_decimals = fw.decimals;
    MUST(formula_parse(&nodes[1].formula, str_of("a / b"), &arena, find_item, NULL, &error));
    nodes[0].self_item = nodes[0].review_item = nodes[1].self_item = nodes[1].review_item = NOWHERE;
    nodes[1].weight = (int64_t)(take(b) % 64) * 250000000;
    nodes[0].weight = nodes[1].weight;
    nodes[1].spec.full = (struct threshold){ THRESHOLD_NUMBER, take_number(b), { 0 } };
    nodes[1].spec.zero = (struct threshold){ THRESHOLD_NUMBER, take_number(b), { 0 } };
    observations_init(&o, &fw);
    if (take_rows(b, &o) > 0)
        paid = check_band(&fw, &o, o.rows);
    observations_free(&o);
    arena_free(&arena);
    return paid;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct bytes b = { data, data + n };

    try_band(&b);
    return 0;
}
