/* What every main does in the same way. */
#ifndef JIXIAO_PROGRAM_H
#define JIXIAO_PROGRAM_H

#include <stdio.h>

#include "framework/framework.h"

/* Loads the framework of -f. Where there is none (NULL) or it cannot be used, says so and exits
 * with status 2. Its oddities are printed only where they are asked for: in a pipe of four
 * programs, score says them for all. */
void program_framework(struct framework *fw, const char *folder, bool oddities);

/* Opens an operand for reading; "-" is standard input. NULL with a diagnostic where it cannot
 * be. */
FILE *program_input(const char *name);

/* What to call that input in messages. */
const char *program_input_name(const char *name);

void program_input_close(FILE *f);

#endif
