/* score: observations in, scores out. */
#include <stdlib.h>

#include "diag.h"
#include "opt.h"
#include "out.h"
#include "program.h"
#include "run.h"

enum { FROM_FRAMEWORK = -1 };

static struct {
    const char *framework;
    int extent, missing, self;
    bool grouped, lint, plain;
} set = { .extent = FROM_FRAMEWORK, .missing = FROM_FRAMEWORK };

static const struct opt options[] = {
    { 'f', "framework", "DIR", OPT_TEXT, &set.framework, "the county's indicator system", NULL },
    { 0, "extent", "READING", OPT_CHOICE, &set.extent,
      "min and max over: cohort, clipped, inside, bounds", extent_names },
    { 0, "missing", "POLICY", OPT_CHOICE, &set.missing,
      "a missing indicator counts: zero, hold, full, skip", missing_names },
    { 0, "self", "MODE", OPT_CHOICE, &set.self,
      "the towns' own points: audit (not counted), fallback (where\n"
      "                            inputs are missing), only (their sheets re-added)",
      self_names },
    { 0, "grouped", NULL, OPT_FLAG, &set.grouped,
      "the input comes cohort by cohort: memory of one cohort", NULL },
    { 0, "lint", NULL, OPT_FLAG, &set.lint, "check the framework and stop", NULL },
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
    .options = options,
};

static struct framework framework;

static _Noreturn void lint(void)
{
    size_t indicators = 0;

    for (size_t i = 0; i < framework.nodes; i++)
        indicators += !node_is_section(&framework.node[i]);
    diag_end();
    diag_summary("%.*s can be used: %zu indicators, %zu items, %zu checks, %lu warning%s",
                 STR_ARG(framework.id), indicators, framework.items, framework.checks,
                 diag.count[SEVERITY_WARNING], plural(diag.count[SEVERITY_WARNING]));
    exit(EXIT_OK);
}

static bool is_own_framework(const struct stream_reader *in)
{
    if (in->framework.n == 0 || str_eq(in->framework, framework.id))
        return true;
    report_add(&diag, SEVERITY_ERROR, "framework", (struct place){ in->name, 1, 0 },
               "these observations are for the framework '%.*s', and -f names '%.*s'",
               STR_ARG(in->framework), STR_ARG(framework.id));
    return false;
}

static int score(const char *name)
{
    struct run run = {
        .fw = &framework,
        .self = (enum self_mode)set.self,
        .grouped = set.grouped,
        .plain = set.plain,
    };
    struct stream_reader in;
    FILE *f = program_input(name);
    int status = EXIT_DATA;

    if (f == NULL)
        return diag_end();
    if (stream_open(&in, csvin_stdio, f, program_input_name(name), STREAM_OBSERVATIONS, &diag)) {
        if (is_own_framework(&in))
            run_scores(&run, &in);
        else
            status = EXIT_USAGE;
    }
    stream_close(&in);
    program_input_close(f);
    if (diag_end() == EXIT_OK)
        status = EXIT_OK;
    diag_summary("%s%lu department%s in %lu cohort%s scored, %lu with missing indicators",
                 status == EXIT_OK ? "" : "stopped: ", run.notices.departments,
                 plural(run.notices.departments), run.notices.cohorts, plural(run.notices.cohorts),
                 run.notices.incomplete);
    return status;
}

int main(int argc, char **argv)
{
    int operand, status;

    diag_begin("score");
    out_begin();
    operand = opt_parse(&program, argc, argv);
    if (argc - operand > 1)
        opt_refuse("one input at the most: %s", argv[operand + 1]);
    program_framework(&framework, set.framework);
    if (set.lint)
        lint();
    if (set.extent != FROM_FRAMEWORK)
        framework.extent = (enum extent)set.extent;
    if (set.missing != FROM_FRAMEWORK)
        framework.missing = (enum missing)set.missing;
    status = score(operand < argc ? argv[operand] : "-");
    framework_free(&framework);
    return status;
}
