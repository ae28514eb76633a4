#include "unit.h"

#include <math.h>

#include "plots/draw/labels.h"

enum { MOST = 40 };

/* Slots whose middles want to be at these places, all as high as 10. */
static size_t slots_at(struct label_slot *slots, const double *wanted, size_t n)
{
    for (size_t i = 0; i < n; i++)
        slots[i] = (struct label_slot){ .wanted = wanted[i], .height = 10, .which = i };
    return n;
}

static void leaves_what_does_not_touch(void **state)
{
    static const double wanted[] = { 20, 40, 50 };
    struct label_slot slots[3];

    (void)state;
    labels_place(slots, slots_at(slots, wanted, 3), 0, 100);
    for (size_t i = 0; i < 3; i++)
        assert_true(slots[i].at == wanted[i]);
}

static void spreads_around_the_mean(void **state)
{
    static const double wanted[] = { 50, 50, 53 };
    struct label_slot slots[3];

    (void)state;
    labels_place(slots, slots_at(slots, wanted, 3), 0, 100);
    assert_true(fabs(slots[0].at - 41) < 1e-9);
    assert_true(fabs(slots[1].at - 51) < 1e-9);
    assert_true(fabs(slots[2].at - 61) < 1e-9);
}

static void keeps_inside(void **state)
{
    static const double wanted[] = { -30, 2, 99, 100 };
    struct label_slot slots[4];

    (void)state;
    labels_place(slots, slots_at(slots, wanted, 4), 0, 100);
    assert_true(slots[0].at == 5 && slots[1].at == 15);
    assert_true(slots[2].at == 85 && slots[3].at == 95);
    labels_place(slots, 0, 0, 100);
}

static void keeps_the_order_where_there_is_no_room(void **state)
{
    static const double wanted[] = { 1, 2, 3, 4 };
    struct label_slot slots[4];

    (void)state;
    labels_place(slots, slots_at(slots, wanted, 4), 0, 20);
    for (size_t i = 0; i < 4; i++)
        assert_true(slots[i].at == 5 + 10 * (double)i);
}

/* No label can be moved a little without lying over another, leaving the edge or moving farther
 * from where it wants to be. */
static double moves(const struct label_slot *slots, const double *at, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += (at[i] - slots[i].wanted) * (at[i] - slots[i].wanted);
    return sum;
}

static bool lies_free(const struct label_slot *slots, const double *at, size_t n, double high)
{
    for (size_t i = 0; i < n; i++) {
        double top = at[i] - slots[i].height / 2, bottom = at[i] + slots[i].height / 2;

        if (top < -1e-9 || bottom > high + 1e-9)
            return false;
        if (i > 0 && top < at[i - 1] + slots[i - 1].height / 2 - 1e-9)
            return false;
    }
    return true;
}

static void is_the_best(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (int round = 0; round < 2000; round++) {
        struct label_slot slots[MOST];
        double at[MOST], place = 0, high = 1000;
        size_t n = 1 + scramble(&seed) % MOST;

        for (size_t i = 0; i < n; i++) {
            place += scramble(&seed) % 40;
            slots[i] = (struct label_slot){ .wanted = place,
                                            .height = 8 + scramble(&seed) % 20,
                                            .which = i };
        }
        labels_place(slots, n, 0, high);
        for (size_t i = 0; i < n; i++)
            at[i] = slots[i].at;
        assert_true(lies_free(slots, at, n, high));
        for (size_t i = 0; i < n; i++)
            for (int way = -1; way <= 1; way += 2) {
                double before = moves(slots, at, n);

                at[i] += way * 0.01;
                if (lies_free(slots, at, n, high))
                    assert_true(moves(slots, at, n) >= before - 1e-9);
                at[i] = slots[i].at;
            }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_what_does_not_touch),
        cmocka_unit_test(spreads_around_the_mean),
        cmocka_unit_test(keeps_inside),
        cmocka_unit_test(keeps_the_order_where_there_is_no_room),
        cmocka_unit_test(is_the_best),
    };

    return cmocka_run_group_tests_name("labels", tests, NULL, NULL);
}
