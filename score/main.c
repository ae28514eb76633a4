/* score: observations in, scores out. */
#include <stdlib.h>

#include "diag.h"
#include "lint.h"
#include "opt.h"
#include "out.h"
#include "program.h"
#include "run.h"

enum { FROM_FRAMEWORK = -1 };

static struct {
    const char *framework, *explain, *findings, *review, *compare;
    int extent, missing, self, language;
    bool grouped, lint, plain;
} set = { .extent = FROM_FRAMEWORK, .missing = FROM_FRAMEWORK };

static const struct opt options[] = {
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
    .options = options,
};

static struct framework framework;

static _Noreturn void lint(void)
{
    size_t indicators = 0;
    struct buf tree = { 0 };

    lint_framework(&framework, set.framework, &diag);
    lint_tree(&tree, &framework);
    out_write(tree.s, tree.n);
    for (size_t i = 0; i < framework.nodes; i++)
        indicators += !node_is_section(&framework.node[i]);
    diag_end();
    diag_summary("%.*s can be used: %zu indicator%s, %zu item%s, %zu check%s, %lu warning%s",
                 STR_ARG(framework.id), indicators, plural(indicators), framework.items,
                 plural(framework.items), framework.checks, plural(framework.checks),
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

/* What is written beside the scores. */
struct extras {
    struct reviews reviews;
    struct explainer explain;
    struct findings findings;
    struct comparison compare;
};

/* Reads the reviewer's file and opens what was asked for. False with a diagnostic. */
static bool open_extras(struct extras *x, struct run *run)
{
    bool good = true;

    if (set.review != NULL) {
        good = reviews_read(&x->reviews, &framework, set.review, &diag);
        run->reviews = &x->reviews;
    }
    if (set.explain != NULL) {
        run->explain = &x->explain;
        good = explain_open(&x->explain, &framework, set.explain, (enum language)set.language,
                            run->reviews) &&
               good;
    }
    if (set.findings != NULL) {
        run->findings = &x->findings;
        good = findings_open(&x->findings, &framework, set.findings, (enum language)set.language) &&
               good;
    }
    if (set.compare != NULL) {
        run->compare = &x->compare;
        good = compare_open(&x->compare, &framework, set.compare, run->self, run->reviews) && good;
    }
    return good;
}

static void keep_extras(struct run *run)
{
    if (run->reviews != NULL)
        reviews_warn_unused(run->reviews, &diag);
    if (run->explain != NULL)
        explain_commit(run->explain);
    if (run->findings != NULL)
        findings_commit(run->findings);
    if (run->compare != NULL)
        compare_commit(run->compare);
}

static void close_extras(struct run *run)
{
    if (run->reviews != NULL)
        reviews_free(run->reviews);
    if (run->explain != NULL)
        explain_free(run->explain);
    if (run->findings != NULL)
        findings_free(run->findings);
    if (run->compare != NULL)
        compare_free(run->compare);
}

static int score(struct run *run, const char *name)
{
    struct stream_reader in;
    FILE *f = program_input(name);
    bool usage = false;

    if (f == NULL)
        return diag_end();
    if (stream_open(&in, csvin_stdio, f, program_input_name(name), STREAM_OBSERVATIONS, &diag)) {
        usage = !is_own_framework(&in);
        if (!usage && run_scores(run, &in))
            keep_extras(run);
    }
    stream_close(&in);
    program_input_close(f);
    return usage ? EXIT_USAGE : diag_end();
}

int main(int argc, char **argv)
{
    struct run run = { .fw = &framework };
    struct extras extras = { 0 };
    int operand, status;

    diag_begin("score");
    out_begin();
    operand = opt_parse(&program, argc, argv);
    if (argc - operand > 1)
        opt_refuse("one input at the most: %s", argv[operand + 1]);
    if (set.review != NULL && set.self == SELF_ONLY)
        opt_refuse(
            "--review sets points, --self=only counts nothing but the towns' own: one of them");
    program_framework(&framework, set.framework, true);
    if (set.lint)
        lint();
    if (set.extent != FROM_FRAMEWORK)
        framework.extent = (enum extent)set.extent;
    if (set.missing != FROM_FRAMEWORK)
        framework.missing = (enum missing)set.missing;
    run.self = (enum self_mode)set.self;
    run.grouped = set.grouped;
    run.plain = set.plain;
    status =
        open_extras(&extras, &run) ? score(&run, operand < argc ? argv[operand] : "-") : diag_end();
    diag_summary("%s%lu department%s in %lu cohort%s scored, %lu with missing indicators",
                 status == EXIT_OK ? "" : "stopped: ", run.notices.departments,
                 plural(run.notices.departments), run.notices.cohorts, plural(run.notices.cohorts),
                 run.notices.incomplete);
    close_extras(&run);
    framework_free(&framework);
    return status;
}
