#include "submissions/roster.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "file/grid.h"
#include "text.h"
#include "words/cell.h"
#include "words/keys.h"

enum state { ABSENT, REFUSED, SUBMITTED };
enum { COLUMN_COUNTY, COLUMN_DEPARTMENT, COLUMN_ALIASES, COLUMNS };
enum { NAMES_LISTED = 60 };

/* ---- the index: "county\0name" ---- */

static void make_key(struct buf *key, struct str county, struct str name)
{
    text_key(key, county);
    buf_char(key, '\0');
    text_key(key, name);
}

static void index_one(struct roster *r, struct str county, struct str name, int entry,
                      struct place place, struct report *report)
{
    struct buf key = { 0 };
    struct str kept;
    int other;

    make_key(&key, county, name);
    kept = str_keep(&r->arena, buf_view(&key));
    other = strmap_add(&r->index, kept, entry);
    if (other != entry)
        report_add(report, SEVERITY_ERROR, "roster", place,
                   "'%.*s' is %.*s on line %lu already; a name can mean only one department",
                   STR_ARG(name), STR_ARG(r->entry[other].department), r->entry[other].line);
    buf_free(&key);
}

int roster_find(const struct roster *r, struct str county, struct str written, struct str name)
{
    struct buf key = { 0 };
    int entry;

    make_key(&key, county, written);
    entry = strmap_get(&r->index, buf_view(&key));
    if (entry == STRMAP_NONE) {
        buf_clear(&key);
        make_key(&key, county, name);
        entry = strmap_get(&r->index, buf_view(&key));
    }
    buf_free(&key);
    return entry == STRMAP_NONE ? ROSTER_NOBODY : entry;
}

int roster_nearest(const struct roster *r, struct str county, struct str name)
{
    unsigned least = 1000, distance;
    int best = ROSTER_NOBODY;

    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->entry[i].county, county) &&
            text_near(name, r->entry[i].department, &distance) && distance < least) {
            least = distance;
            best = (int)i;
        }
    return best;
}

/* ---- reading ---- */

struct reading {
    struct roster *r;
    struct grid grid;
    struct names *names;
    struct report *report;
    size_t column[COLUMNS];
};

static bool is_head_of_aliases(struct str cell)
{
    static const char *const words[] = { "aliases", "alias", "别名", "曾用名", "简称", "其他名称" };
    struct buf clean = { 0 };
    bool found = false;

    cell_clean_name(&clean, cell);
    for (size_t i = 0; i < clean.n; i++)
        if (clean.s[i] >= 'A' && clean.s[i] <= 'Z')
            clean.s[i] = (char)(clean.s[i] - 'A' + 'a');
    for (size_t i = 0; i < sizeof words / sizeof words[0] && !found; i++)
        found = str_is(buf_view(&clean), words[i]);
    buf_free(&clean);
    return found;
}

static bool find_columns(struct reading *reading)
{
    struct row *row = &reading->grid.row;

    for (int c = 0; c < COLUMNS; c++)
        reading->column[c] = SIZE_MAX;
    row_resolve(row, reading->names);
    for (size_t i = 0; i < row->n; i++) {
        if (row->name[i].kind == NAME_COUNTY)
            reading->column[COLUMN_COUNTY] = i;
        if (row->name[i].kind == NAME_DEPARTMENT)
            reading->column[COLUMN_DEPARTMENT] = i;
        if (is_head_of_aliases(row->cell[i]))
            reading->column[COLUMN_ALIASES] = i;
    }
    return reading->column[COLUMN_COUNTY] != SIZE_MAX &&
           reading->column[COLUMN_DEPARTMENT] != SIZE_MAX;
}

static struct str cell_of(struct reading *reading, int column, struct buf *clean)
{
    size_t i = reading->column[column];
    struct roster *r = reading->r;

    buf_clear(clean);
    if (i < reading->grid.row.n)
        cell_clean_name(clean, reading->grid.row.cell[i]);
    return str_keep(&r->arena, buf_view(clean));
}

/* The names go into the index twice: here as they are, in index_short as ingest shortens them. */
static void add_entry(struct reading *reading)
{
    struct roster *r = reading->r;
    struct buf clean = { 0 };
    struct place place = row_place(&reading->grid.row, 0);
    struct roster_entry entry = { .line = place.line };
    struct str aliases;

    entry.county = cell_of(reading, COLUMN_COUNTY, &clean);
    if (entry.county.n == 0 && r->n > 0)
        entry.county = r->entry[r->n - 1].county; /* merged cells */
    entry.department = cell_of(reading, COLUMN_DEPARTMENT, &clean);
    aliases = cell_of(reading, COLUMN_ALIASES, &clean);
    buf_free(&clean);
    if (entry.county.n == 0 || entry.department.n == 0) {
        report_add(reading->report, SEVERITY_ERROR, "roster", place,
                   "a row of the roster needs a county and a department");
        return;
    }
    r->entry = mem_grow(r->entry, &r->cap, r->n + 1, sizeof *r->entry);
    r->entry[r->n++] = entry;
    index_one(r, entry.county, entry.department, (int)r->n - 1, place, reading->report);
    while (aliases.n > 0) {
        struct str one = { aliases.s, 0 };

        while (one.n < aliases.n && aliases.s[one.n] != '|')
            one.n++;
        if (one.n > 0)
            index_one(r, entry.county, one, (int)r->n - 1, place, reading->report);
        aliases = str_skip(aliases, one.n < aliases.n ? one.n + 1 : one.n);
    }
}

/* 示例县白云镇人民政府 on the roster is 白云镇 in a file. Where two come to the same short name,
 * only their whole names tell them apart. */
