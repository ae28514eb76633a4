#include "unit.h"

#include "plots/draw/type.h"

#include "text.h"

static void chinese_is_square(void **state)
{
    (void)state;
    assert_true(type_width(TEXT("官庄镇"), 10) == 30);
    assert_true(type_width(TEXT("\xF0\xA0\xAE\xB7镇"), 10) == 20);
    assert_true(type_width(TEXT(""), 10) == 0);
    assert_true(type_width(TEXT("98.88"), 10) < 30);
    assert_true(type_width(TEXT("iii"), 10) < type_width(TEXT("mmm"), 10));
    assert_true(type_width(TEXT("\xFF\xFE"), 10) == 20);
}

static void marks_and_invisible_ones_take_no_room(void **state)
{
    (void)state;
    assert_true(type_width(TEXT("e\xCC\x81"), 10) == type_width(TEXT("e"), 10));
    assert_true(type_advance(0x200B) == 0 && type_invisible(0x200B));
    assert_true(type_advance(0xFE0F) == 0 && type_invisible(0xFE0F));
    assert_false(type_invisible(0x5E74));
}

static struct type_lines broken(struct str text, double width, size_t max)
{
    struct type_lines lines;

    type_break(&lines, text, 10, width, max);
    return lines;
}

static void breaks_between_chinese(void **state)
{
    struct type_lines lines = broken(TEXT("一二三四五六七"), 30, 5);

    (void)state;
    assert_int_equal(lines.n, 3);
    assert_text(lines.line[0], "一二三");
    assert_text(lines.line[1], "四五六");
    assert_text(lines.line[2], "七");
    assert_true(lines.width == 30 && !lines.more);
}

static void breaks_words_at_blanks(void **state)
{
    struct type_lines lines = broken(TEXT("county of towns"), 60, 5);

    (void)state;
    assert_int_equal(lines.n, 2);
    assert_text(lines.line[0], "county of");
    assert_text(lines.line[1], "towns");
    lines = broken(TEXT("abcdefghijklmnop"), 30, 9);
    assert_true(lines.n > 2);
    assert_text(lines.line[0], "abcde");
}

static void keeps_brackets_and_stops_with_their_words(void **state)
{
    struct type_lines lines = broken(TEXT("一二三（四五）"), 40, 5);

    (void)state;
    assert_text(lines.line[0], "一二三");
    assert_text(lines.line[1], "（四五）");
    lines = broken(TEXT("一二三，四"), 30, 5);
    assert_text(lines.line[0], "一二");
    assert_text(lines.line[1], "三，四");
}

static void keeps_numbers_with_what_they_count(void **state)
{
    struct type_lines lines = broken(TEXT("一二12分三"), 33, 5);

    (void)state;
    assert_text(lines.line[0], "一二");
    assert_text(lines.line[1], "12分三");
    lines = broken(TEXT("一二第12名"), 33, 5);
    assert_text(lines.line[0], "一二");
    assert_text(lines.line[1], "第12名");
    lines = broken(TEXT("一二12三"), 33, 5);
    assert_text(lines.line[0], "一二12");
}

static void says_what_it_cut(void **state)
{
    struct type_lines lines = broken(TEXT("一二三四五六七"), 30, 2);

    (void)state;
    assert_int_equal(lines.n, 2);
    assert_true(lines.more);
    assert_text(lines.line[1], "四五");
    assert_true(lines.width <= 30);
    lines = broken(TEXT("一二三"), 30, 1);
    assert_true(!lines.more && lines.n == 1);
    lines = broken(TEXT(""), 30, 1);
    assert_true(!lines.more && lines.n == 1 && lines.line[0].n == 0);
}

/* Whatever the text: no line is wider than asked for where more than one character is on it, and
 * nothing but blanks is lost between the lines; blanks at an end take no room. */
static void loses_nothing(void **state)
{
    static const char *const pieces[] = {
        "镇", "a", " ", "（", "，", "W", "\xCC\x81", "\xFF", "𠮷"
    };
    uint64_t seed = 7;

    (void)state;
    for (int round = 0; round < 5000; round++) {
        struct buf text = { 0 }, got = { 0 }, wanted = { 0 };
        struct type_lines lines;
        double width = 10 + scramble(&seed) % 60;

        for (uint32_t n = scramble(&seed) % 24; n > 0; n--)
            buf_text(&text, pieces[scramble(&seed) % (sizeof pieces / sizeof pieces[0])]);
        type_break(&lines, buf_view(&text), 10, width, TYPE_LINES_MAX);
        for (size_t i = 0; i < lines.n; i++) {
            struct str line = str_trim(lines.line[i]);

            if (line.n > 0 && !lines.more && type_width(line, 10) > width) {
                text_next(&line);
                while (line.n > 0)
                    assert_true(type_advance(text_next(&line)) == 0 || line.n == 0);
            }
            for (size_t k = 0; k < lines.line[i].n; k++)
                if (lines.line[i].s[k] != ' ')
                    buf_char(&got, lines.line[i].s[k]);
        }
        for (size_t k = 0; k < text.n; k++)
            if (text.s[k] != ' ')
                buf_char(&wanted, text.s[k]);
        if (!lines.more)
            assert_text(buf_view(&got), shown(buf_view(&wanted)));
        buf_free(&text);
        buf_free(&got);
        buf_free(&wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chinese_is_square),
        cmocka_unit_test(marks_and_invisible_ones_take_no_room),
        cmocka_unit_test(breaks_between_chinese),
        cmocka_unit_test(breaks_words_at_blanks),
        cmocka_unit_test(keeps_brackets_and_stops_with_their_words),
        cmocka_unit_test(keeps_numbers_with_what_they_count),
        cmocka_unit_test(says_what_it_cut),
        cmocka_unit_test(loses_nothing),
    };

    return cmocka_run_group_tests_name("type", tests, NULL, NULL);
}
