#include "stream.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "decimal.h"
#include "out.h"
#include "text.h"

enum { FLUSH_AT = 64 * 1024 };

const char *const stream_key_name[KEY_COUNT] = {
    [KEY_COUNTY] = "county",
    [KEY_YEAR] = "year",
    [KEY_DEPARTMENT] = "department",
};

static const struct {
    const char *name, *made_by;
} kinds[STREAM_KINDS] = {
    [STREAM_OBSERVATIONS] = { "observations", "ingest" },
    [STREAM_SCORES] = { "scores", "score" },
    [STREAM_RANKING] = { "ranking", "rank" },
};

struct place stream_place(const struct stream_reader *r, int column)
{
    return (struct place){ r->name, r->in.line, (unsigned long)(column + 1) };
}

static bool fail(struct stream_reader *r, const char *what)
{
    report_add(r->report, SEVERITY_ERROR, "stream", stream_place(r, -1), "%s", what);
    r->failed = true;
    return false;
}

/* A spreadsheet that saves a stream makes every line as wide as the widest: "#end 20,,,,". */
static struct str frame_line(const struct stream_reader *r)
{
    struct str line = str_trim(r->in.mark);

    while (line.n > 0 && line.s[line.n - 1] == ',')
        line.n--;
    return line;
}

/* Says which byte of a field or of the frame is no part of a text, and what to do. False always. */
static bool refuse_byte(struct stream_reader *r, int column, struct str text, size_t at)
{
    unsigned byte = (unsigned char)text.s[at];

    if (byte == 0)
        report_add(r->report, SEVERITY_ERROR, "text", stream_place(r, column),
                   "a NUL byte behind '%.*s', and no text has one: this was damaged, or is UTF-16; "
                   "save it as UTF-8 (in Excel: CSV UTF-8), or make it anew",
                   (int)at, text.s);
    else
        report_add(r->report, SEVERITY_ERROR, "text", stream_place(r, column),
                   "'%.*s' is not UTF-8, from the byte 0x%02X on; save it as UTF-8 (in Excel: CSV "
                   "UTF-8), or make it anew",
                   STR_ARG(text), byte);
    return false;
}

/* Whether the fields of a record are text: one stands behind the other, so that they can be looked
 * at together, as long as none begins amid a character. */
static bool are_text(const struct str *field, size_t n)
{
    const struct str *last = &field[n - 1];
    struct str all = { field[0].s, (size_t)(last->s + last->n - field[0].s) };
    bool whole = true;

    for (size_t i = 0; i < n; i++)
        whole = whole && (field[i].n == 0 || ((unsigned char)field[i].s[0] & 0xC0) != 0x80);
    return whole && text_sound(all) == all.n;
}

/* False with an error where the record is not. */
static bool is_text(struct stream_reader *r)
{
    const struct str *field = r->in.field;

    if (are_text(field, r->in.n))
        return true;
    for (size_t i = 0; i < r->in.n; i++) {
        size_t at = text_sound(field[i]);

        if (at < field[i].n)
            return refuse_byte(r, (int)i, field[i], at);
    }
    return true;
}

/* False with an error for each key that says nothing. */
static bool has_keys(struct stream_reader *r)
{
    bool all = true;

    for (int k = 0; k < KEY_COUNT; k++)
        if (stream_key_is_blank(r->in.field[r->key[k]])) {
            report_add(r->report, SEVERITY_ERROR, "key", stream_place(r, r->key[k]),
                       "the %s is empty: a row says whose figures it has, and of which year; write "
                       "it there, or take the row out",
                       stream_key_name[k]);
            all = false;
        }
    return all;
}

/* "#jixiao 1 observations framework=julu-2021" */
static bool open_frame(struct stream_reader *r, enum stream_kind kind)
{
    struct str rest = frame_line(r), word = { 0 }, version = { 0 }, named = { 0 };
    struct place here = stream_place(r, -1);
    size_t sound = text_sound(rest);

    if (sound < rest.n) {
        r->failed = true;
        return refuse_byte(r, -1, rest, sound);
    }
    if (!str_word(&rest, &word) || !str_is(word, "#jixiao") || !r->in.mark_ended)
        return fail(
            r, "the first line begins with '#' and is not \"#jixiao 1 ...\"; this is no stream "
               "of these programs, or it was cut");
    r->framed = true;
    if (!str_word(&rest, &version) || !str_is(version, "1")) {
        report_add(r->report, SEVERITY_ERROR, "stream", here,
                   "this is a stream of version '%.*s'; this program reads version 1",
                   STR_ARG(version));
        r->failed = true;
        return false;
    }
    str_word(&rest, &named);
    if (!str_is(named, kinds[kind].name)) {
        report_add(r->report, SEVERITY_ERROR, "stream", here,
                   "'%.*s' came, '%s' is wanted: put the program '%s' before this one",
                   STR_ARG(named), kinds[kind].name, kinds[kind].made_by);
        r->failed = true;
        return false;
    }
    while (str_word(&rest, &word))
        if (str_starts(word, str_of("framework="))) {
            word = str_skip(word, strlen("framework="));
            r->framework = str_keep(&r->arena, word);
        }
    return true;
}

