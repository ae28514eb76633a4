/* rank: scores in, a ranking out. */
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "opt.h"
#include "out.h"
#include "output.h"
#include "program.h"
#include "ranking.h"
#include "robustness.h"
#include "table.h"

enum { MOST_DRAWS = 100000000 };

static struct {
    const char *framework, *by, *within, *grades, *leave_one_out;
    long draws, seed;
    double noise;
    int ties;
    bool plain;
} set = { .by = "total", .seed = 1, .noise = 0.25 };

static const struct opt options[] = {
    { 'f', "framework", "DIR", OPT_TEXT, &set.framework, "take the grades and the cohort from here",
      NULL },
    { 0, "by", "COLUMN", OPT_TEXT, &set.by, "rank by this column (total)", NULL },
    { 0, "within", "COLS", OPT_TEXT, &set.within, "rank inside these (county,year)", NULL },
    { 0, "ties", "HOW", OPT_CHOICE, &set.ties,
      "competition (1,2,2,4), dense (1,2,2,3) or ordinal\n"
      "                            (1,2,3,4: by name)",
      ties_names },
    { 0, "grades", "SPEC", OPT_TEXT, &set.grades, "like '90:优 80:良 60:中 0:差'", NULL },
    { 0, "robustness", "N", OPT_COUNT, &set.draws,
      "draw N sets of weights and append how the ranks fall out:\n"
      "                            rank_p05,rank_median,rank_p95,top_share; needs -f",
      NULL },
    { 0, "noise", "X", OPT_NUMBER, &set.noise, "each indicator's weight times 1-X to 1+X (0.25)",
      NULL },
    { 0, "seed", "S", OPT_COUNT, &set.seed, "of the draws (1): the same seed, the same draws",
      NULL },
    { 0, "leave-one-out", "FILE", OPT_TEXT, &set.leave_one_out,
      "write how the ranks change without each indicator; needs -f", NULL },
    { 0, "plain", NULL, OPT_FLAG, &set.plain, "write no frame lines around the CSV", NULL },
    { .kind = OPT_END },
};

static const struct opt_program program = {
    .name = "rank",
    .purpose = "Reads scores, writes them ranked inside each county and year, with grades and the\n"
               "places won since the year before. All of the input is kept.",
    .operands = "[FILE...]",
    .details = "Without FILE, or when FILE is -, reads standard input. Several files are ranked "
               "together.\n"
               "Grades come from --grades, else from the framework, else they are the national\n"
               "90:优 80:良 60:中 0:差.\n"
               "Under drawn weights an indicator keeps its share of its weight, a missing one\n"
               "counts as the framework says, and ties share a rank. A quantile is a rank that\n"
               "came up; top_share is the share of draws in which the department is first.\n"
               "\n"
               "Examples:\n"
               "  score -f data/frameworks/julu-2021 observations.csv | rank\n"
               "  rank --within year --by process scores-2023.csv scores-2024.csv\n",
    .options = options,
};

static struct framework framework;

static struct grades choose_grades(struct arena *arena)
{
    struct grades grades = framework.grades;
    const char *text = set.grades != NULL ? set.grades : grades_national, *wrong;

    if (set.grades == NULL && set.framework != NULL)
        return grades;
    wrong = grades_parse(&grades, str_of(text), arena);
    if (wrong != NULL)
        opt_refuse("--grades '%s': %s", text, wrong);
    return grades;
}

/* county,year unless --within or a framework says otherwise. */
static void choose_cohort(bool within[KEY_COUNT])
{
    const char *p = set.within;

    within[KEY_COUNTY] = within[KEY_YEAR] = true;
    if (p == NULL && set.framework != NULL)
        memcpy(within, framework.cohort, KEY_COUNT * sizeof *within);
    if (p == NULL)
        return;
    memset(within, 0, KEY_COUNT * sizeof *within);
    while (*p != '\0') {
        size_t n = strcspn(p, ",");
        int key = 0;

        while (key < KEY_COUNT && !str_eq((struct str){ p, n }, str_of(stream_key_name[key])))
            key++;
        if (key == KEY_COUNT)
            opt_refuse(
                "--within takes key columns joined by commas (county, year, department), not "
                "'%s'",
                set.within);
        within[key] = true;
        p += n + (p[n] == ',');
    }
}

static void check_options(void)
{
    bool weighs = set.draws > 0 || set.leave_one_out != NULL;

    if (weighs && set.framework == NULL)
        opt_refuse("--%s needs the weights of the framework: -f DIR",
                   set.draws > 0 ? "robustness" : "leave-one-out");
    if (weighs && strcmp(set.by, "total") != 0)
        opt_refuse("--%s is about the total, so --by '%s' does not go with it",
                   set.draws > 0 ? "robustness" : "leave-one-out", set.by);
    if (set.noise > 1)
        opt_refuse("--noise takes a number from 0 to 1: a weight is never below nothing");
    if (set.draws > MOST_DRAWS)
        opt_refuse("--robustness takes at most %d draws", MOST_DRAWS);
}

static bool read_input(struct table *t, const char *name)
{
    FILE *f = program_input(name);
    bool good = f != NULL && table_read(t, csvin_stdio, f, program_input_name(name), set.by, &diag);

    program_input_close(f);
    return good;
}

static bool read_inputs(struct table *t, int n, char **names)
{
    bool good = n > 0 || read_input(t, "-");

    for (int i = 0; i < n; i++)
        good = read_input(t, names[i]) && good;
    return good;
}

/* The ranking, with how sure it is where that is asked for. Without it, if it cannot be told. */
static void write_out(const struct table *t, const struct grades *grades)
{
    const struct robustness_options o = { set.draws, set.noise, (uint64_t)set.seed };
    struct standing *standing = NULL;

    if (set.draws > 0)
        standing = robustness_draw(t, &framework, &o, &diag);
    if (set.leave_one_out != NULL && (set.draws == 0 || standing != NULL))
        robustness_leave_one_out(t, &framework, set.leave_one_out, &diag);
    output_ranking(t, grades, standing, set.draws, set.plain);
    free(standing);
}

int main(int argc, char **argv)
{
    struct table table = { 0 };
    struct grades grades;
    struct arena arena = { 0 };
    bool within[KEY_COUNT] = { false };
    int operand, status;

    diag_begin("rank");
    out_begin();
    operand = opt_parse(&program, argc, argv);
    check_options();
    if (set.framework != NULL)
        program_framework(&framework, set.framework, false);
    grades = choose_grades(&arena);
    choose_cohort(within);

    if (read_inputs(&table, argc - operand, argv + operand)) {
        table_drop_repeated(&table, &diag);
        ranking_make(&table, within, (enum ties)set.ties);
        write_out(&table, &grades);
        status = diag_end();
        diag_summary("%zu department%s ranked", table.rows, plural(table.rows));
    } else {
        status = diag_end();
        diag_summary("nothing is ranked: an input is not whole");
    }
    table_free(&table);
    arena_free(&arena);
    framework_free(&framework);
    return status;
}
