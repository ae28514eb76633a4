#include "ranks/robustness.h"

#include <stdlib.h>

#include "csvfile.h"
#include "decimal.h"
#include "ranks/ranking.h"
#include "ranks/weighing.h"

int64_t standing_share(const struct standing *s, long draws)
{
    return ((int64_t)s->top * decimal_power(STANDING_SHARE_DECIMALS) * 2 + draws) / (2 * draws);
}

/* SplitMix64: a number that looks random for every counter, so that no draw needs the one
 * before. */
static uint64_t scramble(uint64_t counter)
{
    uint64_t z = counter * UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Between 0 and 1, neither of them: the middle of one of 2^53 steps. */
static double uniform(uint64_t seed, uint64_t draw, uint64_t indicator)
{
    uint64_t bits = scramble(scramble(scramble(seed + 1) + draw + 1) + indicator + 1);

    return ((double)(bits >> 11) + 0.5) / 9007199254740992.0;
}

static void draw_factors(double *factor, const struct framework *fw,
                         const struct robustness_options *o, long draw)
{
    for (size_t node = 0; node < fw->nodes; node++)
        factor[node] = 1 - o->noise + 2 * o->noise * uniform(o->seed, (uint64_t)draw, node);
}

/* The best rank that at least percent of the draws do not exceed. seen counts the draws by rank. */
static unsigned quantile(const uint32_t *seen, size_t ranks, long draws, long percent)
{
    long so_far = 0;
    unsigned rank = 0;

    while (rank < ranks && 100 * so_far < percent * draws)
        so_far += seen[++rank];
    return rank;
}

static void draw_cohort(struct weighing *w, const struct robustness_options *o,
                        struct standing *standing)
{
    size_t width = w->n + 1; /* seen[department * width + rank] */
    uint32_t *seen = mem_new(width * width, sizeof *seen);
    unsigned *rank = mem_new(width, sizeof *rank);
    double *factor = mem_new(w->fw->nodes, sizeof *factor);

    for (long draw = 0; draw < o->draws; draw++) {
        draw_factors(factor, w->fw, o, draw);
        weighing_rank(w, factor, rank);
        for (size_t i = 0; i < w->n; i++)
            seen[i * width + rank[i]]++;
    }
    for (size_t i = 0; i < w->n; i++)
        standing[i] = (struct standing){
            .p05 = quantile(&seen[i * width], w->n, o->draws, 5),
            .median = quantile(&seen[i * width], w->n, o->draws, 50),
            .p95 = quantile(&seen[i * width], w->n, o->draws, 95),
            .top = seen[i * width + 1],
        };
    free(seen);
    free(rank);
    free(factor);
}

struct standing *robustness_draw(const struct table *t, const struct framework *fw,
                                 const struct robustness_options *o, struct report *report)
{
    struct standing *standing = mem_new(t->rows + 1, sizeof *standing);
    int *column = weighing_columns(t, fw, report);
    bool good = column != NULL;

    for (size_t start = 0, end; good && start < t->rows; start = end) {
        struct weighing w;

        end = ranking_cohort_end(t, start);
        good = weighing_begin(&w, fw, t, start, end, column, report);
        if (good)
            draw_cohort(&w, o, standing + start);
        weighing_free(&w);
    }
    free(column);
    if (good)
        return standing;
    free(standing);
    return NULL;
}

/* What one indicator's absence does to a cohort. */
struct shift {
    uint64_t sum; /* of the changes of rank */
    unsigned greatest, before, after;
    size_t row; /* whose change is the greatest; the first of them */
};

static struct shift compare_ranks(const struct row *row, const unsigned *rank, size_t n)
{
    struct shift s = { 0 };

    for (size_t i = 0; i < n; i++) {
        unsigned before = row[i].rank;
        unsigned change = before > rank[i] ? before - rank[i] : rank[i] - before;

        s.sum += change;
        if (change > s.greatest || i == 0) {
            s.greatest = change;
            s.before = before;
            s.after = rank[i];
            s.row = i;
        }
    }
    return s;
}

static void put_rank(struct csvout *w, unsigned rank)
{
    if (rank > 0)
        csvout_fixed(w, rank, 0);
    else
        csvout_plain(w, (struct str){ 0 });
}

static void put_shift(struct csvfile *f, const struct node *node, const struct row *row, size_t n,
                      const struct shift *s)
{
    struct csvout *w = &f->csv;
    struct buf weight = { 0 };
    int64_t unit = decimal_power(4);

    decimal_trimmed(&weight, node->weight, WEIGHT_SCALE);
    csvout_text(w, row_key(row, KEY_COUNTY));
    csvout_text(w, row_key(row, KEY_YEAR));
    csvout_text(w, node->code);
    csvout_text(w, node->name);
    csvout_plain(w, buf_view(&weight));
    csvout_fixed(w, (int64_t)n, 0);
    csvout_fixed(w, ((int64_t)s->sum * unit * 2 + (int64_t)n) / (2 * (int64_t)n), 4);
    csvout_fixed(w, s->greatest, 0);
    csvout_text(w, s->greatest > 0 ? row_key(&row[s->row], KEY_DEPARTMENT) : (struct str){ 0 });
    put_rank(w, s->greatest > 0 ? s->before : 0);
    put_rank(w, s->greatest > 0 ? s->after : 0);
    csvfile_end_row(f);
    buf_free(&weight);
}

/* Writes the rows of a cohort. Those of the framework's own weights are the ranks to compare with:
 * the ranking's may be ordinal or dense. */
static void leave_out_each(struct csvfile *f, struct weighing *w, struct row *const *row)
{
    const struct framework *fw = w->fw;
    unsigned *rank = mem_new(w->n + 1, sizeof *rank);
    double *factor = mem_new(fw->nodes, sizeof *factor);
    struct row *compared = mem_new(w->n + 1, sizeof *compared);

    for (size_t node = 0; node < fw->nodes; node++)
        factor[node] = 1;
    for (size_t i = 0; i < w->n; i++)
        compared[i] = *row[i];
    if (weighing_rank(w, factor, rank))
        for (size_t i = 0; i < w->n; i++)
            compared[i].rank = rank[i];
    for (size_t node = 0; node < fw->nodes; node++) {
        if (node_is_section(&fw->node[node]))
            continue;
        factor[node] = 0;
        if (weighing_rank(w, factor, rank)) {
            struct shift s = compare_ranks(compared, rank, w->n);

            put_shift(f, &fw->node[node], compared, w->n, &s);
        }
        factor[node] = 1;
    }
    free(rank);
    free(factor);
    free(compared);
}

bool robustness_leave_one_out(const struct table *t, const struct framework *fw, const char *path,
                              struct report *report)
{
    static const char header[] = "county,year,code,name,weight,departments,mean_change,max_change,"
                                 "max_department,rank_before,rank_after";
    struct csvfile f;
    int *column = weighing_columns(t, fw, report);
    bool good = column != NULL && csvfile_open(&f, path, header);

    if (!good) {
        free(column);
        return false;
    }
    for (size_t start = 0, end; good && start < t->rows; start = end) {
        struct weighing w;

        end = ranking_cohort_end(t, start);
        good = weighing_begin(&w, fw, t, start, end, column, report);
        if (good && w.n > 0)
            leave_out_each(&f, &w, t->ranked + start);
        weighing_free(&w);
    }
    free(column);
    good = good && csvfile_commit(&f);
    csvfile_abort(&f);
    return good;
}
