#include "options.h"

#include <string.h>

#include "draw/format.h"
#include "opt.h"

static struct options set;

static const struct opt table[] = {
    { 'f', "framework", "DIR", OPT_PATH, &set.framework, "take names, tree and grades from here",
      NULL },
    { 'o', "output", "DIR", OPT_PATH, &set.folder, "where all goes; made if need be", NULL },
    { 0, "format", "F", OPT_CHOICE, &set.format, "svg (the default), png or pdf", format_names },
    { 0, "charts", "LIST", OPT_TEXT, &set.charts, "only these, with commas between", NULL },
    { 0, "explain", "FILE", OPT_PATH, &set.explain,
      "what 'score --explain' wrote: reasons for the score sheets", NULL },
    { 0, "findings", "FILE", OPT_PATH, &set.findings,
      "what 'score --findings' wrote: for the pages", NULL },
    { 0, "title", "T", OPT_TEXT, &set.title, "a heading above each chart's own", NULL },
    { 0, "lang", "L", OPT_CHOICE, &set.language, "zh (the default) or en", language_names },
    { 0, "keep-scripts", NULL, OPT_FLAG, &set.keep_scripts, "leave NAME.gp beside each chart",
      NULL },
    { .kind = OPT_END },
};

static struct opt_program program = {
    .name = "plots",
    .purpose = "Reads rankings and writes a report into the folder DIR: charts, drawn by gnuplot,\n"
               "index.html, a page for every department, and the rankings for a spreadsheet.",
    .operands = "-o DIR [FILE...]",
    .options = table,
};

static void describe(struct buf *details)
{
    buf_text(details, "Without FILE, or when FILE is -, reads standard input. Several files are "
                      "drawn together.\nCharts, of every county and all its years:\n");
    for (size_t i = 0; i < CHARTS; i++)
        buf_printf(details, "  %-10s %s\n             (%s-%s)\n", charts[i].name, charts[i].help,
                   charts[i].name, charts_numbers(charts[i].scope));
    buf_text(details,
             "CC is the county's place among the names of all, YYYY the year, DD the number of a\n"
             "department's page.\n"
             "\n"
             "Examples:\n"
             "  rank scores.csv | plots -f data/frameworks/julu-2021 -o charts\n"
             "  plots --charts trend --format pdf -o charts ranking.csv\n");
}

/* Which charts of the table are wanted, of --charts. */
static void choose_charts(void)
{
    struct str rest = str_of(set.charts);
    struct buf known = { 0 };

    for (size_t i = 0; i < CHARTS; i++)
        set.wanted[i] = set.charts == NULL ? WANT_IF_POSSIBLE : WANT_NOT;
    charts_names(&known);
    for (bool more = set.charts != NULL; more;) {
        const char *comma = rest.n > 0 ? memchr(rest.s, ',', rest.n) : NULL;
        size_t n = comma == NULL ? rest.n : (size_t)(comma - rest.s);
        struct str name = str_trim((struct str){ rest.s, n });
        int chart = charts_find(name);

        if (chart < 0)
            opt_refuse("--charts: there is no chart '%.*s'; there are %s", STR_ARG(name),
                       buf_cstr(&known));
        set.wanted[chart] = WANT_NAMED;
        more = comma != NULL;
        rest = str_skip(rest, more ? n + 1 : n);
    }
    buf_free(&known);
}

void options_read(struct options *o, int argc, char **argv)
{
    static char standard_input[] = "-";
    static char *no_operand[] = { standard_input };
    struct buf details = { 0 };
    int first;

    describe(&details);
    program.details = buf_cstr(&details);
    first = opt_parse(&program, argc, argv);
    program.details = NULL;
    buf_free(&details);
    if (set.folder == NULL)
        opt_refuse("name the folder for the charts with -o DIR");
    choose_charts();
    *o = set;
    o->file = first < argc ? argv + first : no_operand;
    o->files = first < argc ? argc - first : 1;
}
