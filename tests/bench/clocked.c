/* clocked FILE PROGRAM ARGUMENT...: runs the program and writes into FILE what it took: the seconds
 * of processor time, its own and the system's, and the peak of its memory in KiB. Its status is the
 * program's.
 *
 * It is small because a process starts with the peak of the one that forked it: from Python,
 * nothing below ten megabytes can be measured. */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
    struct rusage used;
    int status = 0;
    FILE *out;
    pid_t child;

    if (argc < 3)
        return 2;
    child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child ||
        (out = fopen(argv[1], "w")) == NULL) {
        perror("clocked");
        return 1;
    }
    fprintf(out, "%.6f %ld\n", seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
    if (fclose(out) != 0)
        return 1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
