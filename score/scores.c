#include "scores.h"

static const char *const columns[] = { "total", "total_low", "total_high", "missing" };

void scores_header(struct stream_writer *w, const struct framework *fw)
{
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_plain(&w->csv, str_of(stream_key_name[k]));
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        csvout_plain(&w->csv, str_of(columns[i]));
    for (size_t i = 1; i < fw->nodes; i++)
        csvout_text(&w->csv, fw->node[i].code);
    stream_end_row(w);
}

static void put_points(struct stream_writer *w, int64_t points, unsigned decimals)
{
    if (points == POINTS_MISSING)
        csvout_plain(&w->csv, (struct str){ 0 });
    else
        csvout_fixed(&w->csv, points, decimals);
}

void scores_cohort(struct stream_writer *w, const struct cohort *c)
{
    for (size_t i = 0; i < c->n; i++) {
        for (int k = 0; k < KEY_COUNT; k++)
            csvout_text(&w->csv, c->o->key[k][c->first + i]);
        put_points(w, c->total[i], c->fw->total_decimals);
        put_points(w, c->low[i], c->fw->total_decimals);
        put_points(w, c->high[i], c->fw->total_decimals);
        csvout_fixed(&w->csv, c->missing[i], 0);
        for (size_t node = 1; node < c->fw->nodes; node++)
            put_points(w, c->node[node].points[i], c->fw->decimals);
        stream_end_row(w);
    }
}
