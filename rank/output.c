#include "output.h"

#include <stdlib.h>

#include "decimal.h"

static const char *const added[] = { "rank", "peers", "change", "grade" };
static const char *const robust[] = { "rank_p05", "rank_median", "rank_p95", "top_share" };

enum { SHARE_DECIMALS = 4 };

/* Everything but the keys, in the order of the input: total and its kin, then the nodes. */
static bool is_key(const struct table *t, size_t column)
{
    for (int k = 0; k < KEY_COUNT; k++)
        if (str_is(t->column[column], stream_key_name[k]))
            return true;
    return false;
}

static void put_header(struct stream_writer *w, const struct table *t, bool with_robust)
{
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_plain(&w->csv, str_of(stream_key_name[k]));
    for (size_t i = 0; i < sizeof added / sizeof added[0]; i++)
        csvout_plain(&w->csv, str_of(added[i]));
    for (size_t c = 0; c < t->columns; c++)
        if (!is_key(t, c))
            csvout_text(&w->csv, t->column[c]);
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

static void put_row(struct stream_writer *w, const struct table *t, const struct row *row,
                    const struct grades *grades, const bool *passed_on,
                    const struct standing *standing, long draws)
{
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(&w->csv, row->key[k]);
    if (row->rank > 0)
        csvout_fixed(&w->csv, (int64_t)row->rank, 0);
    else
        csvout_plain(&w->csv, (struct str){ 0 });
    csvout_fixed(&w->csv, (int64_t)row->peers, 0);
    if (row->has_change)
        csvout_fixed(&w->csv, row->change, 0);
    else
        csvout_plain(&w->csv, (struct str){ 0 });
    csvout_text(&w->csv, row->has_total ? grades_of(grades, row->total, DECIMAL_SCALE_MAX, NULL)
                                        : (struct str){ 0 });
    for (size_t c = 0; c < t->columns; c++)
        if (passed_on[c])
            csvout_text(&w->csv, row->cell[c]);
    if (standing != NULL)
        put_standing(&w->csv, standing, draws);
    stream_end_row(w);
}

void output_ranking(const struct table *t, const struct grades *grades,
                    const struct standing *standing, long draws, bool plain)
{
    struct stream_writer w;
    bool *passed_on = mem_new(t->columns, sizeof *passed_on);

    for (size_t c = 0; c < t->columns; c++)
        passed_on[c] = !is_key(t, c);
    stream_begin(&w, STREAM_RANKING, t->framework, plain);
    put_header(&w, t, standing != NULL);
    for (size_t i = 0; i < t->rows; i++)
        put_row(&w, t, &t->row[i], grades, passed_on, standing != NULL ? &standing[i] : NULL,
                draws);
    stream_finish(&w);
    free(passed_on);
}
