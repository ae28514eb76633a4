/* Rows of observations: taken from their lines (score/rows/quick_row.h) they are the rows that
 * libcsv and the plain loop read, with the same lines, cells, cohorts and complaints.
 *
 * The first byte says which header stands before the rest, and how the text comes in pieces. */
#include "score/rows/quick_row.h"
#include "tests/fuzz/fuzz.h"

enum { ITEMS = 3, PIECE = 50 };

static const char *const headers[] = {
    "county,year,department,a,l,b\n",
    "county,year,department,a,junk,b\n",
    "county,year,department,l,a\n",
    "a,county,year,department,b,l\n",
    "#jixiao 1 observations framework=f\ncounty,year,department,b,a,l\n",
};

/* A report that keeps what it is told. */
struct heard {
    struct report report;
    struct buf text;
};

static void hear(struct report *r, enum severity severity, const char *kind, struct place place,
                 struct str text)
{
    struct heard *h = (struct heard *)r;

    buf_printf(&h->text, "%lu:%lu %d %s ", place.line, place.column, severity, kind);
    buf_str(&h->text, text);
    buf_char(&h->text, '\n');
}

struct reading {
    struct observations o;
    struct heard heard;
    struct buf cohorts; /* of the rows, as they came */
    bool whole;
};

static void add_row(struct reading *x, struct stream_reader *r, const int *columns,
                    struct quick_rows *quick, int cohort)
{
    struct str key[KEY_COUNT];

    if (quick == NULL) {
        for (int k = 0; k < KEY_COUNT; k++)
            key[k] = r->in.field[r->key[k]];
        cohort = observations_begin(&x->o, key);
        observations_read_row(&x->o, r, columns);
    }
    observations_add(&x->o, r->in.line);
    buf_add(&x->cohorts, (const char *)&cohort, sizeof cohort);
}

static void read_rows(struct reading *x, struct stream_reader *r, bool quickly)
{
    int *columns = observations_columns(x->o.fw, r), cohort = 0;
    struct quick_rows quick;

    quick_rows_init(&quick, &x->o, r, columns);
    for (;;) {
        if (quickly && quick_row(&quick, &cohort))
            add_row(x, r, columns, &quick, cohort);
        else if (stream_next(r))
            add_row(x, r, columns, NULL, 0);
        else
            break;
    }
    quick_rows_free(&quick);
    free(columns);
}

static void read_text(struct reading *x, const struct framework *fw, struct str text, size_t most,
                      bool quickly)
{
    struct pieces pieces = { text, most };
    struct stream_reader r;

    *x = (struct reading){ .heard.report.emit = hear };
    observations_init(&x->o, fw);
    if (stream_open(&r, pieces_give, &pieces, "f", STREAM_OBSERVATIONS, &x->heard.report)) {
        r.in.all_libcsv = !quickly;
        read_rows(x, &r, quickly);
    }
    x->whole = stream_whole(&r);
    stream_close(&r);
}

static void free_reading(struct reading *x)
{
    observations_free(&x->o);
    buf_free(&x->heard.text);
    buf_free(&x->cohorts);
}

static void check_cell(const struct observations *a, const struct observations *b, size_t item,
                       size_t row)
{
    int64_t x = observations_cell(a, item, row), y = observations_cell(b, item, row);

    MUST(cell_state(x) == cell_state(y));
    if (cell_state(x) == CELL_VALUE && a->fw->item[item].is_label)
        MUST(str_eq(a->labels[item].text[cell_digits(x)], b->labels[item].text[cell_digits(y)]));
    else if (cell_state(x) == CELL_VALUE)
        MUST(observations_value(a, x) == observations_value(b, y));
}

static void check_same(const struct reading *a, const struct reading *b)
{
    bool faulty = a->heard.report.count[SEVERITY_ERROR] > 0;

    MUST(a->whole == b->whole && a->o.rows == b->o.rows);
    MUST(str_eq(buf_view(&a->heard.text), buf_view(&b->heard.text)));
    MUST(str_eq(buf_view(&a->cohorts), buf_view(&b->cohorts)));
    for (size_t row = 0; row < a->o.rows; row++) {
        MUST(observations_line(&a->o, row) == observations_line(&b->o, row));
        for (int k = 0; k < KEY_COUNT; k++)
            MUST(str_eq(observations_key(&a->o, k, row), observations_key(&b->o, k, row)));
        for (size_t item = 0; !faulty && item < ITEMS; item++)
            check_cell(&a->o, &b->o, item, row);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct item items[ITEMS] = { { .code = { "a", 1 } },
                                 { .code = { "b", 1 } },
                                 { .code = { "l", 1 }, .is_label = true } };
    struct framework fw = { .item = items, .items = ITEMS, .cohort = { true, true, false } };
    struct reading plain, quick;
    struct buf text = { 0 };
    size_t most;

    if (n == 0)
        return 0;
    for (int i = 0; i < ITEMS; i++)
        strmap_add(&fw.item_index, items[i].code, i);
    buf_text(&text, headers[data[0] % (sizeof headers / sizeof headers[0])]);
    buf_add(&text, (const char *)data + 1, n - 1);
    most = data[0] >= 128 ? text.n : PIECE;
    read_text(&plain, &fw, buf_view(&text), most, false);
    read_text(&quick, &fw, buf_view(&text), most, true);
    check_same(&plain, &quick);
    free_reading(&plain);
    free_reading(&quick);
    strmap_free(&fw.item_index);
    buf_free(&text);
    return 0;
}
