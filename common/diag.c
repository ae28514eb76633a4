#include "diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "mem.h"
#include "text.h"

enum { SHOWN_OF_A_KIND = 20, KINDS = 128 };

static struct {
    const char *name;
    unsigned long count;
} kinds[KINDS];

static const char *program = "jixiao";

static const char *const severity_name[SEVERITY_COUNT] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

void diag_begin(const char *name)
{
    program = name;
    mem_begin(name);
}

const char *diag_program(void)
{
    return program;
}

/* How many of this kind there were before. A kind too many (there are fewer in the code) is never
 * cut. */
static unsigned long count_kind(const char *kind)
{
    for (size_t i = 0; i < KINDS; i++) {
        if (kinds[i].name == NULL)
            kinds[i].name = kind;
        if (strcmp(kinds[i].name, kind) == 0)
            return kinds[i].count++;
    }
    return 0;
}

static void add_place(struct buf *line, struct place place)
{
    if (place.file == NULL) {
        buf_printf(line, "%s: ", program);
        return;
    }
    text_printable(line, str_of(place.file));
    if (place.line > 0)
        buf_printf(line, ":%lu", place.line);
    if (place.line > 0 && place.column > 0)
        buf_printf(line, ":%lu", place.column);
    buf_text(line, ": ");
}

static void emit(struct report *r, enum severity severity, const char *kind, struct place place,
                 struct str text)
{
    struct buf line = { 0 };

    (void)r;
    if (count_kind(kind) >= SHOWN_OF_A_KIND)
        return;
    add_place(&line, place);
    buf_printf(&line, "%s: ", severity_name[severity]);
    text_printable(&line, text);
    buf_char(&line, '\n');
    fwrite(line.s, 1, line.n, stderr); /* one write a line: four programs share the terminal */
    buf_free(&line);
}

struct report diag = { .emit = emit };

/* A kind may be a format: what it would print shows as an ellipsis. */
static void add_kind(struct buf *line, const char *kind)
{
    while (*kind != '\0') {
        if (*kind != '%') {
            buf_char(line, *kind++);
            continue;
        }
        kind += strcspn(kind, "sduxgfc"); /* the letter that ends a conversion */
        kind += *kind != '\0';
        buf_text(line, "…");
    }
}

int diag_end(void)
{
    struct buf line = { 0 };

    for (size_t i = 0; i < KINDS && kinds[i].name != NULL; i++) {
        if (kinds[i].count <= SHOWN_OF_A_KIND)
            continue;
        buf_clear(&line);
        buf_printf(&line, "%s: and %lu more of the kind '", program,
                   kinds[i].count - SHOWN_OF_A_KIND);
        add_kind(&line, kinds[i].name);
        buf_text(&line, "', not shown\n");
        fwrite(line.s, 1, line.n, stderr);
    }
    buf_free(&line);
    return diag.count[SEVERITY_ERROR] > 0 ? EXIT_DATA : EXIT_OK;
}

const char *plural(unsigned long n)
{
    return n == 1 ? "" : "s";
}

void diag_summary(const char *fmt, ...)
{
    struct buf line = { 0 };
    char text[1000];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    buf_printf(&line, "%s: ", program);
    text_printable(&line, str_of(text));
    buf_char(&line, '\n');
    fwrite(line.s, 1, line.n, stderr);
    buf_free(&line);
}

void diag_error(const char *kind, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    report_add_list(&diag, SEVERITY_ERROR, kind, (struct place){ 0 }, fmt, args);
    va_end(args);
}

void diag_warning(const char *kind, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    report_add_list(&diag, SEVERITY_WARNING, kind, (struct place){ 0 }, fmt, args);
    va_end(args);
}
