/* Replays the seeds of tests/fuzz/fuzz_scores.c, and what fuzzing has found; and puts every kind of
 * odd cell in every place of a row. */
#include "tests/fuzz/fuzz_scores.c"
#include "tests/fuzz/replay.h"

enum { COLUMNS = 8 };

static const char *const odd[] = {
    "",
    " ",
    "0",
    "7",
    "12.50",
    " 7",
    "7 ",
    "\t7",
    "-3.5",
    "1e5",
    "7.",
    ".7",
    "1.23456",
    "1234567890",
    "NA",
    "\"7\"",
    "7\"",
    "\"",
    "\"1,2\"",
    "\"1\n2\"",
    "1,2",
    "7\r",
    "\r",
    "7\r\r",
    "#7",
    "#end 3",
    "#end 1",
    "\"#end 3\"",
    "\x01",
    "7\x01",
    "7\x7F",
    "\xB0",
    "镇",
    "镇\x95",
    "é",
    "𠮷",
    "镇（区）",
    "\xED\xA0\x80",
    "\xE3\x80\x80",
    "一二三四五六七八九十一二三四五六七八九十一二三四五",
    "1一二三四五六七八九十一二三四五六七八九十一二三四五",
    "12一二三四五六七八九十一二三四五六七八九十一二三四五",
    "一二三四五六七八九十一二三四五六七八九十一二三四五\xE4\xBA",
    ("\xEF\xBB\xBF"
     "7"),
    "5\xE3\x80\x80",
    "7\n",
    "\n7",
    "\n\n",
    "a b",
    "0123456789012345678901234567890123456789012345678901234567890123456789",
};

static void add_row(struct buf *text, size_t replaced, const char *cell, const char *end)
{
    for (size_t i = 0; i < COLUMNS; i++) {
        if (i == replaced)
            buf_text(text, cell);
        else
            buf_printf(text, "%d", 2017 + (int)i);
        buf_text(text, i + 1 < COLUMNS ? "," : end);
    }
}

/* Rows as they should be, one with the odd cell, rows again; read in every way. */
static void try_cell(size_t column, const char *cell, const char *end)
{
    struct buf text = { 0 };

    for (int how = 0; how < 256; how += how % 16 == 11 ? 5 : 1) { /* all with a header */
        buf_clear(&text);
        buf_char(&text, (char)how);
        add_row(&text, COLUMNS, "", end);
        add_row(&text, column, cell, end);
        add_row(&text, COLUMNS, "", end);
        if (how % 2 == 1)
            buf_text(&text, "#end 3\n");
        LLVMFuzzerTestOneInput((const uint8_t *)text.s, text.n);
    }
    buf_free(&text);
}

/* Characters, whole and cut, across the end of the line's first 64 bytes. */
static void try_characters_across_blocks(void)
{
    static const char *const ends[] = { "镇", "\xE9\x95", "\xE9", "镇\x87" };

    for (size_t end = 0; end < sizeof ends / sizeof ends[0]; end++)
        for (int before = 45; before < 60; before++) {
            struct buf cell = { 0 };

            buf_printf(&cell, "%0*d%s", before, 7, ends[end]);
            try_cell(2, buf_cstr(&cell), "\n");
            buf_free(&cell);
        }
}

/* The test would mean nothing if no line were taken whole. */
static void most_lines_are_taken_whole(void)
{
    struct buf text = { 0 };
    struct came c;

    buf_text(&text, "county,year,department,total,total_low,total_high,missing,b\n");
    for (size_t i = 0; i < 10; i++) {
        add_row(&text, COLUMNS, "", "\n");
        add_row(&text, 2, "阎疃镇（北）", "\n");
    }
    c = read_scores(buf_view(&text), text.n, "total", false);
    MUST(c.bare == 20);
    buf_free(&c.text);
    buf_free(&text);
}

int main(void)
{
    int n = replay_folder("tests/fuzz/seeds/scores") + replay_folder("tests/fuzz/found/scores");

    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++)
        for (size_t column = 0; column < COLUMNS; column++) {
            try_cell(column, odd[i], "\n");
            try_cell(column, odd[i], "\r\n");
        }
    try_characters_across_blocks();
    most_lines_are_taken_whole();
    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
