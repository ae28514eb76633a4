#include "options.h"

#include <stddef.h>

#include "buf.h"
#include "keys.h"
#include "opt.h"

static struct options set;

static const struct opt table[] = {
    { 'f', "framework", "DIR", OPT_TEXT, &set.framework, "the county's indicator system", NULL },
    { 0, "county", "NAME", OPT_TEXT, &set.county, "the county, for files that do not say", NULL },
    { 0, "year", "YEAR", OPT_TEXT, &set.year, "the year, for files that do not say", NULL },
    { 0, "department", "NAME", OPT_TEXT, &set.department,
      "the department, for files that do not say", NULL },
    { 0, "strict", NULL, OPT_FLAG, &set.strict, "what is only a warning refuses a submission too",
      NULL },
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
               "  ingest -f data/frameworks/julu-2021 forms/*.csv >observations.csv\n"
               "  ingest -f data/frameworks/julu-2021 --year 2024 table.csv |\n"
               "      score -f data/frameworks/julu-2021 | rank\n",
};

void options_read(struct options *o, int argc, char **argv)
{
    struct buf year = { 0 };
    int first = opt_parse(&program, argc, argv);

    if (set.framework == NULL)
        opt_refuse("no framework is given: -f DIR");
    if (set.year != NULL && !key_year(&year, str_of(set.year)))
        opt_refuse("--year takes four digits, not '%s'", set.year);
    buf_free(&year);
    *o = set;
    o->file = argv + first;
    o->files = argc - first;
}
