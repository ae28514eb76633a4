#include "draw/swarm.h"

#include <math.h>
#include <stdbool.h>

/* How many of the dots before the index-th are near enough to touch it. */
static size_t neighbours(const struct swarm_dot *dots, size_t index, double diameter)
{
    size_t n = 0;

    while (n < index && fabs(dots[index].y - dots[index - 1 - n].y) < diameter)
        n++;
    return n;
}

static bool is_free(const struct swarm_dot *dots, size_t index, size_t near, double x,
                    double diameter)
{
    for (size_t i = index - near; i < index; i++)
        if (hypot(dots[i].x - x, dots[i].y - dots[index].y) < diameter - 1e-6)
            return false;
    return true;
}

/* The best place touches a dot that is there already, or is the middle. */
static double place(const struct swarm_dot *dots, size_t index, double diameter)
{
    size_t near = neighbours(dots, index, diameter);
    double best = HUGE_VAL;

    if (is_free(dots, index, near, 0, diameter))
        return 0;
    for (size_t i = index - near; i < index; i++) {
        double dy = dots[i].y - dots[index].y, dx = sqrt(diameter * diameter - dy * dy);

        for (int side = -1; side <= 1; side += 2) {
            double x = dots[i].x + side * dx;

            if (fabs(x) < fabs(best) - 1e-6 && is_free(dots, index, near, x, diameter))
                best = x;
        }
    }
    return best;
}

/* Returns how far the farthest dot reaches. */
static double place_all(struct swarm_dot *dots, size_t n, double diameter)
{
    double reach = 0;

    for (size_t i = 0; i < n; i++) {
        dots[i].x = place(dots, i, diameter);
        reach = fabs(dots[i].x) > reach ? fabs(dots[i].x) : reach;
    }
    return reach + diameter / 2;
}

double swarm_place(struct swarm_dot *dots, size_t n, double width, double least, double most)
{
    double diameter = most, reach;

    while ((reach = place_all(dots, n, diameter)) > width / 2 && diameter > least)
        diameter = diameter - 0.5 > least ? diameter - 0.5 : least;
    if (reach > width / 2)
        for (size_t i = 0; i < n; i++)
            dots[i].x *= (width - diameter) / 2 / (reach - diameter / 2);
    return diameter;
}
