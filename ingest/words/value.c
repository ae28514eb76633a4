#include "words/value.h"

#include <string.h>

#include "decimal.h"
#include "digits.h"
#include "words/cell.h"
#include "words/refusal.h"

enum { LONGEST_NUMBER = 40 };

static const char *const empty_marks[] = { "-", "--", "---", "—", "——", "–", "/", "\\", "无", "−" };
static const char *const not_applicable_marks[] = { "NA", "N/A", "n/a", "na", "不适用", "无此项" };

#define IS_ONE_OF(s, words) is_one_of(s, words, sizeof(words) / sizeof(words)[0])

static bool is_one_of(struct str s, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(s, words[i]))
            return true;
    return false;
}

static bool take(struct str *s, const char *prefix)
{
    if (!str_starts(*s, str_of(prefix)))
        return false;
    *s = str_skip(*s, strlen(prefix));
    return true;
}

static struct str skip_blanks(struct str s)
{
    while (s.n > 0 && s.s[0] == ' ')
        s = str_skip(s, 1);
    return s;
}

static bool is_digit(struct str s, size_t i)
{
    return i < s.n && s.s[i] >= '0' && s.s[i] <= '9';
}

/* What scanning found in front of the unit. */
struct scanned {
    struct buf number; /* -?digits[.digits] */
    bool currency;
    const char *fault; /* NULL, or why this is no number */
};

/* The sign and the currency mark, in either order: -￥5, ￥-5. */
static void scan_front(struct str *s, struct scanned *found)
{
    bool negative = false, sign = false, again = true;

    take(s, "'"); /* what Excel puts before a number kept as text */
    while (again) {
        again = false;
        if (!found->currency &&
            (take(s, "\xC2\xA5") || take(s, "人民币") || take(s, "RMB") || take(s, "CNY"))) {
            found->currency = again = true;
        } else if (!sign && (take(s, "-") || take(s, "\xE2\x88\x92"))) {
            negative = sign = again = true;
        } else if (!sign && take(s, "+")) {
            sign = again = true;
        }
        *s = skip_blanks(*s);
    }
    if (negative)
        buf_char(&found->number, '-');
}

/* The digits before the point. Separators count only where they group by three from the right. */
static void scan_whole(struct str *s, struct scanned *found)
{
    size_t group = 0;
    char separator = 0;

    while (s->n > 0) {
        if (is_digit(*s, 0)) {
            buf_char(&found->number, s->s[0]);
            group++;
        } else if ((s->s[0] == ',' || s->s[0] == ' ') && group > 0 && is_digit(*s, 1)) {
            if ((separator != 0 && (separator != s->s[0] || group != 3)) || group > 3)
                found->fault = "its separators do not group the digits by three";
            separator = s->s[0];
            group = 0;
        } else {
            break;
        }
        *s = str_skip(*s, 1);
    }
    if (separator != 0 && group != 3)
        found->fault = "its separators do not group the digits by three";
}

static void scan_fraction(struct str *s, struct scanned *found, bool whole)
{
    if (s->n == 0 || s->s[0] != '.' || (!whole && !is_digit(*s, 1)))
        return;
    *s = str_skip(*s, 1);
    if (!is_digit(*s, 0))
        return;
    if (!whole)
        buf_char(&found->number, '0');
    buf_char(&found->number, '.');
    for (; is_digit(*s, 0); *s = str_skip(*s, 1))
        buf_char(&found->number, s->s[0]);
}

/* Splits a cleaned cell into its number and what stands behind: the unit, we hope. */
static struct str scan(struct str s, struct scanned *found)
{
    size_t front;

    scan_front(&s, found);
    front = found->number.n;
    scan_whole(&s, found);
    scan_fraction(&s, found, found->number.n > front);
    if (found->number.n == front)
        found->fault = "it is no number";
    else if (found->number.n > LONGEST_NUMBER)
        found->fault = "it has more digits than any amount";
    return skip_blanks(s);
}

static enum value_kind refuse(struct str text, const char *fault, struct buf *why)
{
    const char *known = refusal_reason(text);

    buf_printf(why, "'%.*s' cannot be read: %s", STR_ARG(text), known != NULL ? known : fault);
    if (known == NULL)
        buf_text(why, "; write the figure in digits, and nothing else but its unit");
    return VALUE_BAD;
}

