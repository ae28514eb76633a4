/* The value cleaner, for every unit: what is read as a number is one, and reads as itself again;
 * what is refused has a reason and leaves nothing; the short way for plain figures says what the
 * long one says. */
#include "decimal.h"
#include "ingest/words/value.h"
#include "tests/fuzz/fuzz.h"

static const char *const units[] = { "", "元", "万元", "%", "人", "分", "公里" };

enum { UNITS = sizeof units / sizeof units[0] };

static enum value_kind read_value(const struct value_want *want, struct str s,
                                  struct named_unit given, struct buf *out)
{
    struct stated stated = { { given } };
    struct buf why = { 0 };
    enum value_kind kind = value_read(want, s, &stated, out, &why);

    MUST((kind == VALUE_BAD) == (why.n > 0));
    MUST(kind == VALUE_NUMBER || kind == VALUE_LABEL || out->n == 0);
    buf_free(&why);
    return kind;
}

static void check(const struct value_want *want, struct str s, struct named_unit given)
{
    struct buf out = { 0 }, again = { 0 }, spaced = { 0 }, longer = { 0 };
    enum value_kind kind = read_value(want, s, given, &out);

    if (kind == VALUE_NUMBER) {
        MUST(decimal_plain(buf_view(&out)));
        if (want->declared.known == NULL || want->declared.known->dimension != DIMENSION_RATE) {
            MUST(read_value(want, buf_view(&out), (struct named_unit){ 0 }, &again) ==
                     VALUE_NUMBER ||
                 out.n > 40);
            MUST(out.n > 40 || str_eq(buf_view(&out), buf_view(&again)));
        }
    }
    /* a wide blank in front forces the long way */
    buf_text(&spaced, "　");
    buf_str(&spaced, s);
    MUST(read_value(want, buf_view(&spaced), given, &longer) == kind);
    MUST(str_eq(buf_view(&out), buf_view(&longer)));
    buf_free(&out);
    buf_free(&again);
    buf_free(&spaced);
    buf_free(&longer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct str s = { (const char *)data, n };

    for (size_t i = 0; i < UNITS; i++)
        for (size_t j = 0; j < UNITS; j++) {
            struct value_want want = { false, unit_named(str_of(units[i])) };

            check(&want, s, unit_named(str_of(units[j])));
        }
    check(&(struct value_want){ .is_label = true }, s, (struct named_unit){ 0 });
    return 0;
}
