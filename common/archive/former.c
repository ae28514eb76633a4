#include "former.h"

#include "query.h"

/* The index of a code among codes joined by commas, or -1. */
static int find_code(struct str codes, struct str code)
{
    for (int i = 0; codes.n > 0; i++) {
        size_t n = 0;

        while (n < codes.n && codes.s[n] != ',')
            n++;
        if (str_eq((struct str){ codes.s, n }, code))
            return i;
        codes = str_skip(codes, n < codes.n ? n + 1 : n);
    }
    return -1;
}

static size_t count_codes(struct str codes)
{
    size_t n = codes.n > 0;

    for (size_t i = 0; i < codes.n; i++)
        n += codes.s[i] == ',';
    return n;
}

/* The unit then of every item that both have. */
static void read_units(struct former *f, struct archive *a, struct arena *arena,
                       const struct framework *fw)
{
    struct query q;

    query_make(&q, a, "SELECT code, unit FROM item WHERE edition = ?");
    query_number(&q, 1, f->id);
    while (query_next(&q)) {
        int item = framework_item(fw, query_column(&q, 0));
        struct str unit = query_column(&q, 1);

        if (item != NOWHERE)
            f->unit[item] = str_keep(arena, unit);
    }
    query_free(&q);
}

void former_read(struct former *f, struct archive *a, struct arena *arena,
                 const struct framework *fw, int64_t id, struct str items)
{
    *f = (struct former){
        .id = id,
        .is_as_today = count_codes(items) == fw->items,
        .column = arena_new(arena, fw->items + 1, sizeof *f->column),
        .unit = arena_new(arena, fw->items + 1, sizeof *f->unit),
    };
    for (size_t i = 0; i < fw->items; i++)
        f->unit[i] = fw->item[i].unit;
    read_units(f, a, arena, fw);
    for (size_t i = 0; i < fw->items; i++) {
        f->column[i] = find_code(items, fw->item[i].code);
        if (f->column[i] != (int)i || !str_eq(f->unit[i], fw->item[i].unit))
            f->is_as_today = false;
    }
}
