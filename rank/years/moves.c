#include "years/moves.h"

#include "years/moves_page.h"

enum { NAMES_SHOWN = 3 };

/* How another department can make one lose or win places. Both runs rank the one; rank 0 is
 * none. */

static bool overtook(const struct mover *o, const struct mover *who)
{
    return o->before.rank >= who->before.rank && o->after.rank > 0 &&
           o->after.rank < who->after.rank;
}

static bool fell_behind(const struct mover *o, const struct mover *who)
{
    return o->before.rank > 0 && o->before.rank < who->before.rank &&
           o->after.rank > who->after.rank;
}

static bool came_ahead(const struct mover *o, const struct mover *who)
{
    return o->before.rank == 0 && o->after.rank > 0 && o->after.rank < who->after.rank;
}

static bool went_ahead(const struct mover *o, const struct mover *who)
{
    return o->after.rank == 0 && o->before.rank > 0 && o->before.rank < who->before.rank;
}

static const struct {
    enum moves_word word;
    bool (*holds)(const struct mover *other, const struct mover *who);
} neighbours[] = {
    { MOVES_OVERTAKEN, overtook },
    { MOVES_PASSED, fell_behind },
    { MOVES_CAME_AHEAD, came_ahead },
    { MOVES_WENT_AHEAD, went_ahead },
};
enum { NEIGHBOURS = sizeof neighbours / sizeof neighbours[0] };

/* Writes the names of those for whom it holds. */
static void list_names(struct moves *m, const struct mover *who, size_t neighbour)
{
    struct buf names = { 0 };
    size_t n = 0;

    for (size_t i = 0; i < m->movers.n; i++) {
        const struct mover *o = &m->movers.mover[i];

        if (!neighbours[neighbour].holds(o, who))
            continue;
        if (n > 0 && n < NAMES_SHOWN)
            moves_say(&names, m->language, MOVES_COMMA, NULL);
        if (n < NAMES_SHOWN)
            buf_str(&names, moves_shown(m, o->department));
        n++;
    }
    if (n > NAMES_SHOWN)
        moves_say(&names, m->language, MOVES_AND_MORE,
                  (struct str[]){ moves_number(m, (int64_t)n) });
    if (n > 0) {
        moves_new_line(m, "    ");
        moves_put(m, neighbours[neighbour].word, (struct str[]){ buf_view(&names) });
    }
    buf_free(&names);
}

static void write_mover(struct moves *m, const struct mover *who)
{
    struct str name = moves_shown(m, who->department);
    const struct side *b = &who->before, *a = &who->after;

    moves_new_line(m, "  ");
    if (!b->there || !a->there) {
        const struct side *s = a->there ? a : b;

        moves_put(m, a->there ? MOVES_CAME : MOVES_WENT,
                  (struct str[]){ name, moves_rank(m, s->rank), moves_points(m, s->total) });
        return;
    }
    if (b->rank != a->rank)
        moves_put(m, MOVES_RANK,
                  (struct str[]){
                      name, moves_rank(m, b->rank), moves_rank(m, a->rank),
                      b->rank > 0 && a->rank > 0
                          ? moves_difference(m, moves_number(m, a->rank), moves_number(m, b->rank))
                          : str_of("—") });
    else
        moves_put(m, MOVES_SAME_RANK, (struct str[]){ name, moves_rank(m, a->rank) });
    if (!str_eq(b->total, a->total))
        moves_put(m, MOVES_TOTAL,
                  (struct str[]){ moves_points(m, b->total), moves_points(m, a->total),
                                  moves_difference(m, b->total, a->total) });
    else
        moves_put(m, MOVES_SAME_TOTAL, (struct str[]){ moves_points(m, a->total) });
    moves_why(m, who);
    for (size_t i = 0; b->rank > 0 && a->rank > 0 && i < NEIGHBOURS; i++)
        list_names(m, who, i);
}

static struct str published(struct moves *m, const struct run *run)
{
    struct buf text = { 0 };

    if (run->label.n > 0)
        moves_say(&text, m->language, MOVES_PUBLISHED,
                  (struct str[]){ moves_shown(m, run->label) });
    return moves_kept(m, &text);
}

static void write_head(struct moves *m, size_t moved)
{
    moves_put(m, MOVES_HEAD,
              (struct str[]){ moves_shown(m, m->county), moves_number(m, m->year),
                              moves_number(m, m->after->id), m->after->made, published(m, m->after),
                              moves_number(m, m->before->id), m->before->made,
                              published(m, m->before), moves_number(m, (int64_t)m->movers.n),
                              moves_number(m, (int64_t)moved) });
}

static void write_cohort(struct moves *m, size_t most, struct moves_count *count)
{
    size_t moved = 0, written = 0;

    if (!movers_read(&m->movers, m->archive, m->before, m->after, m->county, m->year, &m->arena))
        return;
    for (size_t i = 0; i < m->movers.n; i++)
        moved += mover_moved(&m->movers.mover[i]);
    write_head(m, moved);
    if (moved == 0) {
        moves_new_line(m, "  ");
        moves_put(m, MOVES_NONE, NULL);
    }
    for (size_t i = 0; i < m->movers.n; i++)
        if (mover_moved(&m->movers.mover[i]) && written++ < most)
            write_mover(m, &m->movers.mover[i]);
    if (moved > most) {
        moves_new_line(m, "  ");
        moves_put(m, MOVES_MORE, (struct str[]){ moves_number(m, (int64_t)(moved - most)) });
    }
    buf_char(m->out, '\n');
    count->departments += m->movers.n;
    count->moved += moved;
    movers_free(&m->movers);
}

/* The counties and years of both runs, and in which of them each is. */
static void write_cohorts(struct moves *m, size_t most, struct moves_count *count)
{
    struct query q;

    query_make(&q, m->archive,
               "SELECT county, year, min(run), max(run) FROM place WHERE run IN (?, ?) "
               "GROUP BY county, year ORDER BY county, year");
    query_number(&q, 1, m->before->id);
    query_number(&q, 2, m->after->id);
    while (query_next(&q)) {
        m->county = moves_own(m, query_column(&q, 0));
        m->year = query_column_number(&q, 1);
        if (query_column_number(&q, 2) != query_column_number(&q, 3))
            write_cohort(m, most, count);
        else if (query_column_number(&q, 2) == m->after->id) {
            moves_put(m, MOVES_NOT_COMMON,
                      (struct str[]){ moves_shown(m, m->county), moves_number(m, m->year),
                                      moves_number(m, m->after->id) });
            buf_char(m->out, '\n');
        }
    }
    query_free(&q);
}

bool moves_write(struct buf *out, struct archive *a, const struct run *before,
                 const struct run *after, enum moves_language language, size_t most,
                 struct moves_count *count)
{
    struct moves m = {
        .out = out, .archive = a, .before = before, .after = after, .language = language
    };

    *count = (struct moves_count){ 0 };
    moves_why_prepare(&m);
    if (before->edition_known && after->edition_known && before->edition != after->edition) {
        moves_put(&m, MOVES_OTHER_FILES, NULL);
        buf_char(out, '\n');
    }
    if (!before->explained || !after->explained) {
        moves_put(&m, MOVES_UNEXPLAINED, NULL);
        buf_char(out, '\n');
    }
    write_cohorts(&m, most, count);
    moves_why_finish(&m);
    arena_free(&m.arena);
    return !a->failed;
}
