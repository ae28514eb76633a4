/* Numbered names and figures, which differ in a digit here and there: no two have one hash. */
#include "str_hash.h"

#include <stdlib.h>

#include "buf.h"
#include "unit.h"

enum { MANY = 100000 };

/* Two numbers, so wide, and what stands around them. */
static const struct {
    const char *front, *middle, *back;
    int width;
} series[] = {
    { "镇", "-", "", 0 },
    { "单位", "-", "", 0 },
    { "乡镇", "", "", 6 },
    { "甲县,2024,镇", "", "", 6 },
    { "第", "村第", "组", 0 },
    { "巨鹿镇第", "预算单位第", "号", 5 },
    { "", ",", "", 0 },
    { "", ".00,", ".50", 7 },
    { "5,", ",7,8,9,10,11,", ",12,13,14", 0 },
    { "5,", ",1419.08,2737.391,2489.12,0.9093,1104.784985,446.204502,", "", 0 },
    { "", "", "", 8 },
    { "", ",,,,,,,,,,,,,,,", "", 0 },
    { "                    ", "                    ", "", 0 },
};

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

    return (x > y) - (x < y);
}

static void fill(uint64_t of[MANY], size_t i, unsigned by)
{
    struct buf text = { 0 };

    for (unsigned k = 0; k < MANY; k++) {
        buf_clear(&text);
        buf_printf(&text, "%s%0*u%s%0*u%s", series[i].front, series[i].width, k / by,
                   series[i].middle, series[i].width, k % by, series[i].back);
        of[k] = str_hash(buf_view(&text));
    }
    buf_free(&text);
}

static void no_two_are_one(void **state)
{
    uint64_t *of = calloc(MANY, sizeof *of);

    (void)state;
    assert_non_null(of);
    for (size_t i = 0; i < sizeof series / sizeof series[0]; i++)
        for (unsigned by = 1; by < MANY;
             by *= 447) { /* the first number alone; both, a part each */
            fill(of, i, by);
            qsort(of, MANY, sizeof *of, compare);
            for (unsigned k = 1; k < MANY; k++)
                if (of[k] == of[k - 1])
                    fail_msg("two of '%s..%s..%s' have one hash", series[i].front, series[i].middle,
                             series[i].back);
        }
    free(of);
}

/* Every byte counts, at every length. */
static void every_byte_counts(void **state)
{
    char text[100];

    (void)state;
    memset(text, 'a', sizeof text);
    for (size_t n = 0; n <= sizeof text; n++) {
        uint64_t whole = str_hash((struct str){ text, n });

        if (n > 0)
            assert_true(whole != str_hash((struct str){ text, n - 1 }));
        for (size_t i = 0; i < n; i++) {
            text[i] = 'b';
            assert_true(whole != str_hash((struct str){ text, n }));
            text[i] = 'a';
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_two_are_one),
        cmocka_unit_test(every_byte_counts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
