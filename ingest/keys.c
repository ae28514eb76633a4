#include "keys.h"

#include <string.h>

#include "cell.h"
#include "text.h"

bool key_year(struct buf *out, struct str raw)
{
    struct buf clean = { 0 };
    struct str s;
    bool valid;

    cell_clean_name(&clean, raw);
    s = buf_view(&clean);
    if (str_ends(s, str_of("年度")))
        s.n -= strlen("年度");
    else if (str_ends(s, str_of("年")))
        s.n -= strlen("年");
    valid =
        s.n == 4 && s.s[2] >= '0' && s.s[2] <= '9' && s.s[3] >= '0' && s.s[3] <= '9' &&
        ((s.s[0] == '1' && s.s[1] == '9') || (s.s[0] == '2' && (s.s[1] == '0' || s.s[1] == '1')));
    if (valid)
        buf_str(out, s);
    buf_free(&clean);
    return valid;
}

void key_county(struct buf *out, struct str raw)
{
    cell_clean_name(out, raw);
}

/* What may stand before a county: the ends of provinces and cities. */
static bool is_above_county(struct str s)
{
    static const char *const ends[] = { "省", "市", "自治区", "州", "盟", "地区" };

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (str_ends(s, str_of(ends[i])))
            return true;
    return s.n == 0;
}

static struct str without_county(struct str name, struct str county)
{
    if (county.n == 0)
        return name;
    for (size_t i = 0; i + county.n < name.n; i++)
        if (name.s[i + county.n - 1] == county.s[county.n - 1] && /* seldom, and at no cost */
            memcmp(name.s + i, county.s, county.n) == 0 &&
            is_above_county((struct str){ name.s, i }))
            return str_skip(name, i + county.n);
    return name;
}

static struct str without_end(struct str name, const char *end)
{
    size_t n = strlen(end);

    if (name.n > n && str_ends(name, str_of(end)))
        name.n -= n;
    return name;
}

void key_department(struct buf *out, struct str raw, struct str county)
{
    static const char *const stamps[] = { "(盖章)", "(公章)", "(签章)", "(章)" };
    struct buf clean = { 0 };
    struct str name = raw;

    if (!text_is_hanzi(raw)) { /* else there is nothing to clean, and no stamp */
        cell_clean_name(&clean, raw);
        name = buf_view(&clean);
        for (size_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++)
            name = without_end(name, stamps[i]);
    }
    buf_str(out, without_end(without_county(name, county), "人民政府"));
    buf_free(&clean);
}
