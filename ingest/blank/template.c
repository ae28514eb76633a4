#include "blank/template.h"

#include <stdlib.h>

#include "csvout.h"
#include "mem.h"

enum { COLUMNS = 5 };

static const char *const head[COLUMNS] = { "部分", "项目", "数值", "单位", "填报说明" };
static const char *const key_names[KEY_COUNT] = {
    [KEY_COUNTY] = "县（区）",
    [KEY_YEAR] = "年度",
    [KEY_DEPARTMENT] = "单位名称",
};

struct blank {
    const struct framework *fw;
    struct csvout csv;
    bool *written;      /* by item */
    struct str section; /* the last one written; its name stands once */
};

static void end_row(struct blank *t)
{
    buf_char(&t->csv.out, '\r');
    csvout_end_row(&t->csv);
}

static void write_key(struct blank *t, enum stream_key k, struct str value)
{
    csvout_text(&t->csv, str_of(key_names[k]));
    csvout_text(&t->csv, value);
    for (int i = 2; i < COLUMNS; i++)
        csvout_plain(&t->csv, (struct str){ 0 });
    end_row(t);
}

static bool uses(const struct formula *f, int item)
{
    for (size_t i = 0; i < f->items; i++)
        if (f->item[i] == item)
            return true;
    return false;
}

static void add_use(struct buf *note, size_t *uses_so_far, struct str name)
{
    buf_text(note, (*uses_so_far)++ > 0 ? "、" : "用于");
    buf_str(note, name);
}

/* What the item feeds: indicators, and the checks between a town's own figures. */
static void note_uses(const struct framework *fw, int item, struct buf *note)
{
    size_t n = 0, checks = 0;

    for (size_t i = 0; i < fw->nodes; i++)
        if (uses(&fw->node[i].formula, item) || fw->node[i].self_item == item)
            add_use(note, &n, fw->node[i].name);
    for (size_t i = 0; i < fw->checks; i++)
        checks += uses(&fw->check[i].left, item) || uses(&fw->check[i].right, item);
    if (checks > 0)
        buf_text(note, n > 0 ? "；并作核对" : "用于核对");
}

/* The words that a label may be. */
static void note_labels(const struct framework *fw, int item, struct buf *note)
{
    for (size_t i = 0; i < fw->nodes; i++) {
        const struct node *node = &fw->node[i];

        if (node->rule != RULE_LABEL || !uses(&node->formula, item))
            continue;
        if (note->n > 0)
            buf_text(note, "；");
        buf_text(note, "填：");
        for (size_t j = 0; j < node->spec.labels; j++)
            buf_printf(note, "%s%.*s", j > 0 ? " 或 " : "", STR_ARG(node->spec.label[j].label));
        return;
    }
}

static void write_item(struct blank *t, int item, struct str section)
{
    const struct item *it = &t->fw->item[item];
    bool again = str_eq(section, t->section);
    struct buf note = { 0 };

    t->written[item] = true;
    t->section = section;
    note_uses(t->fw, item, &note);
    note_labels(t->fw, item, &note);
    csvout_text(&t->csv, again ? (struct str){ 0 } : section);
    csvout_text(&t->csv, it->name);
    csvout_plain(&t->csv, (struct str){ 0 });
    csvout_text(&t->csv, it->unit);
    csvout_text(&t->csv, buf_view(&note));
    end_row(t);
    buf_free(&note);
}

/* The figures of the indicators, in the order of the tree. */
static void write_fed(struct blank *t)
{
    for (size_t i = 0; i < t->fw->nodes; i++) {
        const struct node *node = &t->fw->node[i];

        for (size_t j = 0; j < node->formula.items; j++)
            if (!t->written[node->formula.item[j]])
                write_item(t, node->formula.item[j],
                           t->fw->node[node->parent == NOWHERE ? 0 : node->parent].name);
    }
}

static bool is_self(const struct framework *fw, size_t item)
{
    return fw->item[item].self_of != NOWHERE || (int)item == fw->self_total;
}

static void write_rest(struct blank *t, bool self, struct str section)
{
    for (size_t i = 0; i < t->fw->items; i++)
        if (!t->written[i] && t->fw->item[i].review_of == NOWHERE && is_self(t->fw, i) == self)
            write_item(t, (int)i, section);
}

void template_write(struct buf *out, const struct framework *fw, const struct str key[KEY_COUNT])
{
    struct blank t = { .fw = fw };

    t.written = mem_new(fw->items + 1, sizeof *t.written);
    buf_text(&t.csv.out, "\xEF\xBB\xBF");
    write_key(&t, KEY_COUNTY, key[KEY_COUNTY]);
    write_key(&t, KEY_DEPARTMENT, key[KEY_DEPARTMENT]);
    write_key(&t, KEY_YEAR, key[KEY_YEAR]);
    for (int i = 0; i < COLUMNS; i++)
        csvout_text(&t.csv, str_of(head[i]));
    end_row(&t);
    write_fed(&t);
    write_rest(&t, false, str_of("其他基础数据"));
    write_rest(&t, true, str_of("自评得分"));
    buf_str(out, buf_view(&t.csv.out));
    buf_free(&t.csv.out);
    free(t.written);
}
