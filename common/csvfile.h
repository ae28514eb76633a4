/* A CSV file of ours on its way to its name: rows gather, go out in blocks, and the file appears
 * when all went well (see out.h). */
#ifndef JIXIAO_CSVFILE_H
#define JIXIAO_CSVFILE_H

#include "csvout.h"
#include "out.h"

struct csvfile {
    struct csvout csv;
    struct out_file file;
};

/* Opens path and writes the header: names joined by commas. False with a diagnostic. */
bool csvfile_open(struct csvfile *f, const char *path, const char *header);

/* Ends the row that f->csv holds. */
void csvfile_end_row(struct csvfile *f);

/* Passes on what has gathered, once it is a block; for those who add whole rows to f->csv.out. */
void csvfile_pass(struct csvfile *f);

/* Gives the file its name. False with a diagnostic. */
bool csvfile_commit(struct csvfile *f);

/* Forgets the file. Harmless after csvfile_commit, and for one never opened. */
void csvfile_abort(struct csvfile *f);

#endif
