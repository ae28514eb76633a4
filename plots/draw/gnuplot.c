#include "draw/gnuplot.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "diag.h"
#include "draw/process.h"
#include "mem.h"
#include "out.h"

#define SCRIPT "/dev/stdin" /* as a file: its standard input itself it reads byte by byte */

struct job {
    const struct picture *picture;
    const struct format *format;
    const char *family, *folder;
    char *temporary; /* what gnuplot writes */
};

/* Appends FOLDER/NAME.EXTENSION. A folder that is not absolute gets "./" in front: to gnuplot, a
 * file name that begins with '|' is a command. */
static void put_path(struct buf *out, const struct job *job, const char *extension)
{
    buf_printf(out, "%s%s/%s.%s", job->folder[0] == '/' ? "" : "./", job->folder,
               job->picture->name, extension);
}

static char *path_of(const struct job *job, const char *extension)
{
    struct buf path = { 0 };

    put_path(&path, job, extension);
    buf_cstr(&path);
    return path.s;
}

static void keep_script(const struct job *job)
{
    struct buf name = { 0 }, script = { 0 };
    char *path = path_of(job, "gp");

    buf_printf(&name, "%s.%s", job->picture->name, job->format->name);
    format_script(job->format, &script, job->picture, job->family, buf_cstr(&name));
    out_write_file(path, buf_view(&script));
    buf_free(&name);
    buf_free(&script);
    free(path);
}

static void read_file(struct buf *out, const char *path)
{
    FILE *f = fopen(path, "rb");
    size_t n = 1;

    while (f != NULL && n > 0) {
        n = fread(buf_reserve(out, BUFSIZ), 1, BUFSIZ, f);
        out->n += n;
    }
    if (f != NULL)
        fclose(f);
}

/* Gives a picture its name. False where gnuplot did not write it whole (*whole tells) or we could
 * not (then that is said already). */
static bool finish(const struct job *job, bool *whole)
{
    struct buf drawn = { 0 }, finished = { 0 };
    char *path = path_of(job, job->format->name);
    bool done = false;

    read_file(&drawn, job->temporary);
    *whole = format_whole(job->format, buf_view(&drawn));
    if (*whole) {
        if (job->format->finish != NULL)
            job->format->finish(&finished, buf_view(&drawn), job->picture);
        unlink(job->temporary); /* its room may be needed */
        done = out_write_file(path, buf_view(job->format->finish != NULL ? &finished : &drawn));
    }
    buf_free(&drawn);
    buf_free(&finished);
    free(path);
    return done;
}

/* The line of gnuplot's that tells most: "line 12: undefined variable"; else its first. */
static struct str telling_line(struct str complaints)
{
    const struct str file = str_of("\"" SCRIPT "\" ");
    struct str first = { 0 };

    while (complaints.n > 0) {
        const char *end = memchr(complaints.s, '\n', complaints.n);
        size_t n = end == NULL ? complaints.n : (size_t)(end - complaints.s);
        struct str line = str_trim((struct str){ complaints.s, n });

        complaints = str_skip(complaints, end == NULL ? n : n + 1);
        if (str_starts(line, file))
            line = str_skip(line, file.n);
        if (line.n == 0 || str_starts(line, str_of("Fontconfig")))
            continue;
        if (str_starts(line, str_of("line ")))
            return line;
        if (first.n == 0)
            first = line;
    }
    return first;
}

/* Says what went wrong with gnuplot itself. */
static bool went_well(const struct process *p)
{
    struct str line = telling_line(buf_view(&p->complaints));

    if (!p->started)
        diag_error("gnuplot", "gnuplot cannot be started: no process or pipe is left");
    else if (WIFSIGNALED(p->status))
        diag_error("gnuplot", "gnuplot was ended by signal %d; no chart is drawn",
                   WTERMSIG(p->status));
    else if (WEXITSTATUS(p->status) == PROCESS_NOT_FOUND)
        diag_error("gnuplot", "gnuplot was not found, so no chart is drawn; install the package "
                              "gnuplot-nox (apt install gnuplot-nox)");
    else if (WEXITSTATUS(p->status) != 0)
        diag_error("gnuplot", "gnuplot ended with status %d (%.*s); no chart is drawn",
                   WEXITSTATUS(p->status), STR_ARG(line));
    else if (line.n > 0)
        diag_warning("gnuplot", "gnuplot says: %.*s", STR_ARG(line));
    return p->started && WIFEXITED(p->status) && WEXITSTATUS(p->status) == 0;
}

static size_t finish_all(const struct job *jobs, struct picture *pictures, size_t n)
{
    size_t drawn = 0, broken = 0;
    const char *first = NULL;

    for (size_t i = 0; i < n; i++) {
        bool whole;

        pictures[i].drawn = finish(&jobs[i], &whole);
        drawn += pictures[i].drawn;
        if (!whole && broken++ == 0)
            first = jobs[i].picture->name;
    }
    if (broken > 0)
        diag_error("gnuplot",
                   "gnuplot did not write %zu of %zu charts to their end (first: %s.%s); is "
                   "the disk full?",
                   broken, n, first, jobs[0].format->name);
    return drawn;
}

/* Draws with several gnuplots at once where there are processors and pictures enough. A picture is
 * the same whichever was before it, so the bytes are the same on every machine. */
static bool run(const struct job *jobs, size_t n)
{
    static const char *const argv[] = { "gnuplot", "-d", SCRIPT, NULL };
    struct process p[PROCESSES_MAX];
    struct buf script[PROCESSES_MAX] = { 0 };
    struct str input[PROCESSES_MAX];
    size_t gnuplots = process_cores(), worth = n / jobs[0].format->share;
    bool well = true;

    if (gnuplots > worth)
        gnuplots = worth > 0 ? worth : 1;
    for (size_t i = 0; i < n; i++)
        format_script(jobs[i].format, &script[i % gnuplots], jobs[i].picture, jobs[i].family,
                      jobs[i].temporary);
    for (size_t i = 0; i < gnuplots; i++)
        input[i] = buf_view(&script[i]);
    process_run(p, argv, input, gnuplots);
    for (size_t i = 0; i < gnuplots; i++)
        well = well && went_well(&p[i]); /* the first fault is told */
    for (size_t i = 0; i < gnuplots; i++) {
        buf_free(&p[i].complaints);
        buf_free(&script[i]);
    }
    return well;
}

size_t gnuplot_draw(struct picture *pictures, size_t n, const struct format *format,
                    const char *family, const char *folder, bool keep_scripts)
{
    struct job *jobs = mem_new(n, sizeof *jobs);
    char temporary[32];
    size_t drawn = 0;

    snprintf(temporary, sizeof temporary, "tmp%ld", (long)getpid());
    for (size_t i = 0; i < n; i++) {
        jobs[i] = (struct job){ &pictures[i], format, family, folder, NULL };
        jobs[i].temporary = path_of(&jobs[i], temporary);
        out_watch(jobs[i].temporary);
        if (keep_scripts)
            keep_script(&jobs[i]);
    }
    if (run(jobs, n))
        drawn = finish_all(jobs, pictures, n);
    for (size_t i = 0; i < n; i++) {
        unlink(jobs[i].temporary);
        out_keep(jobs[i].temporary);
        free(jobs[i].temporary);
    }
    free(jobs);
    return drawn;
}
