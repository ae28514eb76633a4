#include "run.h"

#include <stdlib.h>

#include "rows/quick_row.h"
#include "scores.h"

/* What reading and scoring share. */
struct work {
    struct run *run;
    struct stream_reader *in;
    struct stream_writer out;
    struct observations o;
    struct cohort cohort;
};

/* Scores and writes every cohort that has gathered, and forgets its rows. */
static void pass_on(struct work *w)
{
    observations_group(&w->o, w->in->name, w->in->report);
    if (w->run->findings != NULL)
        findings_prepare(w->run->findings, &w->o);
    for (size_t c = 0; c < w->o.cohorts; c++) {
        size_t first = w->o.start[c], n = w->o.start[c + 1] - first;

        if (n == 0)
            continue;
        cohort_take(&w->cohort, &w->o, first, n);
        cohort_score(&w->cohort);
        notices_take(&w->run->notices, &w->cohort, w->in->name, w->in->report);
        scores_cohort(&w->out, &w->cohort);
        if (w->run->explain != NULL)
            explain_cohort(w->run->explain, &w->cohort);
        if (w->run->findings != NULL)
            findings_cohort(w->run->findings, &w->cohort);
        if (w->run->compare != NULL)
            compare_cohort(w->run->compare, &w->o, first, n);
    }
    observations_clear(&w->o);
}

/* With grouped: the row that was read is of another cohort than those before. */
static bool change_cohort(struct work *w, int number, int *current)
{
    if (number < *current) {
        report_add(w->in->report, SEVERITY_ERROR, "grouped", stream_place(w->in, -1),
                   "this department's cohort has come and gone: sort the input, or leave out "
                   "--grouped");
        return false;
    }
    if (*current >= 0)
        pass_on(w);
    *current = number;
    return true;
}

/* Begins the reader's next row and reads its cells, or leaves them to be read. False at the end. */
static bool begin_row(struct work *w, struct quick_rows *quick, int *number, bool *has_cells)
{
    struct str key[KEY_COUNT];

    *has_cells = quick_row(quick, number);
    if (*has_cells)
        return true;
    if (!stream_next(w->in))
        return false;
    for (int k = 0; k < KEY_COUNT; k++)
        key[k] = w->in->in.field[w->in->key[k]];
    *number = observations_begin(&w->o, key);
    return true;
}

static bool read_rows(struct work *w)
{
    int *columns = observations_columns(w->run->fw, w->in), number, current = -1;
    bool good = true, has_cells;
    struct quick_rows quick;

    quick_rows_init(&quick, &w->o, w->in, columns);
    while (begin_row(w, &quick, &number, &has_cells)) {
        if (good && w->run->grouped && number != current)
            good = change_cohort(w, number, &current);
        if (!has_cells)
            good = observations_read_row(&w->o, w->in, columns) && good;
        observations_add(&w->o, w->in->in.line);
    }
    quick_rows_free(&quick);
    free(columns);
    return good && stream_whole(w->in) && w->in->report->count[SEVERITY_ERROR] == 0;
}

bool run_scores(struct run *run, struct stream_reader *in)
{
    struct work w = { .run = run, .in = in };
    bool good;

    observations_init(&w.o, run->fw);
    cohort_init(&w.cohort, run->fw, run->self, run->reviews);
    w.cohort.points_only = run->explain == NULL && run->findings == NULL;
    stream_begin(&w.out, STREAM_SCORES, run->fw->id, run->plain);
    scores_header(&w.out, run->fw);
    good = read_rows(&w);
    if (good) {
        pass_on(&w);
        stream_finish(&w.out);
    } else {
        buf_free(&w.out.csv.out); /* no last line: whoever reads this refuses it */
    }
    cohort_free(&w.cohort);
    observations_free(&w.o);
    return good;
}
