/* An edition that submissions were kept under, as the framework of today sees it: where each item
 * of today stands in its observations, and what unit it was in then. */
#ifndef JIXIAO_ARCHIVE_FORMER_H
#define JIXIAO_ARCHIVE_FORMER_H

#include "archive.h"
#include "framework/framework.h"

struct former {
    int64_t id;
    bool is_as_today; /* the same items, in the same order and units */
    int *column;      /* by today's items: in its observations, or -1 */
    struct str *unit; /* by today's items */
};

/* Reads the edition with this id, whose items are these codes joined by commas. All is the
 * arena's. */
void former_read(struct former *f, struct archive *a, struct arena *arena,
                 const struct framework *fw, int64_t id, struct str items);

#endif
