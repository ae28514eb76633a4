#include "loading.h"

#include <stdarg.h>

#include "buf.h"

static struct place place_of(const struct sheet *s, const struct sheet_row *row, int column)
{
    return row != NULL ? sheet_place(s, row, column) : (struct place){ .file = s->path };
}

void loading_fault(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                   int column, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    report_add_list(l->report, SEVERITY_ERROR, fmt, place_of(s, row, column), fmt, args);
    va_end(args);
    l->usable = false;
}

void loading_warn(struct loading *l, const struct sheet *s, const struct sheet_row *row, int column,
                  const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    report_add_list(l->report, SEVERITY_WARNING, fmt, place_of(s, row, column), fmt, args);
    va_end(args);
}

const char *loading_path(struct loading *l, const char *name)
{
    struct buf path = { 0 };
    const char *kept;

    buf_printf(&path, "%s/%s", l->folder, name);
    kept = arena_copy(&l->fw->arena, path.s, path.n);
    buf_free(&path);
    return kept;
}

bool loading_sheet(struct loading *l, struct sheet *s, const char *name,
                   const struct sheet_column *table, bool needed)
{
    const char *path = loading_path(l, name);
    enum sheet_status got =
        sheet_read(s, l->open(l->from, path), path, table, &l->fw->arena, "framework", l->report);

    if (got == SHEET_FAULTY)
        l->usable = false;
    if (got == SHEET_ABSENT && needed)
        loading_fault(l, s, NULL, -1, "this file of the framework is not there");
    return s->rows > 0;
}

int loading_choice(const char *const *names, struct str word)
{
    for (int i = 0; names[i] != NULL; i++)
        if (str_is(word, names[i]))
            return i;
    return NOWHERE;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 0x80;
}

bool loading_is_code(struct str code)
{
    if (code.n == 0 || !is_letter(code.s[0]))
        return false;
    for (size_t i = 0; i < code.n; i++)
        if (!is_letter(code.s[i]) && code.s[i] != '.' && code.s[i] != '-' &&
            (code.s[i] < '0' || code.s[i] > '9'))
            return false;
    return true;
}

int loading_number_item(void *framework, struct str code)
{
    const struct framework *fw = framework;
    int item = framework_item(fw, code);

    return item != NOWHERE && !fw->item[item].is_label ? item : NOWHERE;
}

/* What of a long text stands around a place in it, in whole characters. */
struct excerpt {
    struct str text;
    bool cut_before, cut_behind;
};

static struct excerpt around(struct str text, size_t at)
{
    enum { BEFORE = 40, AFTER = 20, SHORT = 200 };
    size_t from = at > BEFORE ? at - BEFORE : 0, to = text.n - at > AFTER ? at + AFTER : text.n;

    if (text.n <= SHORT)
        return (struct excerpt){ .text = text };
    while (from > 0 && ((unsigned char)text.s[from] & 0xC0) == 0x80)
        from--;
    while (to < text.n && ((unsigned char)text.s[to] & 0xC0) == 0x80)
        to++;
    return (struct excerpt){ { text.s + from, to - from }, from > 0, to < text.n };
}

void loading_formula(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                     int column, struct str code, struct formula *f)
{
    struct str text = row->cell[column];
    struct formula_error error;
    struct excerpt shown;

    if (formula_parse(f, text, &l->fw->arena, loading_number_item, l->fw, &error))
        return;
    shown = around(text, error.at);
    loading_fault(l, s, row, column, "%.*s: in the formula '%s%.*s%s': %s", STR_ARG(code),
                  shown.cut_before ? "... " : "", STR_ARG(shown.text),
                  shown.cut_behind ? " ..." : "", error.text);
}