static void index_short(struct roster *r)
{
    struct strmap first = { 0 };
    struct str *key = mem_new(r->n + 1, sizeof *key);
    bool *doubled = mem_new(r->n + 1, sizeof *doubled);
    struct buf name = { 0 };

    for (size_t i = 0; i < r->n; i++) {
        int other;

        buf_clear(&name);
        text_key(&name, r->entry[i].county);
        buf_char(&name, '\0');
        key_department(&name, r->entry[i].department, r->entry[i].county);
        key[i] = str_keep(&r->arena, buf_view(&name));
        other = strmap_add(&first, key[i], (int)i);
        if (other != (int)i)
            doubled[i] = doubled[other] = true;
    }
    for (size_t i = 0; i < r->n; i++)
        if (!doubled[i])
            strmap_add(&r->index, key[i], (int)i);
    strmap_free(&first);
    free(doubled);
    free(key);
    buf_free(&name);
}

static bool read_rows(struct reading *reading)
{
    bool head = false;

    for (;;) {
        struct place here;

        switch (grid_next(&reading->grid)) {
        case CSVIN_ROW:
            here = row_place(&reading->grid.row, reading->grid.bad);
            if (reading->grid.bad < reading->grid.row.n)
                report_add(reading->report, SEVERITY_ERROR, "bytes", here,
                           "the byte 0x%02X is no text here", reading->grid.bad_byte);
            else if (!head)
                head = find_columns(reading);
            else if (!row_is_blank(&reading->grid.row))
                add_entry(reading);
            break;
        case CSVIN_BAD:
            here = (struct place){ reading->r->file, reading->grid.row.line, reading->grid.column };
            report_add(reading->report, SEVERITY_ERROR, "csv", here, "%s", reading->grid.fault);
            break;
        case CSVIN_END:
            if (!head)
                report_add(reading->report, SEVERITY_ERROR, "roster",
                           (struct place){ .file = reading->r->file },
                           "no head with the columns county and department");
            return head;
        default:
            report_add(reading->report, SEVERITY_ERROR, "file",
                       (struct place){ .file = reading->r->file }, "cannot be read: %s",
                       strerror(errno));
            return false;
        }
    }
}

bool roster_read(struct roster *r, csvin_source *read, void *from, const char *file,
                 struct names *names, struct report *report)
{
    struct reading reading = { .r = r, .names = names, .report = report };
    unsigned long errors = report->count[SEVERITY_ERROR];

    *r = (struct roster){ .file = file };
    grid_open(&reading.grid, read, from, file, names);
    read_rows(&reading);
    grid_close(&reading.grid);
    index_short(r);
    return report->count[SEVERITY_ERROR] == errors;
}

void roster_free(struct roster *r)
{
    for (size_t y = 0; y < r->years; y++)
        free(r->year[y].state);
    free(r->year);
    free(r->entry);
    strmap_free(&r->index);
    arena_free(&r->arena);
}

/* ---- who has submitted ---- */

static unsigned char *states_of(struct roster *r, struct str year)
{
    size_t y = 0;

    while (y < r->years && memcmp(r->year[y].year, year.s, sizeof r->year[y].year) < 0)
        y++;
    if (y < r->years && memcmp(r->year[y].year, year.s, sizeof r->year[y].year) == 0)
        return r->year[y].state;
    r->year = mem_grow(r->year, &r->year_cap, r->years + 1, sizeof *r->year);
    memmove(r->year + y + 1, r->year + y, (r->years - y) * sizeof *r->year);
    r->years++;
    memcpy(r->year[y].year, year.s, sizeof r->year[y].year);
    r->year[y].state = mem_new(r->n, 1);
    return r->year[y].state;
}

void roster_mark(struct roster *r, int entry, struct str year, bool good)
{
    unsigned char *state = states_of(r, year) + entry;
    unsigned char now = good ? SUBMITTED : REFUSED;

    if (*state < now)
        *state = now;
}

static void add_name(struct buf *list, size_t *n, struct str name)
{
    if ((*n)++ < NAMES_LISTED)
        buf_printf(list, "%s%.*s", *n > 1 ? "、" : "", STR_ARG(name));
}

static void say(const struct roster *r, struct report *report, const struct roster_year *y,
                struct str county, enum state state, const char *what)
{
    struct buf list = { 0 };
    size_t n = 0, of = 0;

    for (size_t i = 0; i < r->n; i++) {
        if (!str_eq(r->entry[i].county, county))
            continue;
        of++;
        if (y->state[i] == state)
            add_name(&list, &n, r->entry[i].department);
    }
    if (n > NAMES_LISTED)
        buf_printf(&list, " and %zu more", n - NAMES_LISTED);
    if (n > 0)
        report_add(report, SEVERITY_WARNING, "absent", (struct place){ .file = r->file },
                   "%.*s %.4s: %zu of %zu %s: %.*s", STR_ARG(county), y->year, n, of, what,
                   (int)list.n, list.s);
    buf_free(&list);
}

void roster_say_absent(const struct roster *r, struct report *report)
{
    for (size_t y = 0; y < r->years; y++)
        for (size_t i = 0; i < r->n; i++) {
            bool first = true;

            for (size_t j = 0; j < i && first; j++)
                first = !str_eq(r->entry[j].county, r->entry[i].county);
            if (!first)
                continue;
            say(r, report, &r->year[y], r->entry[i].county, ABSENT, "have not submitted");
            say(r, report, &r->year[y], r->entry[i].county, REFUSED,
                "have submitted and are refused");
        }
}
