#include "opt.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "decimal.h"
#include "diag.h"
#include "mem.h"
#include "out.h"
#include "text.h"

enum { HELP = 256, VERSION, FIRST_LONG };

_Noreturn void opt_refuse(const char *fmt, ...)
{
    struct buf line = { 0 };
    char text[1000];
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    buf_printf(&line, "%s: ", diag_program());
    text_printable(&line, str_of(text));
    buf_printf(&line, "\nTry '%s --help' for more information.\n", diag_program());
    fwrite(line.s, 1, line.n, stderr);
    exit(EXIT_USAGE);
}

static void add_option_help(struct buf *out, const struct opt *o)
{
    struct buf left = { 0 };

    if (o->letter != 0)
        buf_printf(&left, "  -%c, --%s", o->letter, o->name);
    else
        buf_printf(&left, "      --%s", o->name);
    if (o->argument != NULL)
        buf_printf(&left, " %s", o->argument);
    buf_printf(out, "%-28s%s%s\n", buf_cstr(&left),
               left.n > 26 ? "\n                            " : "", o->help);
    buf_free(&left);
}

static _Noreturn void help(const struct opt_program *p)
{
    struct buf out = { 0 };

    buf_printf(&out, "Usage: %s [OPTION...]%s%s\n%s\n\n", p->name, *p->operands ? " " : "",
               p->operands, p->purpose);
    for (const struct opt *o = p->options; o->kind != OPT_END; o++)
        add_option_help(&out, o);
    buf_text(&out, "  -h, --help                show this and exit\n"
                   "  -V, --version             show the version and exit\n");
    if (p->details != NULL)
        buf_printf(&out, "\n%s", p->details);
    out_write(out.s, out.n);
    exit(EXIT_OK);
}

static _Noreturn void version(const struct opt_program *p)
{
    struct buf out = { 0 };

    buf_printf(&out, "%s (jixiao) %s\n", p->name, JIXIAO_VERSION);
    out_write(out.s, out.n);
    exit(EXIT_OK);
}

static int choose(const struct opt *o, const char *word)
{
    struct buf known = { 0 };

    for (int i = 0; o->names[i] != NULL; i++) {
        if (strcmp(o->names[i], word) == 0) {
            buf_free(&known);
            return i;
        }
        buf_printf(&known, "%s%s", i > 0 ? ", " : "", o->names[i]);
    }
    opt_refuse("--%s takes one of %s, not '%s'", o->name, buf_cstr(&known), word);
}

static void store(const struct opt *o, const char *word)
{
    int64_t number;

    switch (o->kind) {
    case OPT_FLAG: *(bool *)o->value = true; break;
    case OPT_PATH:
    case OPT_WRITE:
        if (*word == '\0')
            opt_refuse("--%s takes the name of a file or folder, not an empty text", o->name);
        *(const char **)o->value = word;
        break;
    case OPT_TEXT: *(const char **)o->value = word; break;
    case OPT_CHOICE: *(int *)o->value = choose(o, word); break;
    case OPT_COUNT:
        if (!decimal_fixed(str_of(word), 0, &number) || number < 0)
            opt_refuse("--%s takes a whole number, not '%s'", o->name, word);
        *(long *)o->value = (long)number;
        break;
    case OPT_NUMBER:
        if (!decimal_fixed(str_of(word), DECIMAL_SCALE_MAX, &number) || number < 0)
            opt_refuse("--%s takes a number, not '%s'", o->name, word);
        *(double *)o->value = decimal_double(str_of(word));
        break;
    case OPT_END: break;
    }
}

/* "--framwork=x": which long option may have been meant? */
static _Noreturn void refuse_long(const struct option *longs, const char *word)
{
    struct str name = { word + 2, strcspn(word + 2, "=") };
    const char *begun = NULL, *near = NULL;
    unsigned nearest = 0, distance;

    for (; longs->name != NULL; longs++) {
        struct str known = str_of(longs->name);

        if (str_starts(known, name) && begun != NULL)
            opt_refuse("'%s' may be short for --%s or --%s", word, begun, longs->name);
        if (str_starts(known, name))
            begun = longs->name;
        if (text_near(name, known, &distance) && (near == NULL || distance < nearest)) {
            near = longs->name;
            nearest = distance;
        }
    }
    if (near != NULL)
        opt_refuse("unknown option '%s'; did you mean '--%s'?", word, near);
    opt_refuse("unknown option '%s'", word);
}

