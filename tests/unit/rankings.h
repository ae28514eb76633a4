/* Rankings for tests, written down as rows. */
#ifndef JIXIAO_TESTS_RANKINGS_H
#define JIXIAO_TESTS_RANKINGS_H

#include "unit.h"

#include "plots/data/county.h"

#define RANKING_HEADER                                                                             \
    "county,year,department,rank,peers,change,grade,total,total_low,total_high,missing"

/* A source that gives a text. */
static inline long ranking_give(void *from, char *into, size_t n)
{
    struct str *rest = from;

    if (n > rest->n)
        n = rest->n;
    memcpy(into, rest->s, n);
    *rest = str_skip(*rest, n);
    return (long)n;
}

/* header: with its line's end. */
static inline bool ranking_read(struct standings *s, struct collected *c, const char *header,
                                const char *rows)
{
    struct buf text = { 0 };
    struct str rest;
    struct stream_reader r;
    bool good;

    *c = (struct collected){ .report.emit = collect };
    buf_text(&text, header);
    buf_text(&text, rows);
    rest = buf_view(&text);
    good = stream_open(&r, ranking_give, &rest, "in.csv", STREAM_RANKING, &c->report) &&
           standings_read(s, &r);
    stream_close(&r);
    buf_free(&text);
    if (good)
        standings_finish(s, &c->report);
    return good;
}

#endif
