#include "sheets.h"

#include "text.h"

static void finds_names(void **state)
{
    static const struct {
        const char *cell;
        enum name_kind kind;
        const char *item, *unit;
    } cases[] = {
        { "在职人员数", NAME_ITEM, "staff", NULL },
        { "在职人数", NAME_ITEM, "staff", NULL },
        { "staff", NAME_ITEM, "staff", NULL },
        { "ｓｔａｆｆ", NAME_ITEM, "staff", NULL },
        { "在 职　人员数：", NAME_ITEM, "staff", NULL },
        { "“在职人员数”", NAME_ITEM, "staff", NULL },
        { "2、在职人员数（人）", NAME_ITEM, "staff", "人" },
        { "年初预算数（单位：万元）", NAME_ITEM, "initial", "万元" },
        { "年初预算数(元)", NAME_ITEM, "initial", "元" },
        { "年初预算数（含追加）", NAME_UNKNOWN, NULL, NULL },
        { "其中：基本支出", NAME_ITEM, "basic", NULL },
        { "县（区）", NAME_COUNTY, NULL, NULL },
        { "年　度", NAME_YEAR, NULL, NULL },
        { "County", NAME_COUNTY, NULL, NULL },
        { "ＹＥＡＲ", NAME_YEAR, NULL, NULL },
        { " Department:", NAME_DEPARTMENT, NULL, NULL },
        { "Remarks", NAME_ASIDE, NULL, NULL },
        { "Staff", NAME_UNKNOWN, NULL, NULL },
        { "年初预算数[元]", NAME_ITEM, "initial", "元" },
        { "年初预算数【单位：元】", NAME_ITEM, "initial", "元" },
        { "单位名称：", NAME_DEPARTMENT, NULL, NULL },
        { "合 计", NAME_TOTAL, NULL, NULL },
        { "备注", NAME_ASIDE, NULL, NULL },
        { " 　", NAME_BLANK, NULL, NULL },
        { "白云镇", NAME_UNKNOWN, NULL, NULL },
        { "2024", NAME_UNKNOWN, NULL, NULL },
    };
    struct sheet_run run;

    (void)state;
    sheet_begin(&run);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct name name = names_find(&run.in.names, str_of(cases[i].cell));

        if (name.kind != cases[i].kind)
            fail_msg("'%s' is of kind %d", cases[i].cell, (int)name.kind);
        if (cases[i].item != NULL)
            assert_text(run.fw.item[name.item].code, cases[i].item);
        assert_text(name.unit.name, cases[i].unit != NULL ? cases[i].unit : "");
    }
    sheet_end(&run);
}

static void finds_the_nearest(void **state)
{
    struct sheet_run run;

    (void)state;
    sheet_begin(&run);
    assert_int_equal(names_nearest(&run.in.names, str_of("在职人员")), 0);
    assert_int_equal(names_nearest(&run.in.names, str_of("年初预算（万元）")), 2);
    assert_int_equal(names_nearest(&run.in.names, str_of("intial")), 2);
    assert_int_equal(names_nearest(&run.in.names, str_of("公务用车")), NOWHERE);
    sheet_end(&run);
}

/* Names spoilt at random: what is passed over quickly would not have been near. */
static void passes_over_nothing_near(void **state)
{
    struct sheet_run run;
    uint64_t random = 1;
    size_t near = 0;

    (void)state;
    sheet_begin(&run);
    for (int i = 0; i < 3000; i++) {
        const struct known_name *from = &run.in.names.known[scramble(&random) % run.in.names.n];
        const struct known_name *other = &run.in.names.known[scramble(&random) % run.in.names.n];
        struct buf spoilt = { 0 };
        unsigned least = 1000, distance;

        for (struct str s = from->key; s.n > 0;) {
            uint32_t dice = scramble(&random) % 8, c = text_next(&s);

            if (dice != 0)
                text_put(&spoilt, c);
            if (dice == 1)
                buf_str(&spoilt, other->key);
            if (dice == 2)
                buf_char(&spoilt, 'x');
        }
        for (size_t k = 0; k < run.in.names.n; k++)
            if (text_near(buf_view(&spoilt), run.in.names.known[k].key, &distance) &&
                distance < least)
                least = distance;
        if (names_nearest(&run.in.names, buf_view(&spoilt)) == NOWHERE)
            assert_int_equal(least, 1000);
        near += least < 1000;
        buf_free(&spoilt);
    }
    assert_in_range(near, 500, 2500);
    sheet_end(&run);
}

/* Two items of one name: neither is taken. */
static void a_name_of_two(void **state)
{
    struct item two[] = { ITEM("a", "预算数", "万元", false, ""),
                          ITEM("b", "预算数", "元", false, "") };
    struct framework fw = { .item = two, .items = 2 };
    struct names names;

    (void)state;
    names_init(&names, &fw);
    assert_int_equal(names_find(&names, str_of("预算数")).kind, NAME_TWO_ITEMS);
    assert_int_equal(names_find(&names, str_of("a")).kind, NAME_ITEM);
    names_free(&names);
}