/* getopt_long's own messages name argv[0] and no remedy, so ours are made here. It leaves the
 * letter or the value of the option in optopt, and 0 where it knows no such long option. */
static _Noreturn void refuse_word(int found, const struct option *longs, char **argv)
{
    const char *word = argv[optind - 1];

    if (optopt == 0)
        refuse_long(longs, word);
    while (longs->name != NULL && longs->val != optopt)
        longs++;
    if (longs->name == NULL && found == ':')
        opt_refuse("option '-%c' needs an argument", optopt);
    if (longs->name == NULL)
        opt_refuse("unknown option '-%c'", optopt);
    if (found == ':')
        opt_refuse("option '--%s' needs an argument", longs->name);
    opt_refuse("option '--%s' takes no argument, so not '%s'", longs->name,
               word + strcspn(word, "="));
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool is_named(const struct stat *is, const char *name)
{
    struct stat other;

    return stat(name, &other) == 0 && is_same(is, &other);
}

static bool is_stream(const struct stat *is, int descriptor)
{
    struct stat other;

    return fstat(descriptor, &other) == 0 && is_same(is, &other);
}

/* Whether an option has a file written that is there already. Pipes and devices are not
 * replaced. */
static bool replaces(const struct opt *o, struct stat *is)
{
    const char *name = o->kind == OPT_WRITE ? *(const char **)o->value : NULL;

    return name != NULL && stat(name, is) == 0 && S_ISREG(is->st_mode);
}

static _Noreturn void refuse_to_replace(const struct opt *o, const char *what)
{
    opt_refuse("--%s would replace '%s', %s: name another file", o->name, *(const char **)o->value,
               what);
}

void opt_check_read(const struct opt_program *p, char *const *name, int n)
{
    struct stat is;

    for (const struct opt *o = p->options; o->kind != OPT_END; o++)
        for (int i = 0, most = replaces(o, &is) ? n : 0; i < most; i++)
            if (is_named(&is, name[i]))
                refuse_to_replace(o, "which is to be read");
}

/* Of two things that go into one file, the one that is finished last would be all that is left. */
static void check_written(const struct opt_program *p)
{
    struct stat is;

    for (const struct opt *o = p->options; o->kind != OPT_END; o++) {
        if (!replaces(o, &is))
            continue;
        if (is_stream(&is, STDIN_FILENO))
            refuse_to_replace(o, "which is standard input");
        if (is_stream(&is, STDOUT_FILENO))
            refuse_to_replace(o, "where standard output goes");
        if (is_stream(&is, STDERR_FILENO))
            refuse_to_replace(o, "where messages go");
        for (const struct opt *other = p->options; other->kind != OPT_END; other++)
            if (other->kind == OPT_PATH && *(const char **)other->value != NULL &&
                is_named(&is, *(const char **)other->value))
                refuse_to_replace(o, "which another option names");
    }
}

int opt_parse(const struct opt_program *p, int argc, char **argv)
{
    size_t n = 0;
    struct option *longs;
    struct buf shorts = { 0 };
    int found;

    while (p->options[n].kind != OPT_END)
        n++;
    longs = mem_new(n + 3, sizeof *longs);
    buf_text(&shorts, ":hV");
    for (size_t i = 0; i < n; i++) {
        const struct opt *o = &p->options[i];
        bool takes = o->kind != OPT_FLAG;

        longs[i] = (struct option){ o->name, takes, NULL, FIRST_LONG + (int)i };
        if (o->letter != 0)
            buf_printf(&shorts, "%c%s", o->letter, takes ? ":" : "");
    }
    longs[n] = (struct option){ "help", no_argument, NULL, HELP };
    longs[n + 1] = (struct option){ "version", no_argument, NULL, VERSION };

    opterr = 0;
    while ((found = getopt_long(argc, argv, buf_cstr(&shorts), longs, NULL)) != -1) {
        const struct opt *o = p->options;

        if (found == 'h' || found == HELP)
            help(p);
        if (found == 'V' || found == VERSION)
            version(p);
        if (found == '?' || found == ':')
            refuse_word(found, longs, argv);
        if (found >= FIRST_LONG)
            o += found - FIRST_LONG;
        else
            while (o->letter != found)
                o++;
        store(o, optarg);
    }
    free(longs);
    buf_free(&shorts);
    check_written(p);
    opt_check_read(p, argv + optind, argc - optind);
    return optind;
}
