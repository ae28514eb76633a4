#include "years/moves_page.h"

static void write_figures(struct moves *m, const struct mover *who)
{
    struct query *q = &m->figures;
    bool any = false;

    query_number(q, 1, who->before.submission);
    query_number(q, 2, who->after.submission);
    while (query_next(q)) {
        struct str unit = query_column(q, 1), before = query_column(q, 2);
        struct str after = query_column(q, 3), figures[2];
        struct buf behind = { 0 };
        bool is_rate = str_is(unit, "%");

        if (any)
            moves_put(m, MOVES_SEMICOLON, NULL);
        any = true;
        if (unit.n > 0 && !is_rate)
            buf_char(&behind, ' ');
        buf_str(&behind, unit);
        moves_values(m, is_rate ? moves_per_cent(m, before) : before,
                     is_rate ? moves_per_cent(m, after) : after, figures);
        moves_put(m, MOVES_FIGURE,
                  (struct str[]){ moves_shown(m, query_column(q, 0)), figures[0], figures[1],
                                  moves_kept(m, &behind) });
    }
    if (!any)
        moves_put(m, MOVES_SAME_FIGURES, NULL);
}

/* What it submitted between the two runs. */
static void write_submission(struct moves *m, const struct mover *who)
{
    struct query *q = &m->source;

    if (who->after.submission == 0 || who->after.submission == who->before.submission)
        return;
    query_number(q, 1, who->after.submission);
    if (!query_next(q))
        return;
    moves_new_line(m, "    ");
    moves_put(m, MOVES_SUBMITTED,
              (struct str[]){ moves_shown(m, query_column(q, 0)),
                              moves_shown(m, query_column(q, 1)),
                              moves_shown(m, query_column(q, 2)) });
    query_reset(q);
    write_figures(m, who);
}

/* An indicator's value of a department in a run; empty where it has none. */
static struct str value_of(struct moves *m, int64_t place, struct str node)
{
    struct str found = { 0 };

    query_number(&m->value, 1, place);
    query_text(&m->value, 2, node);
    if (query_next(&m->value)) {
        found = moves_own(m, query_column(&m->value, 0));
        query_reset(&m->value);
    }
    return found;
}

struct causes {
    bool any;
};

static void begin_cause(struct moves *m, struct causes *c)
{
    if (c->any)
        moves_put(m, MOVES_SEMICOLON, NULL);
    c->any = true;
}

static void write_pair(struct moves *m, struct causes *c, const struct query *q, int at,
                       enum moves_word word)
{
    struct str before = query_column(q, at), after = query_column(q, at + 1), values[2];

    if (str_eq(before, after))
        return;
    begin_cause(m, c);
    moves_values(m, before, after, values);
    moves_put(m, word, values);
}

/* Whether it has another value of an indicator now. */
static bool has_changed(struct moves *m, const struct mover *who, struct str node)
{
    return !str_eq(value_of(m, who->before.place, node), value_of(m, who->after.place, node));
}

/* Says who moved an extent: whoever sets it now, if that one is new or its value is, else whoever
 * set it before. Of oneself nothing is said: one's own value stands there already. */
static void write_because(struct moves *m, const struct mover *who, struct str node,
                          struct str before, struct str after)
{
    const struct mover *now = movers_find(&m->movers, after), *guilty = NULL;
    const struct mover *then = movers_find(&m->movers, before);
    enum moves_word word = MOVES_BECAUSE;

    if (now != NULL && (!now->before.there || has_changed(m, now, node)))
        guilty = now;
    else if (then != NULL && (!then->after.there || has_changed(m, then, node)))
        guilty = then;
    if (guilty == NULL || guilty == who)
        return;
    if (!guilty->before.there)
        word = MOVES_BECAUSE_CAME;
    else if (!guilty->after.there)
        word = MOVES_BECAUSE_WENT;
    else if (guilty->before.submission != guilty->after.submission)
        word = MOVES_BECAUSE_SUBMITTED;
    moves_put(m, word, (struct str[]){ moves_shown(m, guilty->department) });
}

/* Who sets an end; nobody does where it is one of the framework's thresholds. */
static struct str setter(struct moves *m, struct str department)
{
    struct buf text = { 0 };

    if (department.n > 0)
        return moves_shown(m, department);
    moves_say(&text, m->language, MOVES_THRESHOLD, NULL);
    return moves_kept(m, &text);
}

/* The columns of the query of extents: of each end before, who set it, after, who sets it. */
enum { EXTENT_MAX, EXTENT_MIN = EXTENT_MAX + 4, EXTENT_READING = EXTENT_MIN + 4 };

/* Where the reading is another one, nobody moved it. */
static void write_extent(struct moves *m, struct causes *c, const struct query *q, int at,
                         enum moves_word word, struct str node, const struct mover *who)
{
    bool same_reading =
        str_eq(query_column(q, EXTENT_READING), query_column(q, EXTENT_READING + 1));
    struct str end[4], ends[2];

    if (str_eq(query_column(q, at), query_column(q, at + 2)))
        return;
    for (int i = 0; i < 4; i++)
        end[i] = moves_own(m, query_column(q, at + i));
    begin_cause(m, c);
    moves_values(m, end[0], end[2], ends);
    moves_put(m, word, (struct str[]){ ends[0], setter(m, end[1]), ends[1], setter(m, end[3]) });
    if (same_reading)
        write_because(m, who, node, end[1], end[3]);
}

static void write_extents(struct moves *m, struct causes *c, const struct mover *who,
                          struct str node)
{
    struct query *q = &m->extent;

