/* score: observations in, scores out. */
#include <stdlib.h>

#include "diag.h"
#include "lint.h"
#include "options.h"
#include "out.h"
#include "program.h"
#include "run.h"

static _Noreturn void lint(const struct framework *fw, const char *folder)
{
    size_t indicators = 0;
    struct buf tree = { 0 };

    lint_framework(fw, folder, &diag);
    lint_tree(&tree, fw);
    out_write(tree.s, tree.n);
    for (size_t i = 0; i < fw->nodes; i++)
        indicators += !node_is_section(&fw->node[i]);
    diag_end();
    diag_summary("%.*s can be used: %zu indicator%s, %zu item%s, %zu check%s, %lu warning%s",
                 STR_ARG(fw->id), indicators, plural(indicators), fw->items, plural(fw->items),
                 fw->checks, plural(fw->checks), diag.count[SEVERITY_WARNING],
                 plural(diag.count[SEVERITY_WARNING]));
    exit(EXIT_OK);
}

static bool is_own_framework(const struct stream_reader *in, const struct framework *fw)
{
    if (in->framework.n == 0 || str_eq(in->framework, fw->id))
        return true;
    report_add(&diag, SEVERITY_ERROR, "framework", (struct place){ in->name, 1, 0 },
               "these observations are for the framework '%.*s', and -f names '%.*s'",
               STR_ARG(in->framework), STR_ARG(fw->id));
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
static bool open_extras(struct extras *x, struct run *run, const struct options *o)
{
    enum language language = (enum language)o->language;
    bool good = true;

    if (o->review != NULL) {
        good = reviews_read(&x->reviews, run->fw, o->review, &diag);
        run->reviews = &x->reviews;
    }
    if (o->explain != NULL) {
        run->explain = &x->explain;
        good = explain_open(&x->explain, run->fw, o->explain, language, run->reviews) && good;
    }
    if (o->findings != NULL) {
        run->findings = &x->findings;
        good = findings_open(&x->findings, run->fw, o->findings, language) && good;
    }
    if (o->compare != NULL) {
        run->compare = &x->compare;
        good = compare_open(&x->compare, run->fw, o->compare, run->self, run->reviews) && good;
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
        usage = !is_own_framework(&in, run->fw);
        if (!usage && run_scores(run, &in))
            keep_extras(run);
    }
    stream_close(&in);
    program_input_close(f);
    return usage ? EXIT_USAGE : diag_end();
}

int main(int argc, char **argv)
{
    struct options o;
    struct framework framework = { 0 };
    struct run run = { .fw = &framework };
    struct extras extras = { 0 };
    int status;

    diag_begin("score");
    out_begin();
    options_read(&o, argc, argv);
    program_framework(&framework, o.framework, true);
    if (o.lint)
        lint(&framework, o.framework);
    options_override(&o, &framework);
    run.self = (enum self_mode)o.self;
    run.grouped = o.grouped;
    run.plain = o.plain;
    status = open_extras(&extras, &run, &o) ? score(&run, o.operand) : diag_end();
    diag_summary("%s%lu department%s in %lu cohort%s scored, %lu with missing indicators",
                 status == EXIT_OK ? "" : "stopped: ", run.notices.departments,
                 plural(run.notices.departments), run.notices.cohorts, plural(run.notices.cohorts),
                 run.notices.incomplete);
    close_extras(&run);
    framework_free(&framework);
    return status;
}
