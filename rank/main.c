/* rank: scores in, a ranking out. */
#include <stdlib.h>

#include "asked.h"
#include "by_county.h"
#include "diag.h"
#include "merge.h"
#include "options.h"
#include "out.h"
#include "program.h"
#include "ranks/output.h"
#include "rows/reading.h"
#include "rows/repeated.h"
#include "shards.h"

static bool read_input(struct table *t, const char *name, const struct options *o,
                       reading_taker *take, void *to)
{
    enum stream_kind kind = o->merge ? STREAM_RANKING : STREAM_SCORES;
    FILE *f = program_input(name);
    bool good = f != NULL && reading_rows(t, csvin_stdio, f, program_input_name(name), kind, o->by,
                                          take, to, &diag);

    program_input_close(f);
    return good;
}

static bool read_inputs(struct table *t, const struct options *o, reading_taker *take, void *to)
{
    bool good = o->operands > 0 || read_input(t, "-", o, take, to);

    for (int i = 0; i < o->operands; i++)
        good = read_input(t, o->operand[i], o, take, to) && good;
    return good;
}

/* The ranking, with how sure it is where that is asked for. Without it, if it cannot be told.
 * Returns how many grades are provisional. */
static unsigned long write_out(const struct table *t, const struct options *o,
                               const struct framework *fw, const struct making *m)
{
    struct output out;

    if (o->leave_one_out != NULL && (o->draws == 0 || m->standing != NULL))
        robustness_leave_one_out(t, fw, o->leave_one_out, &diag);
    output_begin(&out, t, m->grades, m->standing != NULL ? o->draws : 0, o->plain);
    output_rows(&out, t, m->standing);
    output_end(&out);
    return out.provisional;
}

/* Takes last year's places from the archive and keeps the run there. False with an error. */
static bool keep(struct table *t, const struct options *o, const struct making *m)
{
    struct archive a;
    int64_t run = 0;

    if (o->archive == NULL)
        return true;
    if (archive_open(&a, o->archive, ARCHIVE_WRITE, &diag) && keeping_changes(t, &a, m))
        run = keeping_run(t, &a, m);
    if (run != 0)
        asked_published(&a, run, (enum moves_language)o->language);
    archive_close(&a);
    return run != 0;
}

/* Of rankings made apart: whether each cohort of the scores came from one of them. */
static bool check_shards(const struct table *t, const struct framework *fw)
{
    static const bool county_and_year[KEY_COUNT] = { [KEY_COUNTY] = true, [KEY_YEAR] = true };

    return shards_whole(t, fw->nodes > 0 ? fw->cohort : county_and_year, &diag);
}

static void say_end(unsigned long rows, unsigned long provisional, const char *failed)
{
    if (failed == NULL && provisional > 0)
        diag_summary(
            "%lu department%s ranked; %lu grade%s provisional (暂定): indicators are missing", rows,
            plural(rows), provisional, provisional == 1 ? " is" : "s are");
    else if (failed == NULL)
        diag_summary("%lu department%s ranked", rows, plural(rows));
    else if (rows > 0)
        diag_summary("stopped after %lu department%s: what is written is not whole", rows,
                     plural(rows));
    else
        diag_summary("nothing is ranked: %s", failed);
}

/* All rows at once, for what must see all of them. */
static int rank_together(const struct options *o, const struct framework *fw, struct making *m,
                         struct table *t)
{
    struct standing *standing = NULL;
    const char *failed = NULL;
    unsigned long provisional = 0;
    int status;

    if (!read_inputs(t, o, reading_into_table, t))
        failed = "an input is not whole";
    else if (o->merge && !check_shards(t, fw))
        failed = "a county is cut in two";
    if (failed == NULL) {
        repeated_drop(t, &diag);
        ranking_make(t, m->within, m->ties);
        if (o->draws > 0)
            m->standing = standing = robustness_draw(t, fw, &m->drawn, &diag);
        if (!keep(t, o, m))
            failed = "the archive did not keep it";
    }
    if (failed == NULL)
        provisional = write_out(t, o, fw, m);
    status = diag_end();
    say_end(failed == NULL ? t->rows : 0, provisional, failed);
    free(standing);
    return status;
}

static int rank_by_county(const struct options *o, const struct making *m, struct table *t)
{
    struct by_county counties;
    bool good;
    int status;

    by_county_begin(&counties, t, m, o->grouped, o->plain, &diag);
    good = read_inputs(t, o, by_county_take, &counties);
    good = by_county_end(&counties, good);
    status = diag_end();
    say_end(counties.rows, counties.out.provisional, good ? NULL : "an input is not whole");
    return status;
}

static int rank(const struct options *o, const struct framework *fw, const struct grades *grades,
                const bool within[KEY_COUNT])
{
    struct making making = {
        .fw = o->framework != NULL ? fw : NULL,
        .folder = o->framework,
        .by = o->by,
        .explain = o->explain,
        .within = within,
        .ties = (enum ties)o->ties,
        .grades = grades,
        .drawn = { o->draws, o->noise, (uint64_t)o->seed },
    };
    struct table table = { .grades = grades, .own = fw->id };
    int status = options_by_county(o, within) ? rank_by_county(o, &making, &table)
                                              : rank_together(o, fw, &making, &table);

    if (table.is_foreign)
        status = EXIT_USAGE;
    table_free(&table);
    return status;
}

/* Rankings put together as they are. */
static int merge(const struct options *o)
{
    static char standard_input[] = "-";
    static char *no_operand[] = { standard_input };
    bool some = o->operands > 0;
    unsigned long rows;
    bool good = merge_rankings(some ? o->operand : no_operand, some ? (size_t)o->operands : 1,
                               o->plain, &diag, &rows);
    int status = diag_end();

    if (good)
        diag_summary("%lu department%s merged", rows, plural(rows));
    else if (rows > 0)
        diag_summary("stopped after %lu department%s: what is written is not whole", rows,
                     plural(rows));
    else
        diag_summary("nothing is merged");
    return status;
}

static int ask(const struct options *o, const struct framework *fw, const bool within[KEY_COUNT])
{
    enum archive_use use = o->freeze != NULL ? ARCHIVE_WRITE : ARCHIVE_READ;
    struct archive a;
    int status;

    if (!archive_open(&a, o->archive, use, &diag)) {
        status = diag_end();
        diag_summary("the archive cannot be used");
    } else if (o->history) {
        status = asked_history(&a, o, o->framework != NULL ? &fw->id : NULL, within);
    } else if (o->compare) {
        status = asked_compare(&a, o);
    } else {
        status = asked_freeze(&a, o);
    }
    archive_close(&a);
    return status;
}

int main(int argc, char **argv)
{
    struct options o;
    struct framework framework = { 0 };
    struct grades grades;
    struct arena arena = { 0 };
    bool within[KEY_COUNT];
    int status;

    diag_begin("rank");
    out_begin();
    options_read(&o, argc, argv);
    if (o.framework != NULL)
        program_framework(&framework, o.framework, false);
    options_grades(&grades, &o, &framework, &arena);
    options_cohort(within, &o, &framework);
    options_check_grouped(&o, within);
    if (o.history || o.compare || o.freeze != NULL)
        status = ask(&o, &framework, within);
    else if (o.merge && options_pass_on(&o, within))
        status = merge(&o);
    else
        status = rank(&o, &framework, &grades, within);
    arena_free(&arena);
    framework_free(&framework);
    return status;
}
