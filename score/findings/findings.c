#include "findings/findings.h"

#include "findings/finder.h"

/* In the order in which a cohort's findings are written. */
static const struct finder *const finders[FINDERS] = {
    &sheet_finder, &given_finder, &values_finder, &checks_finder, &units_finder,
};

bool findings_open(struct findings *f, const struct framework *fw, const char *path,
                   enum language language)
{
    *f = (struct findings){ 0 };
    for (int k = 0; k < FINDERS; k++)
        if (finders[k]->new != NULL)
            f->own[k] = finders[k]->new (fw);
    return finding_open(&f->file, path, language);
}

void findings_prepare(struct findings *f, const struct observations *o)
{
    for (int k = 0; k < FINDERS; k++)
        if (finders[k]->prepare != NULL)
            finders[k]->prepare(f->own[k], o);
}

void findings_cohort(struct findings *f, const struct cohort *c)
{
    finding_cohort(&f->file);
    for (int k = 0; k < FINDERS; k++)
        finders[k]->find(f->own[k], &f->file, c);
}

bool findings_commit(struct findings *f)
{
    return finding_commit(&f->file);
}

void findings_free(struct findings *f)
{
    finding_free(&f->file);
    for (int k = 0; k < FINDERS; k++)
        if (finders[k]->free != NULL)
            finders[k]->free(f->own[k]);
}
