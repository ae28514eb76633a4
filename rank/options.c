#include "options.h"

#include <string.h>

#include "opt.h"

enum { MOST_DRAWS = 100000000, NOT_GIVEN = -1, USUAL_SEED = 1 };
static const double usual_noise = 0.25;

static struct options set = {
    .by = "total", .draws = NOT_GIVEN, .seed = NOT_GIVEN, .noise = NOT_GIVEN
};

static const struct opt table[] = {
    { 'f', "framework", "DIR", OPT_PATH, &set.framework, "take the grades and the cohort from here",
      NULL },
    { 0, "by", "COLUMN", OPT_TEXT, &set.by, "rank by this column (total)", NULL },
    { 0, "within", "COLS", OPT_TEXT, &set.within, "rank inside these (county,year)", NULL },
    { 0, "ties", "HOW", OPT_CHOICE, &set.ties,
      "competition (1,2,2,4), dense (1,2,2,3) or ordinal\n"
      "                            (1,2,3,4: by name)",
      ties_names },
    { 0, "grades", "SPEC", OPT_TEXT, &set.grades, "like '90:优 80:良 60:中 0:差'", NULL },
    { 0, "archive", "DB", OPT_PATH, &set.archive,
      "keep the ranking in DB, and take last year's from there", NULL },
    { 0, "explain", "FILE", OPT_PATH, &set.explain, "keep in DB too what score --explain wrote",
      NULL },
    { 0, "merge", NULL, OPT_FLAG, &set.merge,
      "each FILE is a ranking, of other counties: put them together", NULL },
    { 0, "grouped", NULL, OPT_FLAG, &set.grouped,
      "the input comes county by county, each with all its years:\n"
      "                            memory of one county",
      NULL },
    { 0, "history", NULL, OPT_FLAG, &set.history,
      "read no scores: write the newest ranking of every year in DB", NULL },
    { 0, "compare", NULL, OPT_FLAG, &set.compare,
      "read no scores: say what moved between the newest run in DB\n"
      "                            and the one before, or run A (a number or a label), or\n"
      "                            between A and B; and why",
      NULL },
    { 0, "freeze", "LABEL", OPT_TEXT, &set.freeze,
      "read no scores: mark the newest run in DB, or run A, as\n"
      "                            published; later runs say how they differ from it",
      NULL },
    { 0, "lang", "LANG", OPT_CHOICE, &set.language, "of comparisons: zh or en", moves_languages },
    { 0, "robustness", "N", OPT_COUNT, &set.draws,
      "draw N sets of weights and append how the ranks fall out:\n"
      "                            rank_p05,rank_median,rank_p95,top_share; needs -f",
      NULL },
    { 0, "noise", "X", OPT_NUMBER, &set.noise, "each indicator's weight times 1-X to 1+X (0.25)",
      NULL },
    { 0, "seed", "S", OPT_COUNT, &set.seed, "of the draws (1): the same seed, the same draws",
      NULL },
    { 0, "leave-one-out", "FILE", OPT_WRITE, &set.leave_one_out,
      "write how the ranks change without each indicator; needs -f", NULL },
    { 0, "plain", NULL, OPT_FLAG, &set.plain, "write no frame lines around the CSV", NULL },
    { .kind = OPT_END },
};

static const struct opt_program program = {
    .name = "rank",
    .purpose = "Reads scores, writes them ranked inside each county and year, with grades and the\n"
               "places won since the year before. All of the input is kept, but with --grouped.",
    .operands = "[FILE...] | --compare [A [B]]",
    .details = "Without FILE, or when FILE is -, reads standard input. Several files are ranked "
               "together.\n"
               "--merge passes every row on as it is, a county and year at a time. With --within\n"
               "year, or what else must be computed, it keeps all rows and ranks them anew.\n"
               "With --grouped a county is written when the next one begins, so counties stay in\n"
               "the input's order; one that comes again is an error.\n"
               "Grades: --grades, or those of the framework (it may have none); without -f\n"
               "90:优 80:良 60:中 0:差.\n"
               "Under drawn weights an indicator keeps its share of its weight, a missing one\n"
               "counts as the framework says, and ties share a rank. A quantile is a rank that\n"
               "came up; top_share is the share of draws in which the department is first. The\n"
               "draws follow from the seed alone; they are made on one core, in one thread.\n"
               "\n"
               "Examples:\n"
               "  score -f data/frameworks/julu-2021 observations.csv | rank\n"
               "  rank --within year --by process scores-2023.csv scores-2024.csv\n"
               "  rank --merge --within year ranking-east.csv ranking-west.csv\n"
               "  rank --archive county.db --compare\n",
    .options = table,
};

