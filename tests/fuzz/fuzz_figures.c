/* A table of figures, by the short way of whole lines (ingest/file/figures.h) against cell by cell
 * alone: the same rows and the same diagnostics, whatever the lines hold.
 *
 * The head is the target's own, so that no input is lost on finding one; the first byte says
 * which. */
#include "ingest/sheet/reader.h"
#include "tests/fuzz/fuzz.h"

#define TEXT(s)                                                                                    \
    {                                                                                              \
        s, sizeof s - 1                                                                            \
    }

/* So many that a line takes several blocks. */
static struct item items[] = {
    { .code = TEXT("a"), .name = TEXT("在职人员数"), .unit = TEXT("人") },
    { .code = TEXT("b"), .name = TEXT("编制数"), .unit = TEXT("人") },
    { .code = TEXT("c"), .name = TEXT("年初预算数"), .unit = TEXT("万元") },
    { .code = TEXT("d"), .name = TEXT("全年预算数"), .unit = TEXT("万元") },
    { .code = TEXT("e"), .name = TEXT("支出决算数"), .unit = TEXT("万元") },
    { .code = TEXT("f"), .name = TEXT("土地面积"), .unit = TEXT("公里") },
    { .code = TEXT("g"), .name = TEXT("满意程度") },
    { .code = TEXT("h"), .name = TEXT("采购预算"), .unit = TEXT("元") },
};

enum { ITEMS = sizeof items / sizeof items[0] };

static const char *const heads[] = {
    "county,year,department,a,b,c,d,e,f,g,h\n",
    "备注;county;year;department;a;b;c;d;e;f;g;h\r\n",
    "department\tyear\tcounty\ta\tb\tc\td\te\tf\tg\th\n",
    "year，department，a，b，c，d，e，f，g，h\n",
};

enum { HEADS = sizeof heads / sizeof heads[0] };

/* What a sheet came to. */
struct outcome {
    struct report report; /* first, so that emit finds the rest */
    struct buf rows, said;
    unsigned long short_way; /* rows that came as lines of figures */
};

static void say(struct report *r, enum severity severity, const char *kind, struct place place,
                struct str text)
{
    buf_printf(&((struct outcome *)r)->said, "%lu:%lu %d %s %.*s\n", place.line, place.column,
               (int)severity, kind, STR_ARG(text));
}

static void deliver(void *outcome, const struct submission *s, struct str row)
{
    struct outcome *o = outcome;

    o->short_way += s->figures.n > 0;
    buf_str(&o->rows, row);
    buf_char(&o->rows, '\n');
}

static void read_table(struct str text, size_t piece, bool by_row, struct outcome *o)
{
    static struct framework fw = { .id = TEXT("fuzz"), .item = items, .items = ITEMS };
    static struct intake both[2]; /* made once: their names are the same in every run */
    struct intake *in = &both[by_row];
    struct pieces pieces = { text, piece };

    if (in->want == NULL) {
        *in = (struct intake){
            .fw = &fw, .deliver = deliver, .by_row = by_row, .given = { TEXT("示例县") }
        };
        intake_init(in);
    }
    *o = (struct outcome){ .report.emit = say };
    in->report = &o->report;
    in->to = o;
    in->passed = in->refused = in->files = 0;
    seen_free(&in->seen);
    intake_file(in, "f");
    MUST(reader_sheet(in, pieces_give, &pieces, "f"));
    buf_printf(&o->said, "%lu passed, %lu refused\n", in->passed, in->refused);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    size_t how = n > 0 ? data[0] : 0;
    struct outcome by_line, by_cell;
    struct buf text = { 0 };

    buf_text(&text, heads[how % HEADS]);
    if (n > 0)
        buf_add(&text, (const char *)data + 1, n - 1);
    read_table(buf_view(&text), how / HEADS % 2 == 0 ? text.n : 100, true, &by_line);
    read_table(buf_view(&text), text.n, false, &by_cell);
    MUST(str_eq(buf_view(&by_line.rows), buf_view(&by_cell.rows)));
    MUST(str_eq(buf_view(&by_line.said), buf_view(&by_cell.said)));
    MUST(by_cell.short_way == 0);
    buf_free(&by_line.rows);
    buf_free(&by_line.said);
    buf_free(&by_cell.rows);
    buf_free(&by_cell.said);
    buf_free(&text);
    return 0;
}
