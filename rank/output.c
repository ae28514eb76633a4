#include "output.h"

#include <stdlib.h>

#include "decimal.h"

static const char *const added[] = { "rank", "peers", "change", "grade" };
static const char *const robust[] = { "rank_p05", "rank_median", "rank_p95", "top_share" };

enum { SHARE_DECIMALS = 4 };

static void put_header(struct stream_writer *w, const struct table *t, bool with_robust)
{
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_plain(&w->csv, str_of(stream_key_name[k]));
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++)
        csvout_plain(&w->csv, str_of(added[i]));
    for (size_t i = 0; i < t->passed_on_n; i++)
        csvout_text(&w->csv, t->column[t->passed_on[i]]);
    for (size_t i = 0; with_robust && i < sizeof robust / sizeof robust[0]; i++)
        csvout_plain(&w->csv, str_of(robust[i]));
    stream_end_row(w);
}

static void put_standing(struct csvout *csv, const struct standing *s, long draws)
{
    const unsigned rank[] = { s->p05, s->median, s->p95 };
    int64_t unit = decimal_power(SHARE_DECIMALS);

    if (s->p05 == 0) {
        for (size_t i = 0; i < sizeof robust / sizeof robust[0]; i++)
            csvout_plain(csv, (struct str){ 0 });
        return;
    }
    for (size_t i = 0; i < sizeof rank / sizeof rank[0]; i++)
        csvout_fixed(csv, rank[i], 0);
    csvout_fixed(csv, ((int64_t)s->top * unit * 2 + draws) / (2 * draws), SHARE_DECIMALS);
}

static void put_row(struct stream_writer *w, const struct row *row, const struct grades *grades,
                    const struct standing *standing, long draws)
{
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(&w->csv, row_key(row, k));
    if (row->rank > 0)
        csvout_fixed(&w->csv, row->rank, 0);
    else
        csvout_plain(&w->csv, (struct str){ 0 });
    csvout_fixed(&w->csv, row->peers, 0);
    if (row->has_change)
        csvout_fixed(&w->csv, row->change, 0);
    else
        csvout_plain(&w->csv, (struct str){ 0 });
    csvout_text(&w->csv, row->has_total ? grades_of(grades, row->total, DECIMAL_SCALE_MAX, NULL)
                                        : (struct str){ 0 });
    csvout_plain(&w->csv, row_passed_on(row)); /* many cells, as csvout has written them */
    if (standing != NULL)
        put_standing(&w->csv, standing, draws);
    stream_end_row(w);
}

void output_ranking(const struct table *t, const struct grades *grades,
                    const struct standing *standing, long draws, bool plain)
{
    struct stream_writer w;

    stream_begin(&w, STREAM_RANKING, t->framework, plain);
    put_header(&w, t, standing != NULL);
    for (size_t i = 0; i < t->rows; i++)
        put_row(&w, &t->row[i], grades, standing != NULL ? &standing[i] : NULL, draws);
    stream_finish(&w);
}