/* What is said of draws, and that they are made at all; then what is not said of them. */
static void check_draws(void)
{
    if (set.draws == 0)
        opt_refuse("--robustness takes at least 1 draw; leave it out where none are wanted");
    if (set.draws > MOST_DRAWS)
        opt_refuse("--robustness takes at most %d draws", MOST_DRAWS);
    if (set.noise > 1)
        opt_refuse("--noise takes a number from 0 to 1: a weight is never below nothing");
    if (set.draws == NOT_GIVEN && (set.noise >= 0 || set.seed >= 0))
        opt_refuse("--%s is about weights that are drawn, and none are: say how many, with "
                   "--robustness N",
                   set.noise >= 0 ? "noise" : "seed");
    if (set.draws == NOT_GIVEN)
        set.draws = 0;
    if (set.noise < 0)
        set.noise = usual_noise;
    if (set.seed == NOT_GIVEN)
        set.seed = USUAL_SEED;
}

static void check_weighing(void)
{
    const char *asked = set.draws > 0 ? "robustness" : "leave-one-out";

    if (set.draws == 0 && set.leave_one_out == NULL)
        return;
    if (set.framework == NULL)
        opt_refuse("--%s needs the weights of the framework: -f DIR", asked);
    if (strcmp(set.by, "total") != 0)
        opt_refuse("--%s is about the total, so --by '%s' does not go with it", asked, set.by);
}

static void check_archive(void)
{
    const char *asks = set.history           ? "--history"
                       : set.compare         ? "--compare"
                       : set.freeze != NULL  ? "--freeze"
                       : set.explain != NULL ? "--explain"
                                             : NULL;
    int most = set.compare ? 2 : set.freeze != NULL ? 1 : 0;

    if (asks != NULL && set.archive == NULL)
        opt_refuse("%s needs an archive: --archive DB", asks);
    if (set.history + set.compare + (set.freeze != NULL) > 1)
        opt_refuse("--history, --compare and --freeze are asked for one at a time");
    if (!set.history && !set.compare && set.freeze == NULL)
        return;
    if (set.draws > 0 || set.leave_one_out != NULL || set.explain != NULL)
        opt_refuse("%s reads no scores, so there is nothing to weigh or explain", asks);
    if (set.merge)
        opt_refuse("%s reads no scores, so there is nothing to merge", asks);
    if (set.operands > most && most == 0)
        opt_refuse("--history reads no file: '%s'", set.operand[0]);
    if (set.operands > most)
        opt_refuse("%s takes at most %d run%s", asks, most, most == 1 ? "" : "s");
}

void options_read(struct options *o, int argc, char **argv)
{
    int first = opt_parse(&program, argc, argv);

    set.operand = argv + first;
    set.operands = argc - first;
    check_draws();
    check_weighing();
    check_archive();
    *o = set;
}

void options_grades(struct grades *grades, const struct options *o, const struct framework *fw,
                    struct arena *arena)
{
    const char *text = o->grades != NULL ? o->grades : grades_national, *wrong;

    if (o->grades == NULL && o->framework != NULL) {
        *grades = fw->grades;
        return;
    }
    wrong = grades_parse(grades, str_of(text), arena);
    if (wrong != NULL)
        opt_refuse("--grades '%s': %s", text, wrong);
}

/* county,year unless --within or a framework says otherwise. */
void options_cohort(bool within[KEY_COUNT], const struct options *o, const struct framework *fw)
{
    const char *p = o->within;

    memset(within, 0, KEY_COUNT * sizeof *within);
    within[KEY_COUNTY] = within[KEY_YEAR] = true;
    if (p == NULL && o->framework != NULL)
        memcpy(within, fw->cohort, KEY_COUNT * sizeof *within);
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
                o->within);
        within[key] = true;
        p += n + (p[n] == ',');
    }
}

void options_check_grouped(const struct options *o, const bool within[KEY_COUNT])
{
    const struct {
        bool is_set;
        const char *name, *why;
    } whole[] = {
        { o->archive != NULL, "--archive", "an archive takes in a ranking whole" },
        { o->merge, "--merge",
          "it reads scores, and rankings are merged a county at a time anyway" },
        { o->leave_one_out != NULL, "--leave-one-out",
          "its file is written from all of a ranking" },
    };

    if (!o->grouped)
        return;
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
        if (whole[i].is_set)
            opt_refuse("--grouped does not go with %s: %s", whole[i].name, whole[i].why);
    if (!within[KEY_COUNTY])
        opt_refuse("--grouped ranks a county at a time, and here counties are ranked against each "
                   "other: leave it out, or rank --within county,year");
}

bool options_by_county(const struct options *o, const bool within[KEY_COUNT])
{
    return within[KEY_COUNTY] && o->archive == NULL && !o->merge && o->leave_one_out == NULL &&
           (o->draws == 0 || o->grouped);
}

bool options_pass_on(const struct options *o, const bool within[KEY_COUNT])
{
    return within[KEY_COUNTY] && within[KEY_YEAR] && !within[KEY_DEPARTMENT] &&
           strcmp(o->by, "total") == 0 && o->ties == TIES_COMPETITION && o->grades == NULL &&
           o->archive == NULL && o->draws == 0 && o->leave_one_out == NULL;
}
