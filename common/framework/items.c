/* items.csv: the figures that a town submits. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "loading.h"
#include "stream.h"
#include "text.h"

enum { COLUMN_ITEM, COLUMN_NAME, COLUMN_UNIT, COLUMN_TYPE, COLUMN_ALIASES };
static const struct sheet_column columns[] = {
    { "item", true },  { "name", false },    { "unit", false },
    { "type", false }, { "aliases", false }, { 0 },
};

static bool is_key_column(struct str code)
{
    for (int i = 0; i < KEY_COUNT; i++)
        if (str_is(code, stream_key_name[i]))
            return true;
    return false;
}

static void read_item(struct loading *l, const struct sheet *s, const struct sheet_row *row)
{
    struct framework *fw = l->fw;
    struct str code = row->cell[COLUMN_ITEM], type = row->cell[COLUMN_TYPE];
    int other;

    if (!loading_is_code(code) || is_key_column(code)) {
        loading_fault(
            l, s, row, COLUMN_ITEM,
            "'%.*s' cannot be the code of an item: letters, digits, '_' and '.', beginning "
            "with a letter, and no key column",
            STR_ARG(code));
        return;
    }
    other = strmap_add(&fw->item_index, code, (int)fw->items);
    if (other != (int)fw->items) {
        loading_fault(l, s, row, COLUMN_ITEM, "the item '%.*s' is declared on line %lu already",
                      STR_ARG(code), fw->item[other].line);
        return;
    }
    if (type.n > 0 && !str_is(type, "number") && !str_is(type, "label"))
        loading_fault(l, s, row, COLUMN_TYPE, "the type '%.*s' is neither number nor label",
                      STR_ARG(type));
    fw->item[fw->items++] = (struct item){
        .code = code,
        .name = row->cell[COLUMN_NAME].n > 0 ? row->cell[COLUMN_NAME] : code,
        .unit = row->cell[COLUMN_UNIT],
        .aliases = row->cell[COLUMN_ALIASES],
        .is_label = str_is(type, "label"),
        .self_of = NOWHERE,
        .review_of = NOWHERE,
        .line = row->line,
    };
}

/* Two items that a town's file could not tell apart. A name that is the same item's own alias is
 * harmless. */
static void claim_name(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                       struct strmap *names, struct str name, int item)
{
    struct buf key = { 0 };
    int other;

    text_key(&key, name);
    if (key.n > 0) {
        struct str kept = str_keep(&l->fw->arena, buf_view(&key));

        other = strmap_add(names, kept, item);
        if (other != item)
            loading_warn(
                l, s, row, COLUMN_NAME,
                "the name '%.*s' is also that of '%.*s' (line %lu): a town's file cannot tell "
                "the two apart",
                STR_ARG(name), STR_ARG(l->fw->item[other].code), l->fw->item[other].line);
    }
    buf_free(&key);
}

static void claim_names(struct loading *l, const struct sheet *s)
{
    struct strmap names = { 0 };

    for (size_t r = 0; r < s->rows; r++) {
        const struct sheet_row *row = &s->row[r];
        int item = framework_item(l->fw, row->cell[COLUMN_ITEM]);
        struct str rest;

        if (item == NOWHERE || l->fw->item[item].line != row->line)
            continue;
        claim_name(l, s, row, &names, l->fw->item[item].name, item);
        for (rest = l->fw->item[item].aliases; rest.n > 0;) {
            struct str alias = { rest.s, 0 };

            while (alias.n < rest.n && rest.s[alias.n] != '|')
                alias.n++;
            rest = str_skip(rest, alias.n < rest.n ? alias.n + 1 : alias.n);
            claim_name(l, s, row, &names, alias, item);
        }
    }
    strmap_free(&names);
}

void loading_items(struct loading *l)
{
    struct sheet s;

    if (!loading_sheet(l, &s, "items.csv", columns, true))
        return;
    l->fw->item = arena_new(&l->fw->arena, s.rows, sizeof *l->fw->item);
    for (size_t i = 0; i < s.rows; i++)
        read_item(l, &s, &s.row[i]);
    claim_names(l, &s);
    l->fw->self_total = framework_item(l->fw, str_of("self.total"));
}
