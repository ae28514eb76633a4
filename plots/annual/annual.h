/* The annual report: index.html for the county, a page for every department, and the rankings for a
 * spreadsheet; all in one folder, beside the charts. Pages are put together in memory and written
 * when they are whole. File names are numbers of ours: nothing that a town wrote is in them.
 */
#ifndef JIXIAO_PLOTS_ANNUAL_H
#define JIXIAO_PLOTS_ANNUAL_H

#include "annual/page.h"

/* Writes everything into the folder. Returns how many pages are there; faults are diagnosed. */
size_t annual_write(const struct annual *a, const char *folder);

#endif
