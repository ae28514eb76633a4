#include "words/keys.h"

#include <string.h>

#include "text.h"
#include "words/cell.h"
#include "words/front.h"

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

static bool starts_with_one_of(struct str s, const char *const *starts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(s, str_of(starts[i])))
            return true;
    return false;
}

#define STARTS_WITH_ONE_OF(s, starts)                                                              \
    starts_with_one_of(s, starts, sizeof(starts) / sizeof(starts)[0])

/* What kinds of county there are; the longer before what ends like it. */
static const char *const kinds[] = { "自治县", "自治旗", "林区", "特区", "县", "区", "市", "旗" };

/* Takes the kind that a county left off behind its name: 巨鹿, and 县阎疃镇 is what follows. */
static bool take_kind(struct str *rest)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_starts(*rest, str_of(kinds[i]))) {
            *rest = str_skip(*rest, str_of(kinds[i]).n);
            return true;
        }
    return false;
}

static bool says_its_kind(struct str county)
{
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (str_ends(county, str_of(kinds[i])))
            return true;
    return false;
}

/* The rest of a county's own name, of which only the front was said: 土家族自治县龙舟坪镇. */
static bool goes_on(struct str rest)
{
    for (size_t i = 0; i < rest.n; i++)
        if (str_starts(str_skip(rest, i), str_of("自治县")) ||
            str_starts(str_skip(rest, i), str_of("自治旗")))
            return true;
    return false;
}

/* The name without its front, of which rest is what follows the county; or whole, where that would
 * begin in the middle of a word: 县委 and 市场 may be the kind of a county and a name, or one word,
 * and 高邑镇 in 高邑 is called like its county. */
static struct str behind_county(struct str name, struct str rest, struct str county)
{
    static const char *const after_any[] = { "委", "直", "级", "域" };
    static const char *const after_kind[] = { "场", "政", "容", "民", "划" };
    static const char *const places[] = { "镇", "乡", "街道", "办事处", "苏木", "村", "社区" };
    struct str start = rest;
    bool whole;

    if (says_its_kind(county))
        whole = STARTS_WITH_ONE_OF(rest, after_any);
    else if (take_kind(&rest))
        whole = rest.n == 0 || STARTS_WITH_ONE_OF(rest, after_any) ||
                (!str_starts(start, str_of("县")) && STARTS_WITH_ONE_OF(rest, after_kind));
    else
        whole = STARTS_WITH_ONE_OF(rest, places) || goes_on(rest);
    return whole ? name : rest;
}

static struct str without_county(struct str name, struct str county)
{
    if (county.n == 0)
        return name;
    for (size_t i = 0; i + county.n < name.n; i++)
        if (name.s[i + county.n - 1] == county.s[county.n - 1] && /* seldom, and at no cost */
            memcmp(name.s + i, county.s, county.n) == 0 &&
            is_above_county((struct str){ name.s, i }))
            return behind_county(name, str_skip(name, i + county.n), county);
    return name;
}

static struct str without_end(struct str name, const char *end)
{
    size_t n = strlen(end);

    if (name.n > n && str_ends(name, str_of(end)))
        name.n -= n;
    return name;
}

/* 1.阎疃镇 is 阎疃镇; 3.15办公室 is that. */
static struct str without_front(struct str name)
{
    struct str rest = front_left_out(name);

    return rest.n > 0 && rest.s[0] >= '0' && rest.s[0] <= '9' ? name : rest;
}

void key_department(struct buf *out, struct str raw, struct str county)
{
    static const char *const stamps[] = { "(盖章)", "(公章)", "(签章)", "(章)" };
    struct buf clean = { 0 };
    struct str name = raw;

    if (!text_is_hanzi(raw)) { /* else there is nothing to clean, and no stamp */
        cell_clean_name(&clean, raw);
        name = without_front(buf_view(&clean));
        for (size_t i = 0; i < sizeof stamps / sizeof stamps[0]; i++)
            name = without_end(name, stamps[i]);
    }
    buf_str(out, without_end(without_county(name, county), "人民政府"));
    buf_free(&clean);
}
