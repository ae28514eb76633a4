#include "findings/one_digit.h"

#include <stdlib.h>
#include <tgmath.h>

#include "decimal.h"
#include "explain/figure.h"

enum { MOST_SUGGESTED = 4 };

bool check_holds(const struct check *check, real left, real right)
{
    real larger = fabs(left) > fabs(right) ? fabs(left) : fabs(right);
    real slack = check->tolerance + (larger > 1e6 ? 1e-15 * larger : 1e-9); /* of rounding */

    switch (check->relation) {
    case CHECK_EQUAL: return fabs(left - right) <= slack;
    case CHECK_AT_MOST: return left <= right + slack;
    case CHECK_AT_LEAST: break;
    }
    return left >= right - slack;
}

/* A check that is tried again and again on one department with one figure changed. */
struct trial {
    const struct check *check;
    struct column *item; /* one department each */
    struct evaluator evaluator;
};

static bool value_of(struct trial *t, const struct formula *f, real *value)
{
    unsigned char state;
    struct column out = { value, &state };

    evaluate(&t->evaluator, f, t->item, 1, &out);
    return state == CELL_VALUE;
}

static bool holds_with(struct trial *t, int item, real value)
{
    real *kept = t->item[item].value, left, right;
    bool holds;

    t->item[item].value = &value;
    holds = value_of(t, &t->check->left, &left) && value_of(t, &t->check->right, &right) &&
            check_holds(t->check, left, right);
    t->item[item].value = kept;
    return holds;
}

/* "；改动一位数字即可相符：支出合计 100→400（1→4）" */
static void suggest(struct buf *out, enum language language, struct str name, struct str was,
                    struct str is, size_t at, bool first)
{
    if (!first)
        buf_text(out, language == LANGUAGE_ZH ? "，或 " : ", or ");
    else if (language == LANGUAGE_ZH)
        buf_text(out, "；改动一位数字即可相符：");
    else
        buf_text(out, "; one other digit would mend it: ");
    buf_str(out, name);
    buf_char(out, ' ');
    buf_str(out, was);
    buf_text(out, "→");
    buf_str(out, is);
    say(out, language, SAY_OPEN);
    buf_char(out, was.s[at]);
    buf_text(out, "→");
    buf_char(out, is.s[at]);
    say(out, language, SAY_CLOSE);
}

/* Whether a number that begins with this digit at this place is written as people write it. */
static bool is_written_so(struct str number, size_t at, char digit)
{
    bool leads = at == 0 || (at == 1 && number.s[0] == '-');

    return digit != '0' || !leads || at + 1 == number.n || number.s[at + 1] == '.';
}

/* Tries every digit of one figure. Returns how many were suggested, of those that are left. */
static unsigned try_item(struct buf *out, enum language language, struct trial *t, int item,
                         struct str name, unsigned before)
{
    struct buf was = { 0 }, is = { 0 };
    unsigned found = 0;

    figure_exact(&was, t->item[item].value[0]);
    for (size_t at = 0; at < was.n; at++) {
        if (was.s[at] < '0' || was.s[at] > '9')
            continue;
        buf_clear(&is);
        buf_str(&is, buf_view(&was));
        for (char digit = '0'; digit <= '9' && before + found < MOST_SUGGESTED; digit++) {
            is.s[at] = digit;
            if (digit == was.s[at] || !is_written_so(buf_view(&was), at, digit) ||
                !holds_with(t, item, decimal_real(buf_view(&is))))
                continue;
            suggest(out, language, name, buf_view(&was), buf_view(&is), at, before + found == 0);
            found++;
        }
    }
    buf_free(&was);
    buf_free(&is);
    return found;
}

static bool uses(const struct formula *f, int item)
{
    for (size_t k = 0; k < f->items; k++)
        if (f->item[k] == item)
            return true;
    return false;
}

void digits_suggest(struct buf *out, const struct cohort *c, const struct check *check, size_t i,
                    enum language language)
{
    const struct formula *side[2] = { &check->left, &check->right };
    struct trial t = { .check = check };
    unsigned found = 0;

    t.item = mem_new(c->fw->items, sizeof *t.item);
    for (size_t k = 0; k < c->fw->items; k++)
        t.item[k] = (struct column){ c->item[k].value + i, c->item[k].state + i };
    for (int s = 0; s < 2; s++)
        for (size_t k = 0; k < side[s]->items; k++) {
            int item = side[s]->item[k];

            if (s == 1 && uses(side[0], item))
                continue;
            found += try_item(out, language, &t, item, c->fw->item[item].name, found);
        }
    evaluator_free(&t.evaluator);
    free(t.item);
}
