#include "annual/annual.h"

#include <stdio.h>

#include "annual/parts.h"
#include "out.h"

static bool write_file(const char *folder, const char *name, struct str bytes)
{
    struct buf path = { 0 };
    bool written;

    buf_printf(&path, "%s/%s", folder, name);
    written = out_write_file(buf_cstr(&path), bytes);
    buf_free(&path);
    return written;
}

static bool write_downloads(const struct annual *a, const char *folder, size_t county)
{
    const struct county *c = &a->scene->standings->county[county];
    struct buf bytes = { 0 };
    char name[64];
    bool written = true;

    for (size_t year = 0; written && year < c->years; year++) {
        buf_clear(&bytes);
        annual_download(&bytes, a, c, year);
        snprintf(name, sizeof name, "ranking-%02zu-%04ld.csv", county + 1, c->year[year]);
        written = write_file(folder, name, buf_view(&bytes));
    }
    buf_free(&bytes);
    return written;
}

/* The first file that cannot be written ends it: the others could not be either. */
size_t annual_write(const struct annual *a, const char *folder)
{
    const struct standings *s = a->scene->standings;
    struct annual_page page = { .a = a };
    size_t pages = 0;
    char name[64];
    bool written = true;

    for (size_t i = 0; written && i < s->counties; i++) {
        written = write_downloads(a, folder, i);
        for (size_t d = 0; written && d < s->county[i].departments; d++) {
            page.tables = 0;
            buf_clear(&page.out);
            annual_department(&page, i, d);
            snprintf(name, sizeof name, "department-%02zu.html", standings_number(s, i, d));
            written = write_file(folder, name, buf_view(&page.out));
            pages += written;
        }
    }
    if (written) {
        page.tables = 0;
        buf_clear(&page.out);
        annual_index(&page);
        pages += write_file(folder, "index.html", buf_view(&page.out));
    }
    buf_free(&page.out);
    return pages;
}
