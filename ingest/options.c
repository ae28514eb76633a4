#include "options.h"

#include <stddef.h>

#include "decimal.h"
#include "file/encoding.h"
#include "opt.h"
#include "words/keys.h"

static struct options set;

static const struct opt table[] = {
    { 'f', "framework", "DIR", OPT_PATH, &set.framework, "the county's indicator system", NULL },
    { 0, "county", "NAME", OPT_TEXT, &set.county,
      "the county, for files that do not say; of --replay and --log:\n"
      "                            only this one",
      NULL },
    { 0, "year", "YEAR", OPT_TEXT, &set.year, "the year, for files that do not say", NULL },
    { 0, "department", "NAME", OPT_TEXT, &set.department,
      "the department, for files that do not say", NULL },
    { 0, "roster", "FILE", OPT_PATH, &set.roster,
      "who should submit (county,department,aliases): names are\n"
      "                            "
      "made the roster's, and who is missing is said",
      NULL },
    { 0, "files0-from", "FILE", OPT_PATH, &set.files0_from,
      "read the files that FILE names, each name ended by a NUL;\n"
      "                            - is standard input: find forms -print0 | ingest ...",
      NULL },
    { 0, "encoding", "NAME", OPT_CHOICE, &set.encoding,
      "auto (looks at the whole file), utf-8, gb18030, utf-16", encoding_choices },
    { 0, "errors", "FILE", OPT_WRITE, &set.errors, "write every diagnostic to FILE too, as CSV",
      NULL },
    { 0, "archive", "DB", OPT_PATH, &set.archive,
      "keep every submission in DB, and write what is current there\n"
      "                            for the counties and years that were read",
      NULL },
    { 0, "replay", NULL, OPT_FLAG, &set.replay, "read no file: write what is current in DB", NULL },
    { 0, "log", NULL, OPT_FLAG, &set.log,
      "read no file: write a list (CSV) of all submissions in DB", NULL },
    { 0, "years", "A-B", OPT_TEXT, &set.years, "of --replay and --log: only these years", NULL },
    { 0, "strict", NULL, OPT_FLAG, &set.strict, "what is only a warning refuses a submission too",
      NULL },
    { 0, "grouped", NULL, OPT_FLAG, &set.grouped,
      "the input comes county by county and year by year: memory of\n"
      "                            one county's year; one that comes again is an error",
      NULL },
    { 0, "template", NULL, OPT_FLAG, &set.template,
      "write the blank form; with --roster and -o, one a department", NULL },
    { 'o', "output", "DIR", OPT_PATH, &set.output, "the folder for those forms", NULL },
    { 0, "plain", NULL, OPT_FLAG, &set.plain, "leave out the stream's first and last line", NULL },
    { 0, NULL, NULL, OPT_END, NULL, NULL, NULL },
};

static const struct opt_program program = {
    .name = "ingest",
    .purpose = "Reads what towns submit (forms and tables, CSV) and writes observations.",
    .operands = "[FILE...]",
    .options = table,
    .details = "Without a FILE, or where FILE is -, standard input is read. A submission with an "
               "error is\n"
               "refused whole, the others go on, and the status is 1.\n"
               "\n"
               "  ingest -f data/frameworks/julu-2021 data/published/yantuan-2021.csv\n"
               "  ingest -f data/frameworks/julu-2021 --template --year 2025 >form.csv\n"
               "  find forms -name '*.csv' -print0 |\n"
               "      ingest -f data/frameworks/julu-2021 --files0-from -\n"
               "  ingest -f data/frameworks/julu-2021 --archive county.db forms/2024-*.csv\n",
};

/* "2024" or "2021-2024". */
static bool read_years(struct str text, int64_t *from, int64_t *to)
{
    size_t dash = 0;

    while (dash < text.n && text.s[dash] != '-')
        dash++;
    if (!decimal_fixed((struct str){ text.s, dash }, 0, from))
        return false;
    *to = *from;
    return dash == text.n || decimal_fixed(str_skip(text, dash + 1), 0, to);
}

static void check_archive(int operands)
{
    const char *asked = set.replay ? "--replay" : "--log";

    if (set.replay && set.log)
        opt_refuse("--replay and --log both write to standard output: choose one");
    if ((set.replay || set.log) && set.archive == NULL)
        opt_refuse("%s needs an archive: --archive DB", asked);
    if ((set.replay || set.log) && operands > 0)
        opt_refuse("%s reads no file", asked);
    if ((set.replay || set.log) && (set.year != NULL || set.department != NULL))
        opt_refuse("%s takes --county and --years, not --%s", asked,
                   set.year != NULL ? "year" : "department");
    if (set.grouped && set.archive != NULL)
        opt_refuse("--grouped does not go with --archive, which takes in what comes in any order");
    if (set.template && set.archive != NULL)
        opt_refuse("--template does not go with --archive");
    set.from = INT64_MIN;
    set.to = INT64_MAX;
    if (set.years == NULL)
        return;
    if (!set.replay && !set.log)
        opt_refuse("--years goes with --replay or --log");
    if (!read_years(str_of(set.years), &set.from, &set.to) || set.from > set.to)
        opt_refuse("--years takes years like 2021-2024 or 2024, not '%s'", set.years);
}

void options_read(struct options *o, int argc, char **argv)
{
    static char standard_input[] = "-";
    static char *no_operand[] = { standard_input };
    struct buf year = { 0 };
    int first = opt_parse(&program, argc, argv);

    if (set.framework == NULL)
        opt_refuse("no framework is given: -f DIR");
    if (set.year != NULL && !key_year(&year, str_of(set.year)))
        opt_refuse("--year takes four digits, not '%s'", set.year);
    if (set.output != NULL && !(set.template && set.roster != NULL))
        opt_refuse("-o goes with --template and --roster");
    if (set.template && set.roster != NULL && set.output == NULL)
        opt_refuse("--template with --roster writes many files: say where, with -o DIR");
    if (set.template && first < argc)
        opt_refuse("--template reads no file: '%s'", argv[first]);
    if (set.template && set.files0_from != NULL)
        opt_refuse("--template reads no file: --files0-from");
    if (set.files0_from != NULL && first < argc)
        opt_refuse("--files0-from names all files; '%s' stands beside it", argv[first]);
    check_archive(argc - first + (set.files0_from != NULL));
    buf_free(&year);
    *o = set;
    o->file = first < argc ? argv + first : no_operand;
    o->files = first < argc ? argc - first : set.files0_from == NULL;
}

void options_check_files(const struct options *o)
{
    opt_check_read(&program, o->file, o->files);
}
