/* Runs the fuzz target of this file over folders of inputs, below ROOT: the seeds, and what fuzzing
 * has found. Included by tests/unit/test_fuzz_*.c, each after its target. */
#ifndef JIXIAO_REPLAY_H
#define JIXIAO_REPLAY_H

#include <dirent.h>
#include <stdio.h>

#include "buf.h"

static void replay_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct buf text = { 0 };
    size_t got;

    if (f == NULL)
        return;
    while ((got = fread(buf_reserve(&text, 4096), 1, 4096, f)) > 0)
        text.n += got;
    fclose(f);
    LLVMFuzzerTestOneInput((const uint8_t *)buf_cstr(&text), text.n);
    buf_free(&text);
}

/* How many inputs were replayed; who has none tests nothing. */
static int replay_folder(const char *folder)
{
    const char *root = getenv("ROOT");
    struct buf path = { 0 };
    int n = 0;
    DIR *d;

    buf_printf(&path, "%s/%s", root != NULL ? root : ".", folder);
    d = opendir(buf_cstr(&path));
    for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL;) {
        if (e->d_name[0] == '.')
            continue;
        buf_clear(&path);
        buf_printf(&path, "%s/%s/%s", root != NULL ? root : ".", folder, e->d_name);
        replay_file(buf_cstr(&path));
        n++;
    }
    if (d != NULL)
        closedir(d);
    buf_free(&path);
    return n;
}

#endif
