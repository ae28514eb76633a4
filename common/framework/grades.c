#include "grades.h"

#include "decimal.h"

const char grades_national[] = "90:优 80:良 60:中 0:差";

const char *grades_parse(struct grades *g, struct str text, struct arena *arena)
{
    struct str rest = text, word;
    size_t n = 0;

    *g = (struct grades){ 0 };
    while (str_word(&rest, &word))
        n++;
    g->grade = arena_new(arena, n, sizeof *g->grade);
    for (rest = text; str_word(&rest, &word); g->n++) {
        struct grade *grade = &g->grade[g->n];
        size_t colon = 0;

        while (colon < word.n && word.s[colon] != ':')
            colon++;
        if (colon == word.n || colon + 1 == word.n)
            return "a grade is written BOUND:NAME, like 90:优";
        grade->bound_text = (struct str){ arena_copy(arena, word.s, colon), colon };
        if (!decimal_fixed(grade->bound_text, GRADE_SCALE, &grade->bound))
            return "the bound of a grade is not a plain number";
        if (g->n > 0 && grade->bound >= grade[-1].bound)
            return "the bounds of the grades must fall, the best first";
        word = str_skip(word, colon + 1);
        grade->name = str_keep(arena, word);
    }
    return NULL;
}

struct str grades_of(const struct grades *g, int64_t total, unsigned scale, int *index)
{
    int64_t unit = decimal_power(GRADE_SCALE - scale);

    for (size_t i = 0; i < g->n; i++)
        if (total * unit >= g->grade[i].bound) {
            if (index != NULL)
                *index = (int)i;
            return g->grade[i].name;
        }
    if (index != NULL)
        *index = -1;
    return (struct str){ 0 };
}
