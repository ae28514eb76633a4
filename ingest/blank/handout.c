#include "blank/handout.h"

#include "blank/template.h"
#include "diag.h"
#include "out.h"

static void path_of(struct buf *path, const char *folder, size_t i)
{
    buf_printf(path, "%s/%03zu.csv", folder, i + 1);
}

/* Whether another text than this stands at path. */
static bool differs(const char *path, const struct buf *text)
{
    FILE *f = fopen(path, "rb");
    char got[4096];
    size_t at = 0, n;
    bool same = true;

    if (f == NULL)
        return false;
    while (same && (n = fread(got, 1, sizeof got, f)) > 0) {
        same = n <= text->n - at && memcmp(got, text->s + at, n) == 0;
        at += n;
    }
    fclose(f);
    return !same || at != text->n;
}

static void blank_form(struct buf *form, const struct framework *fw,
                       const struct roster_entry *entry, struct str year)
{
    struct str key[KEY_COUNT] = {
        [KEY_COUNTY] = entry->county, [KEY_YEAR] = year, [KEY_DEPARTMENT] = entry->department
    };

    template_write(form, fw, key);
}

/* Towns send their forms back under the names that they got. False where a file that is there
 * already holds anything but the blank form that would be written. */
static bool nothing_is_lost(const struct framework *fw, const struct roster *roster,
                            struct str year, const char *folder)
{
    bool safe = true;

    for (size_t i = 0; i < roster->n; i++) {
        struct buf form = { 0 }, path = { 0 };

        blank_form(&form, fw, &roster->entry[i], year);
        path_of(&path, folder, i);
        if (differs(buf_cstr(&path), &form)) {
            report_add(&diag, SEVERITY_ERROR, "output", (struct place){ .file = buf_cstr(&path) },
                       "is there already, filled in perhaps, and stays as it is; name another "
                       "folder with -o");
            safe = false;
        }
        buf_free(&path);
        buf_free(&form);
    }
    return safe;
}

static bool write_index(const struct roster *roster, const char *folder)
{
    struct csvout index = { 0 };
    struct buf path = { 0 };
    bool written;

    buf_text(&index.out, "\xEF\xBB\xBF"
                         "file,county,department\r\n");
    for (size_t i = 0; i < roster->n; i++) {
        char name[40];

        snprintf(name, sizeof name, "%03zu.csv", i + 1);
        csvout_text(&index, str_of(name));
        csvout_text(&index, roster->entry[i].county);
        csvout_text(&index, roster->entry[i].department);
        buf_char(&index.out, '\r');
        csvout_end_row(&index);
    }
    buf_printf(&path, "%s/index.csv", folder);
    written = out_write_file(buf_cstr(&path), buf_view(&index.out));
    buf_free(&path);
    buf_free(&index.out);
    return written;
}

bool handout_write(const struct framework *fw, const struct roster *roster,
                   const struct str given[KEY_COUNT], const char *folder)
{
    bool written = nothing_is_lost(fw, roster, given[KEY_YEAR], folder) && out_folder(folder);

    for (size_t i = 0; written && i < roster->n; i++) {
        struct buf form = { 0 }, path = { 0 };

        blank_form(&form, fw, &roster->entry[i], given[KEY_YEAR]);
        path_of(&path, folder, i);
        written = out_write_file(buf_cstr(&path), buf_view(&form));
        buf_free(&path);
        buf_free(&form);
    }
    return written && write_index(roster, folder);
}
