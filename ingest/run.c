#include "run.h"

#include <errno.h>
#include <string.h>

#include "file/progress.h"
#include "sheet/reader.h"

/* archive may be NULL. False where the archive failed. */
static bool read_file(struct intake *in, const char *path, enum encoding_choice encoding,
                      struct archiving *archive)
{
    struct input input;
    bool good = true;

    if (input_open(&input, path, encoding, in->report)) {
        bool whole;

        intake_file(in, input.name);
        good = archive == NULL || archiving_begin_file(archive, &input);
        whole = !good || reader_sheet(in, input_read, &input, input.name);
        if (!whole)
            report_add(in->report, SEVERITY_ERROR, "file", (struct place){ .file = input.name },
                       "cannot be read: %s", strerror(errno));
        if (archive != NULL)
            good = archiving_end_file(archive, whole) && good;
    }
    input_close(&input);
    return good;
}

/* False where the archive failed. */
static bool read_files(struct intake *in, const struct options *o, struct archiving *archive)
{
    bool good = true;

    progress_begin(input_size(o->file, o->files));
    for (int i = 0; good && i < o->files; i++)
        good = read_file(in, o->file[i], (enum encoding_choice)o->encoding, archive);
    progress_clear();
    if (in->roster != NULL)
        roster_say_absent(in->roster, in->report);
    return good;
}

/* The frame's first line and the header. */
static void begin(struct stream_writer *w, const struct framework *fw, const struct options *o)
{
    stream_begin(w, STREAM_OBSERVATIONS, fw->id, o->plain);
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(&w->csv, str_of(stream_key_name[k]));
    for (size_t i = 0; i < fw->items; i++)
        csvout_text(&w->csv, fw->item[i].code);
    stream_end_row(w);
}

/* An intake's deliver. */
static void deliver(void *writer, const struct submission *s, struct str row)
{
    struct stream_writer *w = writer;

    (void)s;
    buf_str(&w->csv.out, row);
    stream_end_row(w);
}

void run_pass_on(struct intake *in, const struct options *o)
{
    struct stream_writer w;

    in->deliver = deliver;
    in->to = &w;
    in->by_row = true;
    begin(&w, in->fw, o);
    in->seen.grouped = o->grouped;
    read_files(in, o, NULL);
    if (in->broken)
        stream_break_off(&w);
    else
        stream_finish(&w);
}

bool run_archive(struct intake *in, const struct options *o, struct archiving *a)
{
    struct stream_writer w = { 0 };
    struct submissions_wanted wanted = { in->given[KEY_COUNTY], o->from, o->to };
    bool reads = !o->replay && !o->log, good;

    if (!archiving_open(a, o->archive, reads ? ARCHIVE_WRITE : ARCHIVE_READ, in->fw, o->framework,
                        in->report))
        return false;
    in->deliver = archiving_deliver;
    in->to = a;
    in->keeps_cells = true;
    if (o->log)
        return archiving_write_log(a, &wanted);
    if (reads && !read_files(in, o, a))
        return false;
    begin(&w, in->fw, o);
    good = reads ? archiving_write_read(a, &w) : archiving_write_wanted(a, &wanted, &w);
    if (good)
        stream_finish(&w);
    a->written = w.rows;
    return good;
}
