/* The report that prints: diagnostics on stderr, the same in all four programs.
 *
 *     file:line:column: error: what is wrong, with the offending text, and what to do
 *
 * After 20 of one kind the rest is counted, and diag_end says how many. Control characters and
 * bytes that are no UTF-8 are shown escaped, so that nobody's file can drive a terminal.
 */
#ifndef JIXIAO_DIAG_H
#define JIXIAO_DIAG_H

#include "report.h"

enum exit_status { EXIT_OK = 0, EXIT_DATA = 1, EXIT_USAGE = 2 };

extern struct report diag; /* the program's report */

/* Names the program in messages that have no file. Call first in main. */
void diag_begin(const char *program);

/* The program's name, as given to diag_begin. */
const char *diag_program(void);

/* Says what lists were cut. Returns EXIT_DATA if any error was reported, else EXIT_OK. */
int diag_end(void);

/* The last line: "ingest: ..." */
__attribute__((format(printf, 1, 2))) void diag_summary(const char *fmt, ...);

/* The ending of an English plural: "1 row", "2 rows". */
const char *plural(unsigned long n);

/* For errors that have no place in a file: "ingest: error: ..." */
__attribute__((format(printf, 2, 3))) void diag_error(const char *kind, const char *fmt, ...);
__attribute__((format(printf, 2, 3))) void diag_warning(const char *kind, const char *fmt, ...);

#endif
