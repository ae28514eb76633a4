/* Replays the seeds of tests/fuzz/fuzz_figures.c, and what fuzzing has found; and puts every kind
 * of odd cell in every place of a table. */
#include "tests/fuzz/fuzz_figures.c"
#include "tests/fuzz/replay.h"

enum { COLUMNS = 3 + ITEMS };

static const char *const plain[COLUMNS] = { "甲县",    "2024", "白云镇", "56", "60",    "1419.08",
                                            "7857.00", "0.5",  "12.125", "",   "100000" };

/* The same below merged cells. */
static const char *const merged[COLUMNS] = { "",  "",  "青山镇", "1", "2", "3.25",
                                             "4", "5", "6",      "7", "8" };

static const char *const odd[] = {
    "",
    " ",
    "0",
    "00",
    "0.0",
    "0.00",
    "000.5",
    "007",
    "7.",
    ".7",
    ".",
    "..",
    "1.2.3",
    "-3",
    "-0.0",
    "+5",
    " 5",
    "5 ",
    "\t5",
    "5\v",
    "1 2",
    "1,2",
    "\"5\"",
    "\"1,419.08\"",
    "5\"",
    "\"5",
    "１２",
    "5人",
    "5万元",
    "90%",
    "￥5",
    "1e5",
    "NA",
    "不适用",
    "—",
    "无",
    "/",
    "约40",
    "(5)",
    "####",
    "5\r",
    "5\r\r",
    "5\x01",
    "5\x7F",
    "5\xB0",
    ("\xEF\xBB\xBF"
     "5"),
    "5\xE3\x80\x80",
    "12345678",
    "123456789",
    "123456789012345",
    "1234567890123456",
    "12345678901234567890123456789012345678901",
    "0.12345678901234567890",
    "1234567.12345678",
    "1.10",
    "1.100000000000000000",
    "10",
    "合计",
    "乡镇合计（3个）",
    "注：以上属实",
    "单位名称",
    "department",
    "备注",
    "#甲",
    "甲\n",
    "甲镇\r\n乙镇",
    "24",
    "2024年",
    "年度",
    "a",
    "b",
    "其中",
    "白云镇人民政府（盖章）",
    "甲县白云镇",
};

/* A row twice, with the odd cell in the place of one of its own. */
static void add_rows(struct buf *text, const char *const row[COLUMNS], size_t replaced,
                     const char *cell, const char *end)
{
    for (size_t i = 0; i < 2 * COLUMNS; i++) {
        buf_text(text, i % COLUMNS == replaced ? cell : row[i % COLUMNS]);
        buf_text(text, (i + 1) % COLUMNS > 0 ? "," : end);
    }
}

/* Rows as they should be, some with the odd cell, rows again. */
static void try_cell(size_t column, const char *cell, const char *end)
{
    struct buf text = { 0 };

    buf_char(&text, '\0'); /* the first head, at once */
    add_rows(&text, plain, COLUMNS, "", end);
    add_rows(&text, plain, column, cell, end);
    add_rows(&text, merged, COLUMNS, "", end);
    add_rows(&text, merged, column, cell, end);
    add_rows(&text, merged, COLUMNS, "", end);
    add_rows(&text, plain, COLUMNS, "", end);
    LLVMFuzzerTestOneInput((const uint8_t *)text.s, text.n);
    text.s[0] = HEADS; /* and in pieces */
    LLVMFuzzerTestOneInput((const uint8_t *)text.s, text.n);
    buf_free(&text);
}

/* Another head than the target's, in the same table: the figures may be of other items, in another
 * order or in other units. */
static void try_heads(void)
{
    static const char *const other[] = {
        "county,year,department,b,a,c,d,e,f,g,h\n",
        "county,year,department,a,b,c,d,e,f,g,备注\n",
        "county,year,department,a,b,c,d,e,f,g,汽车数量\n",
        "county,year,department,a,b,c,d,e,f,g,g\n",
        "county,year,department,a,b,c（元）,d,e,f,g,h\n",
        "county,year,department,a,b,c（公里）,d,e,f,g,h\n",
        "county,year,department,a,b,c,d,e,f,g,h,备注\n甲县,2024,先镇,1,2,3,4,5,6,7,8,见附件\n",
        "年初预算,year,department,a,b,c,d,e,f,g,h\n",
        "county,year,序号,a,b,c,d,e,f,g,h\n",
        "序号,year,department,a,b,c,d,e,f,g,h\n",
        "year,county,department,a,b,c,d,e,f,g,h\n",
        "金额单位：元\ncounty,year,department,a,b,c,d,e,f,g,h\n",
        "county,year,department,a,b,c,d,e,f,g,h\n,,,人,人,元,万元,元,公里,,元\n",
    };
    struct buf text = { 0 };

    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        buf_clear(&text);
        buf_char(&text, '\0');
        buf_text(&text, other[i]);
        add_rows(&text, plain, COLUMNS, "", "\n");
        add_rows(&text, merged, COLUMNS, "", "\n");
        LLVMFuzzerTestOneInput((const uint8_t *)text.s, text.n);
    }
    buf_free(&text);
}

/* The test would mean nothing if no line went the short way. */
static void most_lines_go_the_short_way(void)
{
    struct buf text = { 0 };
    struct outcome o;

    buf_text(&text, heads[0]);
    for (size_t i = 0; i < 5; i++)
        add_rows(&text, plain, COLUMNS, "", "\r\n");
    read_table(buf_view(&text), text.n, true, &o);
    MUST(o.short_way >= 8);
    buf_free(&o.rows);
    buf_free(&o.said);
    buf_free(&text);
}

int main(void)
{
    int n = replay_folder("tests/fuzz/seeds/figures") + replay_folder("tests/fuzz/found/figures");

    for (size_t column = 0; column < COLUMNS; column++)
        for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
            try_cell(column, odd[i], "\n");
            try_cell(column, odd[i], "\r\n");
        }
    try_heads();
    most_lines_go_the_short_way();
    printf("%d inputs replayed\n", n);
    return n > 0 ? 0 : 1;
}
