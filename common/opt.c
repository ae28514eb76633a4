#include "opt.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "decimal.h"
#include "diag.h"
#include "mem.h"
#include "out.h"

enum { HELP = 256, VERSION, FIRST_LONG };

_Noreturn void opt_refuse(const char *fmt, ...)
{
    va_list args;

    fprintf(stderr, "%s: ", diag_program());
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fprintf(stderr, "\nTry '%s --help' for more information.\n", diag_program());
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

/* getopt_long's own messages name argv[0] and no remedy, so ours are made here. */
static _Noreturn void refuse_word(int found, char **argv)
{
    const char *word = argv[optind - 1];

    if (found == ':')
        opt_refuse("option '%s' needs an argument", word);
    if (optopt > 0 && optopt < HELP && word[0] == '-' && word[1] != '-')
        opt_refuse("unknown option '-%c'", optopt);
    if (optopt >= HELP || optopt < 0 || strchr(word, '=') != NULL)
        opt_refuse("unknown option or needless argument '%s'", word);
    opt_refuse("unknown option '%s'", word);
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
            refuse_word(found, argv);
        if (found >= FIRST_LONG)
            o += found - FIRST_LONG;
        else
            while (o->letter != found)
                o++;
        store(o, optarg);
    }
    free(longs);
    buf_free(&shorts);
    return optind;
}
