/* Numbers for people: as they were submitted, or with just as many decimals as are wanted. */
#ifndef JIXIAO_FIGURE_H
#define JIXIAO_FIGURE_H

#include "buf.h"
#include "real.h"

/* The shortest plain decimal that reads back as the same number: 1419.082, never 1.4e3. */
void figure_exact(struct buf *out, real value);

/* The same in per cent: 0.9093 is 90.93%. */
void figure_percent(struct buf *out, real value);

/* Rounded to decimals (0..15), and exactly so many; half away from zero. */
void figure_rounded(struct buf *out, real value, unsigned decimals);

/* Rounded to decimals (0..15), without needless zeros. */
void figure_trimmed(struct buf *out, real value, unsigned decimals);

/* What figure_rounded prints, as a number. */
real figure_round(real value, unsigned decimals);

#endif
