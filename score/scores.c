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

/* ",12.50", or "," where there are none. */
static char *put_points(char *p, int64_t points, unsigned decimals)
{
    *p++ = ',';
    return points == POINTS_MISSING ? p : decimal_put(p, points, decimals);
}

/* County and year are most often those of the row before. */
static void put_keys(struct csvout *csv, const struct cohort *c, size_t i, struct str *home,
                     struct buf *written)
{
    struct str key[KEY_COUNT];
    size_t begun = csv->out.n;

    cohort_key(c, i, key);
    if (written->n > 0 && home[KEY_COUNTY].s == key[KEY_COUNTY].s &&
        home[KEY_YEAR].s == key[KEY_YEAR].s) {
        buf_str(&csv->out, buf_view(written));
        csv->inside = true;
    } else {
        csvout_text(csv, key[KEY_COUNTY]);
        csvout_text(csv, key[KEY_YEAR]);
        buf_clear(written);
        buf_add(written, csv->out.s + begun, csv->out.n - begun);
        home[KEY_COUNTY] = key[KEY_COUNTY];
        home[KEY_YEAR] = key[KEY_YEAR];
    }
    csvout_text(csv, key[KEY_DEPARTMENT]);
}

void scores_cohort(struct stream_writer *w, const struct cohort *c)
{
    struct buf *out = &w->csv.out, written = { 0 };
    struct str home[KEY_DEPARTMENT] = { 0 };
    unsigned decimals = c->fw->decimals, total_decimals = c->fw->total_decimals;

    for (size_t i = 0; i < c->n; i++) {
        char *p;

        put_keys(&w->csv, c, i, home, &written);
        p = buf_reserve(out, (4 + c->fw->nodes) * (1 + DECIMAL_ROOM));
        p = put_points(p, c->total[i], total_decimals);
        p = put_points(p, c->low[i], total_decimals);
        p = put_points(p, c->high[i], total_decimals);
        p = put_points(p, c->missing[i], 0);
        for (size_t node = 1; node < c->fw->nodes; node++)
            p = put_points(p, c->points[node][i], decimals);
        out->n = (size_t)(p - out->s);
        stream_end_row(w);
    }
    buf_free(&written);
}
