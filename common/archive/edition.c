#include "edition.h"

#include <stdlib.h>

#include "decimal.h"
#include "query.h"

void edition_init(struct edition *e, const struct framework *fw, const char *folder)
{
    *e = (struct edition){ .fw = fw };
    digest_framework(folder, e->sha256);
    e->item = mem_new(fw->items + 1, sizeof *e->item);
    for (size_t i = 0; i < fw->items; i++) {
        if (i > 0)
            buf_char(&e->items, ',');
        buf_str(&e->items, fw->item[i].code);
    }
}

void edition_free(struct edition *e)
{
    free(e->item);
    buf_free(&e->items);
}

void edition_forget(struct edition *e)
{
    e->id = 0;
}

static void add_items(struct edition *e, struct archive *a)
{
    struct query q;

    query_make(&q, a, "INSERT INTO item (edition, code, name, unit) VALUES (?, ?, ?, ?)");
    for (size_t i = 0; i < e->fw->items; i++) {
        query_number(&q, 1, e->id);
        query_text(&q, 2, e->fw->item[i].code);
        query_text(&q, 3, e->fw->item[i].name);
        query_text(&q, 4, e->fw->item[i].unit);
        query_run(&q);
    }
    query_free(&q);
}

static void add_nodes(struct edition *e, struct archive *a)
{
    struct buf weight = { 0 };
    struct query q;

    query_make(&q, a,
               "INSERT INTO node (edition, code, name, weight, is_section, formula) "
               "VALUES (?, ?, ?, ?, ?, ?)");
    for (size_t i = 0; i < e->fw->nodes; i++) {
        const struct node *n = &e->fw->node[i];

        buf_clear(&weight);
        decimal_trimmed(&weight, n->weight, WEIGHT_SCALE);
        query_number(&q, 1, e->id);
        query_text(&q, 2, n->code);
        query_text(&q, 3, n->name);
        query_text(&q, 4, buf_view(&weight));
        query_number(&q, 5, node_is_section(n));
        query_text(&q, 6, n->formula.text);
        query_run(&q);
    }
    query_free(&q);
    buf_free(&weight);
}

static void add(struct edition *e, struct archive *a)
{
    struct query q;

    query_make(&q, a, "INSERT INTO edition (framework, name, sha256, items) VALUES (?, ?, ?, ?)");
    query_text(&q, 1, e->fw->id);
    query_text(&q, 2, e->fw->name);
    query_text(&q, 3, str_of(e->sha256));
    query_text(&q, 4, buf_view(&e->items));
    query_run(&q);
    query_free(&q);
    e->id = archive_last_id(a);
    add_items(e, a);
    add_nodes(e, a);
}

static void find_items(struct edition *e, struct archive *a)
{
    struct query q;

    query_make(&q, a, "SELECT id FROM item WHERE edition = ? AND code = ?");
    for (size_t i = 0; i < e->fw->items; i++) {
        query_number(&q, 1, e->id);
        query_text(&q, 2, e->fw->item[i].code);
        e->item[i] = query_answer(&q, 0);
    }
    query_free(&q);
}

bool edition_keep(struct edition *e, struct archive *a)
{
    struct query q;

    if (e->id != 0)
        return !a->failed;
    query_make(&q, a, "SELECT id FROM edition WHERE framework = ? AND sha256 = ?");
    query_text(&q, 1, e->fw->id);
    query_text(&q, 2, str_of(e->sha256));
    e->id = query_answer(&q, 0);
    query_free(&q);
    if (e->id == 0 && !a->failed)
        add(e, a);
    if (!a->failed)
        find_items(e, a);
    return !a->failed;
}
