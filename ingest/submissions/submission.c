#include "submissions/submission.h"

#include <stdlib.h>
#include <string.h>

#include "mem.h"

void submission_init(struct submission *s, size_t items)
{
    *s = (struct submission){ .items = items };
    s->entry = mem_new(items > 0 ? items : 1, sizeof *s->entry);
}

void submission_free(struct submission *s)
{
    for (int k = 0; k < KEY_COUNT; k++)
        buf_free(&s->key[k]);
    buf_free(&s->written);
    free(s->entry);
    buf_free(&s->text);
    free(s->cell);
    buf_free(&s->raw);
}

void submission_next(struct submission *s, unsigned long line)
{
    s->line = line;
    buf_clear(&s->key[KEY_DEPARTMENT]);
    buf_clear(&s->written);
    if (s->set > 0)
        memset(s->entry, 0, s->items * sizeof *s->entry); /* VALUE_MISSING is 0 */
    s->set = 0;
    s->figures = (struct str){ 0 };
    buf_clear(&s->text);
    if (s->cell != NULL)
        memset(s->cell, 0, s->items * sizeof *s->cell);
    buf_clear(&s->raw);
    s->errors = 0;
    s->has_values = false;
}

void submission_begin(struct submission *s, const char *file, unsigned long line)
{
    submission_next(s, line);
    s->file = file;
    buf_clear(&s->key[KEY_COUNTY]);
    buf_clear(&s->key[KEY_YEAR]);
}

void submission_key(struct submission *s, enum stream_key key, struct str value)
{
    buf_clear(&s->key[key]);
    buf_str(&s->key[key], value);
}

void submission_set(struct submission *s, size_t item, enum value_kind kind, size_t from,
                    unsigned long line)
{
    s->entry[item] = (struct entry){ kind, from, s->text.n - from, line };
    s->set++;
    s->has_values = s->has_values || kind != VALUE_MISSING;
}

void submission_figures(struct submission *s, struct str figures)
{
    s->figures = figures;
    s->has_values = true;
}

void submission_cell(struct submission *s, size_t item, struct str cell)
{
    if (s->cell == NULL)
        s->cell = mem_new(s->items, sizeof *s->cell);
    s->cell[item] = (struct slice){ s->raw.n, cell.n };
    buf_str(&s->raw, cell);
}

struct str submission_raw(const struct submission *s, size_t item)
{
    if (s->cell == NULL || s->cell[item].n == 0)
        return (struct str){ 0 };
    return (struct str){ s->raw.s + s->cell[item].from, s->cell[item].n };
}

struct str submission_value(const struct submission *s, size_t item)
{
    const struct entry *e = &s->entry[item];

    if (e->kind == VALUE_NA)
        return str_of("NA");
    if (e->n == 0)
        return (struct str){ 0 };
    return (struct str){ s->text.s + e->from, e->n };
}

size_t submission_write(const struct submission *s, struct csvout *out)
{
    size_t keys_end;

    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(out, buf_view(&s->key[k]));
    keys_end = out->out.n;
    if (s->figures.n > 0) {
        csvout_plain(out, s->figures);
        return keys_end;
    }
    for (size_t i = 0; i < s->items; i++)
        if (s->entry[i].kind == VALUE_LABEL)
            csvout_text(out, submission_value(s, i));
        else if (s->entry[i].kind == VALUE_MISSING)
            buf_char(&out->out, ','); /* the most frequent by far in a wide framework */
        else
            csvout_plain(out, submission_value(s, i));
    return keys_end;
}
