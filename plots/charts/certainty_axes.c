#include "charts/certainty_axes.h"

enum { NUMBERS = 10 }; /* at most, of an axis */

static void set_step(struct certainty_axis *axis)
{
    static const long steps[] = { 1, 2, 5 };
    long power = 1;

    axis->step = 1;
    for (size_t i = 0; (axis->high - axis->low) / (double)axis->step > NUMBERS; i++) {
        power *= i > 0 && i % 3 == 0 ? 10 : 1;
        axis->step = steps[i % 3] * power;
    }
}

static void reach(struct certainty_axis *axis, long rank)
{
    double middle = (double)rank;

    if (rank <= 0)
        return;
    axis->low = middle - 0.5 < axis->low ? middle - 0.5 : axis->low;
    axis->high = middle + 0.5 > axis->high ? middle + 0.5 : axis->high;
}

size_t certainty_axes(struct certainty_axis axis[CERTAINTY_AXES], const struct ranking_rows *rows,
                      double left, double right)
{
    size_t n = 0;

    for (size_t from = 0, to; from < rows->rows && n < CERTAINTY_AXES; from = to + 1) {
        struct certainty_axis *a = &axis[n];

        for (to = from; to < rows->rows && rows->row[to].kind == ROW_RANKED;)
            to++;
        if (to == from)
            continue;
        *a = (struct certainty_axis){ .from = from, .to = to, .left = left, .right = right };
        a->low = a->high = (double)rows->row[from].standing->rank;
        for (size_t i = from; i < to; i++) {
            reach(a, rows->row[i].standing->rank);
            reach(a, rows->row[i].standing->p05);
            reach(a, rows->row[i].standing->p95);
        }
        set_step(a);
        n++;
    }
    return n;
}

double certainty_x(const struct certainty_axis *a, double rank)
{
    return a->left + (rank - a->low) / (a->high - a->low) * (a->right - a->left);
}

long certainty_next(const struct certainty_axis *a, long rank)
{
    long next;

    if (rank == 0 && a->low < 1)
        return 1;
    next = ((rank > 0 ? rank : (long)a->low) / a->step + 1) * a->step;
    return (double)next < a->high ? next : 0;
}
