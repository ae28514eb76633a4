#include "file/dialect.h"

#include <errno.h>
#include <string.h>

enum { AHEAD = 64 * 1024, LINES_LOOKED_AT = 100, MARK = 3 /* bytes of U+FEFF and U+FF0C */ };

static const char *const byte_order_mark = "\xEF\xBB\xBF";
static const char *const wide_comma = "，";

static const struct {
    const char *text;
    char delimiter;
} separators[] = { { ",", ',' }, { "\t", '\t' }, { ";", ';' }, { "，", DIALECT_SEPARATOR } };

enum { SEPARATORS = sizeof separators / sizeof separators[0] };

static struct str rest_of(const struct dialect *d)
{
    return str_skip(buf_view(&d->ahead), d->at);
}

static void set_separator(struct dialect *d, size_t i)
{
    d->delimiter = separators[i].delimiter;
    d->wide = d->delimiter == DIALECT_SEPARATOR;
}

/* Excel's own way to say it: a first line "sep=;". The line's end stays, so that lines count. */
static bool take_sep_line(struct dialect *d)
{
    struct str s = rest_of(d);
    bool quoted = s.n > 0 && s.s[0] == '"';

    if (quoted)
        s = str_skip(s, 1);
    if (!str_starts(s, str_of("sep=")) && !str_starts(s, str_of("SEP=")))
        return false;
    s = str_skip(s, strlen("sep="));
    for (size_t i = 0; i < SEPARATORS; i++) {
        struct str after = str_skip(s, strlen(separators[i].text));

        if (!str_starts(s, str_of(separators[i].text)))
            continue;
        if (quoted && after.n > 0 && after.s[0] == '"')
            after = str_skip(after, 1);
        if (after.n > 0 && after.s[0] != '\n' && after.s[0] != '\r')
            continue;
        d->at = d->ahead.n - after.n;
        set_separator(d, i);
        return true;
    }
    return false;
}

/* Takes the next cell off the line. */
static struct str take_cell(struct str *line, struct str separator)
{
    struct str cell = { line->s, 0 };
    bool quoted = false;

    while (cell.n < line->n && (quoted || line->s[cell.n] != separator.s[0] ||
                                !str_starts(str_skip(*line, cell.n), separator)))
        quoted ^= line->s[cell.n++] == '"';
    *line = str_skip(*line, cell.n < line->n ? cell.n + separator.n : cell.n);
    cell = str_trim(cell);
    if (cell.n >= 2 && cell.s[0] == '"' && cell.s[cell.n - 1] == '"')
        cell = (struct str){ cell.s + 1, cell.n - 2 };
    return cell;
}

static bool holds(struct str s, struct str part)
{
    while (s.n >= part.n) {
        const char *at = memchr(s.s, part.s[0], s.n - part.n + 1);

        if (at == NULL)
            return false;
        s = str_skip(s, (size_t)(at - s.s));
        if (str_starts(s, part))
            return true;
        s = str_skip(s, 1);
    }
    return false;
}

/* How many cells of the first lines are known names if this separates them. */
static size_t count_known(const struct dialect *d, struct str separator, dialect_known *known,
                          void *context)
{
    struct str rest = rest_of(d);
    size_t found = 0;

    for (int lines = 0; rest.n > 0 && lines < LINES_LOOKED_AT; lines++) {
        struct str line = { rest.s, 0 };

        while (line.n < rest.n && rest.s[line.n] != '\n' && rest.s[line.n] != '\r')
            line.n++;
        rest = str_skip(rest, line.n < rest.n ? line.n + 1 : line.n);
        while (line.n > 0)
            found += known(context, take_cell(&line, separator));
    }
    return found;
}

static void choose(struct dialect *d, dialect_known *known, void *context)
{
    size_t most = 0, best = 0, last = 0;

    for (size_t i = 1; i < SEPARATORS; i++)
        if (holds(rest_of(d), str_of(separators[i].text)))
            last = i;
    for (size_t i = 0; i <= last && last > 0; i++) { /* where only the comma is there, it is that */
        struct str separator = str_of(separators[i].text);
        size_t found;

        if (!holds(rest_of(d), separator))
            continue;
        found = count_known(d, separator, known, context);
        if (found > most) {
            most = found;
            best = i;
        }
    }
    set_separator(d, best);
}

static void read_ahead(struct dialect *d)
{
    while (!d->ended && d->ahead.n < AHEAD) {
        size_t room = AHEAD - d->ahead.n;
        long got = d->read(d->from, buf_reserve(&d->ahead, room), room);

        if (got < 0)
            d->failed = errno;
        else
            d->ahead.n += (size_t)got;
        d->ended = got <= 0;
    }
}

void dialect_begin(struct dialect *d, csvin_source *read, void *from, dialect_known *known,
                   void *context)
{
    *d = (struct dialect){ .read = read, .from = from };
    read_ahead(d);
    if (str_starts(rest_of(d), str_of(byte_order_mark)))
        d->at = MARK;
    if (!take_sep_line(d))
        choose(d, known, context);
}

void dialect_free(struct dialect *d)
{
    buf_free(&d->ahead);
}

/* Appends more from below, so that at least a whole full-width comma lies ahead. */
static void refill(struct dialect *d)
{
    size_t left = d->ahead.n - d->at;

    if (left > 0)
        memmove(d->ahead.s, d->ahead.s + d->at, left);
    d->ahead.n = left;
    d->at = 0;
    read_ahead(d);
}

/* Gives bytes with each full-width comma replaced. */
static size_t give_wide(struct dialect *d, char *into, size_t n)
{
    size_t given = 0;

    while (given < n) {
        struct str rest = rest_of(d);

        if (rest.n < MARK && !d->ended) {
            refill(d);
            continue;
        }
        if (rest.n == 0)
            break;
        if (str_starts(rest, str_of(wide_comma))) {
            into[given++] = DIALECT_SEPARATOR;
            d->at += MARK;
        } else {
            into[given++] = rest.s[0];
            d->at++;
        }
    }
    return given;
}

long dialect_read(void *dialect, char *into, size_t n)
{
    struct dialect *d = dialect;
    size_t left = d->ahead.n - d->at;

    if (d->failed != 0 && left == 0) {
        errno = d->failed;
        return -1;
    }
    if (d->wide)
        return (long)give_wide(d, into, n);
    if (left == 0)
        return d->ended ? 0 : d->read(d->from, into, n);
    if (n > left)
        n = left;
    memcpy(into, d->ahead.s + d->at, n);
    d->at += n;
    return (long)n;
}
