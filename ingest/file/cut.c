#include "file/cut.h"

#include "words/cell.h"

enum { GROUP = 3 };

bool cut_may_reach(const struct name *name, struct str head)
{
    static const char *const remarks[] = { "备注", "说明",    "填报说明", "填表说明",
                                           "注",   "remarks", "note" };
    struct buf clean = { 0 };
    bool found = name->kind == NAME_BLANK || name->kind == NAME_HEAD_UNIT;

    cell_clean_name(&clean, head);
    for (size_t i = 0; i < sizeof remarks / sizeof remarks[0] && !found; i++)
        found = str_is(buf_view(&clean), remarks[i]);
    buf_free(&clean);
    return found;
}

static size_t count_digits(struct str s)
{
    size_t n = 0;

    while (n < s.n && s.s[n] >= '0' && s.s[n] <= '9')
        n++;
    return n;
}

/* A sign, a currency mark, and up to three digits, of which the first is no zero. */
static bool is_front(struct str s)
{
    static const char *const marks[] = { "-", "+", "−", "\xC2\xA5" };

    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
        if (str_starts(s, str_of(marks[i])))
            return is_front(str_skip(s, str_of(marks[i]).n));
    return s.n > 0 && s.n <= GROUP && count_digits(s) == s.n && s.s[0] != '0';
}

enum group { GROUP_NONE, GROUP_INNER, GROUP_LAST };

/* Three digits, which more may follow; or three with what only the last ones have. */
static enum group group_of(struct str s, struct named_unit declared)
{
    if (count_digits(s) != GROUP)
        return GROUP_NONE;
    s = str_skip(s, GROUP);
    if (s.n == 0)
        return GROUP_INNER;
    if (s.s[0] == '.')
        s = str_skip(s, 1 + count_digits(str_skip(s, 1)));
    while (s.n > 0 && s.s[0] == ' ')
        s = str_skip(s, 1);
    return s.n == 0 || unit_by_name(s) != NULL || str_eq(s, declared.name) ? GROUP_LAST
                                                                           : GROUP_NONE;
}

bool cut_found(const struct row *row, size_t value, size_t room, struct named_unit declared,
               struct buf *whole)
{
    size_t before = whole->n, end = value + 1;
    struct buf clean = { 0 };
    enum group group = GROUP_INNER;

    if (!row->by_commas || room == 0 || end >= row->n)
        return false;
    cell_clean(whole, row->cell[value]);
    if (is_front(str_skip(buf_view(whole), before)))
        for (; group == GROUP_INNER && end < row->n && end - value <= room; end++) {
            buf_clear(&clean);
            cell_clean(&clean, row->cell[end]);
            group = group_of(buf_view(&clean), declared);
            if (group == GROUP_NONE)
                break;
            buf_char(whole, ',');
            buf_str(whole, buf_view(&clean));
        }
    buf_free(&clean);
    if (end == value + 1)
        whole->n = before;
    return end > value + 1;
}
