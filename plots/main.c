/* plots: a ranking in, charts and the pages of a report out; gnuplot draws. */
#include <stdlib.h>
#include <string.h>

#include "annual.h"
#include "diag.h"
#include "gnuplot.h"
#include "opt.h"
#include "out.h"
#include "process.h"
#include "program.h"
#include "text.h"

static struct {
    const char *framework, *folder, *charts, *explain, *findings, *title;
    int format, language;
    bool keep_scripts;
} set;

static const struct opt options[] = {
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
    .options = options,
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
static void choose_charts(enum want *wanted)
{
    struct str rest = str_of(set.charts);
    struct buf known = { 0 };

    for (size_t i = 0; i < CHARTS; i++)
        wanted[i] = set.charts == NULL ? WANT_IF_POSSIBLE : WANT_NOT;
    charts_names(&known);
    for (bool more = set.charts != NULL; more;) {
        const char *comma = rest.n > 0 ? memchr(rest.s, ',', rest.n) : NULL;
        size_t n = comma == NULL ? rest.n : (size_t)(comma - rest.s);
        struct str name = str_trim((struct str){ rest.s, n });
        int chart = charts_find(name);

        if (chart < 0)
            opt_refuse("--charts: there is no chart '%.*s'; there are %s", STR_ARG(name),
                       buf_cstr(&known));
        wanted[chart] = WANT_NAMED;
        more = comma != NULL;
        rest = str_skip(rest, more ? n + 1 : n);
    }
    buf_free(&known);
}

/* What the rankings are read into, and what they must be of. */
struct reading {
    struct standings *standings;
    struct sources *sources;
    const struct framework *fw; /* NULL: any */
    bool usage;                 /* a ranking is of another framework than -f names */
};

static bool is_own_framework(struct reading *to, const struct stream_reader *in)
{
    if (to->fw == NULL || in->framework.n == 0 || str_eq(in->framework, to->fw->id))
        return true;
    report_add(&diag, SEVERITY_ERROR, "framework", (struct place){ in->name, 1, 0 },
               "this ranking is of the framework '%.*s', and -f names '%.*s'",
               STR_ARG(in->framework), STR_ARG(to->fw->id));
    to->usage = true;
    return false;
}

static bool read_input(struct reading *to, const char *name)
{
    struct source *source = source_open(to->sources, "ranking", name);
    struct stream_reader r;
    bool good;

    if (source == NULL)
        return false;
    good = stream_open(&r, source_read, source, source->name, STREAM_RANKING, &diag) &&
           is_own_framework(to, &r) && standings_read(to->standings, &r);
    stream_close(&r);
    source_close(source);
    return good;
}

/* Reads all of them, so that every fault of every file is told in one run. */
static bool read_inputs(struct reading *to, int n, char **names)
{
    bool good = n > 0 || read_input(to, "-");

    for (int i = 0; i < n; i++)
        good = read_input(to, names[i]) && good;
    if (good)
        standings_finish(to->standings, &diag);
    return good;
}

static void read_remarks(struct remarks *r, struct sources *sources)
{
    struct source *explain = NULL, *findings = NULL;

    if (set.explain != NULL && (explain = source_open(sources, "explain", set.explain)) != NULL) {
        remarks_read_explained(r, explain, &diag);
        source_close(explain);
    }
    if (set.findings != NULL &&
        (findings = source_open(sources, "findings", set.findings)) != NULL) {
        remarks_read_findings(r, findings, &diag);
        source_close(findings);
    }
}

/* gnuplot runs without a home, so that no start-up file is read; the fonts are those that it will
 * see. An SVG is drawn with the reader's. */
static bool find_fonts(struct fonts *fonts)
{
    setenv("HOME", PROCESS_HOME, 1);
    if (formats[set.format].keeps_text || fonts_find(fonts))
        return true;
    diag_error("font",
               "no font with Chinese characters is installed for all users; install the package "
               "fonts-wqy-microhei (apt install fonts-wqy-microhei)");
    return false;
}

static void warn_of_replaced(const struct fonts *fonts)
{
    for (uint32_t c = 0; fonts->replaced != NULL && (c = fonts_replaced(fonts, c)) != 0;) {
        struct buf here = { 0 }, there = { 0 };

        text_put(&here, c);
        text_put(&there, fonts->stand_in);
        diag_warning("font", "no font has the character U+%04X '%.*s'; '%.*s' is drawn instead",
                     (unsigned)c, STR_ARG(buf_view(&here)), STR_ARG(buf_view(&there)));
        buf_free(&here);
        buf_free(&there);
    }
}

struct done {
    size_t charts, pages;
};

/* Draws the charts and writes the pages, which say what could not be drawn. */
static struct done make(struct scene *scene, const struct framework *fw, const enum want *wanted,
                        struct fonts *fonts, struct sources *sources)
{
    const struct format *format = &formats[set.format];
    struct gallery gallery = { 0 };
    struct remarks remarks;
    struct done done = { 0 };
    struct annual annual = { .scene = scene,
                             .fw = fw,
                             .remarks = &remarks,
                             .gallery = &gallery,
                             .sources = sources,
                             .framework_folder = set.framework,
                             .extension = format->name,
                             .shown = format->shown };

    remarks_begin(&remarks, scene->standings);
    read_remarks(&remarks, sources);
    scene->remarks = &remarks;
    gallery_fill(&gallery, scene, wanted, format->keeps_text ? NULL : fonts, &diag);
    warn_of_replaced(fonts);
    if (out_folder(set.folder) && scene->standings->rows > 0) {
        if (gallery.n > 0)
            done.charts = gnuplot_draw(gallery.picture, gallery.n, format, fonts->family,
                                       set.folder, set.keep_scripts);
        done.pages = annual_write(&annual, set.folder);
    }
    scene->remarks = NULL;
    remarks_free(&remarks);
    gallery_free(&gallery);
    return done;
}

int main(int argc, char **argv)
{
    struct framework framework = { 0 };
    struct standings standings = { 0 };
    struct fonts fonts = { 0 };
    struct buf details = { 0 };
    struct sources sources = { 0 };
    struct reading reading = { .standings = &standings, .sources = &sources };
    struct done done = { 0 };
    enum want wanted[CHARTS];
    int operand, status;

    diag_begin("plots");
    out_begin();
    describe(&details);
    program.details = buf_cstr(&details);
    operand = opt_parse(&program, argc, argv);
    if (set.folder == NULL)
        opt_refuse("name the folder for the charts with -o DIR");
    choose_charts(wanted);
    if (set.framework != NULL) {
        program_framework(&framework, set.framework, false);
        reading.fw = &framework;
    }

    if (read_inputs(&reading, argc - operand, argv + operand) && find_fonts(&fonts)) {
        struct scene scene = { .standings = &standings, .language = (enum language)set.language };

        if (standings.rows == 0)
            diag_warning("empty", "no department is in the ranking, so there is nothing to draw");
        scene.heading = str_of(set.title);
        scene_set(&scene, reading.fw, &diag);
        done = make(&scene, reading.fw, wanted, &fonts, &sources);
        scene_free(&scene);
    }
    status = diag_end();
    if (reading.usage)
        status = EXIT_USAGE;
    diag_summary("%zu chart%s and %zu page%s in %s", done.charts, plural(done.charts), done.pages,
                 plural(done.pages), set.folder);
    sources_free(&sources);
    fonts_free(&fonts);
    standings_free(&standings);
    framework_free(&framework);
    buf_free(&details);
    return status;
}
