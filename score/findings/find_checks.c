/* The framework's checks: what must hold between a town's own figures. Where a sum fails that one
 * wrong digit would mend, the digit is named: forms are typed and scanned, and 4 is read as 1. */
#include <stdlib.h>
#include <tgmath.h>

#include "decimal.h"
#include "explain/figure.h"
#include "explain/filled.h"
#include "findings/finder.h"
#include "findings/one_digit.h"
#include "framework/measure.h"

/* What is known of the checks. */
struct checks {
    struct formula_pieces *left, *right; /* by check: its sides, cut up */
    bool *is_rate;                       /* by check: they are read in per cent */
    struct arena arena;
};

/* A check that failed for a department. */
struct failure {
    const struct check *check;
    const struct formula_pieces *left_pieces, *right_pieces;
    real left, right;
    bool is_rate;      /* the results are read in per cent */
    unsigned decimals; /* of the per cent */
};

static const char *const wanted[][LANGUAGES] = {
    [CHECK_EQUAL] = { "；两者应相等，相差 ", "; they should be equal and differ by " },
    [CHECK_AT_MOST] = { "；前者不应大于后者，超出 ",
                        "; the former should be at most the latter, and exceeds it by " },
    [CHECK_AT_LEAST] = { "；前者不应小于后者，少 ",
                         "; the former should be at least the latter, and falls short by " },
};

/* Two, or as many as it takes to tell the sides apart. */
static unsigned decimals_of(real difference)
{
    unsigned decimals = 2;

    while (decimals < DECIMAL_SCALE_MAX && figure_round(difference * 100, decimals) == 0)
        decimals++;
    return decimals;
}

/* "基本支出 716.73 + 项目支出 327.24 = 1043.97"; a single figure stands alone. */
static void put_side(struct finding_file *f, const struct cohort *c, size_t i,
                     const struct failure *failure, const struct formula *formula,
                     const struct formula_pieces *pieces, real value)
{
    formula_fill_named(&f->now.message, pieces, c, i);
    if (formula->steps == 1)
        return;
    buf_text(&f->now.message, " = ");
    if (failure->is_rate) {
        figure_rounded(&f->now.message, value * 100, failure->decimals);
        buf_char(&f->now.message, '%');
    } else {
        finding_number(f, figure_round(value, 6));
    }
}

static void put_difference(struct finding_file *f, const struct failure *failure)
{
    real difference = fabs(failure->right - failure->left);

    finding_say(f, wanted[failure->check->relation][LANGUAGE_ZH],
                wanted[failure->check->relation][LANGUAGE_EN]);
    if (failure->is_rate) {
        figure_trimmed(&f->now.message, difference * 100, failure->decimals);
        finding_say(f, " 个百分点", " percentage points");
    } else {
        finding_number(f, figure_round(difference, 6));
    }
}

static void put_check(struct finding_file *f, const struct cohort *c, size_t i,
                      const struct failure *failure)
{
    const struct check *check = failure->check;
    struct finding *now = finding_begin(f, FINDING_CHECK, SEVERITY_ERROR, check->code, check->name);

    figure_exact(&now->expected, figure_round(failure->left, 6));
    figure_exact(&now->reported, figure_round(failure->right, 6));
    figure_exact(&now->difference, figure_round(failure->right - failure->left, 6));
    finding_say(f, "不成立：", " does not hold: ");
    put_side(f, c, i, failure, &check->left, failure->left_pieces, failure->left);
    finding_say(f, "，", ", against ");
    put_side(f, c, i, failure, &check->right, failure->right_pieces, failure->right);
    put_difference(f, failure);
    if (check->relation == CHECK_EQUAL && !failure->is_rate)
        digits_suggest(&now->message, c, check, i, f->language);
    finding_say(f, "。请核对。", ". Please check.");
    finding_put(f, c, i);
}

static void find_failures(const struct checks *own, struct finding_file *f, const struct cohort *c,
                          size_t check, const struct column *left, const struct column *right)
{
    struct failure failure = {
        .check = &c->fw->check[check],
        .left_pieces = &own->left[check],
        .right_pieces = &own->right[check],
        .is_rate = own->is_rate[check],
    };

    for (size_t i = 0; i < c->n; i++) {
        failure.left = left->value[i];
        failure.right = right->value[i];
        if (left->state[i] != CELL_VALUE || right->state[i] != CELL_VALUE ||
            check_holds(failure.check, failure.left, failure.right))
            continue;
        failure.decimals = decimals_of(failure.right - failure.left);
        put_check(f, c, i, &failure);
    }
}

static void find(void *own, struct finding_file *f, const struct cohort *c)
{
    struct evaluator evaluator = { 0 };
    struct column left, right;

    left.value = mem_new(2 * c->n, sizeof *left.value);
    left.state = mem_new(2 * c->n, 1);
    right.value = left.value + c->n;
    right.state = left.state + c->n;
    for (size_t check = 0; check < c->fw->checks; check++) {
        evaluate(&evaluator, &c->fw->check[check].left, c->item, c->n, &left);
        evaluate(&evaluator, &c->fw->check[check].right, c->item, c->n, &right);
        find_failures(own, f, c, check, &left, &right);
    }
    free(left.value);
    free(left.state);
    evaluator_free(&evaluator);
}

static bool is_rate(const struct framework *fw, const struct formula *formula)
{
    return formula_measure(fw, formula, NULL, NULL).kind == MEASURE_RATE;
}

static void *checks_new(const struct framework *fw)
{
    struct checks *own = mem_new(1, sizeof *own);

    own->left = arena_new(&own->arena, fw->checks, sizeof *own->left);
    own->right = arena_new(&own->arena, fw->checks, sizeof *own->right);
    own->is_rate = arena_new(&own->arena, fw->checks, sizeof *own->is_rate);
    for (size_t i = 0; i < fw->checks; i++) {
        const struct check *check = &fw->check[i];

        own->left[i] = formula_cut(fw, &check->left, &own->arena);
        own->right[i] = formula_cut(fw, &check->right, &own->arena);
        own->is_rate[i] = is_rate(fw, &check->left) || is_rate(fw, &check->right);
    }
    return own;
}

static void checks_free(void *own)
{
    struct checks *checks = own;

    arena_free(&checks->arena);
    free(checks);
}

const struct finder checks_finder = { .new = checks_new, .free = checks_free, .find = find };
