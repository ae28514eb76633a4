#include "digits.h"

#include <stdlib.h>

#include "decimal.h"
#include "figure.h"

enum { MOST_SUGGESTED = 4 };

/* A check that is tried again and again on one department with one figure changed. */
struct trial {
    const struct check *check;
    struct column *item; /* one department each */
    struct evaluator evaluator;
};

static bool value_of(struct trial *t, const struct formula *f, double *value)
{
    unsigned char state;
    struct column out = { value, &state };

    evaluate(&t->evaluator, f, t->item, 0, 1, &out);
    return state == CELL_VALUE;
}

static bool holds_with(struct trial *t, int item, double value)
{
    double *kept = t->item[item].value, left, right;
    bool holds;

    t->item[item].value = &value;
    holds = value_of(t, &t->check->left, &left) && value_of(t, &t->check->right, &right) &&
            check_holds(t->check, left, right);
    t->item[item].value = kept;
    return holds;
}

static void suggest(struct buf *out, const struct cohort *c, int item, struct str old,
                    struct str new, char was, char is, bool first, bool zh)
{
    if (first)
        buf_text(out, zh ? "改动一位数字即可相符：" : " One other digit would mend it: ");
    else
        buf_text(out, zh ? "，或 " : ", or ");
    buf_str(out, c->fw->item[item].name);
    buf_char(out, ' ');
    buf_str(out, old);
    buf_text(out, "→");
    buf_str(out, new);
    buf_printf(out, zh ? "（%c→%c）" : " (%c→%c)", was, is);
}

/* Tries every digit of one figure. Returns how many were suggested, of at most room. */
static unsigned try_item(struct buf *out, const struct cohort *c, struct trial *t, int item,
                         unsigned before, bool zh)
{
    struct buf old = { 0 }, new = { 0 };
    unsigned found = 0;

    figure_exact(&old, t->item[item].value[0]);
    for (size_t at = 0; at < old.n; at++) {
        char was = old.s[at];

        if (was < '0' || was > '9')
            continue;
        for (char digit = '0'; digit <= '9' && before + found < MOST_SUGGESTED; digit++) {
            if (digit == was)
                continue;
            buf_clear(&new);
            buf_str(&new, buf_view(&old));
            new.s[at] = digit;
            if (holds_with(t, item, decimal_double(buf_view(&new)))) {
                suggest(out, c, item, buf_view(&old), buf_view(&new), was, digit,
                        before + found == 0, zh);
                found++;
            }
        }
    }
    buf_free(&old);
    buf_free(&new);
    return found;
}

void digits_suggest(struct buf *out, const struct cohort *c, const struct check *check, size_t i,
                    bool zh)
{
    const struct formula *side[2] = { &check->left, &check->right };
    struct trial t = { .check = check };
    unsigned found = 0;

    t.item = mem_new(c->fw->items, sizeof *t.item);
    for (size_t k = 0; k < c->fw->items; k++)
        t.item[k] = (struct column){ c->o->item[k].value + c->first + i,
                                     c->o->item[k].state + c->first + i };
    for (int s = 0; s < 2; s++)
        for (size_t k = 0; k < side[s]->items; k++)
            found += try_item(out, c, &t, side[s]->item[k], found, zh);
    if (found > 0)
        buf_text(out, zh ? "。" : ".");
    evaluator_free(&t.evaluator);
    free(t.item);
}
