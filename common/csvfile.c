#include "csvfile.h"

#include <stdio.h>

/* The room is taken at once: a text that grows into it would be copied a dozen times on its way,
 * and most counties fill no more than a few blocks. */
enum { FLUSH_AT = 64 * 1024, ROOM = FLUSH_AT + 16 * 1024 };

/* What a full disk refuses stays in the stream's error flag, which out_commit asks. */
static void flush(struct csvfile *f)
{
    fwrite(f->csv.out.s, 1, f->csv.out.n, f->file.f);
    buf_clear(&f->csv.out);
}

bool csvfile_open(struct csvfile *f, const char *path, const char *header)
{
    *f = (struct csvfile){ 0 };
    if (!out_open(&f->file, path))
        return false;
    setvbuf(f->file.f, NULL, _IONBF, 0); /* the rows gather here */
    buf_reserve(&f->csv.out, ROOM);
    buf_text(&f->csv.out, header);
    csvfile_end_row(f);
    return true;
}

void csvfile_end_row(struct csvfile *f)
{
    csvout_end_row(&f->csv);
    csvfile_pass(f);
}

void csvfile_pass(struct csvfile *f)
{
    if (f->csv.out.n >= FLUSH_AT)
        flush(f);
}

bool csvfile_commit(struct csvfile *f)
{
    flush(f);
    buf_free(&f->csv.out);
    return out_commit(&f->file);
}

void csvfile_abort(struct csvfile *f)
{
    buf_free(&f->csv.out);
    out_abort(&f->file);
}