static void brackets_do_not_matter(void **state)
{
    struct item item[] = { ITEM("a", "收入（决算）数", "万元", false, "决算〔收入〕"),
                           ITEM("b", "支出预算数", "万元", false, ""),
                           ITEM("c", "结余(年)末", "万元", false, ""),
                           ITEM("d", "结余年(末)", "万元", false, "") };
    static const struct {
        const char *cell, *unit;
        enum name_kind kind;
        int item;
    } cells[] = {
        { "收入(决算)数", NULL, NAME_ITEM, 0 },
        { "收入【决算】数", NULL, NAME_ITEM, 0 },
        { "收入决算数", NULL, NAME_ITEM, 0 },
        { "1、收入决算数（元）", "元", NAME_ITEM, 0 },
        { "决算收入", NULL, NAME_ITEM, 0 },
        { "支出（预算）数", NULL, NAME_ITEM, 1 },
        { "(支出)预算数（元）", "元", NAME_ITEM, 1 },
        { "结余(年)末", NULL, NAME_ITEM, 2 },
        { "结余年末", NULL, NAME_TWO_ITEMS, 0 },
        { "支出(决算)数", NULL, NAME_UNKNOWN, NOWHERE },
        { "支出预算", NULL, NAME_UNKNOWN, NOWHERE },
    };
    struct framework fw = { .item = item, .items = 4 };
    struct names names;

    (void)state;
    names_init(&names, &fw);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        struct name found = names_find(&names, str_of(cells[i].cell));

        assert_int_equal(found.kind, cells[i].kind);
        if (found.kind == NAME_ITEM)
            assert_int_equal(found.item, cells[i].item);
        assert_ptr_equal(found.unit.known,
                         cells[i].unit != NULL ? unit_by_name(str_of(cells[i].unit)) : NULL);
    }
    names_free(&names);
}

/* So many cells that they push each other out of what is remembered, each asked for twice and once
 * of names that remember nothing. */
static void remembers_what_it_found(void **state)
{
    static const char *const fronts[] = { "在职人员数",         "其中：基本支出", "镇",
                                          "年初预算数（万元）", "核定编制",       "12." };
    struct sheet_run run;
    struct buf cell = { 0 };

    (void)state;
    sheet_begin(&run);
    for (unsigned round = 0; round < 2; round++)
        for (unsigned i = 0; i < 3000; i++) {
            struct name remembered, fresh;
            struct names names;

            buf_clear(&cell);
            buf_printf(&cell, "%s%.*s", fronts[i % 6], (int)(i / 6 % 60),
                       "                                                            ");
            if (i % 4 == 0)
                buf_printf(&cell, "%u", i);
            remembered = names_find(&run.in.names, buf_view(&cell));
            if (i % 7 != round)
                continue;
            names_init(&names, &run.fw);
            fresh = names_find(&names, buf_view(&cell));
            assert_int_equal(remembered.kind, fresh.kind);
            assert_int_equal(remembered.item, fresh.item);
            assert_ptr_equal(remembered.unit.known, fresh.unit.known);
            names_free(&names);
        }
    buf_free(&cell);
    sheet_end(&run);
}

/* Figures are no names, unless one of the names is a figure. */
static void a_name_of_digits(void **state)
{
    struct item item[] = { ITEM("1.2", "预算数", "万元", false, "301|5") };
    struct framework fw = { .item = item, .items = 1 };
    struct names names;

    (void)state;
    names_init(&names, &fw);
    assert_int_equal(names_find(&names, str_of("1.2")).kind, NAME_ITEM);
    assert_int_equal(names_find(&names, str_of("301")).kind, NAME_ITEM);
    assert_int_equal(names_find(&names, str_of("2.5")).kind, NAME_ITEM); /* the second in a list */
    assert_int_equal(names_find(&names, str_of("302")).kind, NAME_UNKNOWN);
    names_free(&names);
}

static void says_what_is_a_unit(void **state)
{
    struct sheet_run run;

    (void)state;
    sheet_begin(&run);
    for (int twice = 0; twice < 2; twice++) {
        assert_ptr_equal(names_find(&run.in.names, str_of(" 万元")).is_unit,
                         unit_by_name(str_of("万元")));
        assert_ptr_equal(names_find(&run.in.names, str_of("％")).is_unit,
                         unit_by_name(str_of("%")));
        assert_null(names_find(&run.in.names, str_of("万 元")).is_unit);
        assert_null(names_find(&run.in.names, str_of("编制数（人）")).is_unit);
    }
    sheet_end(&run);
}

static void measures(void **state)
{
    struct buf why = { 0 };
    int power;

    (void)state;
    assert_true(unit_shift(unit_named(str_of("万元")), unit_named(str_of("元")), &power, &why));
    assert_int_equal(power, -4);
    assert_true(unit_shift(unit_named(str_of("元")), unit_named(str_of("亿元")), &power, &why));
    assert_int_equal(power, 8);
    assert_true(unit_shift(unit_named(str_of("%")), unit_named(str_of("%")), &power, &why));
    assert_int_equal(power, -2);
    assert_false(unit_shift(unit_named(str_of("人")), unit_named(str_of("元")), &power, &why));
    assert_false(unit_shift(unit_named(str_of("")), unit_named(str_of("元")), &power, &why));
    assert_true(unit_shift(unit_named(str_of("公里")), unit_named(str_of("公里")), &power, &why));
    buf_free(&why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_names),
        cmocka_unit_test(finds_the_nearest),
        cmocka_unit_test(passes_over_nothing_near),
        cmocka_unit_test(a_name_of_two),
        cmocka_unit_test(remembers_what_it_found),
        cmocka_unit_test(brackets_do_not_matter),
        cmocka_unit_test(a_name_of_digits),
        cmocka_unit_test(says_what_is_a_unit),
        cmocka_unit_test(measures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
