/* A whole sheet, through dialect, shape, form and table: the same in any pieces; what comes out are
 * rows of the right width with plain numbers; a refused submission never comes out. */
#include "decimal.h"
#include "ingest/sheet/reader.h"
#include "tests/fuzz/fuzz.h"

#define TEXT(s)                                                                                    \
    {                                                                                              \
        s, sizeof s - 1                                                                            \
    }

static struct item items[] = {
    { .code = TEXT("staff"),
      .name = TEXT("在职人员数"),
      .unit = TEXT("人"),
      .aliases = TEXT("在职人数|实有人数") },
    { .code = TEXT("quota"),
      .name = TEXT("编制数"),
      .unit = TEXT("人"),
      .aliases = TEXT("核定编制") },
    { .code = TEXT("initial"), .name = TEXT("年初预算数"), .unit = TEXT("万元") },
    { .code = TEXT("rate"), .name = TEXT("自报执行率"), .unit = TEXT("%") },
    { .code = TEXT("clear"), .name = TEXT("职责明确"), .is_label = true },
    { .code = TEXT("basic"),
      .name = TEXT("基本支出预算"),
      .unit = TEXT("元"),
      .aliases = TEXT("基本支出") },
};

enum { ITEMS = sizeof items / sizeof items[0] };

static void check_row(void *out, const struct submission *s, struct str row)
{
    MUST(s->errors == 0);
    for (int k = 0; k < KEY_COUNT; k++)
        MUST(s->key[k].n > 0);
    for (size_t i = 0; i < s->items; i++) {
        struct str value = submission_value(s, i);

        MUST(s->entry[i].kind != VALUE_BAD);
        MUST(items[i].is_label || value.n == 0 || str_is(value, "NA") || decimal_plain(value));
    }
    buf_str(out, row);
    buf_char(out, '\n');
}

static void ignore(struct report *r, enum severity severity, const char *kind, struct place place,
                   struct str text)
{
    (void)r, (void)severity, (void)kind, (void)place, (void)text;
}

/* Reads the sheet; out gets its rows. Returns how many there are. The intake is made once: its
 * names are the same in every run. */
static unsigned long read_sheet(struct str s, size_t piece, struct buf *out, struct report *report)
{
    static struct framework fw = { .id = TEXT("fuzz"), .item = items, .items = ITEMS };
    static struct intake in = { .fw = &fw, .deliver = check_row };
    struct pieces pieces = { s, piece };

    if (in.want == NULL)
        intake_init(&in);
    in.report = report;
    in.to = out;
    in.passed = in.files = 0;
    seen_free(&in.seen);
    intake_file(&in, "f");
    MUST(reader_sheet(&in, pieces_give, &pieces, "f"));
    return in.passed;
}

static void check_stream(struct str rows, unsigned long expected)
{
    struct pieces pieces = { rows, rows.n + 1 };
    struct csvin in;
    unsigned long n = 0;

    csvin_init(&in, pieces_give, &pieces);
    for (; csvin_next(&in) == CSVIN_ROW; n++)
        MUST(in.n == KEY_COUNT + ITEMS);
    MUST(n == expected);
    csvin_free(&in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };
    struct report once = { .emit = ignore }, again = { .emit = ignore };
    struct buf at_once = { 0 }, in_pieces = { 0 };
    unsigned long rows = read_sheet(s, n + 1, &at_once, &once);

    read_sheet(s, 1 + n % 5, &in_pieces, &again);
    MUST(str_eq(buf_view(&at_once), buf_view(&in_pieces)));
    MUST(memcmp(once.count, again.count, sizeof once.count) == 0);
    check_stream(buf_view(&at_once), rows);
    buf_free(&at_once);
    buf_free(&in_pieces);
    return 0;
}
