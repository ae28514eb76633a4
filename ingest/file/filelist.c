#include "file/filelist.h"

#include <errno.h>
#include <stdlib.h>

#include "csvin.h"
#include "mem.h"

enum { BLOCK = 64 * 1024 };

static bool cannot_read(const char *path, struct report *report)
{
    report_add(report, SEVERITY_ERROR, "file", (struct place){ .file = path }, "cannot be read: %s",
               strerror(errno));
    return false;
}

static bool read_all(struct buf *text, FILE *f)
{
    long got;

    while ((got = csvin_stdio(f, buf_reserve(text, BLOCK), BLOCK)) > 0)
        text->n += (size_t)got;
    return got == 0;
}

/* The place of a name, so that the list can be mended, is its number. */
static bool refuse(const struct filelist *list, const char *path, struct report *report,
                   const char *what)
{
    report_add(report, SEVERITY_ERROR, "file", (struct place){ path, list->n + 1, 0 }, "%s", what);
    return false;
}

static bool split(struct filelist *list, const char *path, struct report *report)
{
    bool is_stdin = strcmp(path, "-") == 0;
    const char *shown = is_stdin ? "(standard input)" : path;
    size_t end = list->text.n;

    if (end > 0 && memchr(list->text.s, '\n', end) != NULL &&
        memchr(list->text.s, '\0', end) == NULL)
        return refuse(list, shown, report,
                      "the names stand on lines; each must end with a NUL: find -print0, or "
                      "tr '\\n' '\\0'");
    buf_cstr(&list->text); /* the last name may lack its NUL */
    for (size_t at = 0; at < end; at += strlen(list->text.s + at) + 1) {
        char *name = list->text.s + at;

        if (*name == '\0')
            return refuse(list, shown, report,
                          "this name is empty; each name ends with one NUL: find -print0");
        if (is_stdin && strcmp(name, "-") == 0)
            return refuse(list, shown, report,
                          "'-' is standard input, which gives the names; put the list in a file");
        list->name = mem_grow(list->name, &list->cap, list->n + 1, sizeof *list->name);
        list->name[list->n++] = name;
    }
    if (list->n == 0)
        report_add(report, SEVERITY_WARNING, "file", (struct place){ .file = shown },
                   "no file is named here");
    return true;
}

bool filelist_read(struct filelist *list, const char *path, struct report *report)
{
    bool is_stdin = strcmp(path, "-") == 0, whole;
    FILE *f = is_stdin ? stdin : fopen(path, "rb");

    *list = (struct filelist){ 0 };
    if (f == NULL)
        return cannot_read(path, report);
    whole = read_all(&list->text, f) || cannot_read(path, report);
    if (!is_stdin)
        fclose(f);
    return whole && split(list, path, report);
}

void filelist_free(struct filelist *list)
{
    free(list->name);
    buf_free(&list->text);
}
