#include "rows/quick_row.h"

#include <stdlib.h>
#include <string.h>

#include "digits.h"
#include "text.h"

/* The line at the front of the text, without its end; empty where it does not end within. */
static struct str next_line(struct str text, size_t *length)
{
    const char *end = text.n > 0 ? memchr(text.s, '\n', text.n) : NULL;
    size_t n;

    if (end == NULL)
        return (struct str){ 0 };
    n = (size_t)(end - text.s);
    *length = n + 1;
    return (struct str){ text.s, n > 0 && text.s[n - 1] == '\r' ? n - 1 : n };
}

static bool is_bare(struct str s)
{
    return memchr(s.s, '"', s.n) == NULL && memchr(s.s, '\r', s.n) == NULL;
}

/* Length of the front of s that is text without commas, quotation marks, CRs and NULs. */
static size_t bare_text(struct str s)
{
    size_t i = 0;

    while (i < s.n) {
        unsigned char c = (unsigned char)s.s[i];
        struct str rest;

        if (c < 0x80) {
            if (c <= ',' && (c == ',' || c == '"' || c == '\r' || c == '\0'))
                break;
            i++;
            continue;
        }
        i += text_threes(s.s + i, s.n - i);
        rest = str_skip(s, i);
        if (rest.n > 0 && (*rest.s & 0x80) != 0 && text_next(&rest) == TEXT_INVALID)
            break;
        i = s.n - rest.n;
    }
    return i;
}

/* Cuts a key off the front of the line. */
static bool take_key(struct str *line, struct str *key)
{
    size_t n = bare_text(*line);

    if (n == line->n || line->s[n] != ',')
        return false;
    *key = scan_trimmed((struct str){ line->s, n }, ',');
    *line = str_skip(*line, n + 1);
    return !stream_key_is_blank(*key);
}

/* Cuts county and year off the front of the line, and keeps them. */
static bool take_shared(struct quick_rows *q, struct str *line)
{
    const char *from = line->s;
    struct str key[KEY_DEPARTMENT];

    for (int k = 0; k < KEY_DEPARTMENT; k++)
        if (!take_key(line, &key[k]))
            return false;
    buf_clear(&q->front);
    buf_add(&q->front, from, (size_t)(line->s - from));
    for (int k = 0; k < KEY_DEPARTMENT; k++)
        q->shared[k] = (struct str){ q->front.s + (key[k].s - from), key[k].n };
    return true;
}

/* Cuts the three keys off the front of the line. Most lines begin as the one before. */
static bool take_keys(struct quick_rows *q, struct str *line, struct str key[KEY_COUNT])
{
    struct str front = buf_view(&q->front);

    if (front.n > 0 && str_starts(*line, front))
        *line = str_skip(*line, front.n);
    else if (!take_shared(q, line))
        return false;
    memcpy(key, q->shared, sizeof q->shared);
    return take_key(line, &key[KEY_DEPARTMENT]);
}

/* Reads the cell at the front of the line, behind which others stand unless it is the last, and
 * cuts it off. What is read as a number is text for that. */
static bool take_cell(const struct quick_rows *q, size_t column, struct str *line)
{
    bool last = column + 1 == q->r->columns, is_number = q->number_item[column] != NOWHERE;
    const char *comma = memchr(line->s, ',', line->n);
    struct str cell = { line->s, comma != NULL ? (size_t)(comma - line->s) : line->n };
    int item = q->item[column];

    if ((comma == NULL) != last || !(is_number ? is_bare(cell) : bare_text(cell) == cell.n) ||
        (item != NOWHERE && !observations_read(q->o, (size_t)item, scan_trimmed(cell, ','))))
        return false;
    *line = str_skip(*line, last ? cell.n : cell.n + 1);
    return true;
}

#ifdef DIGITS_AT_ONCE

/* Reads as many cells as are short plain numbers, from the column on, and cuts them off. Returns
 * the column where it stopped. */
static size_t take_numbers(const struct quick_rows *q, size_t column, struct str *line)
{
    const char *s = line->s, *end = line->s + line->n;
    size_t last = q->r->columns - 1;
    const int *item = q->number_item;
    int64_t *cell = q->o->cell;

    for (; column < last && item[column] != NOWHERE && end - s >= DIGITS_WORD; column++) {
        struct digits d;
        uint64_t word;
        size_t n;

        memcpy(&word, s, sizeof word);
        n = digits_before_comma(word, &d);
        if (n == 0)
            break;
        cell[item[column]] = cell_of((int64_t)d.mantissa, (unsigned)d.decimals);
        s += n + 1;
    }
    *line = (struct str){ s, (size_t)(end - s) };
    return column;
}

#else

static size_t take_numbers(const struct quick_rows *q, size_t column, struct str *line)
{
    (void)q;
    (void)line;
    return column;
}

#endif

void quick_rows_init(struct quick_rows *q, struct observations *o, struct stream_reader *r,
                     const int *columns)
{
    *q = (struct quick_rows){ .o = o, .r = r, .item = columns, .usable = true };
    q->number_item = mem_new(r->columns, sizeof *q->number_item);
    for (size_t c = 0; c < r->columns; c++)
        q->number_item[c] =
            columns[c] != NOWHERE && o->fw->item[columns[c]].is_label ? NOWHERE : columns[c];
    for (int k = 0; k < KEY_COUNT; k++)
        q->usable = q->usable && r->key[k] == k;
}

void quick_rows_free(struct quick_rows *q)
{
    free(q->number_item);
    buf_free(&q->front);
}

bool quick_row(struct quick_rows *q, int *cohort)
{
    size_t length;
    struct str line = next_line(stream_ahead(q->r), &length), key[KEY_COUNT];

    if (line.n == 0 || !q->usable || !take_keys(q, &line, key))
        return false;
    for (size_t c = KEY_COUNT; c < q->r->columns; c++) {
        c = take_numbers(q, c, &line);
        if (c < q->r->columns && !take_cell(q, c, &line))
            return false;
    }
    *cohort = observations_begin(q->o, key);
    stream_pass(q->r, length);
    return true;
}
