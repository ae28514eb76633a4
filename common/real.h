/* What figures and points are reckoned in.
 *
 * A double holds an amount of ten digits with its two decimals only to 10^-6 of the last one: the
 * difference of two such amounts is off by more than the 1e-9 that comparisons forgive, and a town
 * that stands exactly on a threshold falls beside it. With the 64 bits of an x86 long double (or
 * more, elsewhere) it does not. The points that come out are integers (score/points/points.h).
 */
#ifndef JIXIAO_REAL_H
#define JIXIAO_REAL_H

typedef long double real;

/* Comparisons with thresholds, whole steps and roundings forgive this much. */
#define REAL_FORGIVEN 1e-9L

#endif
