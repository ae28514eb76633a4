/* The framework's checks: what must hold between a town's own figures. Where a sum fails that one
 * wrong digit would mend, the digit is named: forms are typed and scanned, and 4 is read as 1. */
#include <math.h>
#include <stdlib.h>

#include "decimal.h"
#include "digits.h"
#include "figure.h"
#include "findings.h"
#include "framework/measure.h"

static const char *const wanted[][LANGUAGES] = {
    [CHECK_EQUAL] = { "，两者应相等，相差 ", "; they should be equal and differ by " },
    [CHECK_AT_MOST] = { "，前者不应大于后者，超出 ",
                        "; the former should be at most the latter, and exceeds it by " },
    [CHECK_AT_LEAST] = { "，前者不应小于后者，少 ",
                         "; the former should be at least the latter, and falls short by " },
};

static bool is_rate(const struct framework *fw, const struct check *check)
{
    return formula_measure(fw, &check->left, NULL, NULL).kind == MEASURE_RATE ||
           formula_measure(fw, &check->right, NULL, NULL).kind == MEASURE_RATE;
}

static void put_result(struct buf *out, double value, bool rate)
{
    if (rate) {
        figure_rounded(out, value * 100, 2);
        buf_char(out, '%');
    } else {
        figure_exact(out, figure_round(value, 6));
    }
}

/* "243.49 + 7 + 23 = 273.49"; a single figure stands alone. */
static void put_side(struct findings *f, const struct cohort *c, size_t check, int side, size_t i,
                     double value, bool rate)
{
    const struct formula *formula =
        side == 0 ? &c->fw->check[check].left : &c->fw->check[check].right;

    formula_fill(&f->now.message, &f->check[side][check], c, i);
    if (formula->steps > 1) {
        buf_text(&f->now.message, " = ");
        put_result(&f->now.message, value, rate);
    }
}

static void put_check(struct findings *f, const struct cohort *c, size_t number, size_t i,
                      double left, double right)
{
    const struct check *check = &c->fw->check[number];
    bool zh = f->language == LANGUAGE_ZH, rate = is_rate(c->fw, check);
    struct finding *now =
        findings_begin(f, FINDING_CHECK, SEVERITY_ERROR, check->code, check->name);

    figure_exact(&now->expected, figure_round(left, 6));
    figure_exact(&now->reported, figure_round(right, 6));
    figure_exact(&now->difference, figure_round(right - left, 6));
    buf_str(&now->message, check->name);
    buf_text(&now->message, zh ? "，不成立：" : " does not hold: ");
    put_side(f, c, number, 0, i, left, rate);
    buf_text(&now->message, zh ? "，而 " : ", against ");
    put_side(f, c, number, 1, i, right, rate);
    buf_text(&now->message, wanted[check->relation][f->language]);
    put_result(&now->message, fabs(right - left), rate);
    buf_text(&now->message, zh ? "。" : ".");
    if (check->relation == CHECK_EQUAL && !rate)
        digits_suggest(&now->message, c, check, i, zh);
    buf_text(&now->message, zh ? "请核对。" : " Please check.");
    findings_put(f, c, i);
}

bool check_holds(const struct check *check, double left, double right)
{
    double slack = check->tolerance + 1e-9 * fmax(1, fmax(fabs(left), fabs(right)));

    switch (check->relation) {
    case CHECK_EQUAL: return fabs(left - right) <= slack;
    case CHECK_AT_MOST: return left <= right + slack;
    case CHECK_AT_LEAST: break;
    }
    return left >= right - slack;
}

void find_in_checks(struct findings *f, const struct cohort *c)
{
    struct evaluator evaluator = { 0 };
    struct column left, right;

    left.value = mem_new(2 * c->n, sizeof *left.value);
    left.state = mem_new(2 * c->n, 1);
    right.value = left.value + c->n;
    right.state = left.state + c->n;
    for (size_t k = 0; k < c->fw->checks; k++) {
        const struct check *check = &c->fw->check[k];

        evaluate(&evaluator, &check->left, c->o->item, c->first, c->n, &left);
        evaluate(&evaluator, &check->right, c->o->item, c->first, c->n, &right);
        for (size_t i = 0; i < c->n; i++)
            if (left.state[i] == CELL_VALUE && right.state[i] == CELL_VALUE &&
                !check_holds(check, left.value[i], right.value[i]))
                put_check(f, c, k, i, left.value[i], right.value[i]);
    }
    free(left.value);
    free(left.state);
    evaluator_free(&evaluator);
}