static enum value_kind refuse_unit(struct str text, struct buf *reason, struct buf *why)
{
    buf_printf(why, "'%.*s': %.*s", STR_ARG(text), (int)reason->n, reason->s);
    buf_free(reason);
    return VALUE_BAD;
}

static bool is_rate(struct named_unit unit)
{
    return unit.known != NULL && unit.known->dimension == DIMENSION_RATE;
}

static enum value_kind finish_number(const struct value_want *want, struct str text,
                                     struct named_unit given, struct scanned *found,
                                     struct buf *out, struct buf *why)
{
    struct str number = buf_view(&found->number);
    struct buf reason = { 0 };
    int power;

    if (!unit_shift(want->declared, given, &power, &reason))
        return refuse_unit(text, &reason, why);
    if (found->currency &&
        (want->declared.known == NULL || want->declared.known->dimension != DIMENSION_MONEY)) {
        buf_printf(&reason, "this is an amount of money, and the figure is in %.*s",
                   STR_ARG(want->declared.name));
        return refuse_unit(text, &reason, why);
    }
    if (is_rate(want->declared) && given.name.n == 0) {
        double rate = decimal_double(number);

        if (rate > 1.5 || rate < -1.5) {
            buf_printf(why,
                       "'%.*s' is a rate without a %% sign: write %.*s%% if per cent is meant, "
                       "or the fraction",
                       STR_ARG(text), STR_ARG(number));
            return VALUE_BAD;
        }
    }
    decimal_shift(out, number, power);
    return VALUE_NUMBER;
}

static enum value_kind read_number(const struct value_want *want, struct str text,
                                   const struct stated *stated, struct buf *out, struct buf *why)
{
    struct scanned found = { 0 };
    struct str behind = scan(text, &found);
    struct named_unit own = { 0 }, unit;
    struct buf reason = { 0 };
    enum value_kind kind;

    if (found.fault == NULL && behind.n > 0) {
        own = unit_in_text(behind);
        if (own.known == NULL && !str_eq(own.name, want->declared.name) &&
            (refusal_reason(text) != NULL || refusal_is_no_unit(behind)))
            found.fault = "it is no number";
    }
    if (found.fault != NULL)
        kind = refuse(text, found.fault, why);
    else if (!stated_unit(stated, own, want->declared, &unit, &reason))
        kind = refuse_unit(text, &reason, why);
    else
        kind = finish_number(want, text, unit, &found, out, why);
    buf_free(&found.number);
    return kind;
}

bool value_may_be_plain(const struct value_want *want, const struct stated *stated)
{
    struct named_unit given;
    struct buf why = { 0 };
    bool agree = stated_unit(stated, (struct named_unit){ 0 }, want->declared, &given, &why);

    buf_free(&why);
    if (!agree || want->is_label || is_rate(want->declared))
        return false;
    return given.name.n == 0 || (given.known == want->declared.known &&
                                 (given.known != NULL || str_eq(given.name, want->declared.name)));
}

bool value_read_plain(struct str raw, struct buf *out)
{
    struct digits d;

    if (!digits_read(raw, &d))
        return false;
    buf_str(out, decimal_shortest(raw));
    return true;
}

enum value_kind value_read(const struct value_want *want, struct str raw,
                           const struct stated *stated, struct buf *out, struct buf *why)
{
    struct buf clean = { 0 };
    enum value_kind kind;
    struct str text;
    bool figure;

    if (raw.n == 0)
        return VALUE_MISSING;
    if (value_may_be_plain(want, stated) && value_read_plain(raw, out))
        return VALUE_NUMBER;
    cell_clean(&clean, raw);
    text = buf_view(&clean);
    figure = is_digit(text, 0); /* none of the marks begins so */
    if (text.n == 0 || (!figure && IS_ONE_OF(text, empty_marks))) {
        kind = VALUE_MISSING;
    } else if (!figure && IS_ONE_OF(text, not_applicable_marks)) {
        kind = VALUE_NA;
    } else if (want->is_label) {
        buf_str(out, text);
        kind = VALUE_LABEL;
    } else if (memchr(str_trim(raw).s, '\n', str_trim(raw).n) != NULL) {
        kind = refuse(text, "it stands on two lines", why);
    } else {
        kind = read_number(want, text, stated, out, why);
    }
    buf_free(&clean);
    return kind;
}
