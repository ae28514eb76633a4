/* The reading of a framework, from its four files in their order. */
#include <sys/stat.h>

#include "loading.h"

bool framework_read(struct framework *fw, const char *folder, framework_opener *open, void *from,
                    struct report *report)
{
    struct loading l = { fw, folder, open, from, report, true };

    *fw = (struct framework){ .self_total = NOWHERE };
    loading_settings(&l);
    loading_items(&l);
    loading_nodes(&l);
    loading_checks(&l);
    return l.usable;
}

static FILE *open_file(void *from, const char *path)
{
    (void)from;
    return fopen(path, "rb");
}

bool framework_load(struct framework *fw, const char *folder, struct report *report)
{
    struct stat st;

    *fw = (struct framework){ .self_total = NOWHERE };
    if (stat(folder, &st) != 0 || !S_ISDIR(st.st_mode)) {
        report_add(
            report, SEVERITY_ERROR, "framework", (struct place){ .file = folder },
            "a framework is a folder with framework.csv, indicators.csv and items.csv; this is "
            "no folder");
        return false;
    }
    return framework_read(fw, folder, open_file, NULL, report);
}
