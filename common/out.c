#define _GNU_SOURCE /* for realpath and F_SETPIPE_SZ */

#include "out.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "buf.h"
#include "diag.h"
#include "mem.h"

enum { WATCHED_FIRST = 8, PIPE_ROOM = 256 * 1024 };

/* Read by a signal handler, so every change is one move: a name set or cleared, or a larger array
 * that holds the same names put in the place of the old one. */
static const char *volatile first_watched[WATCHED_FIRST];
static const char *volatile *volatile watched = first_watched;
static volatile size_t watched_max = WATCHED_FIRST;

static void remove_watched(void)
{
    for (size_t i = 0; i < watched_max; i++)
        if (watched[i] != NULL)
            unlink(watched[i]);
}

static void on_signal(int number)
{
    remove_watched();
    signal(number, SIG_DFL);
    raise(number);
}

/* With more room in the pipe its two ends wake each other less often: a fifth of the wall time of
 * the whole pipe, on two cores. Where standard output is no pipe, or the system grants no more,
 * nothing changes. */
static void widen_pipe(void)
{
#ifdef F_SETPIPE_SZ
    if (fcntl(STDOUT_FILENO, F_GETPIPE_SZ) < PIPE_ROOM)
        fcntl(STDOUT_FILENO, F_SETPIPE_SZ, PIPE_ROOM);
#endif
}

void out_begin(void)
{
    static const int ends[] = { SIGINT, SIGTERM, SIGHUP };
    struct sigaction action = { .sa_handler = on_signal };

    widen_pipe();
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        sigaction(ends[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    atexit(remove_watched);
}

void out_write(const char *s, size_t n)
{
    while (n > 0) {
        ssize_t written = write(STDOUT_FILENO, s, n);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0 && errno == EPIPE)
            exit(EXIT_OK);
        if (written < 0) {
            diag_error("output", "cannot write to standard output: %s", strerror(errno));
            exit(EXIT_DATA);
        }
        s += written;
        n -= (size_t)written;
    }
}

static void watch_more(void)
{
    const char *volatile *old = watched, *volatile *more = mem_new(watched_max * 2, sizeof *more);

    for (size_t i = 0; i < watched_max; i++)
        more[i] = old[i];
    watched = more;
    watched_max *= 2;
    if (old != first_watched)
        free((void *)old);
}

void out_watch(const char *temporary)
{
    size_t i = 0;

    while (i < watched_max && watched[i] != NULL)
        i++;
    if (i == watched_max)
        watch_more();
    watched[i] = temporary;
}

void out_keep(const char *temporary)
{
    for (size_t i = 0; i < watched_max; i++)
        if (watched[i] == temporary)
            watched[i] = NULL;
}

/* A pipe or a device cannot be replaced by a file, and must not be. */
static bool is_no_file(const char *path)
{
    struct stat there;

    return stat(path, &there) == 0 && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode);
}

/* The path to be written: what a link names, not the link. To be freed. */
static char *real_path(const char *path)
{
    struct stat there;
    char *named = lstat(path, &there) == 0 && S_ISLNK(there.st_mode) ? realpath(path, NULL) : NULL;

    if (named == NULL) {
        named = mem_new(strlen(path) + 1, 1);
        strcpy(named, path);
    }
    return named;
}

static char *temporary_name(const char *path)
{
    struct buf name = { 0 };

    buf_printf(&name, "%s.tmp%ld", path, (long)getpid());
    buf_cstr(&name);
    return name.s;
}

static bool is_watched(const char *temporary)
{
    for (size_t i = 0; i < watched_max; i++)
        if (watched[i] != NULL && strcmp(watched[i], temporary) == 0)
            return true;
    return false;
}

static bool refuse(struct out_file *o, const char *path, const char *why)
{
    report_add(&diag, SEVERITY_ERROR, "output", (struct place){ .file = path },
               "cannot be written: %s", why);
    out_abort(o);
    return false;
}

bool out_open(struct out_file *o, const char *path)
{
    *o = (struct out_file){ .path = real_path(path) };
    if (strcmp(path, "-") == 0)
        return refuse(o, path, "standard output has the stream; name a file (./- if it must be)");
    if (!is_no_file(o->path)) {
        char *temporary = temporary_name(o->path);

        if (is_watched(temporary)) {
            free(temporary);
            return refuse(o, path, "another output of this program goes there; name two files");
        }
        o->temporary = temporary;
        out_watch(temporary);
    }
    o->f = fopen(o->temporary != NULL ? o->temporary : o->path, "wb");
    return o->f != NULL || refuse(o, path, strerror(errno));
}

bool out_commit(struct out_file *o)
{
    const char *failed = ferror(o->f) ? "a part of it was not taken (is the disk full?)" : NULL;

    if (fflush(o->f) != 0 && failed == NULL)
        failed = strerror(errno);
    if (fclose(o->f) != 0 && failed == NULL)
        failed = strerror(errno);
    o->f = NULL;
    if (failed == NULL && o->temporary != NULL && rename(o->temporary, o->path) != 0)
        failed = strerror(errno);
    if (failed != NULL)
        return refuse(o, o->path, failed);
    if (o->temporary != NULL)
        out_keep(o->temporary);
    out_abort(o);
    return true;
}

bool out_write_file(const char *path, struct str bytes)
{
    struct out_file file;

    if (!out_open(&file, path))
        return false;
    fwrite(bytes.s, 1, bytes.n, file.f); /* out_commit checks */
    return out_commit(&file);
}

void out_abort(struct out_file *o)
{
    if (o->f != NULL)
        fclose(o->f);
    if (o->temporary != NULL) {
        for (size_t i = 0; i < watched_max; i++)
            if (watched[i] == o->temporary) {
                unlink(o->temporary);
                watched[i] = NULL;
            }
    }
    free(o->temporary);
    free(o->path);
    *o = (struct out_file){ 0 };
}

static bool make_folder(const char *path)
{
    struct stat there;
    int why;

    if (mkdir(path, 0777) == 0)
        return true;
    why = errno;
    if (stat(path, &there) == 0) {
        if (S_ISDIR(there.st_mode))
            return true;
        why = ENOTDIR;
    }
    errno = why;
    return false;
}

bool out_folder(const char *path)
{
    struct buf part = { 0 };
    bool made = true;

    for (size_t i = 1; made && i <= strlen(path); i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        buf_clear(&part);
        buf_add(&part, path, i);
        made = make_folder(buf_cstr(&part));
    }
    if (!made)
        report_add(&diag, SEVERITY_ERROR, "output", (struct place){ .file = path },
                   "this folder cannot be made: %s", strerror(errno));
    buf_free(&part);
    return made;
}
