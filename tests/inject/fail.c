/* Preloaded into a program, makes one kind of call fail at the k-th time, or from the k-th on:
 *
 *     FAIL=memory FAIL_AT=7 LD_PRELOAD=fail.so score ...
 *
 * FAIL      memory (malloc, calloc, realloc), or the name of one function: write, fopen, fclose,
 *           fread, rename; and for SQLite's files pread, pwrite (with their twins of 64 bits),
 *           fsync (with fdatasync)
 * FAIL_AT   which call, from 1
 * FAIL_ON   once (the default) or always: that one call, or all from it on
 * FAIL_MARK a file to make when a call has failed; without it the program made fewer calls
 *
 * Calls count from main on: what the loader does before is not the program's. For glibc.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t n);

typedef int main_function(int, char **, char **);
typedef int start_function(main_function *, int, char **, void (*)(void), void (*)(void),
                           void (*)(void), void *);

start_function __libc_start_main;

static struct {
    const char *call, *mark;
    long left; /* calls until one fails; 0 where it has failed */
    bool always, armed;
} fail;

static main_function *real_main;

static bool fails(const char *call)
{
    int fd;

    if (!fail.armed || strcmp(call, fail.call) != 0)
        return false;
    if (fail.left > 0 && --fail.left > 0)
        return false;
    if (!fail.always && fail.left < 0)
        return false;
    fail.left = fail.always ? 0 : -1;
    if (fail.mark != NULL) {
        fd = open(fail.mark, O_WRONLY | O_CREAT, 0666);
        if (fd >= 0)
            close(fd);
        fail.mark = NULL;
    }
    return true;
}

static int armed_main(int argc, char **argv, char **environment)
{
    const char *at = getenv("FAIL_AT"), *on = getenv("FAIL_ON");

    fail.call = getenv("FAIL");
    fail.mark = getenv("FAIL_MARK");
    fail.left = at != NULL ? atol(at) : 0;
    fail.always = on != NULL && strcmp(on, "always") == 0;
    unsetenv("LD_PRELOAD"); /* its children (gnuplot) are not meant */
    fail.armed = fail.call != NULL && fail.left > 0;
    return real_main(argc, argv, environment);
}

static void *real(const char *name)
{
    void *function = dlsym(RTLD_NEXT, name);

    if (function == NULL)
        abort();
    return function;
}

int __libc_start_main(main_function *own_main, int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*loader_fini)(void), void *stack_end)
{
    start_function *start;

    real_main = own_main;
    *(void **)&start = real("__libc_start_main");
    return start(armed_main, argc, argv, init, fini, loader_fini, stack_end);
}

void *malloc(size_t n)
{
    if (!fails("memory"))
        return __libc_malloc(n);
    errno = ENOMEM;
    return NULL;
}

void *calloc(size_t n, size_t size)
{
    if (!fails("memory"))
        return __libc_calloc(n, size);
    errno = ENOMEM;
    return NULL;
}

void *realloc(void *p, size_t n)
{
    if (!fails("memory"))
        return __libc_realloc(p, n);
    errno = ENOMEM;
    return NULL;
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    ssize_t (*next)(int, const void *, size_t);

    if (!fails("write")) {
        *(void **)&next = real("write");
        return next(fd, bytes, n);
    }
    errno = ENOSPC;
    return -1;
}

FILE *fopen(const char *path, const char *mode)
{
    FILE *(*next)(const char *, const char *);

    if (!fails("fopen")) {
        *(void **)&next = real("fopen");
        return next(path, mode);
    }
    errno = EMFILE;
    return NULL;
}

/* Fails as on a full or distant disk: what was written is lost. */
int fclose(FILE *f)
{
    int (*next)(FILE *);
    bool failing = fails("fclose");

    *(void **)&next = real("fclose");
    if (failing && (fflush(f) != 0 || ftruncate(fileno(f), 0) != 0))
        errno = 0; /* a file that was only read has nothing to lose */
    if (next(f) != 0)
        return EOF;
    if (failing)
        errno = EIO;
    return failing ? EOF : 0;
}

/* Fails as on a bad disk: closes the file below the stream, so that ferror holds afterwards. */
size_t fread(void *into, size_t size, size_t n, FILE *f)
{
    size_t (*next)(void *, size_t, size_t, FILE *);

    *(void **)&next = real("fread");
    if (fails("fread"))
        close(fileno(f));
    return next(into, size, n, f);
}

int rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);

    if (!fails("rename")) {
        *(void **)&next = real("rename");
        return next(from, to);
    }
    errno = EIO;
    return -1;
}

/* SQLite calls the twins of 64 bits. */
ssize_t pread64(int fd, void *into, size_t n, off64_t at)
{
    ssize_t (*next)(int, void *, size_t, off64_t);

    if (!fails("pread")) {
        *(void **)&next = real("pread64");
        return next(fd, into, n, at);
    }
    errno = EIO;
    return -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    ssize_t (*next)(int, const void *, size_t, off64_t);

    if (!fails("pwrite")) {
        *(void **)&next = real("pwrite64");
        return next(fd, bytes, n, at);
    }
    errno = ENOSPC;
    return -1;
}

int fsync(int fd)
{
    int (*next)(int);

    if (!fails("fsync")) {
        *(void **)&next = real("fsync");
        return next(fd);
    }
    errno = EIO;
    return -1;
}

int fdatasync(int fd)
{
    int (*next)(int);

    if (!fails("fsync")) {
        *(void **)&next = real("fdatasync");
        return next(fd);
    }
    errno = EIO;
    return -1;
}
