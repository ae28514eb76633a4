#include "rankings.h"

#include "plots/charts/profile_lines.h"

#define LITERAL(s)                                                                                 \
    {                                                                                              \
        s, sizeof s - 1                                                                            \
    }
#define POINTS(n) (INT64_C(n) * 1000000000)

enum { MANY = 70 };

/* total 20: a section of a (5) and b (10), and c (5) beside it, in no section. */
static struct node nodes[] = {
    { .code = LITERAL("total"),
      .parent = NOWHERE,
      .first_child = 1,
      .next_sibling = NOWHERE,
      .weight = POINTS(20),
      .rule = RULE_SUM },
    { .code = LITERAL("s"),
      .name = LITERAL("过程"),
      .first_child = 2,
      .next_sibling = 4,
      .weight = POINTS(15),
      .rule = RULE_SUM },
    { .code = LITERAL("a"),
      .parent = 1,
      .first_child = NOWHERE,
      .next_sibling = 3,
      .weight = POINTS(5),
      .rule = RULE_POINTS },
    { .code = LITERAL("b"),
      .parent = 1,
      .first_child = NOWHERE,
      .next_sibling = NOWHERE,
      .weight = POINTS(10),
      .rule = RULE_POINTS },
    { .code = LITERAL("c"),
      .first_child = NOWHERE,
      .next_sibling = NOWHERE,
      .weight = POINTS(5),
      .rule = RULE_POINTS },
};
static const struct framework framework = { .node = nodes, .nodes = 5 };

static struct profile_lines lines_of(const struct standings *s, const struct framework *fw,
                                     size_t department)
{
    const struct scene scene = { .standings = s, .fw = fw };
    const struct county *c = &s->county[0];
    const struct subject about = { c, county_newest(c, department), department };
    struct page page;
    struct profile_lines f;

    page_begin(&page, NULL);
    profile_lines_set(&f, &page, &scene, &about);
    page_free(&page);
    return f;
}

static void marks_what_is_missing_and_no_more(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct profile_lines f;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER ",s,a,b,c\n",
                             "县,2024,A,1,2,,,17,,,1,12,5,7,\n"
                             "县,2024,B,2,2,,,10,,,1,4,,4,3\n"));
    f = lines_of(&s, &framework, 0);
    assert_int_equal(f.n, 5);
    assert_true(f.missing && !f.alone);
    assert_true(f.line[0].provisional && !f.line[1].provisional); /* c is in no section */
    assert_text(buf_view(&f.line[1].name), "过程");
    assert_int_equal(f.line[2].mean.value, POINTS(5));
    assert_int_equal(f.line[3].best.value, POINTS(7));
    assert_false(f.line[4].got.known);
    profile_lines_free(&f);
    f = lines_of(&s, &framework, 1);
    assert_true(f.line[0].provisional && f.line[1].provisional);
    assert_text(buf_view(&f.line[1].name), "过程 暂定");
    profile_lines_free(&f);
    standings_free(&s);
}

static void one_alone_has_nobody_beside_it(void **state)
{
    struct standings s = { 0 };
    struct collected c;
    struct profile_lines f;

    (void)state;
    assert_true(ranking_read(&s, &c, RANKING_HEADER ",s,a,b,c\n",
                             "县,2024,A,1,1,,,17,,,0,12,5,7,5\n"
                             "县,2024,B,,1,,,,,,3,,,,\n"));
    f = lines_of(&s, &framework, 0);
    assert_true(f.alone && !f.missing);
    profile_lines_free(&f);
    standings_free(&s);
}

/* Of very many indicators those that cost nothing are left out, never one that is missing. */
static void leaves_out_what_costs_least(void **state)
{
    static struct node many[MANY + 1] = {
        { .code = LITERAL("total"),
          .parent = NOWHERE,
          .first_child = 1,
          .next_sibling = NOWHERE,
          .weight = POINTS(100),
          .rule = RULE_SUM },
    };
    static char code[MANY + 1][8];
    const struct framework wide = { .node = many, .nodes = MANY + 1 };
    struct standings s = { 0 };
    struct collected c;
    struct profile_lines f;
    struct buf header = { 0 }, row = { 0 };

    (void)state;
    buf_text(&header, RANKING_HEADER);
    buf_text(&row, "县,2024,A,1,1,,,17,,,1");
    for (int i = 1; i <= MANY; i++) {
        snprintf(code[i], sizeof code[i], "i%d", i);
        many[i] = (struct node){ .code = str_of(code[i]),
                                 .first_child = NOWHERE,
                                 .next_sibling = i < MANY ? i + 1 : NOWHERE,
                                 .weight = POINTS(2),
                                 .rule = RULE_POINTS };
        buf_printf(&header, ",i%d", i);
        buf_text(&row, i == 5 ? "," : i <= 10 + 1 ? ",2" : ",1"); /* ten are full, i5 is missing */
    }
    buf_char(&header, '\n');
    buf_char(&row, '\n');
    assert_true(ranking_read(&s, &c, buf_cstr(&header), buf_cstr(&row)));
    f = lines_of(&s, &wide, 0);
    assert_int_equal(f.n, 61);
    assert_int_equal(f.left_out, 10);
    assert_text(f.line[1].node->code, "i5");
    assert_text(f.line[2].node->code, "i12");
    profile_lines_free(&f);
    standings_free(&s);
    buf_free(&header);
    buf_free(&row);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_what_is_missing_and_no_more),
        cmocka_unit_test(one_alone_has_nobody_beside_it),
        cmocka_unit_test(leaves_out_what_costs_least),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
