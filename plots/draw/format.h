/* The formats of pictures, one row each: how gnuplot is told, how a whole file ends, and what is
 * done to it before it gets its name. Adding one is adding a row. */
#ifndef JIXIAO_PLOTS_FORMAT_H
#define JIXIAO_PLOTS_FORMAT_H

#include <stdbool.h>

#include "buf.h"

struct chart;

/* A chart, ready to be drawn. */
struct picture {
    char *name;        /* of its file, without the extension: made by us, letters, digits and '-' */
    double height;     /* pixels; all are PAGE_WIDTH wide */
    double head;       /* pixels at its top, which say the headline, the title and what is shown */
    struct buf script; /* page_script */
    struct buf headline, title, what,
        description; /* clean text, names in full; the headline may be empty */
    const struct chart *chart;
    size_t county, year; /* year: of the county's years; 0 for a chart of all of them */
    size_t department;   /* of the county's, for a chart of one */
    bool drawn;          /* the file is there */
};

struct format {
    const char *name; /* and the extension */
    /* Appends the command "set terminal"; family is an installed font. */
    void (*terminal)(struct buf *out, const struct picture *picture, const char *family);
    const char *trailer; /* stands in the last bytes of a whole file */
    /* Appends the file that is kept; NULL: as gnuplot wrote it. */
    void (*finish)(struct buf *out, struct str drawn, const struct picture *picture);
    bool shown;      /* browsers show it inside a page */
    bool keeps_text; /* the reader's fonts draw it, so characters that no font has here stay */
    size_t share; /* so many pictures are worth a gnuplot of their own, which takes time to start */
};

extern const char *const format_names[]; /* for --format; ends with NULL */
extern const struct format formats[];    /* in the same order */

/* Whether gnuplot wrote the file to its end. It says nothing of a full disk. */
bool format_whole(const struct format *f, struct str file);

/* Appends the script of a picture whose file gets the name output. */
void format_script(const struct format *f, struct buf *out, const struct picture *picture,
                   const char *family, const char *output);

#endif
