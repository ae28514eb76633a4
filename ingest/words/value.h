/* A figure as people write it, turned into the one form of the stream: a plain decimal in the
 * item's own unit, NA, nothing, or a label. What is not sure is refused with a reason; nothing is
 * guessed.
 *
 *     1,419.08   １４１９   +5   .5   5.   ￥109000   109000元   5万元   5 万   90.93%   -3
 *     (nothing)  —  ——  -  --  /  \  无        missing
 *     不适用  无此项  NA  N/A                   NA
 *
 * Accounting brackets, (5.00) for -5.00, are refused: in a town's form "(5)" is as likely a number
 * in a list or a remark. So are 1.2E+07 and ####, where Excel has cut the figure off.
 */
#ifndef JIXIAO_INGEST_VALUE_H
#define JIXIAO_INGEST_VALUE_H

#include "words/stated.h"

enum value_kind { VALUE_MISSING, VALUE_NA, VALUE_NUMBER, VALUE_LABEL, VALUE_BAD };

/* What a cell should hold. */
struct value_want {
    bool is_label;
    struct named_unit declared; /* the item's own unit */
};

/* Reads a cell. stated is what the sheet says of its unit in other places. Appends the number or
 * the label to out; appends the reason, which begins with the offending text and ends with the
 * remedy, to why where the cell is VALUE_BAD. */
enum value_kind value_read(const struct value_want *want, struct str raw,
                           const struct stated *stated, struct buf *out, struct buf *why);

/* The short way for nearly every cell, which holds digits and perhaps a point: whether such a cell
 * in the stated unit is a figure as it stands, and then, of each cell, whether it was one. */
bool value_may_be_plain(const struct value_want *want, const struct stated *stated);
bool value_read_plain(struct str raw, struct buf *out);

#endif
