#include "words/names.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "str_hash.h"
#include "text.h"
#include "words/cell.h"
#include "words/front.h"

enum { VALUE_OF_KIND = 1000000 }; /* in the index: items are their number, other kinds above this */

static const struct {
    enum name_kind kind;
    const char *words; /* joined by '|' */
} fixed[] = {
    { NAME_COUNTY, "县|县区|县(区)|县(市、区)|县(市区)|区县|县市区|所在县|所属县区|county" },
    { NAME_YEAR, "年度|年份|年|year|预算年度|填报年度|评价年度|自评年度|所属年度" },
    { NAME_DEPARTMENT,
      "单位|单位名称|部门|部门名称|department|填报单位|填报部门|预算单位|预算部门|部门(单位)|"
      "单位(部门)|部门(单位)名称|单位(部门)名称|乡镇|乡镇名称|填报单位名称|部门单位|部门单位名称|"
      "填报单位(盖章)|填报单位(公章)|单位名称(盖章)|单位名称(公章)|单位(盖章)|单位(公章)" },
    { NAME_HEAD_NAME, "项目|指标|名称|项目名称|指标名称|填报项目|填报内容|数据项|数据名称|item" },
    { NAME_HEAD_VALUE, "数值|值|数据|填报数|填报值|填报数据|数额|金额|填写|value" },
    { NAME_HEAD_UNIT, "计量单位|数值单位|unit" },
    { NAME_MONEY_UNIT, "金额单位|货币单位" },
    { NAME_ASIDE,
      "备注|栏次|行次|来源|说明|填报说明|填表说明|资料来源|数据来源|序号|编号|注|用于|填报人|"
      "填表人|制表人|"
      "制表|经办人|联系人|联系电话|电话|审核人|审核|复核人|复核|负责人|单位负责人|财务负责人|"
      "填报日期|填表日期|日期|填报时间|填表时间|时间|部分|类别|附件|盖章|公章|remarks|source|"
      "note" },
    { NAME_TOTAL,
      "合计|总计|小计|共计|总合计|全县合计|全县总计|全县|平均|平均值|平均数|汇总|total" },
};

/* Which code points a text has. Two of them may share a bit. */
static uint64_t letters_of(struct str s)
{
    uint64_t letters = 0;

    while (s.n > 0)
        letters |= UINT64_C(1) << (text_next(&s) % 64);
    return letters;
}

static void remember(struct names *names, struct str key, int item)
{
    names->known = mem_grow(names->known, &names->cap, names->n + 1, sizeof *names->known);
    names->known[names->n++] = (struct known_name){ key, item, text_length(key), letters_of(key) };
}

/* Nothing but digits and points. */
static bool is_figure(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if ((s.s[i] < '0' || s.s[i] > '9') && s.s[i] != '.')
            return false;
    return true;
}

static bool is_bracket(char c)
{
    return c == '(' || c == ')'; /* a key has no others */
}

static bool has_bracket(struct str key)
{
    for (size_t i = 0; i < key.n; i++)
        if (is_bracket(key.s[i]))
            return true;
    return false;
}

static void add(struct names *names, struct str word, int value)
{
    struct buf *key = &names->work;
    struct str kept;
    int other;

    buf_clear(key);
    text_key(key, word);
    if (key->n == 0)
        return;
    kept = str_keep(&names->arena, buf_view(key));
    if (value < VALUE_OF_KIND)
        remember(names, kept, value);
    names->has_figures = names->has_figures || is_figure(kept);
    names->has_brackets = names->has_brackets || (value < VALUE_OF_KIND && has_bracket(kept));
    other = strmap_add(&names->index, kept, value);
    if (other == value || value >= VALUE_OF_KIND || other >= VALUE_OF_KIND)
        return;
    for (size_t i = 0; i < names->index.slots; i++) {
        struct strmap_slot *slot = &names->index.slot[i];

        if (slot->used && str_eq(slot->key, kept))
            slot->value = VALUE_OF_KIND + NAME_TWO_ITEMS;
    }
}

static void add_joined(struct names *names, struct str joined, int value)
{
    while (joined.n > 0) {
        struct str word = { joined.s, 0 };

        while (word.n < joined.n && joined.s[word.n] != '|')
            word.n++;
        add(names, word, value);
        joined = str_skip(joined, word.n < joined.n ? word.n + 1 : word.n);
    }
}

void names_init(struct names *names, const struct framework *fw)
{
    *names = (struct names){ .fw = fw };
    names->memo = mem_new(NAME_MEMOS, sizeof *names->memo);
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        if (fixed[i].kind <= NAME_DEPARTMENT)
            add_joined(names, str_of(fixed[i].words), VALUE_OF_KIND + (int)fixed[i].kind);
    for (size_t i = 0; i < fw->items; i++) {
        add(names, fw->item[i].code, (int)i);
        add(names, fw->item[i].name, (int)i);
        add_joined(names, fw->item[i].aliases, (int)i);
    }
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++)
        if (fixed[i].kind > NAME_DEPARTMENT)
            add_joined(names, str_of(fixed[i].words), VALUE_OF_KIND + (int)fixed[i].kind);
}

void names_free(struct names *names)
{
    free(names->known);
    free(names->memo);
    strmap_free(&names->index);
    arena_free(&names->arena);
    buf_free(&names->clean);
    buf_free(&names->work);
}

static bool look_up(const struct names *names, struct str key, struct name *found)
{
    int value = strmap_get(&names->index, key);

    if (value == STRMAP_NONE)
        return false;
    if (value < VALUE_OF_KIND) {
        found->kind = NAME_ITEM;
        found->item = value;
    } else {
        found->kind = (enum name_kind)(value - VALUE_OF_KIND);
    }
    return true;
}

