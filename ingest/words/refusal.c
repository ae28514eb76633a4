#include "words/refusal.h"

#include <string.h>

#include "text.h"

static bool has(struct str s, const char *part)
{
    size_t n = strlen(part);

    for (size_t i = 0; i + n <= s.n; i++)
        if (memcmp(s.s + i, part, n) == 0)
            return true;
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes digits and points off the front. False where there are none. */
static bool take_figure(struct str *s)
{
    bool digit = false;

    for (; s->n > 0 && (is_digit(s->s[0]) || s->s[0] == '.'); *s = str_skip(*s, 1))
        digit = digit || is_digit(s->s[0]);
    return digit;
}

static bool is_hashes(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] != '#')
            return false;
    return s.n > 0;
}

static bool is_excel_error(struct str s)
{
    return s.n > 1 && s.s[0] == '#';
}

static bool is_formula(struct str s)
{
    return s.n > 0 && (s.s[0] == '=' || s.s[0] == '@');
}

static bool is_scientific(struct str s)
{
    if (s.n > 0 && (s.s[0] == '-' || s.s[0] == '+'))
        s = str_skip(s, 1);
    if (!take_figure(&s) || s.n < 2 || (s.s[0] != 'E' && s.s[0] != 'e'))
        return false;
    s = str_skip(s, 1);
    if (s.s[0] == '+' || s.s[0] == '-')
        s = str_skip(s, 1);
    return take_figure(&s) && s.n == 0;
}

/* 2024/1/5, 2024-01-05, 2024年1月, 1月5日, 5-Jan */
static bool is_date(struct str s)
{
    static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    struct str rest = s;

    for (size_t i = 0; i < sizeof months / sizeof months[0]; i++)
        if (has(s, months[i]))
            return true;
    if (!take_figure(&rest) || rest.n == 0)
        return false;
    if (str_starts(rest, str_of("年")) || str_starts(rest, str_of("月")))
        return true;
    if (rest.s[0] != '/' && rest.s[0] != '-')
        return false;
    rest = str_skip(rest, 1);
    return take_figure(&rest) && rest.n > 1 && (rest.s[0] == '/' || rest.s[0] == '-');
}

/* 1-2, 5%-10%, 1~2, 1至2 */
static bool is_range(struct str s)
{
    static const char *const between[] = { "-", "~", "～", "—", "–", "至", "到" };

    if (!take_figure(&s))
        return false;
    if (s.n > 0 && s.s[0] == '%')
        s = str_skip(s, 1);
    for (size_t i = 0; i < sizeof between / sizeof between[0]; i++)
        if (str_starts(s, str_of(between[i]))) {
            struct str second = str_skip(s, strlen(between[i]));

            if (take_figure(&second))
                return true;
        }
    return false;
}

static bool is_fraction(struct str s)
{
    if (!take_figure(&s) || s.n == 0 || s.s[0] != '/')
        return false;
    s = str_skip(s, 1);
    return take_figure(&s) && s.n == 0;
}

static bool is_about(struct str s)
{
    static const char *const front[] = { "约", "近", "大约", "大概", "逾", "超",   "不足",
                                         "<",  ">",  "≥",    "≤",    "≈",  "至少", "不超过" };
    static const char *const back[] = { "左右", "余", "多", "以上", "以下", "以内", "+", "?" };
    static const char *const inside[] = { "余万", "多万", "余元", "多元", "余人", "多人" };

    for (size_t i = 0; i < sizeof front / sizeof front[0]; i++)
        if (str_starts(s, str_of(front[i])))
            return true;
    for (size_t i = 0; i < sizeof back / sizeof back[0]; i++)
        if (str_ends(s, str_of(back[i])))
            return true;
    for (size_t i = 0; i < sizeof inside / sizeof inside[0]; i++)
        if (has(s, inside[i]))
            return true;
    return false;
}

static bool is_in_brackets(struct str s)
{
    if (s.n < 3 || s.s[0] != '(' || s.s[s.n - 1] != ')')
        return false;
    for (size_t i = 1; i + 1 < s.n; i++)
        if (!is_digit(s.s[i]) && s.s[i] != '.' && s.s[i] != ',')
            return false;
    return true;
}

static bool is_in_words(struct str s)
{
    static const char digits[] =
        "零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟元整点角分";
    size_t n = 0;

    for (; s.n > 0; n++) {
        struct str at = s;
        bool found = false;

        if (text_next(&s) == TEXT_INVALID)
            return false;
        at.n -= s.n;
        for (struct str d = str_of(digits); d.n > 0 && !found;) {
            struct str one = d;

            text_next(&d);
            one.n -= d.n;
            found = str_eq(one, at);
        }
        if (!found)
            return false;
    }
    return n > 0;
}

/* 1亿2000万, 3元5角 */
static bool is_two_units(struct str s)
{
    if (!take_figure(&s))
        return false;
    if (!str_starts(s, str_of("亿")) && !str_starts(s, str_of("万")) &&
        !str_starts(s, str_of("元")) && !str_starts(s, str_of("千")))
        return false;
    s = str_skip(s, strlen("亿"));
    return s.n > 0 && is_digit(s.s[0]);
}

static bool has_two_points(struct str s)
{
    size_t points = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.s[i]) && s.s[i] != '.' && s.s[i] != ',')
            return false;
        points += s.s[i] == '.';
    }
    return points > 1;
}

static const struct {
    bool (*is)(struct str s);
    const char *reason;
} refusals[] = {
    { is_hashes, "the column was too narrow when the file was saved, and the figure is lost; widen "
                 "the column in Excel and save again" },
    { is_excel_error, "this is an error of Excel's; mend the formula behind it and save again" },
    { is_formula, "this is a formula; save the file with values (CSV)" },
    { is_scientific, "Excel has cut digits off; set the cell's format to number and save again" },
    { is_date, "this is a date; set the cell's format to number and type the figure again" },
    { is_range, "this is a range; give the one figure" },
    { is_fraction, "this is a fraction; write it out as a decimal number or a per cent" },
    { is_about, "this is not exact; give the figure itself" },
    { is_in_brackets,
      "brackets may mean a negative amount or a remark; write -5.00 for the first" },
    { is_two_units, "it has two units; write one figure with one unit" },
    { is_in_words, "it is in words; write it in digits" },
    { has_two_points, "it has two decimal points" },
};

const char *refusal_reason(struct str text)
{
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++)
        if (refusals[i].is(text))
            return refusals[i].reason;
    return NULL;
}

bool refusal_begins_formula(struct str text)
{
    return text.n > 0 && (is_formula(text) || text.s[0] == '+' || text.s[0] == '-');
}

bool refusal_is_no_unit(struct str behind)
{
    if (behind.n == 0)
        return true;
    for (size_t i = 0; i < behind.n; i++)
        if (is_digit(behind.s[i]))
            return true;
    return strchr(".,;:+-*/()'\"!?", behind.s[0]) != NULL;
}
