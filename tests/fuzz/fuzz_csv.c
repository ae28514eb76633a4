/* CSV, by scanning simple lines against libcsv alone: the same rows, lines, marks and faults, in
 * any pieces and with any delimiter. */
#include "csvin.h"
#include "tests/fuzz/fuzz.h"

static const char delimiters[] = { ',', '\t', ';', '\x1F' };

struct reading {
    struct pieces from;
    struct csvin in;
};

static void begin(struct reading *r, struct str s, size_t piece, char delimiter, bool marks)
{
    r->from = (struct pieces){ s, piece };
    csvin_init(&r->in, pieces_give, &r->from);
    csvin_delimiter(&r->in, delimiter);
    r->in.marks = marks;
}

static enum csvin_status next_alike(struct csvin *a, struct csvin *b)
{
    enum csvin_status got = csvin_next(a);

    MUST(csvin_next(b) == got);
    if (got == CSVIN_END)
        return got;
    MUST(a->line == b->line);
    if (got == CSVIN_ROW) {
        MUST(a->n == b->n && a->n > 0);
        for (size_t i = 0; i < a->n; i++)
            MUST(str_eq(a->field[i], b->field[i]));
    } else if (got == CSVIN_MARK) {
        MUST(str_eq(a->mark, b->mark) && a->mark_ended == b->mark_ended);
    } else {
        MUST(got == CSVIN_BAD && a->column == b->column && a->fault == b->fault);
    }
    return got;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct reading fast, plain;
    struct str s = { (const char *)data, n };
    size_t how = n > 0 ? data[0] : 0; /* the first byte says how it is read */
    char delimiter = delimiters[how % 4];
    bool marks = how / 4 % 2 == 1;

    s = str_skip(s, n > 0);
    begin(&fast, s, 1 + how / 8 * 5, delimiter, marks);
    begin(&plain, s, s.n + 1, delimiter, marks);
    plain.in.all_libcsv = true;
    while (next_alike(&fast.in, &plain.in) != CSVIN_END)
        ;
    csvin_free(&fast.in);
    csvin_free(&plain.in);
    return 0;
}
