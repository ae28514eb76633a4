/* ingest: the towns' CSV files in, observations out. */
#include <string.h>

#include "blank/handout.h"
#include "blank/template.h"
#include "diag.h"
#include "faults.h"
#include "file/filelist.h"
#include "out.h"
#include "program.h"
#include "run.h"
#include "words/keys.h"

static bool read_roster(struct roster *r, const struct options *o, struct intake *in)
{
    struct input input;
    bool good = input_open(&input, o->roster, CHOICE_AUTO, in->report) &&
                roster_read(r, input_read, &input, input.name, &in->names, in->report);

    input_close(&input);
    in->roster = r;
    return good;
}

static void set_given(struct intake *in, const struct options *o, struct buf given[KEY_COUNT])
{
    key_county(&given[KEY_COUNTY], str_of(o->county));
    key_year(&given[KEY_YEAR], str_of(o->year));
    key_department(&given[KEY_DEPARTMENT], str_of(o->department), buf_view(&given[KEY_COUNTY]));
    for (int k = 0; k < KEY_COUNT; k++)
        in->given[k] = buf_view(&given[k]);
}

static int summarise(const struct intake *in, const unsigned long before[SEVERITY_COUNT])
{
    unsigned long errors = diag.count[SEVERITY_ERROR] - before[SEVERITY_ERROR];
    unsigned long warnings = diag.count[SEVERITY_WARNING] - before[SEVERITY_WARNING];
    unsigned long read = in->passed + in->refused;
    int status = diag_end();

    if (in->broken) {
        diag_summary("stopped after %lu submission%s: what is written is not whole", in->passed,
                     plural(in->passed));
        return status;
    }
    diag_summary("%lu submission%s read, %lu passed on, %lu refused (%lu error%s, %lu warning%s)",
                 read, plural(read), in->passed, in->refused, errors, plural(errors), warnings,
                 plural(warnings));
    return status;
}

/* One form to standard output, or one for each department of the roster. Returns the exit
 * status. */
static int write_templates(const struct intake *in, const struct options *o)
{
    struct buf form = { 0 };
    bool written;
    int status;

    if (o->output == NULL) {
        template_write(&form, in->fw, in->given);
        out_write(form.s, form.n);
        buf_free(&form);
        return diag_end();
    }
    written = handout_write(in->fw, in->roster, in->given, o->output);
    status = diag_end();
    if (written)
        diag_summary("%zu form%s written to %s", in->roster->n, plural(in->roster->n), o->output);
    else
        diag_summary("not all forms are written");
    return status;
}

static int archive_files(struct intake *in, const struct options *o)
{
    struct archiving a;
    bool good = run_archive(in, o, &a);
    int status = diag_end();

    if (!good)
        diag_summary("nothing is passed on: the archive failed");
    else if (o->log)
        diag_summary("%lu submission%s listed", a.written, plural(a.written));
    else if (o->replay)
        diag_summary("%lu submission%s passed on", a.written, plural(a.written));
    else
        diag_summary("%lu submission%s kept (%lu superseding earlier ones), %lu in the archive "
                     "before, %lu refused; %lu current ones passed on",
                     a.kept, plural(a.kept), a.superseding, a.unchanged, in->refused, a.written);
    archiving_close(&a);
    return status;
}

static bool read_list(struct filelist *list, struct options *o, struct report *report)
{
    bool good = filelist_read(list, o->files0_from, report);

    o->file = list->name;
    o->files = (int)list->n;
    options_check_files(o);
    return good;
}

/* Where not even one submission could be read. Returns the exit status. */
static int give_up(const char *why)
{
    int status = diag_end();

    diag_summary("nothing is passed on: %s", why);
    return status;
}

/* What the command line asks for. Returns the exit status. */
static int work(struct intake *in, struct options *o, struct roster *roster, struct filelist *list)
{
    unsigned long before[SEVERITY_COUNT];

    memcpy(before, diag.count, sizeof before);
    if (o->files0_from != NULL && !read_list(list, o, in->report))
        return give_up("the list of files cannot be used");
    if (o->roster != NULL && !read_roster(roster, o, in))
        return give_up("the roster cannot be used");
    if (o->template)
        return write_templates(in, o);
    if (o->archive != NULL)
        return archive_files(in, o);
    run_pass_on(in, o);
    return summarise(in, before);
}

int main(int argc, char **argv)
{
    struct options o;
    struct framework fw;
    struct faults faults;
    struct roster roster = { 0 };
    struct filelist list = { 0 };
    struct buf given[KEY_COUNT] = { { 0 } };
    struct intake in = { .fw = &fw, .report = &faults.report };
    int status = EXIT_DATA;

    diag_begin("ingest");
    out_begin();
    options_read(&o, argc, argv);
    program_framework(&fw, o.framework, false);
    in.strict = o.strict;
    set_given(&in, &o, given);
    intake_init(&in);
    if (faults_open(&faults, o.errors, &diag))
        status = work(&in, &o, &roster, &list);
    if (!faults_close(&faults))
        status = EXIT_DATA;
    intake_free(&in);
    roster_free(&roster);
    filelist_free(&list);
    for (int k = 0; k < KEY_COUNT; k++)
        buf_free(&given[k]);
    framework_free(&fw);
    return status;
}
