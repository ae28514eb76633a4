#include "options.h"

#include "explain/phrases.h"
#include "opt.h"
#include "points/cohort.h"

enum { FROM_FRAMEWORK = -1 };

static struct options set = { .extent = FROM_FRAMEWORK, .missing = FROM_FRAMEWORK };

static const struct opt table[] = {
    { 'f', "framework", "DIR", OPT_PATH, &set.framework, "the county's indicator system", NULL },
    { 0, "extent", "READING", OPT_CHOICE, &set.extent,
      "min and max over: cohort, clipped, inside, bounds", extent_names },
    { 0, "missing", "POLICY", OPT_CHOICE, &set.missing,
      "a missing indicator counts: zero, hold, full, skip", missing_names },
    { 0, "self", "MODE", OPT_CHOICE, &set.self,
      "the towns' own points: audit (not counted), fallback (where\n"
      "                            inputs are missing), only (their sheets re-added)",
      self_names },
    { 0, "review", "FILE", OPT_PATH, &set.review,
      "points that reviewers set: county,year,department,\n"
      "                            indicator,points,reviewer,reason",
      NULL },
    { 0, "explain", "FILE", OPT_WRITE, &set.explain,
      "write why every point was given, a row an indicator", NULL },
    { 0, "findings", "FILE", OPT_WRITE, &set.findings,
      "write what does not add up in the submissions", NULL },
    { 0, "compare-extents", "FILE", OPT_WRITE, &set.compare,
      "write every total and rank under all four readings", NULL },
    { 0, "lang", "LANG", OPT_CHOICE, &set.language, "of explanations and findings: zh or en",
      language_names },
    { 0, "grouped", NULL, OPT_FLAG, &set.grouped,
      "the input comes cohort by cohort: memory of one cohort", NULL },
    { 0, "lint", NULL, OPT_FLAG, &set.lint, "check the framework, print its tree and stop", NULL },
    { 0, "plain", NULL, OPT_FLAG, &set.plain, "write no frame lines around the CSV", NULL },
    { .kind = OPT_END },
};

static const struct opt_program program = {
    .name = "score",
    .purpose = "Reads observations, writes scores: every department's points by indicator,\n"
               "section and total. All of the input is kept, because points depend on the\n"
               "minimum and maximum over all departments of a cohort.",
    .operands = "[FILE]",
    .details = "Without FILE, or when FILE is -, reads standard input.\n"
               "The options --extent and --missing override framework.csv; an indicator's own\n"
               "extent stays.\n"
               "\n"
               "Examples:\n"
               "  ingest -f data/frameworks/julu-2021 forms/*.csv |\n"
               "      score -f data/frameworks/julu-2021 --extent bounds\n"
               "  score --lint -f data/frameworks/julu-2021\n",
    .options = table,
};

void options_read(struct options *o, int argc, char **argv)
{
    int operand = opt_parse(&program, argc, argv);

    if (argc - operand > 1)
        opt_refuse("one input at the most: %s", argv[operand + 1]);
    if (set.review != NULL && set.self == SELF_ONLY)
        opt_refuse(
            "--review sets points, --self=only counts nothing but the towns' own: one of them");
    *o = set;
    o->operand = operand < argc ? argv[operand] : "-";
}

void options_override(const struct options *o, struct framework *fw)
{
    if (o->extent != FROM_FRAMEWORK)
        fw->extent = (enum extent)o->extent;
    if (o->missing != FROM_FRAMEWORK)
        fw->missing = (enum missing)o->missing;
}
