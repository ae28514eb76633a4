/* Running gnuplot so that nothing in the data can reach a shell, and nothing half drawn stays.
 *
 * One gnuplot draws all pictures of a run. It is started without a shell, reads no start-up file
 * (-d, HOME pointed nowhere) and gets its script through a pipe. It goes on after an error and
 * takes no notice of a full disk, so a picture gets its name only when gnuplot ended with status 0
 * and the file ends as its format must.
 */
#ifndef JIXIAO_PLOTS_GNUPLOT_H
#define JIXIAO_PLOTS_GNUPLOT_H

#include "draw/format.h"

/* Draws the pictures into the folder, and with keep_scripts writes NAME.gp beside each. Returns how
 * many pictures are there, and sets drawn of those; where not all are, one error says why. */
size_t gnuplot_draw(struct picture *pictures, size_t n, const struct format *format,
                    const char *family, const char *folder, bool keep_scripts);

#endif
