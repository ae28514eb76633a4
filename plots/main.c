/* plots: a ranking in, charts and the pages of a report out; gnuplot draws. */
#include <stdlib.h>

#include "annual/annual.h"
#include "diag.h"
#include "draw/gnuplot.h"
#include "draw/process.h"
#include "options.h"
#include "out.h"
#include "program.h"
#include "text.h"

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

/* Without a frame a ranking does not say its framework, but its columns do. */
static void check_columns(const struct reading *to, const char *name)
{
    for (size_t i = 0; to->fw != NULL && i < to->standings->codes; i++) {
        struct str code = to->standings->code[i];

        if (framework_node(to->fw, code) != NOWHERE)
            continue;
        report_add(&diag, SEVERITY_WARNING, "framework", (struct place){ .file = name },
                   "the column '%.*s' is no indicator of '%.*s': is this ranked under another "
                   "framework?",
                   STR_ARG(code), STR_ARG(to->fw->id));
        return;
    }
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
static bool read_inputs(struct reading *to, const struct options *o)
{
    bool good = true;

    for (int i = 0; i < o->files; i++)
        good = read_input(to, o->file[i]) && good;
    if (good) {
        check_columns(to, program_input_name(o->file[0]));
        standings_finish(to->standings, &diag);
    }
    return good;
}

/* What score wrote beside the scores; name may be NULL. */
static void read_remarks(struct remarks *r, struct sources *sources, const char *role,
                         const char *name,
                         bool read(struct remarks *r, struct source *from, struct report *report))
{
    struct source *source = name != NULL ? source_open(sources, role, name) : NULL;

    if (source == NULL)
        return;
    read(r, source, &diag);
    source_close(source);
}

/* gnuplot runs without a home, so that no start-up file is read; the fonts are those that it will
 * see. An SVG is drawn with the reader's. */
static bool find_fonts(struct fonts *fonts, const struct format *format)
{
    setenv("HOME", PROCESS_HOME, 1);
    if (format->keeps_text || fonts_find(fonts))
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
static struct done make(struct scene *scene, const struct options *o, struct fonts *fonts,
                        struct sources *sources)
{
    const struct format *format = &formats[o->format];
    struct gallery gallery = { 0 };
    struct remarks remarks;
    struct done done = { 0 };
    struct annual annual = { .scene = scene,
                             .fw = scene->fw,
                             .remarks = &remarks,
                             .gallery = &gallery,
                             .sources = sources,
                             .framework_folder = o->framework,
                             .extension = format->name,
                             .shown = format->shown };

    remarks_begin(&remarks, scene->standings);
    read_remarks(&remarks, sources, "explain", o->explain, remarks_read_explained);
    read_remarks(&remarks, sources, "findings", o->findings, remarks_read_findings);
    scene->remarks = &remarks;
    gallery_fill(&gallery, scene, o->wanted, format->keeps_text ? NULL : fonts, &diag);
    warn_of_replaced(fonts);
    if (out_folder(o->folder) && scene->standings->rows > 0) {
        if (gallery.n > 0)
            done.charts = gnuplot_draw(gallery.picture, gallery.n, format, fonts->family, o->folder,
                                       o->keep_scripts);
        done.pages = annual_write(&annual, o->folder);
    }
    scene->remarks = NULL;
    remarks_free(&remarks);
    gallery_free(&gallery);
    return done;
}

/* The report of what was read. */
static struct done report(const struct standings *standings, const struct framework *fw,
                          const struct options *o, struct fonts *fonts, struct sources *sources)
{
    struct scene scene = { .standings = standings, .language = (enum language)o->language };
    struct done done;

    if (standings->rows == 0)
        diag_warning("empty", "no department is in the ranking, so there is nothing to draw");
    scene.heading = str_of(o->title);
    scene_set(&scene, fw, &diag);
    done = make(&scene, o, fonts, sources);
    scene_free(&scene);
    return done;
}

int main(int argc, char **argv)
{
    struct options o;
    struct framework framework = { 0 };
    struct standings standings = { 0 };
    struct fonts fonts = { 0 };
    struct sources sources = { 0 };
    struct reading reading = { .standings = &standings, .sources = &sources };
    struct done done = { 0 };
    int status;

    diag_begin("plots");
    out_begin();
    options_read(&o, argc, argv);
    if (o.framework != NULL) {
        program_framework(&framework, o.framework, false);
        reading.fw = &framework;
    }
    if (read_inputs(&reading, &o) && find_fonts(&fonts, &formats[o.format]))
        done = report(&standings, reading.fw, &o, &fonts, &sources);
    status = diag_end();
    if (reading.usage)
        status = EXIT_USAGE;
    diag_summary("%zu chart%s and %zu page%s in %s", done.charts, plural(done.charts), done.pages,
                 plural(done.pages), o.folder);
    sources_free(&sources);
    fonts_free(&fonts);
    standings_free(&standings);
    framework_free(&framework);
    return status;
}