    query_number(q, 1, m->before->id);
    query_number(q, 2, m->after->id);
    query_text(q, 3, m->county);
    query_number(q, 4, m->year);
    query_text(q, 5, node);
    if (query_next(q)) {
        write_pair(m, c, q, EXTENT_READING, MOVES_READING);
        write_extent(m, c, q, EXTENT_MAX, MOVES_MAX, node, who);
        write_extent(m, c, q, EXTENT_MIN, MOVES_MIN, node, who);
        query_reset(q);
    }
}

/* The columns of the query of points; behind the name they come in pairs, before and after. */
enum {
    POINTS_NODE,
    POINTS_NAME,
    POINTS_THERE,
    POINTS_POINTS = POINTS_THERE + 2,
    POINTS_VALUE = POINTS_POINTS + 2,
    POINTS_REVIEW = POINTS_VALUE + 2,
    POINTS_SELF = POINTS_REVIEW + 2,
    POINTS_WEIGHT = POINTS_SELF + 2,
};

static void write_causes(struct moves *m, const struct mover *who, struct str node)
{
    const struct query *q = &m->points;
    struct causes c = { false };

    moves_put(m, MOVES_COLON, NULL);
    write_pair(m, &c, q, POINTS_WEIGHT, MOVES_WEIGHT);
    write_pair(m, &c, q, POINTS_REVIEW, MOVES_REVIEW);
    write_pair(m, &c, q, POINTS_VALUE, MOVES_VALUE);
    write_extents(m, &c, who, node);
    if (!c.any)
        write_pair(m, &c, q, POINTS_SELF, MOVES_SELF);
    if (!c.any)
        moves_put(m, MOVES_OTHER_RULES, NULL);
}

static void write_indicator(struct moves *m, const struct mover *who)
{
    const struct query *q = &m->points;
    struct str name = moves_shown(m, query_column(q, POINTS_NAME));
    struct str before = query_column(q, POINTS_POINTS);
    struct str after = query_column(q, POINTS_POINTS + 1);

    moves_new_line(m, "    ");
    if (query_column_number(q, POINTS_THERE) == 0) {
        moves_put(m, MOVES_ADDED, (struct str[]){ name, moves_points(m, after) });
        return;
    }
    if (query_column_number(q, POINTS_THERE + 1) == 0) {
        moves_put(m, MOVES_DROPPED, (struct str[]){ name, moves_points(m, before) });
        return;
    }
    moves_put(m, MOVES_INDICATOR,
              (struct str[]){ name, moves_points(m, before), moves_points(m, after),
                              moves_difference(m, before, after) });
    if (m->before->explained && m->after->explained)
        write_causes(m, who, query_column(q, POINTS_NODE));
}

void moves_why(struct moves *m, const struct mover *who)
{
    bool any = false;

    write_submission(m, who);
    query_number(&m->points, 1, who->before.place);
    query_number(&m->points, 2, who->after.place);
    query_number(&m->points, 3, m->before->edition);
    query_number(&m->points, 4, m->after->edition);
    while (query_next(&m->points)) {
        write_indicator(m, who);
        any = true;
    }
    if (!any && !str_eq(who->before.total, who->after.total)) {
        moves_new_line(m, "    ");
        moves_put(m, MOVES_OTHER_TOTAL, NULL);
    }
}

void moves_why_prepare(struct moves *m)
{
    query_make(
        &m->points, m->archive,
        "SELECT coalesce(w.node, o.node), coalesce(nullif(wn.name, ''), nullif(bn.name, ''), "
        "w.node, o.node), o.node IS NOT NULL, w.node IS NOT NULL, o.points, w.points, "
        "o.value, w.value, o.review, w.review, o.self, w.self, bn.weight, wn.weight "
        "FROM (SELECT * FROM points WHERE place = ?1) o "
        "FULL JOIN (SELECT * FROM points WHERE place = ?2) w ON w.node = o.node "
        "LEFT JOIN node bn ON bn.edition = ?3 AND bn.code = o.node "
        "LEFT JOIN node wn ON wn.edition = ?4 AND wn.code = w.node "
        "WHERE (o.points IS NOT w.points OR (o.node IS NULL) <> (w.node IS NULL)) "
        "AND NOT coalesce(wn.is_section, bn.is_section, 0) "
        "ORDER BY coalesce(wn.id, bn.id), 1");
    query_make(&m->value, m->archive, "SELECT value FROM points WHERE place = ? AND node = ?");
    query_make(&m->extent, m->archive,
               "SELECT o.max, o.max_department, n.max, n.max_department, "
               "o.min, o.min_department, n.min, n.min_department, o.reading, n.reading "
               "FROM extent o JOIN extent n USING (county, year, indicator) WHERE o.run = ? AND "
               "n.run = ? AND county = ? "
               "AND year = ? AND indicator = ?");
    query_make(&m->figures, m->archive,
               "SELECT coalesce(n.name, o.name), coalesce(n.unit, o.unit), o.value, n.value FROM "
               "(SELECT i.id, i.code, i.name, i.unit, a.value FROM answer a JOIN item i "
               "ON i.id = a.item WHERE a.submission = ?1) o FULL JOIN "
               "(SELECT i.id, i.code, i.name, i.unit, a.value FROM answer a JOIN item i "
               "ON i.id = a.item WHERE a.submission = ?2) n ON n.code = o.code "
               "WHERE o.value IS NOT n.value ORDER BY coalesce(n.id, o.id)");
    query_make(&m->source, m->archive,
               "SELECT f.file, s.line, f.received FROM submission s JOIN source f "
               "ON f.id = s.source WHERE s.id = ?");
}

void moves_why_finish(struct moves *m)
{
    query_free(&m->points);
    query_free(&m->value);
    query_free(&m->extent);
    query_free(&m->figures);
    query_free(&m->source);
}