/* A key's or a column's name in Latin letters: County, YEAR. Codes are as they are declared. */
static bool look_up_in_any_case(struct names *names, struct name *found)
{
    struct buf *key = &names->work;
    bool changed = false;

    for (size_t i = 0; i < key->n; i++)
        if (key->s[i] >= 'A' && key->s[i] <= 'Z') {
            key->s[i] = (char)(key->s[i] - 'A' + 'a');
            changed = true;
        }
    if (!changed || !look_up(names, buf_view(key), found))
        return false;
    if (found->kind != NAME_ITEM && found->kind != NAME_TWO_ITEMS)
        return true;
    found->kind = NAME_UNKNOWN;
    found->item = NOWHERE;
    return false;
}

static bool is_same_but_for_brackets(struct str a, struct str b)
{
    for (;;) {
        while (a.n > 0 && is_bracket(a.s[0]))
            a = str_skip(a, 1);
        while (b.n > 0 && is_bracket(b.s[0]))
            b = str_skip(b, 1);
        if (a.n == 0 || b.n == 0 || a.s[0] != b.s[0])
            return a.n == 0 && b.n == 0;
        a = str_skip(a, 1);
        b = str_skip(b, 1);
    }
}

/* 收入决算数 for 收入（决算）数, or the other way. */
static bool look_past_brackets(const struct names *names, struct str key, struct name *found)
{
    if (!names->has_brackets && !has_bracket(key))
        return false;
    for (size_t i = 0; i < names->n; i++)
        if (is_same_but_for_brackets(key, names->known[i].key)) {
            if (found->kind == NAME_ITEM && found->item != names->known[i].item)
                found->kind = NAME_TWO_ITEMS;
            else if (found->kind == NAME_UNKNOWN)
                *found = (struct name){ NAME_ITEM, names->known[i].item, found->unit, NULL };
        }
    return found->kind != NAME_UNKNOWN;
}

static void make_key(struct names *names, struct str cell)
{
    buf_clear(&names->clean);
    buf_clear(&names->work);
    cell_clean_name(&names->clean, cell);
    text_key(&names->work, buf_view(&names->clean));
}

static struct name find(struct names *names, struct str cell)
{
    struct name found = { .kind = NAME_UNKNOWN, .item = NOWHERE };
    struct str key, front;

    make_key(names, cell);
    key = buf_view(&names->work);
    if (key.n == 0) {
        found.kind = NAME_BLANK;
        return found;
    }
    front = front_left_out(key);
    if (look_up(names, key, &found) || look_up(names, front, &found))
        return found;
    if (unit_in_brackets(&front, &found.unit) && look_up(names, front, &found))
        return found;
    if (look_past_brackets(names, front, &found))
        return found;
    found.unit = (struct named_unit){ 0 };
    look_up_in_any_case(names, &found);
    return found;
}

static const struct unit *find_unit(struct names *names, struct str cell)
{
    buf_clear(&names->clean);
    cell_clean(&names->clean, cell);
    return unit_in_text(buf_view(&names->clean)).known;
}

struct name names_find(struct names *names, struct str cell)
{
    struct name_memo *memo;

    if (cell.n == 0)
        return (struct name){ .kind = NAME_BLANK, .item = NOWHERE };
    if (!names->has_figures && is_figure(cell))
        return (struct name){ .kind = NAME_UNKNOWN, .item = NOWHERE };
    if (cell.n > NAME_MEMO_LONGEST)
        return find(names, cell);
    memo = &names->memo[str_hash(cell) % NAME_MEMOS];
    if (memo->n != cell.n || memcmp(memo->cell, cell.s, cell.n) != 0) {
        memo->name = find(names, cell);
        memo->name.is_unit = find_unit(names, cell);
        memo->n = (unsigned char)cell.n;
        memcpy(memo->cell, cell.s, cell.n);
    }
    return memo->name;
}

static unsigned count_bits(uint64_t bits)
{
    unsigned n = 0;

    for (; bits != 0; bits &= bits - 1)
        n++;
    return n;
}

/* Whether the two differ in too much to be near, without counting how much: each letter that one of
 * them alone has is an edit, and so is each that it is longer by. Nearly all names end here. */
static bool is_far(const struct known_name *a, const struct known_name *b)
{
    size_t longer = a->length > b->length ? a->length : b->length;
    size_t shorter = a->length > b->length ? b->length : a->length;
    unsigned only_a = count_bits(a->letters & ~b->letters);
    unsigned only_b = count_bits(b->letters & ~a->letters);

    return 3 * (longer - shorter) > longer || 3 * (size_t)only_a > longer ||
           3 * (size_t)only_b > longer;
}

int names_nearest(struct names *names, struct str cell)
{
    struct known_name asked = { .item = NOWHERE };
    struct named_unit unit;
    unsigned least = UINT_MAX, distance;
    int best = NOWHERE;

    make_key(names, cell);
    asked.key = front_left_out(buf_view(&names->work));
    unit_in_brackets(&asked.key, &unit);
    asked.length = text_length(asked.key);
    asked.letters = letters_of(asked.key);
    for (size_t i = 0; i < names->n; i++) {
        const struct known_name *known = &names->known[i];

        if (!is_far(&asked, known) && text_near(asked.key, known->key, &distance) &&
            distance < least) {
            least = distance;
            best = known->item;
        }
    }
    return best;
}
