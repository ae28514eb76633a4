#include "program.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "opt.h"

static void emit_errors(struct report *r, enum severity severity, const char *kind,
                        struct place place, struct str text)
{
    (void)r;
    if (severity == SEVERITY_ERROR)
        report_add(&diag, severity, kind, place, "%.*s", STR_ARG(text));
}

void program_framework(struct framework *fw, const char *folder, bool oddities)
{
    struct report errors = { .emit = emit_errors };

    if (folder == NULL)
        opt_refuse("name the framework's folder with -f DIR");
    if (framework_load(fw, folder, oddities ? &diag : &errors))
        return;
    diag_end();
    diag_summary("the framework %s cannot be used: %lu error%s", folder, diag.count[SEVERITY_ERROR],
                 plural(diag.count[SEVERITY_ERROR]));
    exit(EXIT_USAGE);
}

FILE *program_input(const char *name)
{
    FILE *f = strcmp(name, "-") == 0 ? stdin : fopen(name, "rb");

    if (f == NULL)
        report_add(&diag, SEVERITY_ERROR, "input", (struct place){ .file = name },
                   "cannot be read: %s", strerror(errno));
    return f;
}

const char *program_input_name(const char *name)
{
    return strcmp(name, "-") == 0 ? "(standard input)" : name;
}

void program_input_close(FILE *f)
{
    if (f != NULL && f != stdin)
        fclose(f);
}