static bool take_header(struct stream_reader *r, enum stream_kind kind)
{
    bool found = true;

    if (!is_text(r)) {
        r->failed = true;
        return false;
    }
    r->columns = r->in.n;
    r->column = arena_new(&r->arena, r->columns, sizeof *r->column);
    for (size_t i = 0; i < r->columns; i++) {
        struct str name = r->in.field[i];

        r->column[i] = str_keep(&r->arena, name);
        for (size_t j = 0; j < i; j++)
            if (str_eq(r->column[i], r->column[j])) {
                report_add(r->report, SEVERITY_ERROR, "stream", stream_place(r, (int)i),
                           "the column '%.*s' is there twice", STR_ARG(name));
                found = false;
            }
    }
    for (int k = 0; k < KEY_COUNT; k++) {
        r->key[k] = stream_column(r, stream_key_name[k]);
        if (r->key[k] == STREAM_NO_COLUMN) {
            report_add(r->report, SEVERITY_ERROR, "stream", stream_place(r, -1),
                       "the header has no column '%s': what is wanted here is what '%s' writes",
                       stream_key_name[k], kinds[kind].made_by);
            found = false;
        }
    }
    r->failed = !found;
    return found;
}

bool stream_open(struct stream_reader *r, csvin_source *read, void *from, const char *name,
                 enum stream_kind kind, struct report *report)
{
    enum csvin_status got;

    *r = (struct stream_reader){ .name = name, .report = report };
    csvin_init(&r->in, read, from);
    r->in.marks = true;
    got = csvin_next(&r->in);
    if (got == CSVIN_MARK) {
        if (!open_frame(r, kind))
            return false;
        got = csvin_next(&r->in);
    }
    switch (got) {
    case CSVIN_ROW: return take_header(r, kind);
    case CSVIN_MARK:
        return fail(r, "a line that begins with '#' stands where the header should be");
    case CSVIN_BAD: return fail(r, r->in.fault);
    case CSVIN_FAILED: return fail(r, strerror(errno));
    case CSVIN_END: break;
    }
    r->in.line = 0;
    return fail(r, r->framed
                       ? "the stream ends before its header: the program before this one has "
                         "stopped"
                       : "nothing came: the program before this one has stopped, or the file is "
                         "empty");
}

/* "#end 20": the only line that may begin with '#' after the first. */
static bool close_frame(struct stream_reader *r)
{
    struct str rest = frame_line(r), word = { 0 }, count = { 0 };
    int64_t rows;

    if (!r->framed)
        return fail(r, "a line begins with '#' in a stream without a frame");
    if (!str_word(&rest, &word) || !str_is(word, "#end") || !str_word(&rest, &count) ||
        !decimal_fixed(count, 0, &rows) || str_word(&rest, &word) || !r->in.mark_ended)
        return fail(r,
                    "this line begins with '#' and is not a whole \"#end COUNT\": the stream was "
                    "cut or changed");
    if (rows < 0 || (unsigned long)rows != r->rows) {
        report_add(r->report, SEVERITY_ERROR, "stream", stream_place(r, -1),
                   "the stream should have %.*s rows and has %lu: rows were lost on the way",
                   STR_ARG(count), r->rows);
        r->failed = true;
        return false;
    }
    r->ended = true;
    if (csvin_next(&r->in) != CSVIN_END)
        return fail(r, "there is more text behind the end of the stream");
    return false;
}

static bool has_right_width(struct stream_reader *r)
{
    if (r->in.n == r->columns)
        return true;
    report_add(r->report, SEVERITY_ERROR, "fields", stream_place(r, -1),
               "%zu fields, the header has %zu", r->in.n, r->columns);
    return false;
}

bool stream_next(struct stream_reader *r)
{
    while (!r->failed && !r->ended) {
        switch (csvin_next(&r->in)) {
        case CSVIN_ROW:
            r->rows++;
            if (has_right_width(r) && (r->forgives || (is_text(r) && has_keys(r))))
                return true;
            continue;
        case CSVIN_MARK: return close_frame(r);
        case CSVIN_BAD: return fail(r, r->in.fault);
        case CSVIN_FAILED: return fail(r, strerror(errno));
        case CSVIN_END:
            if (r->framed) {
                r->in.line = 0;
                return fail(r,
                            "the stream has no \"#end\" line: the program before this one stopped "
                            "too early, and a missing department would change the others' points");
            }
            r->ended = true;
        }
    }
    return false;
}

struct str stream_ahead(const struct stream_reader *r)
{
    return r->failed || r->ended ? (struct str){ 0 } : csvin_ahead(&r->in);
}

void stream_pass(struct stream_reader *r, size_t n)
{
    csvin_pass(&r->in, n);
    r->rows++;
}

bool stream_whole(const struct stream_reader *r)
{
    return r->ended && !r->failed;
}

void stream_close(struct stream_reader *r)
{
    csvin_free(&r->in);
    arena_free(&r->arena);
}

int stream_column(const struct stream_reader *r, const char *name)
{
    for (size_t i = 0; i < r->columns; i++)
        if (str_is(r->column[i], name))
            return (int)i;
    return STREAM_NO_COLUMN;
}

static void flush(struct stream_writer *w)
{
    out_write(w->csv.out.s, w->csv.out.n);
    buf_clear(&w->csv.out);
}

void stream_begin(struct stream_writer *w, enum stream_kind kind, struct str framework, bool plain)
{
    *w = (struct stream_writer){ .plain = plain };
    if (!plain)
        buf_printf(&w->csv.out, "#jixiao 1 %s framework=%.*s\n", kinds[kind].name,
                   STR_ARG(framework));
}

void stream_end_row(struct stream_writer *w)
{
    csvout_end_row(&w->csv);
    if (w->begun)
        w->rows++;
    w->begun = true;
    if (w->csv.out.n >= FLUSH_AT)
        flush(w);
}

void stream_finish(struct stream_writer *w)
{
    if (!w->plain)
        buf_printf(&w->csv.out, "#end %lu\n", w->rows);
    flush(w);
    buf_free(&w->csv.out);
}

void stream_break_off(struct stream_writer *w)
{
    flush(w);
    buf_free(&w->csv.out);
}
