#include "sheet/table_keys.h"

#include "words/cell.h"
#include "words/keys.h"

void table_keys_free(struct table_keys *keys)
{
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_free(&keys->above[k]);
        buf_free(&keys->said[k]);
    }
}

void table_keys_begin(struct table_keys *keys, const struct form_keys *headings)
{
    keys->lost = false;
    for (int k = 0; k < KEY_COUNT; k++) {
        buf_clear(&keys->above[k]);
        if (headings->said[k].text.n == 0)
            continue;
        buf_clear(&keys->said[k]);
        buf_str(&keys->said[k], buf_view(&headings->said[k].text));
    }
}

static bool has_column(const struct table_keys *keys, enum stream_key k)
{
    return keys->column[k] != NOWHERE;
}

static bool is_blank(const struct table_keys *keys, const struct row *row, enum stream_key k)
{
    return cell_is_blank(table_keys_cell(keys, row, k));
}

static struct place place_of(const struct table_keys *keys, const struct row *row,
                             enum stream_key k)
{
    return has_column(keys, k) ? row_place(row, (size_t)keys->column[k])
                               : (struct place){ row->file, row->line, 0 };
}

/* A key as the row says it, or the one above. */
static struct str key_said(struct table_keys *keys, const struct row *row, enum stream_key k,
                           bool repeats)
{
    struct str cell = table_keys_cell(keys, row, k);

    if (!has_column(keys, k))
        return buf_view(&keys->said[k]);
    if (!cell_is_blank(cell)) {
        buf_clear(&keys->above[k]);
        buf_str(&keys->above[k], cell);
    } else if (!repeats) {
        return (struct str){ 0 };
    }
    return buf_view(&keys->above[k]);
}

/* Whether the row's empty keys may repeat those above: at least one key must be its own. */
static bool may_repeat(struct table_keys *keys, struct intake *in, struct submission *s,
                       const struct row *row)
{
    bool own = false, blank = false;

    for (enum stream_key k = 0; k < KEY_COUNT; k++) {
        if (!has_column(keys, k))
            continue;
        if (is_blank(keys, row, k))
            blank = true;
        else
            own = true;
    }
    if (blank && keys->lost) {
        intake_say(
            in, s, SEVERITY_ERROR, "key", (struct place){ row->file, row->line, 0 },
            "the row above that names what this row repeats could not be read; mend that row");
        return false;
    }
    if (!blank)
        keys->lost = false;
    return own;
}

static void canonical(struct buf *out, enum stream_key k, struct str said)
{
    if (k == KEY_YEAR)
        key_year(out, said);
    else
        key_county(out, said);
}

/* Whether the row's county or year, not the department, is that of the row above. */
static bool is_as_above(const struct table_keys *keys, const struct row *row, enum stream_key k)
{
    struct buf above = { 0 }, here = { 0 };
    bool same;

    if (is_blank(keys, row, k))
        return true;
    canonical(&above, k, buf_view(&keys->above[k]));
    canonical(&here, k, table_keys_cell(keys, row, k));
    same = str_eq(buf_view(&above), buf_view(&here));
    buf_free(&above);
    buf_free(&here);
    return same;
}

/* A department merged over its years repeats; one that would come twice in a year was left out. */
static void look_for_department(struct table_keys *keys, struct intake *in, struct submission *s,
                                const struct row *row)
{
    struct buf *above = &keys->above[KEY_DEPARTMENT];

    if (above->n == 0 || !is_blank(keys, row, KEY_DEPARTMENT) ||
        !is_as_above(keys, row, KEY_COUNTY) || !is_as_above(keys, row, KEY_YEAR))
        return;
    intake_say(
        in, s, SEVERITY_ERROR, "key", place_of(keys, row, KEY_DEPARTMENT),
        "no department, in the county and year of the row above, which is of %.*s; write whose "
        "figures these are",
        (int)above->n, above->s);
    buf_clear(above);
}

void table_keys_read(struct table_keys *keys, struct intake *in, struct submission *s,
                     const struct row *row)
{
    bool repeats = may_repeat(keys, in, s, row);

    if (repeats)
        look_for_department(keys, in, s, row);
    for (enum stream_key k = 0; k < KEY_COUNT; k++)
        intake_key(in, s, k, key_said(keys, row, k, repeats), place_of(keys, row, k));
}

void table_keys_read_department(struct table_keys *keys, struct intake *in, struct submission *s,
                                const struct row *row)
{
    intake_key(in, s, KEY_DEPARTMENT, key_said(keys, row, KEY_DEPARTMENT, true),
               place_of(keys, row, KEY_DEPARTMENT));
}

/* Where the row's keys (but the department) look as empty as those of the rows below, it held none
 * that they repeat. */
void table_keys_lose(struct table_keys *keys, const struct row *row)
{
    for (enum stream_key k = 0; k < KEY_DEPARTMENT; k++)
        if (has_column(keys, k) && !is_blank(keys, row, k))
            keys->lost = true;
    buf_clear(&keys->above[KEY_DEPARTMENT]);
}
