#include "asked.h"

#include <stdio.h>

#include "diag.h"
#include "out.h"
#include "years/history.h"
#include "years/moves.h"

/* On standard error, as of any list there. */
enum { MOST_SHOWN = 20 };

int asked_history(struct archive *a, const struct options *o, const struct str *framework,
                  const bool within[KEY_COUNT])
{
    struct buf cohort = { 0 };
    unsigned long rows = 0;
    bool good;
    int status;

    keeping_within(&cohort, within);
    good = history_write(a, framework, o->by, buf_view(&cohort), o->plain, &rows);
    status = diag_end();
    if (good)
        diag_summary("%lu place%s out of the archive", rows, plural(rows));
    else
        diag_summary("there is no history to write");
    buf_free(&cohort);
    return status;
}

/* The two runs to compare. A note where there is nothing to compare with. */
static bool choose_runs(struct archive *a, const struct options *o, struct run *before,
                        struct run *after, struct arena *arena)
{
    if (o->operands == 2)
        return runs_find(a, o->operand[0], before, arena) &&
               runs_find(a, o->operand[1], after, arena);
    if (!runs_find(a, NULL, after, arena))
        return false;
    if (o->operands == 1)
        return runs_find(a, o->operand[0], before, arena);
    if (runs_before(a, after, false, before, arena))
        return true;
    if (!a->failed)
        report_add(&diag, SEVERITY_ERROR, "run", (struct place){ .file = a->path },
                   "run %lld is the first one of its counties and years: there is none before it",
                   (long long)after->id);
    return false;
}

int asked_compare(struct archive *a, const struct options *o)
{
    struct arena arena = { 0 };
    struct run before, after;
    struct moves_count count = { 0 };
    struct buf text = { 0 };
    bool good = archive_begin_reading(a) && choose_runs(a, o, &before, &after, &arena) &&
                moves_write(&text, a, &before, &after, (enum moves_language)o->language, SIZE_MAX,
                            &count) &&
                archive_commit(a);
    int status;

    if (good)
        out_write(text.s, text.n);
    status = diag_end();
    if (good)
        diag_summary("of %lu department%s, %lu moved", count.departments, plural(count.departments),
                     count.moved);
    else
        diag_summary("nothing is compared");
    buf_free(&text);
    arena_free(&arena);
    return status;
}

int asked_freeze(struct archive *a, const struct options *o)
{
    struct arena arena = { 0 };
    struct run run;
    bool good = runs_find(a, o->operands > 0 ? o->operand[0] : NULL, &run, &arena) &&
                runs_freeze(a, &run, o->freeze);
    int status = diag_end();

    if (good)
        diag_summary("run %lld is published as '%s'", (long long)run.id, o->freeze);
    else
        diag_summary("nothing is published");
    arena_free(&arena);
    return status;
}

void asked_published(struct archive *a, int64_t id, enum moves_language language)
{
    struct arena arena = { 0 };
    struct run run, published;
    struct moves_count count;
    struct buf number = { 0 }, text = { 0 };

    buf_printf(&number, "%lld", (long long)id);
    if (runs_find(a, buf_cstr(&number), &run, &arena) &&
        runs_before(a, &run, true, &published, &arena) &&
        moves_write(&text, a, &published, &run, language, MOST_SHOWN, &count) && count.moved > 0) {
        diag_warning("published", "this differs from the ranking published as '%.*s'",
                     STR_ARG(published.label));
        fwrite(text.s, 1, text.n, stderr);
    }
    buf_free(&number);
    buf_free(&text);
    arena_free(&arena);
}
