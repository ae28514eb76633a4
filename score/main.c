/* score: observations in, scores out. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cohort.h"
#include "diag.h"
#include "notices.h"
#include "opt.h"
#include "out.h"
#include "scores.h"
#include "stream.h"

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

static void load_framework(void)
{
    if (set.framework == NULL)
        opt_refuse("name the framework's folder with -f DIR");
    if (!framework_load(&framework, set.framework, &diag)) {
        diag_end();
        diag_summary("the framework %s cannot be used", set.framework);
        exit(EXIT_USAGE);
    }
    if (set.extent != FROM_FRAMEWORK)
        framework.extent = (enum extent)set.extent;
    if (set.missing != FROM_FRAMEWORK)
        framework.missing = (enum missing)set.missing;
}

static _Noreturn void lint(void)
{
    size_t indicators = 0;

    for (size_t i = 0; i < framework.nodes; i++)
        indicators += !node_is_section(&framework.node[i]);
    diag_end();
    diag_summary("%.*s: %zu indicators, %zu items, %zu checks; it can be used (%lu warnings)",
                 STR_ARG(framework.id), indicators, framework.items, framework.checks,
                 diag.count[SEVERITY_WARNING]);
    exit(EXIT_OK);
}

/* Scores one cohort's rows and writes them. */
static void pass_on(struct cohort *cohort, const struct observations *o, size_t first, size_t n,
                    struct stream_writer *w, struct notices *notices, const char *file)
{
    cohort_score(cohort, o, first, n);
    notices_take(notices, cohort, file, &diag);
    scores_cohort(w, cohort);
}

static void score_all(struct cohort *cohort, struct observations *o, struct stream_writer *w,
                      struct notices *notices, const char *file)
{
    observations_group(o, file, &diag);
    for (size_t c = 0; c < o->cohorts; c++)
        if (o->start[c + 1] > o->start[c])
            pass_on(cohort, o, o->start[c], o->start[c + 1] - o->start[c], w, notices, file);
}

/* With --grouped: what has gathered is one cohort, and another begins. */
static void score_gathered(struct cohort *cohort, struct observations *o, struct stream_writer *w,
                           struct notices *notices, const char *file)
{
    if (o->rows > 0)
        score_all(cohort, o, w, notices, file);
    observations_clear(o);
}

static bool read_and_score(struct stream_reader *in, struct stream_writer *w,
                           struct notices *notices)
{
    struct observations o;
    struct cohort cohort;
    int *columns, current = -1;
    bool good = true;

    observations_init(&o, &framework);
    cohort_init(&cohort, &framework, (enum self_mode)set.self);
    columns = observations_columns(&framework, in);
    while (stream_next(in)) {
        int number = observations_cohort(&o, in);

        if (set.grouped && number != current) {
            if (number < current) {
                report_add(
                    &diag, SEVERITY_ERROR, "grouped", stream_place(in, -1),
                    "this department's cohort has come and gone: sort the input, or leave out "
                    "--grouped");
                good = false;
                break;
            }
            if (good)
                score_gathered(&cohort, &o, w, notices, in->name);
            current = number;
        }
        good = observations_add(&o, in, columns, number) && good;
    }
    good = good && stream_whole(in) && diag.count[SEVERITY_ERROR] == 0;
    if (good)
        score_gathered(&cohort, &o, w, notices, in->name);
    free(columns);
    cohort_free(&cohort);
    observations_free(&o);
    return good;
}

static FILE *open_input(const char *name)
{
    FILE *f = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");

    if (f == NULL) {
        report_add(&diag, SEVERITY_ERROR, "input", (struct place){ .file = name },
                   "cannot be read: %s", strerror(errno));
        exit(diag_end());
    }
    return f;
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
    FILE *f = open_input(name);
    struct notices notices = { 0 };
    struct stream_writer w;
    struct stream_reader in;
    int status = EXIT_DATA;

    if (!stream_open(&in, csvin_stdio, f, f == stdin ? "stdin" : name, STREAM_OBSERVATIONS, &diag))
        goto out;
    if (!is_own_framework(&in)) {
        status = EXIT_USAGE;
        goto out;
    }
    stream_begin(&w, STREAM_SCORES, framework.id, set.plain);
    scores_header(&w, &framework);
    if (read_and_score(&in, &w, &notices))
        stream_finish(&w);
    else
        buf_free(&w.csv.out); /* no last line: whoever reads this refuses it */
    status = diag_end();
    diag_summary("%s%lu departments in %lu cohorts scored, %lu with missing indicators",
                 status == EXIT_OK ? "" : "stopped: ", notices.departments, notices.cohorts,
                 notices.incomplete);

out:
    stream_close(&in);
    if (f != stdin)
        fclose(f);
    return status;
}

int main(int argc, char **argv)
{
    int operand, status;

    diag_begin("score");
    out_begin();
    operand = opt_parse(&program, argc, argv);
    load_framework();
    if (set.lint)
        lint();
    if (argc - operand > 1)
        opt_refuse("one input at the most: %s", argv[operand + 1]);
    status = score(operand < argc ? argv[operand] : "-");
    framework_free(&framework);
    return status;
}
