#include "csvin.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mem.h"

enum {
    BLOCK = 64 * 1024,
    LONGEST_AHEAD = 64 * 1024,
    LONGEST_FIELD = 1024 * 1024,
    LONGEST_RECORD = 8 * 1024 * 1024,
    PARSER_GROWTH =
        8 * 1024, /* libcsv's own 128 bytes make a long field copied thousands of times */
};

static const char *const too_long =
    "a field of over 1 MiB (a quotation mark that is never closed?)";
static const char *const stray =
    "a stray quotation mark (one inside a field is written twice, and the "
    "field stands in quotes)";
static const char *const open_quote = "a quotation mark is opened here and never closed";

long csvin_stdio(void *file, char *into, size_t n)
{
    size_t got = fread(into, 1, n, file);

    return got == 0 && ferror((FILE *)file) ? -1 : (long)got;
}

static void parser_make(struct csvin *in)
{
    if (csv_init(&in->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        mem_exhausted();
    csv_set_blk_size(&in->parser, PARSER_GROWTH);
}

/* libcsv cannot go on after a fault: a new one takes over. */
static void parser_replace(struct csvin *in)
{
    unsigned char delimiter = csv_get_delim(&in->parser);

    csv_free(&in->parser);
    parser_make(in);
    csv_set_delim(&in->parser, delimiter);
}

void csvin_init(struct csvin *in, csvin_source *read, void *from)
{
    *in = (struct csvin){ .read = read, .from = from, .at_line = 1 };
    parser_make(in);
}

void csvin_delimiter(struct csvin *in, char delimiter)
{
    csv_set_delim(&in->parser, (unsigned char)delimiter);
}

void csvin_free(struct csvin *in)
{
    csv_free(&in->parser);
    buf_free(&in->window);
    buf_free(&in->text);
    free(in->end);
    free(in->parsed);
    scan_free(&in->scan);
}

static void on_field(void *s, size_t n, void *data)
{
    struct csvin *in = data;

    buf_add(&in->text, s, n);
    in->end = mem_grow(in->end, &in->end_cap, in->ends + 1, sizeof *in->end);
    in->end[in->ends++] = in->text.n;
    in->field_bytes = 0;
    if (n > LONGEST_FIELD && in->long_field == 0)
        in->long_field = in->ends;
}

static void on_row(int terminator, void *data)
{
    struct csvin *in = data;

    (void)terminator;
    in->row_done = true;
}

/* Reads another block behind the window's bytes. False at the end; *failed on an error. */
static bool refill(struct csvin *in, bool *failed)
{
    long got;

    if (in->finished)
        return false;
    got = in->read(in->from, buf_reserve(&in->window, BLOCK), BLOCK);
    *failed = got < 0;
    in->finished = got <= 0;
    if (got > 0)
        in->window.n += (size_t)got;
    return got > 0;
}

/* Drops what has been fed, so that the window begins with the next record. */
static void forget_fed(struct csvin *in)
{
    if (in->at < in->window.n && in->at < BLOCK)
        return; /* moving a little less often costs nothing */
    if (in->at < in->window.n)
        memmove(in->window.s, in->window.s + in->at, in->window.n - in->at);
    in->window.n -= in->at;
    in->at = 0;
}

/* How many bytes from p up to and with the line's end, within n: LF, CR LF, or a lone CR. *ended
 * says whether an end is among them. A CR that is the last byte known waits for what follows. */
static size_t line_piece(const char *p, size_t n, bool last, bool *ended)
{
    const char *lf = memchr(p, '\n', n);
    size_t line = lf != NULL ? (size_t)(lf - p) + 1 : n;
    const char *cr = memchr(p, '\r', line);

    *ended = lf != NULL;
    if (cr == NULL || (lf != NULL && cr + 1 == lf))
        return line;
    line = (size_t)(cr - p) + 1;
    *ended = line < n || last;
    return *ended || line == 1 ? line : line - 1;
}

/* The record that began on this line is given up. Reading goes on where its second line begins;
 * where that has not come yet, pass_line looks for it. */
static enum csvin_status bad(struct csvin *in, unsigned long line, const char *fault)
{
    in->line = line;
    in->column = in->long_field > 0 ? in->long_field : in->ends + 1;
    in->fault = fault;
    in->skip_line = in->resume == 0;
    in->at_line = in->skip_line ? line : line + 1;
    if (!in->skip_line)
        in->at = in->resume;
    parser_replace(in);
    return CSVIN_BAD;
}

/* The record that began on this line, and has ended. */
static enum csvin_status give_record(struct csvin *in, unsigned long line)
{
    const char *text = buf_cstr(&in->text); /* never NULL, even where all fields are empty */
    size_t from = 0;

    if (in->long_field > 0)
        return bad(in, line, too_long);
    in->line = line;
    in->parsed = mem_grow(in->parsed, &in->field_cap, in->ends, sizeof *in->parsed);
    for (size_t i = 0; i < in->ends; i++) {
        in->parsed[i] = (struct str){ text + from, in->end[i] - from };
        from = in->end[i];
    }
    in->field = in->parsed;
    in->n = in->ends;
    return CSVIN_ROW;
}

/* Whether nothing can be fed before more is read: a CR that ends the window may be half of CR
 * LF. */
static bool is_hungry(const struct csvin *in)
{
    size_t left = in->window.n - in->at;

    return left == 0 || (left == 1 && in->window.s[in->at] == '\r' && !in->finished);
}

/* After a record whose first line was too long to keep: passes over the rest of that line. */
static bool pass_line(struct csvin *in, bool *failed)
{
    while (in->skip_line) {
        bool ended;

        forget_fed(in);
        if (is_hungry(in) && !refill(in, failed) && (*failed || in->at == in->window.n))
            return false;
        if (is_hungry(in))
            continue;
        in->at += line_piece(in->window.s + in->at, in->window.n - in->at, in->finished, &ended);
        if (ended) {
            in->skip_line = false;
            in->at_line++;
        }
    }
    return true;
}

/* Excel begins its UTF-8 files with a byte order mark, which would hide a quotation mark behind it
 * from libcsv. */
static bool pass_byte_order_mark(struct csvin *in, bool *failed)
{
    static const char mark[] = { '\xEF', '\xBB', '\xBF' };

    in->started = true;
    while (in->window.n < sizeof mark && refill(in, failed))
        ;
    if (in->window.n >= sizeof mark && memcmp(in->window.s, mark, sizeof mark) == 0)
        in->at = sizeof mark;
    return !*failed;
}

/* A line that begins with '#', whole: its text without the end. */
static enum csvin_status take_mark(struct csvin *in, bool *failed)
{
    bool ended = false;
    size_t n;

    for (;;) {
        const char *p = in->window.s + in->at;
        const char *lf = memchr(p, '\n', in->window.n - in->at);

        ended = lf != NULL;
        n = ended ? (size_t)(lf - p) : in->window.n - in->at;
        if (ended || n > LONGEST_FIELD || !refill(in, failed))
            break;
    }
    if (*failed)
        return CSVIN_FAILED;
    in->mark = (struct str){ in->window.s + in->at, n };
    in->mark_ended = ended;
    in->line = in->at_line++;
    in->at += n + ended;
    return CSVIN_MARK;
}

/* Reads on until a line's end is among the window's bytes, or it is clear that scanning will not
 * do: the text ends, or the line is too long. False then, and on failure. */
static bool find_line_end(struct csvin *in, bool *failed)
{
    for (size_t seen = in->at;;) {
        if (seen < in->window.n && memchr(in->window.s + seen, '\n', in->window.n - seen) != NULL)
            return true;
        seen = in->window.n;
        if (seen - in->at > LONGEST_FIELD || !refill(in, failed))
            return false;
    }
}

/* Takes the record that begins here by scanning. False where it is libcsv's, or on failure. */
static bool take_scanned(struct csvin *in, bool *failed)
{
    for (;;) {
        const char *start = in->window.s + in->at;
        size_t n = in->window.n - in->at;

        if (in->all_libcsv || (n > 0 && in->marks && *start == '#'))
            return false;
        switch (n == 0 ? SCAN_CUT
                       : scan_line(&in->scan, start, n, (char)csv_get_delim(&in->parser))) {
        case SCAN_OTHER: return false;
        case SCAN_CUT:
            if (!find_line_end(in, failed))
                return false;
            continue;
        case SCAN_LINE: break;
        }
        if (in->scan.length > LONGEST_FIELD)
            return false;
        in->line = in->at_line++;
        in->at += in->scan.length;
        if (in->scan.n > 0)
            break;
        forget_fed(in); /* a blank line */
    }
    in->field = in->scan.field;
    in->n = in->scan.n;
    return true;
}

/* What feeding one more piece came to. */
enum fed { FED_MORE, FED_ROW, FED_BLANK, FED_STRAY, FED_LONG };

static enum fed feed_piece(struct csvin *in, size_t start)
{
    bool ended, whole_window = in->finished;
    const char *p = in->window.s + in->at;
    size_t n = line_piece(p, in->window.n - in->at, whole_window, &ended);

    in->field_bytes +=
        n; /* on_field starts it again at 0: never too many, but for the quotation marks */
    if (csv_parse(&in->parser, p, n, on_field, on_row, in) != n) {
        if (csv_error(&in->parser) != CSV_EPARSE)
            mem_exhausted();
        return FED_STRAY;
    }
    in->at += n;
    if (ended) {
        in->at_line++;
        if (in->resume == 0)
            in->resume = in->at;
    }
    if (in->row_done)
        return FED_ROW;
    if (in->field_bytes > LONGEST_FIELD + 2 || in->at - start > LONGEST_RECORD)
        return FED_LONG;
    /* libcsv's state 0 is "no row begun": it has passed over a blank line without a callback */
    return ended && in->parser.pstate == 0 ? FED_BLANK : FED_MORE;
}

enum csvin_status csvin_next(struct csvin *in)
{
    bool failed = false;
    unsigned long line;
    size_t start;

    if (!in->started && !pass_byte_order_mark(in, &failed))
        return CSVIN_FAILED;
    if (!pass_line(in, &failed))
        return failed ? CSVIN_FAILED : CSVIN_END;
next_record:
    forget_fed(in);
    if (take_scanned(in, &failed))
        return CSVIN_ROW;
    if (failed)
        return CSVIN_FAILED;
    in->ends = in->text.n = in->resume = in->field_bytes = in->long_field = 0;
    in->row_done = false;
    start = in->at;
    line = in->at_line;
    for (;;) {
        while (is_hungry(in)) {
            if (refill(in, &failed))
                continue;
            if (failed)
                return CSVIN_FAILED;
            if (in->at < in->window.n)
                break;
            if (csv_fini(&in->parser, on_field, on_row, in) != 0)
                return bad(in, line, open_quote);
            if (!in->row_done)
                return CSVIN_END;
            return give_record(in, line);
        }
        if (in->at == start && in->marks && in->window.s[start] == '#')
            return take_mark(in, &failed);
        switch (feed_piece(in, start)) {
        case FED_MORE: break;
        case FED_BLANK: goto next_record;
        case FED_STRAY: return bad(in, line, stray);
        case FED_LONG: return bad(in, line, too_long);
        case FED_ROW: return give_record(in, line);
        }
    }
}

struct str csvin_ahead(const struct csvin *in)
{
    struct str ahead = str_skip(buf_view(&in->window), in->at);
    bool is_mark = in->marks && ahead.n > 0 && ahead.s[0] == '#';

    if (!in->started || in->skip_line || in->all_libcsv || is_mark)
        return (struct str){ 0 };
    if (ahead.n > LONGEST_AHEAD)
        ahead.n = LONGEST_AHEAD;
    return ahead;
}

void csvin_pass(struct csvin *in, size_t n)
{
    in->at += n;
    in->line = in->at_line++;
}
