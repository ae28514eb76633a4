/* ingest: the towns' CSV files in, observations out. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "diag.h"
#include "intake.h"
#include "keys.h"
#include "options.h"
#include "out.h"
#include "reader.h"

static void deliver(void *writer, const struct submission *s)
{
    struct stream_writer *w = writer;

    submission_write(s, &w->csv);
    stream_end_row(w);
}

static void write_header(struct stream_writer *w, const struct framework *fw)
{
    for (int k = 0; k < KEY_COUNT; k++)
        csvout_text(&w->csv, str_of(stream_key_name[k]));
    for (size_t i = 0; i < fw->items; i++)
        csvout_text(&w->csv, fw->item[i].code);
    stream_end_row(w);
}

static void read_file(struct intake *in, const char *name)
{
    bool is_stdin = strcmp(name, "-") == 0;
    FILE *f = is_stdin ? stdin : fopen(name, "rb");

    intake_file(in, is_stdin ? "(standard input)" : name);
    if (f == NULL || !reader_sheet(in, csvin_stdio, f, in->file[in->files - 1]))
        report_add(in->report, SEVERITY_ERROR, "file", (struct place){ .file = name },
                   "cannot be read: %s", strerror(errno));
    if (f != NULL && !is_stdin)
        fclose(f);
}

static void set_given(struct intake *in, const struct options *o, struct buf given[KEY_COUNT])
{
    key_county(&given[KEY_COUNTY], str_of(o->county));
    key_year(&given[KEY_YEAR], str_of(o->year));
    key_department(&given[KEY_DEPARTMENT], str_of(o->department), buf_view(&given[KEY_COUNTY]));
    for (int k = 0; k < KEY_COUNT; k++)
        in->given[k] = buf_view(&given[k]);
}

int main(int argc, char **argv)
{
    struct options o;
    struct framework fw;
    struct stream_writer w;
    struct buf given[KEY_COUNT] = { { 0 } };
    struct intake in = { .fw = &fw, .report = &diag, .deliver = deliver, .to = &w };
    int status;

    diag_begin("ingest");
    out_begin();
    options_read(&o, argc, argv);
    if (!framework_load(&fw, o.framework, &diag)) {
        diag_end();
        return EXIT_USAGE;
    }
    in.strict = o.strict;
    set_given(&in, &o, given);
    intake_init(&in);
    stream_begin(&w, STREAM_OBSERVATIONS, fw.id, o.plain);
    write_header(&w, &fw);
    if (o.files == 0)
        read_file(&in, "-");
    for (int i = 0; i < o.files; i++)
        read_file(&in, o.file[i]);
    stream_finish(&w);
    status = diag_end();
    diag_summary("%lu submissions read, %lu passed on, %lu refused (%lu errors, %lu warnings)",
                 in.passed + in.refused, in.passed, in.refused, diag.count[SEVERITY_ERROR],
                 diag.count[SEVERITY_WARNING]);
    intake_free(&in);
    for (int k = 0; k < KEY_COUNT; k++)
        buf_free(&given[k]);
    framework_free(&fw);
    return status;
}
