#include "charts/scene.h"

#include "decimal.h"

/* The bounds are drawn only where they explain the grades that the stream has: a ranking may have
 * been graded with others. Returns the first row with another grade, NULL where all agree. */
static const struct standing *disagrees(const struct grades *g, const struct standings *s,
                                        bool *any)
{
    *any = false;
    for (size_t i = 0; i < s->rows; i++) {
        const struct standing *row = &s->row[i];

        if (!row->total.known || row->grade.n == 0)
            continue;
        *any = true;
        if (!str_eq(grades_of(g, row->total.value, POINTS_SCALE, NULL), row->grade))
            return row;
    }
    return NULL;
}

/* Without a framework: the power of ten that no total is above. */
static int64_t guess_full(const struct standings *s)
{
    int64_t full = decimal_power(POINTS_SCALE);

    for (size_t i = 0; i < s->rows; i++)
        while (s->row[i].total.value > full || s->row[i].high.value > full)
            full *= 10;
    return full;
}

static unsigned weight_decimals(const struct framework *fw)
{
    unsigned most = 0;

    for (size_t i = 0; i < fw->nodes; i++) {
        unsigned decimals = points_decimals(fw->node[i].weight);

        most = decimals > most ? decimals : most;
    }
    return most;
}

void scene_set(struct scene *s, const struct framework *fw, struct report *report)
{
    const struct standing *other;
    bool any;

    s->fw = fw;
    s->framework = fw != NULL ? fw->name : s->standings->framework;
    s->full_known = fw != NULL;
    s->full = fw != NULL ? fw->node[0].weight : guess_full(s->standings);
    s->weight_decimals = fw != NULL ? weight_decimals(fw) : 0;
    if (fw != NULL)
        s->grades = fw->grades;
    else
        grades_parse(&s->grades, str_of(grades_national), &s->arena);
    other = disagrees(&s->grades, s->standings, &any);
    if (other != NULL && fw != NULL) {
        struct str expected = grades_of(&s->grades, other->total.value, POINTS_SCALE, NULL);

        report_add(
            report, SEVERITY_WARNING, "grades", other->place,
            "the grade '%.*s' is not the one that the framework gives to this total, '%.*s': "
            "the bounds of the grades are not drawn",
            STR_ARG(other->grade), STR_ARG(expected));
    }
    if (other != NULL || !any)
        s->grades = (struct grades){ 0 };
}

void scene_free(struct scene *s)
{
    arena_free(&s->arena);
}

struct points scene_weight(const struct scene *s, const struct node *node)
{
    return (struct points){ true, node->weight, s->weight_decimals };
}
