/* framework.csv: key,value. One row of the table below is one key. */
#include <string.h>

#include "decimal.h"
#include "loading.h"
#include "stream.h"
#include "text.h"

enum { COLUMN_KEY, COLUMN_VALUE };
static const struct sheet_column columns[] = { { "key", true }, { "value", true }, { 0 } };

/* Where a key's value goes. Each returns NULL, or what the value should be. */
typedef const char *set_value(struct loading *l, struct str value);

/* The stream's first line ends with the id. */
static bool is_id(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.s[i] <= ' ' || text.s[i] == 0x7F || text.s[i] == ',' ||
            text.s[i] == '"')
            return false;
    return text.n > 0;
}

static const char *set_id(struct loading *l, struct str value)
{
    if (!is_id(value))
        return "one word, without commas or quotation marks: it names the framework in every "
               "stream";
    l->fw->id = value;
    return NULL;
}

static const char *set_name(struct loading *l, struct str value)
{
    l->fw->name = value;
    return NULL;
}

static const char *set_source(struct loading *l, struct str value)
{
    l->fw->source = value;
    return NULL;
}

static const char *set_extent(struct loading *l, struct str value)
{
    int choice = loading_choice(extent_names, value);

    l->fw->extent = choice == NOWHERE ? EXTENT_COHORT : (enum extent)choice;
    return choice == NOWHERE ? "cohort, clipped, inside or bounds" : NULL;
}

static const char *set_missing(struct loading *l, struct str value)
{
    int choice = loading_choice(missing_names, value);

    l->fw->missing = choice == NOWHERE ? MISSING_ZERO : (enum missing)choice;
    return choice == NOWHERE ? "zero, hold, full or skip" : NULL;
}

static const char *set_rounding(struct loading *l, struct str value)
{
    int choice = loading_choice(rounding_names, value);

    l->fw->rounding = choice == NOWHERE ? ROUND_HALF_UP : (enum rounding)choice;
    return choice == NOWHERE ? "half-up or truncate" : NULL;
}

static bool read_decimals(struct str value, unsigned *decimals)
{
    int64_t number;

    if (!decimal_fixed(value, 0, &number) || number < 0 || number > DECIMAL_SCALE_MAX)
        return false;
    *decimals = (unsigned)number;
    return true;
}

static const char *set_decimals(struct loading *l, struct str value)
{
    return read_decimals(value, &l->fw->decimals) ? NULL : "a whole number from 0 to 9";
}

static const char *set_total_decimals(struct loading *l, struct str value)
{
    return read_decimals(value, &l->fw->total_decimals) ? NULL : "a whole number from 0 to 9";
}

static const char *set_cohort(struct loading *l, struct str value)
{
    memset(l->fw->cohort, 0, sizeof l->fw->cohort);
    while (value.n > 0) {
        struct str word = value;
        int key = 0;

        word.n = 0;
        while (word.n < value.n && value.s[word.n] != ',')
            word.n++;
        value = str_skip(value, word.n < value.n ? word.n + 1 : word.n);
        word = str_trim(word);
        while (key < KEY_COUNT && !str_is(word, stream_key_name[key]))
            key++;
        if (key == KEY_COUNT)
            return "key columns joined by commas: county, year";
        l->fw->cohort[key] = true;
    }
    return NULL;
}

static const char *set_grades(struct loading *l, struct str value)
{
    return grades_parse(&l->fw->grades, value, &l->fw->arena);
}

enum { SETTING_ID };
static const struct {
    const char *key;
    set_value *set;
} settings[] = {
    [SETTING_ID] = { "id", set_id },
    { "name", set_name },
    { "extent", set_extent },
    { "decimals", set_decimals },
    { "total_decimals", set_total_decimals },
    { "rounding", set_rounding },
    { "missing", set_missing },
    { "cohort", set_cohort },
    { "grades", set_grades },
    { "source", set_source },
};
enum { SETTINGS = sizeof settings / sizeof settings[0] };

static const char *nearest_key(struct str word)
{
    const char *nearest = NULL;
    unsigned least = 0, distance;

    for (size_t i = 0; i < SETTINGS; i++)
        if (text_near(word, str_of(settings[i].key), &distance) &&
            (nearest == NULL || distance < least)) {
            nearest = settings[i].key;
            least = distance;
        }
    return nearest;
}

static void read_setting(struct loading *l, const struct sheet *s, const struct sheet_row *row,
                         const struct sheet_row *seen[SETTINGS])
{
    struct str key = row->cell[COLUMN_KEY], value = row->cell[COLUMN_VALUE];
    const char *wanted, *nearest;
    size_t i = 0;

    while (i < SETTINGS && !str_is(key, settings[i].key))
        i++;
    if (i == SETTINGS) {
        nearest = nearest_key(key);
        loading_warn(l, s, row, COLUMN_KEY, "the key '%.*s' is not known and not read%s%s%s",
                     STR_ARG(key), nearest ? "; did you mean '" : "", nearest ? nearest : "",
                     nearest ? "'?" : "");
        return;
    }
    if (seen[i] != NULL) {
        loading_fault(l, s, row, COLUMN_KEY, "the key '%.*s' stands on line %lu already",
                      STR_ARG(key), seen[i]->line);
        return;
    }
    seen[i] = row;
    if (value.n == 0 && settings[i].set != set_cohort && settings[i].set != set_id)
        return; /* an empty value is the default */
    wanted = settings[i].set(l, value);
    if (wanted != NULL)
        loading_fault(l, s, row, COLUMN_VALUE, "%s is '%.*s'; wanted: %s", settings[i].key,
                      STR_ARG(value), wanted);
}

/* A framework that does not say its id is called by its folder. */
static void name_by_folder(struct loading *l, const struct sheet *s, bool is_said)
{
    struct str path = str_of(l->folder);
    size_t start;

    while (path.n > 1 && path.s[path.n - 1] == '/')
        path.n--;
    for (start = path.n; start > 0 && path.s[start - 1] != '/'; start--)
        ;
    path = str_skip(path, start);
    l->fw->id = str_keep(&l->fw->arena, path);
    if (!is_said && !is_id(path))
        loading_fault(l, s, NULL, -1,
                      "there is no id, and the folder's name '%.*s' cannot be one: add the row "
                      "id,NAME with one word, without commas or quotation marks",
                      STR_ARG(path));
}

void loading_settings(struct loading *l)
{
    const struct sheet_row *seen[SETTINGS] = { 0 };
    enum { UNSAID = 99 };
    struct sheet s;

    l->fw->decimals = 2;
    l->fw->total_decimals = UNSAID;
    l->fw->cohort[KEY_COUNTY] = l->fw->cohort[KEY_YEAR] = true;
    if (loading_sheet(l, &s, "framework.csv", columns, true))
        for (size_t i = 0; i < s.rows; i++)
            read_setting(l, &s, &s.row[i], seen);
    if (l->fw->total_decimals == UNSAID)
        l->fw->total_decimals = l->fw->decimals;
    if (l->fw->id.n == 0)
        name_by_folder(l, &s, seen[SETTING_ID] != NULL);
    if (l->fw->name.n == 0)
        l->fw->name = l->fw->id;
}
