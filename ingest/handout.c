#include "handout.h"

#include "out.h"
#include "template.h"

static bool write_file(const char *folder, const char *name, const struct buf *text)
{
    struct out_file file;
    struct buf path = { 0 };
    bool written;

    buf_printf(&path, "%s/%s", folder, name);
    written = out_open(&file, buf_cstr(&path));
    if (written) {
        fwrite(text->s, 1, text->n, file.f); /* out_commit checks */
        written = out_commit(&file);
    }
    buf_free(&path);
    return written;
}

static bool write_one(const struct framework *fw, const struct roster_entry *entry,
                      const struct str given[KEY_COUNT], const char *folder, const char *name)
{
    struct str key[KEY_COUNT];
    struct buf form = { 0 };
    bool written;

    key[KEY_COUNTY] = entry->county;
    key[KEY_YEAR] = given[KEY_YEAR];
    key[KEY_DEPARTMENT] = entry->department;
    template_write(&form, fw, key);
    written = write_file(folder, name, &form);
    buf_free(&form);
    return written;
}

bool handout_write(const struct framework *fw, const struct roster *roster,
                   const struct str given[KEY_COUNT], const char *folder)
{
    struct csvout index = { 0 };
    bool written = out_folder(folder);

    buf_text(&index.out, "\xEF\xBB\xBF"
                         "file,county,department\r\n");
    for (size_t i = 0; written && i < roster->n; i++) {
        char name[40];

        snprintf(name, sizeof name, "%03zu.csv", i + 1);
        written = write_one(fw, &roster->entry[i], given, folder, name);
        csvout_text(&index, str_of(name));
        csvout_text(&index, roster->entry[i].county);
        csvout_text(&index, roster->entry[i].department);
        buf_char(&index.out, '\r');
        csvout_end_row(&index);
    }
    written = written && write_file(folder, "index.csv", &index.out);
    buf_free(&index.out);
    return written;
}
